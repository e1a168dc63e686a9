//! Changes of the front matter as rules ask for them.

use super::{Subject, Written};
use crate::document::front_matter::{Editor, New, quoted};
use crate::text::Edit;
use std::ops::Range;

/// `text` in quotes, for a piece of advice: as the one edit of `edits` writes it, where there is one.
#[must_use]
pub fn in_quotes(edits: Option<&[Edit]>, text: &str) -> String {
    match edits {
        Some([edit]) => edit.text.clone(),
        _ => quoted(text),
    }
}

impl<'a> Subject<'a> {
    /// The editor of the front matter; `None` where there is none that can be read.
    #[must_use]
    pub fn editor(&self) -> Option<Editor<'a>> {
        Editor::new(&self.post.text, self.post.front_matter.as_ref()?)
    }

    /// The edits that write `text` in place of the bytes `range` of the text of `written`, as a string.
    #[must_use]
    pub fn replace(&self, written: &Written<'_>, range: Range<usize>, text: &str) -> Option<Vec<Edit>> {
        let whole = written.value.as_text()?;
        let before = whole.get(..written.at + range.start)?;
        let after = whole.get(written.at + range.end..)?;
        self.editor()?.set(written.value, New::Text(&format!("{before}{text}{after}")))
    }

    /// The edits that write `text` in place of all of `written`, as a string.
    #[must_use]
    pub fn rewrite(&self, written: &Written<'_>, text: &str) -> Option<Vec<Edit>> {
        self.replace(written, 0..written.text.len(), text)
    }
}
