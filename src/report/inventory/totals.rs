//! The last line of the inventory: how many posts there are, how many of them are not published, and why.

use super::Inventory;
use crate::report::Style;
use crate::report::ink::Ink;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes `5 posts, 3 not published: 2 drafts, 1 in the future`; of a choice, `5 of 80 posts`.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, inventory: &Inventory, style: &Style) -> io::Result<()> {
    let (shown, all) = (inventory.entries.len(), inventory.total);
    let noun = if all == 1 { "post" } else { "posts" };
    let count = match (shown, all) {
        (0, 0) => "no posts".to_owned(),
        (0, _) => format!("none of {all} {noun}"),
        _ if shown == all => format!("{all} {noun}"),
        _ => format!("{shown} of {all} {noun}"),
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in inventory.entries.iter().filter_map(|entry| entry.reason) {
        *counts.entry(reason).or_default() += 1;
    }
    let count = style.paint(Ink::Strong, &count);
    let held: usize = counts.values().sum();
    if held == 0 {
        return writeln!(out, "{count}{}", if shown == 0 { "" } else { ", all published" });
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let told: Vec<String> = counts.iter().map(|(reason, count)| format!("{count} {}", words(reason, *count))).collect();
    writeln!(out, "{count}, {held} not published: {}", told.join(", "))
}

/// What `count` posts are called that are held back for `reason`.
fn words(reason: &str, count: usize) -> &str {
    match (reason, count) {
        ("draft", 2..) => "drafts",
        ("future", _) => "in the future",
        ("unrendered", _) => "not rendered",
        ("swallowed", _) => "swallowed by an index file",
        ("refused", _) => "refused by the generator",
        _ => reason,
    }
}
