//! The texts that are open in the editor.

use super::position::{Encoding, Positions};
use crate::document::{Dialect, Post};
use crate::text::{Edit, LineIndex, Span, apply};
use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A text that is open.
pub(super) struct Document {
    /// As the editor names it.
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) text: String,
    pub(super) lines: LineIndex,
    /// Whether it is Markdown, so that findings in it are shown.
    pub(super) is_post: bool,
    post: OnceCell<Post>,
}

impl Document {
    fn new(item: TextDocumentItem, path: &Path) -> Self {
        let is_post = is_markdown(&item.language_id, path);
        let lines = LineIndex::new(&item.text);
        Self { uri: item.uri, version: item.version, lines, text: item.text, is_post, post: OnceCell::new() }
    }

    /// The text as a post of this dialect, parsed once.
    pub(super) fn post(&self, dialect: &Dialect) -> &Post {
        self.post.get_or_init(|| Post::parse(self.text.clone(), dialect))
    }

    pub(super) fn positions(&self, encoding: Encoding) -> Positions<'_> {
        Positions { text: &self.text, lines: &self.lines, encoding }
    }

    /// Takes the changes of one version, each of which counts in the text that the one before has left.
    fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
        for change in changes {
            let span = change.range.map_or(Span::new(0, self.text.len()), |range| self.positions(encoding).span(range));
            if let Ok(text) = apply(&self.text, &[Edit { span, text: change.text }]) {
                self.lines = LineIndex::new(&text);
                self.text = text;
            }
        }
        self.version = version;
        self.forget();
    }

    fn forget(&mut self) {
        self.post = OnceCell::new();
    }
}

/// All texts that are open, by their files. One that no file has (never saved, in an archive) is not among them.
#[derive(Default)]
pub(super) struct Documents {
    by_path: BTreeMap<PathBuf, Document>,
}

impl Documents {
    pub(super) fn open(&mut self, path: PathBuf, item: TextDocumentItem) {
        let document = Document::new(item, &path);
        self.by_path.insert(path, document);
    }

    /// Changes the text of the file at `path`; whether it is open.
    pub(super) fn change(
        &mut self,
        path: &Path,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> bool {
        let document = self.by_path.get_mut(path);
        document.map(|document| document.change(version, changes, encoding)).is_some()
    }

    pub(super) fn close(&mut self, path: &Path) -> Option<Document> {
        self.by_path.remove(path)
    }

    pub(super) fn get(&self, path: &Path) -> Option<&Document> {
        self.by_path.get(path)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Path, &Document)> {
        self.by_path.iter().map(|(path, document)| (path.as_path(), document))
    }

    /// Has all texts parsed anew: another generator may read them now.
    pub(super) fn forget_posts(&mut self) {
        self.by_path.values_mut().for_each(Document::forget);
    }
}

fn is_markdown(language: &str, path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["markdown", "mdx", "md", "pandoc", "quarto"].contains(&language)
        || ["md", "markdown", "mdx", "mdown", "mkd"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::{Document, Encoding};
    use lsp_types::{Position, Range, TextDocumentContentChangeEvent, TextDocumentItem};
    use std::path::Path;

    fn change(start: (u32, u32), end: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        let range = Range::new(Position::new(start.0, start.1), Position::new(end.0, end.1));
        TextDocumentContentChangeEvent { range: Some(range), range_length: None, text: text.to_owned() }
    }

    fn document(text: &str) -> Document {
        let uri = "file:///a.md".parse().unwrap();
        Document::new(TextDocumentItem::new(uri, "markdown".to_owned(), 1, text.to_owned()), Path::new("/a.md"))
    }

    #[test]
    fn changes_of_one_version_follow_each_other() {
        let mut it = document("가😀나\r\n다\n");
        it.change(2, vec![change((0, 3), (0, 4), "b"), change((0, 4), (1, 0), "c\n")], Encoding::Utf16);
        assert_eq!((it.text.as_str(), it.version), ("가😀bc\n다\n", 2));
        it.change(3, vec![change((9, 9), (9, 9), "끝"), change((0, 0), (0, 1), "")], Encoding::Utf16);
        assert_eq!(it.text, "😀bc\n다\n끝");
        let whole = TextDocumentContentChangeEvent { range: None, range_length: None, text: "x".to_owned() };
        it.change(4, vec![whole, change((0, 1), (0, 1), "y")], Encoding::Utf8);
        assert_eq!((it.text.as_str(), it.lines.count()), ("xy", 1));
    }

    #[test]
    fn a_range_that_runs_backwards_takes_nothing_away() {
        let mut it = document("abc");
        it.change(2, vec![change((0, 2), (0, 1), "x")], Encoding::Utf16);
        assert_eq!(it.text, "abxc");
    }
}
