//! Names of rules in the author's instructions to matterlint.

use super::offer::Offer;
use crate::lsp::ground::Ground;
use crate::text::Span;
use lsp_types::CompletionItemKind;

/// What is typed of a rule's name at the cursor, in a comment that suppresses rules.
pub(super) fn typed(ground: &Ground<'_>, offset: usize) -> Option<Span> {
    let line = ground.post.lines().line(ground.post.lines().line_of(offset));
    let before = Span::new(line.start(), offset).slice(&ground.post.text);
    let begun = ["<!-- matterlint-", "{/* matterlint-", "matterlint: ignore[", "matterlint: disable-file["];
    let inside = begun.iter().filter_map(|start| Some(before.rsplit_once(start)?.1)).min_by_key(|rest| rest.len())?;
    if inside.contains("--") || inside.contains(']') || inside.contains('>') {
        return None;
    }
    let is_bracket = before.contains("matterlint: ");
    let word = inside.rsplit([' ', ',']).next().unwrap_or(inside);
    let is_name = is_bracket || inside.contains(' ');
    is_name.then(|| Span::new(offset - word.len(), offset))
}

/// All rules.
pub(super) fn offers(ground: &Ground<'_>) -> Vec<Offer> {
    let offer = |page: &crate::lint::Page| {
        let mut offer = Offer::new(page.name, page.name.to_owned(), CompletionItemKind::VALUE);
        offer.item.detail = Some(page.code.to_owned());
        offer.about = Some(page.summary.to_owned());
        offer.item.filter_text = Some(format!("{} {}", page.name, page.code));
        offer
    };
    ground.registry.pages().map(offer).collect()
}
