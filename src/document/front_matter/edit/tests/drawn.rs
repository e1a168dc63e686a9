//! Random front matter data, drawn from a list of numbers.

use serde_json::{Map, Value, json};

/// Draws from a list of numbers, round and round.
pub(super) struct Lot {
    numbers: Vec<u8>,
    at: usize,
}

impl Lot {
    pub(super) fn new(numbers: Vec<u8>) -> Self {
        Self { numbers, at: 0 }
    }

    /// A number below `below`.
    pub(super) fn draw(&mut self, below: usize) -> usize {
        self.at += 1;
        let number = self.numbers.get(self.at % self.numbers.len()).copied().unwrap_or(0);
        (usize::from(number) + self.at * 7) % below.max(1)
    }

    pub(super) fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.draw(from.len())]
    }
}

pub(super) const TEXTS: &[&str] = &[
    "가 나",
    "러스트: 시작",
    "a #b",
    "yes",
    "No",
    "12",
    "1.10",
    "012",
    "2024-01-02",
    "~",
    "null",
    "it's",
    "say \"hi\"",
    "back\\slash",
    "- dash",
    "[x]",
    "{y}",
    "a, b",
    "東京タワー",
    "日本語の題、二つ",
    "漢字",
    "*em*",
    "&amp",
    "!bang",
    "%p",
    "@at",
    "`c`",
    "a: b: c",
    "end:",
    " lead",
    "trail ",
    "",
    "x",
    "12:30",
    "0x1F",
    "...",
    "---",
    "+++",
    "}",
    "?",
    "tab\there",
    "two\nlines",
    "a\n\nb\n",
    "é\u{301}",
    "\u{200b}zero",
    "\u{a0}nbsp",
    "🙂 emoji",
    "on",
    "1e3",
    "'",
    "\"",
];
pub(super) const KEYS: &[&str] =
    &["title", "제목", "date", "タグ", "標籤", "weight", "draft", "a-b", "no", "12", "with space", "it's"];
pub(super) const COMMENTS: &[&str] = &["# 메모", "# title: x", "# [a", "#", "# コメント \"x", "# it's {"];
const LITERALS: &[&str] = &["true", "false", "12", "-3", "1.5"];

/// A tree of maps, lists and scalars, at most three deep.
pub(super) fn tree(lot: &mut Lot) -> Map<String, Value> {
    map(lot, 0)
}

fn map(lot: &mut Lot, depth: usize) -> Map<String, Value> {
    let len = 1 + lot.draw(if depth == 0 { 6 } else { 3 });
    (0..len).map(|_| (lot.pick(KEYS).to_owned(), value(lot, depth))).collect()
}

fn value(lot: &mut Lot, depth: usize) -> Value {
    match lot.draw(8) {
        0 if depth < 2 => Value::Object(map(lot, depth + 1)),
        1 | 2 if depth < 2 => {
            let len = lot.draw(4);
            Value::Array((0..len).map(|_| value(lot, depth + 1)).collect())
        }
        3 => serde_json::from_str(lot.pick(LITERALS)).expect("a literal"),
        _ => json!(lot.pick(TEXTS)),
    }
}
