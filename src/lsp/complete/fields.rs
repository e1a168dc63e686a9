//! The names of front matter fields that the generator knows and the post does not have yet.

use super::cursor::Cursor;
use super::offer::{Offer, item};
use crate::document::front_matter::Format;
use crate::lsp::field_words::kind_words;
use crate::lsp::ground::Ground;
use crate::site::{Field, FieldType};
use lsp_types::CompletionItemKind;
use std::collections::HashSet;

/// The fields that may stand at the cursor, in the order of the generator's documentation.
pub(super) fn offers(ground: &Ground<'_>, cursor: &Cursor) -> Vec<Offer> {
    let present = present(ground, cursor);
    let prefix = if cursor.path.is_empty() { String::new() } else { format!("{}.", cursor.field()) };
    let rest = line_behind(ground, cursor.typed.end());
    // The name of a field that is there already is being corrected.
    let is_named = rest.trim_start_matches('"').trim_start().starts_with([':', '=']);
    let known = ground.layout.generator.fields().iter().filter_map(|field| {
        let name = field.name.strip_prefix(&prefix)?;
        let is_here = !name.contains('.') && (!prefix.is_empty() || !field.name.contains('.'));
        (is_here && !present.contains(&name.to_lowercase())).then_some((name, field))
    });
    let offer = |(at, (name, field)): (usize, (&str, &Field))| {
        let text = if is_named { quoted_key(name, cursor.format) } else { opening(name, field, cursor.format, ground) };
        let mut item = item(name, CompletionItemKind::FIELD);
        item.detail = Some(kind_words(field.kind).to_owned());
        item.sort_text = Some(format!("{at:04}"));
        Offer { text, about: Some(field.about.to_owned()), is_snippet: ground.client.snippets && !is_named, item }
    };
    known.enumerate().map(offer).collect()
}

/// The names that stand in the same map, folded: all keys of the block where its map cannot be told.
fn present(ground: &Ground<'_>, cursor: &Cursor) -> HashSet<String> {
    let keys = |map: &crate::document::front_matter::Map| {
        let others = map.entries.iter().filter(|entry| !entry.key.span.contains(cursor.typed.start()));
        others.map(|entry| entry.key.text.to_lowercase()).collect()
    };
    let map = ground.post.map();
    let inner = match cursor.path.is_empty() {
        true => map,
        false => map.and_then(|map| map.get_path(&cursor.field())?.value.as_map()),
    };
    inner.map(keys).unwrap_or_else(|| by_lines(ground, cursor))
}

fn by_lines(ground: &Ground<'_>, cursor: &Cursor) -> HashSet<String> {
    let content = ground.post.front_matter.as_ref().map(|matter| matter.content).unwrap_or_default();
    let lines = content.slice(&ground.post.text).lines();
    let sign = if cursor.format == Format::Toml { '=' } else { ':' };
    let named = lines.filter_map(|line| Some(line.split_once(sign)?.0.trim().trim_matches('"').to_lowercase()));
    named.collect()
}

fn line_behind<'g>(ground: &'g Ground<'_>, offset: usize) -> &'g str {
    ground.post.text.get(offset..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

fn quoted_key(name: &str, format: Format) -> String {
    if format == Format::Json { format!("\"{name}\"") } else { name.to_owned() }
}

/// The field with the beginning of its value, and a place to go on typing where the editor can step to one.
fn opening(name: &str, field: &Field, format: Format, ground: &Ground<'_>) -> String {
    let stop = if ground.client.snippets { "$0" } else { "" };
    let quote = if format == Format::Yaml { "" } else { "\"" };
    let value = match field.kind {
        FieldType::Texts(_) | FieldType::Terms(_) if ground.client.snippets => format!("[{quote}{stop}{quote}]"),
        FieldType::Text | FieldType::Images if ground.client.snippets => format!("{quote}{stop}{quote}"),
        _ => stop.to_owned(),
    };
    let key = quoted_key(name, format);
    match format {
        Format::Toml => format!("{key} = {value}"),
        Format::Yaml | Format::Json => format!("{key}: {value}"),
    }
}
