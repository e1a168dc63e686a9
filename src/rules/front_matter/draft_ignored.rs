//! `draft-ignored`: a post marked as a draft that the generator publishes all the same.

use crate::document::front_matter::New;
use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject};
use crate::site::{GeneratorName, Role};

/// See `rules/front-matter/draft-ignored.md`.
pub struct DraftIgnored;

impl Define for DraftIgnored {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for DraftIgnored {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let generator = subject.generator().name();
        let is_ignored = matches!(generator, GeneratorName::Jekyll | GeneratorName::Hexo);
        if !is_ignored || subject.role != Role::Post || subject.path.split('/').any(|part| part == "_drafts") {
            return;
        }
        let says = |key: &str, word: &str| subject.field(key).filter(|entry| entry.value.as_text() == Some(word));
        if says("published", "false").is_some() {
            return;
        }
        let Some(entry) = says("draft", "true") else { return };
        let name = if generator == GeneratorName::Jekyll { "Jekyll" } else { "Hexo" };
        let edits = found.editor(subject).and_then(|editor| {
            let (mut key, value) = (editor.rename(entry, "published")?, editor.set(&entry.value, New::Bare("false"))?);
            key.extend(value);
            Some(key)
        });
        found
            .at(entry.key.span.cover(entry.value.span), "`draft: true` does not keep the post back")
            .label(format!("{name} publishes it"))
            .help("move the file to `_drafts/`, or write `published: false`")
            .offer("write `published: false`", Safety::Suggestion, edits);
    }
}
