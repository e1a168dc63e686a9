//! `tag-empty`: an item of a taxonomy without text.

use crate::document::front_matter::Node;
use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject};

/// See `rules/front-matter/tag-empty.md`.
pub struct TagEmpty;

impl Define for TagEmpty {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for TagEmpty {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for taxonomy in subject.taxonomies() {
            let list = &taxonomy.entry.value;
            let items = list.as_list().unwrap_or_default();
            for (index, item) in items.iter().enumerate() {
                let is_blank = match &item.node {
                    Node::Empty => true,
                    Node::Scalar { text, .. } => text.trim().is_empty(),
                    _ => false,
                };
                // A tag that became a comment is told by `value-ambiguous`.
                if !is_blank || subject.lost_comment(item).is_some() {
                    continue;
                }
                let span = if item.span.is_empty() { list.span } else { item.span };
                let edits = found.editor(subject).and_then(|editor| editor.remove_item(list, index));
                let finding = found.at(span, format!("`{}` has an item without text", taxonomy.name));
                finding.help("write the term, or remove the item");
                finding.offer("remove the item", Safety::Unsafe, edits);
            }
        }
    }
}
