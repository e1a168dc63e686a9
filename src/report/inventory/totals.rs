//! The last line of the inventory: how many posts there are, how many of them are not published, and why.

use super::Inventory;
use crate::report::Style;
use crate::report::ink::Ink;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes `5 posts, 3 not published: 2 drafts, 1 in the future`, or `5 posts, 2 not published: drafts`; of a choice,
/// `5 of 80 posts`. Where there are none at all, nothing.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, inventory: &Inventory, style: &Style) -> io::Result<()> {
    let (shown, all) = (inventory.entries.len(), inventory.total);
    let noun = if all == 1 { "post" } else { "posts" };
    let count = match (shown, all) {
        (_, 0) => return Ok(()),
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
    let told = match counts.as_slice() {
        [(reason, count)] => words(reason, *count).to_owned(),
        several => {
            let told: Vec<String> =
                several.iter().map(|(reason, count)| format!("{count} {}", words(reason, *count))).collect();
            told.join(", ")
        }
    };
    let held = match held {
        1 if shown == 1 => "not published".to_owned(),
        _ if held == shown => "none published".to_owned(),
        _ => format!("{held} not published"),
    };
    writeln!(out, "{count}, {held}: {told}")
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

#[cfg(test)]
mod tests {
    use crate::report::Style;
    use crate::report::inventory::{Entry, sample};

    fn line(keep: impl Fn(&Entry) -> bool) -> String {
        let mut inventory = sample::inventory();
        inventory.entries.retain(keep);
        let mut out = Vec::new();
        super::write(&mut out, &inventory, &Style::default()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn counts_what_is_shown_and_says_why_posts_are_held_back() {
        let all = "6 of 7 posts, 4 not published: 2 swallowed by an index file, 1 draft, 1 in the future\n";
        assert_eq!(line(|_| true), all);
        assert_eq!(line(|entry| entry.draft), "1 of 7 posts, not published: draft\n");
        let held = "4 of 7 posts, none published: 2 swallowed by an index file, 1 draft, 1 in the future\n";
        assert_eq!(line(|entry| !entry.published), held);
        assert_eq!(line(|entry| entry.published), "2 of 7 posts, all published\n");
        assert_eq!(line(|_| false), "none of 7 posts\n");
    }
}
