//! The values of front matter fields: terms in use with their counts, dates, series, layouts, images.

use super::cursor::{Cursor, Place};
use super::offer::Offer;
use super::{dates, images};
use crate::document::front_matter::written;
use crate::lsp::ground::Ground;
use crate::site::{FieldType, term_uses};
use lsp_types::CompletionItemKind;
use std::collections::BTreeMap;

/// What may stand as the value, or as an item of it.
pub(super) fn offers(ground: &Ground<'_>, cursor: &Cursor) -> Vec<Offer> {
    let name = cursor.field();
    let kind = ground.layout.generator.fields().named(&name).map(|field| field.kind);
    let key = cursor.path.last().map(String::as_str).unwrap_or_default();
    let offers = match kind {
        Some(FieldType::Bool) => ["true", "false"].map(plain).into(),
        Some(FieldType::Date) => dates::offers(ground, cursor.format),
        Some(FieldType::Images) => return images::in_matter(ground, cursor),
        _ => Vec::new(),
    };
    if !offers.is_empty() {
        return offers;
    }
    let flow = matches!(cursor.place, Place::Value { flow: true, .. });
    let counted = match key {
        "series" => series(ground),
        "layout" => layouts(ground),
        _ => terms(ground, key),
    };
    if counted.is_empty() && has_image_name(key) {
        return images::in_matter(ground, cursor);
    }
    let offer = |(word, count): (String, usize)| {
        let mut offer = Offer::new(&word, written(&word, cursor.format, flow), CompletionItemKind::VALUE);
        if count > 0 {
            offer.item.detail = Some(if count == 1 { "1 post".to_owned() } else { format!("{count} posts") });
        }
        offer.item.sort_text = Some(format!("{:08}", 99_999_999_usize.saturating_sub(count)));
        offer
    };
    counted.into_iter().map(offer).collect()
}

fn plain(word: &str) -> Offer {
    Offer::new(word, word.to_owned(), CompletionItemKind::KEYWORD)
}

/// The terms of the taxonomy that the field `key` feeds, with the number of other posts that have each.
fn terms(ground: &Ground<'_>, key: &str) -> BTreeMap<String, usize> {
    let own = ground.blog.at_path(ground.path);
    let feeds = |taxonomy: &str| {
        taxonomy.eq_ignore_ascii_case(key)
            || taxonomy.strip_suffix('s').is_some_and(|singular| singular.eq_ignore_ascii_case(key))
            || taxonomy.strip_suffix("ies").is_some_and(|stem| format!("{stem}y").eq_ignore_ascii_case(key))
    };
    let uses = term_uses(ground.blog.posts());
    let mut counts = BTreeMap::new();
    for term in uses.iter().filter(|term| feeds(term.taxonomy)) {
        let count = term.places.iter().filter(|(post, _)| Some(*post) != own).count();
        if count > 0 {
            *counts.entry(term.term.to_owned()).or_default() += count;
        }
    }
    counts
}

fn series(ground: &Ground<'_>) -> BTreeMap<String, usize> {
    let own = ground.blog.at_path(ground.path);
    let others = ground.blog.posts().iter().enumerate().filter(|(at, _)| Some(*at) != own);
    let mut counts = BTreeMap::new();
    for name in others.filter_map(|(_, post)| Some(post.series.as_ref()?.name.text.clone())) {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

fn layouts(ground: &Ground<'_>) -> BTreeMap<String, usize> {
    let names = ground.layout.generator.layouts().into_iter().flatten();
    names.map(|name| (name.clone(), 0)).collect()
}

/// Whether a field of this name holds an image in most themes.
fn has_image_name(key: &str) -> bool {
    let key = key.to_lowercase();
    ["image", "img", "cover", "banner", "thumbnail", "hero", "photo"].iter().any(|word| key.contains(word))
}
