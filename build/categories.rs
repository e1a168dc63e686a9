//! The categories of characters, from the tables of the library that reads regular expressions.

use regex_syntax::hir::{Class, HirKind};
use std::error::Error;
use std::fmt::Write as _;

/// The variants of `text::Category` with the classes that they stand for; what is in none is `Other`.
const CLASSES: [(&str, &str); 8] = [
    ("Letter", r"\p{L}"),
    ("AccentMark", r"\p{Mn}"),
    ("OtherMark", r"[\p{Mc}\p{Me}]"),
    ("Digit", r"\p{Nd}"),
    ("LetterNumber", r"\p{Nl}"),
    ("Connector", r"\p{Pc}"),
    ("Punctuation", r"[\p{P}--\p{Pc}]"),
    ("Symbol", r"\p{S}"),
];

/// An expression for the places at which another category begins, in order.
pub fn table() -> Result<String, Box<dyn Error>> {
    let mut ranges = Vec::new();
    for (category, class) in CLASSES {
        let HirKind::Class(Class::Unicode(class)) = regex_syntax::parse(class)?.into_kind() else {
            return Err(format!("{class} is no class").into());
        };
        ranges.extend(class.ranges().iter().map(|range| (u32::from(range.start()), u32::from(range.end()), category)));
    }
    ranges.sort_unstable();
    let mut out = String::from("&[");
    let mut next = 0;
    for (start, end, category) in ranges {
        if next < start {
            write!(out, "({next}, Category::Other), ")?;
        }
        write!(out, "({start}, Category::{category}), ")?;
        next = end + 1;
    }
    write!(out, "({next}, Category::Other)]")?;
    Ok(out)
}
