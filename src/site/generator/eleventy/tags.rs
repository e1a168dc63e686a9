//! The blocks that Liquid and Nunjucks share: the configuration adds tags of its own, and may choose another language
//! for Markdown, or none.

use crate::site::source_text::strings_after;
use crate::site::vocabulary::{Inner, Vocabulary};

const BLOCKS: [&str; 8] = ["capture", "case", "comment", "for", "if", "raw", "tablerow", "unless"];

/// The blocks that posts may use; `None` when the text of the configuration, `program`, chooses another language or
/// leaves the choice open.
pub fn vocabulary(program: &str) -> Option<Vocabulary> {
    const KEY: &str = "markdownTemplateEngine";
    let chosen = strings_after(program, KEY);
    let is_usual = chosen.iter().all(|engine| ["liquid", "njk"].contains(engine));
    if !is_usual || chosen.len() != program.matches(KEY).count() {
        return None;
    }
    let mut words = Vocabulary::new(false);
    BLOCKS.iter().for_each(|name| words.add(name, Inner::Wanted));
    words.complete = false;
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::vocabulary;

    #[test]
    fn only_liquid_and_nunjucks_are_known() {
        assert!(vocabulary("dir: { input: 'src' }").is_some());
        assert!(vocabulary("markdownTemplateEngine: \"njk\"").is_some());
        assert!(vocabulary("markdownTemplateEngine: false").is_none());
        assert!(vocabulary("markdownTemplateEngine: 'vto'").is_none());
    }
}
