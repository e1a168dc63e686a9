//! Every operation on odd but sound YAML and TOML: what is done leaves all other keys as another parser reads them.

use super::super::super::parse;
use super::super::{Editor, Edits, New};
use super::drawn::{Lot, TEXTS};
use super::oracle::oracle;
use crate::document::dialect::Fences;
use crate::document::front_matter::Map as Tree;
use crate::text::apply;
use proptest::prelude::*;
use serde_json::Value;

const YAML: &[&str] = &[
    "a: &x 가",
    "b: *x",
    "c: !t 나",
    "d: |+\n  글\n\n",
    "e: |2\n   깊이\n",
    "f: >-\n  접힌\n  글\n\n  둘",
    "g: [1, # 하나\n  2]",
    "h: {k: v, # 주석\n  l: w}",
    "i:\n- a\n- b # c\n# 아래\n- c",
    "j:\n    - a\n    # - b\n",
    "# 홀로",
    "",
    "  # 들여 쓴",
    "k: \"a\n  b\"",
    "l: 'a\n\n  b'",
    "m: a\n  b",
    "? n\n: 1",
    "\"o\" : 1",
    "p:\n  q:\n    - r: 1\n      s: 2\n    - t",
    "u:",
    "v: ~",
    "w: # 비었다",
    "x: [[a], {b: c}, d]",
    "y: yes",
    "z: 2024-01-02",
    "tags: [, ]",
    "aa: - b",
    "bb:\n  - - a\n    - b\n  -\n  - c",
    "cc: {}",
    "dd: []",
    "ee: [a, b,]",
    "ff: 'it''s' # d",
    "<<: *x",
    "gg: |\n  # 글\n# 주석",
    "hh: \"\\u00e9 \\n\"",
    "ii: a#b",
    "jj:\t값",
];
const TOML: &[&str] = &[
    "a = '가'",
    "b.c = 1",
    "b.d = 2",
    "e = [1, # 하나\n  2,\n]",
    "f = { k = 'v', l = 1 }",
    "g = '''\n글\n'''",
    "h = \"\"\"\\\n  글\"\"\"",
    "[i]",
    "[i.j]",
    "[[k]]",
    "x = 1",
    "y = 2024-01-02 # 날",
    "# 홀로",
    "",
    "[l] # 표",
    "m = []",
    "n = 1_000",
    "  o = true",
    "'p q' = 1",
    "r = [[1], [2]]",
    "s = [{ a = 1 }, { a = 2 }]",
    "t.'u.v' = \"\"",
];

/// One operation on a random entry, and the key at the top that it is about; none where it only moves keys.
fn operate(editor: &Editor<'_>, root: &Tree, lot: &mut Lot) -> (Option<Edits>, Option<String>) {
    let at = lot.draw(root.entries.len());
    let top = &root.entries[at];
    let mut entry = top;
    let mut map = root;
    while let Some(inner) = entry.value.as_map().filter(|inner| !inner.entries.is_empty() && lot.draw(3) > 0) {
        map = inner;
        entry = &inner.entries[lot.draw(inner.entries.len())];
    }
    let value = &entry.value;
    let text = lot.pick(TEXTS);
    let edits = match lot.draw(11) {
        0 => editor.set(value, New::Text(text)),
        1 => editor.set(value, New::Bare("12")),
        2 => editor.set(value, New::List(&["가", text])),
        3 => editor.quote(value).or_else(|| editor.unquote(value)),
        4 => editor.rename(entry, "새"),
        5 => editor.insert(map, Some(entry), "새", New::Text(text)),
        6 => editor.insert(map, None, "새", New::List(&[text])),
        7 => editor.remove(entry),
        8 => editor.remove_item(value, lot.draw(3)),
        9 => editor.insert_item(value, lot.draw(3), text),
        _ => return (editor.reorder(&(0..root.entries.len()).rev().collect::<Vec<_>>()), None),
    };
    (edits, Some(top.key.text.clone()))
}

/// Whether the operation was done, once it is shown to have left all other keys alone.
fn check(lines: &[&str], fence: &str, ending: &str, numbers: Vec<u8>) -> bool {
    let text = format!("{fence}\n{}\n{fence}\n\n본문\n", lines.join("\n")).replace('\n', ending);
    let Some(matter) = parse(&text, Fences::Hugo) else { return false };
    let (Some(editor), Some(root)) = (Editor::new(&text, &matter), &matter.root) else { return false };
    if root.entries.is_empty() {
        return false;
    }
    let (edits, about) = operate(&editor, root, &mut Lot::new(numbers));
    let Some(edits) = edits else { return false };
    let edited = apply(&text, &edits).expect("no overlap");
    let after = parse(&edited, Fences::Hugo).expect("front matter");
    assert_eq!(after.faults, [], "{text}\n{edited}");
    if let Some(Value::Object(mut old)) = oracle(&text, &matter) {
        let Some(Value::Object(mut new)) = oracle(&edited, &after) else { panic!("unread: {text}\n{edited}") };
        if let Some(about) = about {
            // A new name, or a new key, stands where the old one was.
            old.remove(&about);
            new.remove(&about);
            new.remove("새");
        }
        assert_eq!(old, new, "{text}\n{edited}");
    }
    true
}

fn pieces(from: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(from, 1..9).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_yaml_keeps_its_other_keys(
        lines in pieces(YAML),
        numbers in prop::collection::vec(any::<u8>(), 24),
        ending in prop::sample::select(vec!["\n", "\n", "\r\n"]),
    ) {
        check(&lines, "---", ending, numbers);
    }

    #[test]
    fn odd_toml_keeps_its_other_keys(
        lines in pieces(TOML),
        numbers in prop::collection::vec(any::<u8>(), 24),
        ending in prop::sample::select(vec!["\n", "\n", "\r\n"]),
    ) {
        check(&lines, "+++", ending, numbers);
    }
}

#[test]
fn many_operations_are_done() {
    for (pieces, fence) in [(YAML, "---"), (TOML, "+++")] {
        let mut done = 0;
        for seed in 0..600_u32 {
            let mut lot = Lot::new((0..24).map(|at| (seed.wrapping_mul(2_654_435_761) >> at) as u8 ^ at).collect());
            let lines: Vec<_> = (0..3).map(|_| lot.pick(pieces)).collect();
            done += usize::from(check(&lines, fence, "\n", (0..24).map(|_| lot.draw(256) as u8).collect()));
        }
        assert!(done > 150, "{fence}: {done} of 600");
    }
}
