//! The prose of archetypes and scaffolds: what their author left there to be replaced.

use super::vocabulary::files_below;
use super::{Disk, path};
use std::collections::BTreeMap;

/// The fields whose text a post's author writes anew each time.
pub const PROSE_FIELDS: [&str; 5] = ["title", "description", "summary", "subtitle", "excerpt"];

/// The texts of a site's templates for posts, each with the template that holds it.
#[derive(Clone, Debug, Default)]
pub struct Scaffold {
    texts: BTreeMap<String, String>,
}

impl Scaffold {
    /// Reads the templates below `folders`.
    #[must_use]
    pub fn read(disk: &dyn Disk, folders: &[String]) -> Self {
        let mut scaffold = Self::default();
        for folder in folders {
            for file in files_below(disk, folder) {
                let file = path::join(folder, &file);
                if ["md", "markdown"].contains(&path::extension(&file).as_str()) {
                    scaffold.add(&disk.text(&file).unwrap_or_default(), &file);
                }
            }
        }
        scaffold
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The template that holds `text`: a field's value, or a line.
    #[must_use]
    pub fn holder(&self, text: &str) -> Option<&str> {
        self.texts.get(bare(text)).map(String::as_str)
    }

    fn add(&mut self, template: &str, file: &str) {
        let mut lines = template.trim_start_matches('\u{feff}').lines().peekable();
        let fence = lines.peek().map(|line| line.trim_end()).filter(|line| ["---", "+++"].contains(line));
        let mut in_front_matter = fence.is_some();
        let mut in_code = false;
        let mut in_comment = false;
        for line in lines.skip(usize::from(fence.is_some())) {
            if in_front_matter {
                in_front_matter = Some(line.trim_end()) != fence;
                self.keep(field(line).unwrap_or(""), file);
                continue;
            }
            let trimmed = line.trim_start();
            if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
                in_code = !in_code;
            }
            in_comment |= line.contains("<!--");
            if !in_code && !in_comment && !trimmed.starts_with(['#', '<', '|', '!', '[', '{', '>']) {
                self.keep(bare(line), file);
            }
            in_comment &= !line.contains("-->");
        }
    }

    /// Keeps a text that is long enough to be recognised and that no template call changes.
    fn keep(&mut self, text: &str, file: &str) {
        let is_literal = !["{{", "{%", "<%"].iter().any(|opener| text.contains(opener));
        let wide = text.chars().filter(|sign| sign.is_alphabetic() && !sign.is_ascii()).count();
        if is_literal && (text.split_whitespace().count() >= FEWEST_WORDS || wide >= FEWEST_WIDE) {
            self.texts.entry(text.to_owned()).or_insert_with(|| file.to_owned());
        }
    }
}

/// A text of fewer words may be meant.
const FEWEST_WORDS: usize = 4;

/// So many letters beyond ASCII are as good as words: Korean, Japanese and Chinese sentences have few blanks.
const FEWEST_WIDE: usize = 8;

/// The value of a line of front matter that holds prose.
fn field(line: &str) -> Option<&str> {
    let at = line.find([':', '='])?;
    let key = line.get(..at)?.trim();
    let value = line.get(at + 1..)?.trim();
    let is_prose = PROSE_FIELDS.iter().any(|known| known.eq_ignore_ascii_case(key));
    let unquoted = |quote: char| value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote));
    is_prose.then(|| unquoted('"').or_else(|| unquoted('\'')).unwrap_or(value).trim())
}

/// A line without the marks of lists and emphasis round it.
fn bare(line: &str) -> &str {
    let text = line.trim();
    let item = ["- [ ] ", "* [ ] ", "- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark));
    item.unwrap_or(text).trim_matches(['*', '_', ' '])
}

#[cfg(test)]
mod tests {
    use super::Scaffold;
    use crate::site::disk::MapDisk;

    #[test]
    fn prose_is_kept_and_what_is_meant_to_stay_is_not() {
        let template = "---\ntitle: \"{{ .Name }} by us all\"\ndescription: \"한 문장으로 글을 요약하세요\"\n\
                        author: The four of us here\n---\n\n## The four words here\n\n*Write a short lead here.*\n\n\
                        - [ ] 사진을 넣었는지 확인하세요\n\n<!-- a note for the author only -->\n\n짧은 글\n";
        let disk = MapDisk::new([("archetypes/posts/index.md", template)]);
        let scaffold = Scaffold::read(&disk, &["archetypes".to_owned()]);
        let held = |text: &str| scaffold.holder(text).is_some();
        assert!(
            held("한 문장으로 글을 요약하세요")
                && held("Write a short lead here.")
                && held("* 사진을 넣었는지 확인하세요")
        );
        assert!(!held("The four of us here") && !held("The four words here") && !held("짧은 글"));
        assert!(!held("a note for the author only"));
    }
}
