//! What can be wrong with the text of a front matter block.

use crate::text::Span;

/// A fault of the text, kept as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What sort it is.
    pub kind: FaultKind,
    /// The exact place.
    pub span: Span,
    /// One sentence for the author: lower case, no full stop.
    pub message: String,
    /// What to do, as an action.
    pub help: Option<String>,
}

/// The sorts of faults that rules tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The opening fence has no closing one.
    Unclosed,
    /// The text breaks the grammar of its language.
    Syntax,
    /// The top is a list or a scalar.
    NotAMap,
    /// A key stands twice and the parser refuses it (TOML). `first` is the place of the earlier key.
    DuplicateKey {
        /// The earlier key.
        first: Span,
    },
}

/// The longest value, in characters, that a message repeats in full.
const SHOWN: usize = 60;

impl Fault {
    /// A breach of the grammar.
    pub(super) fn syntax(span: Span, message: impl Into<String>, help: impl Into<Option<String>>) -> Self {
        Self { kind: FaultKind::Syntax, span, message: message.into(), help: help.into() }
    }

    /// The same fault in a text that has `by` more bytes before it, after `back` bytes are taken away.
    pub(super) fn moved(mut self, by: usize, back: usize) -> Self {
        self.span = moved(self.span, by, back);
        if let FaultKind::DuplicateKey { first } = &mut self.kind {
            *first = moved(*first, by, back);
        }
        self
    }
}

/// `span` moved `by` bytes on and `back` bytes back.
pub(super) fn moved(span: Span, by: usize, back: usize) -> Span {
    Span::new((span.start() + by).saturating_sub(back), (span.end() + by).saturating_sub(back))
}

/// `text` in backticks for a message: cut when long, control characters escaped.
pub(super) fn shown(text: &str) -> String {
    let mut out = String::from("`");
    for (count, character) in text.chars().enumerate() {
        if count == SHOWN {
            out.push('…');
            break;
        }
        if character.is_control() { out.extend(character.escape_default()) } else { out.push(character) }
    }
    out.push('`');
    out
}

/// The advice to quote `value`, with the quoted form when it is short enough to show.
pub(super) fn quote_help(value: &str) -> String {
    if value.chars().count() > SHOWN || value.contains(char::is_control) {
        return "quote the value".to_owned();
    }
    if value.contains(['"', '\\']) && !value.contains('\'') {
        return format!("quote the value: `'{value}'`");
    }
    format!("quote the value: `\"{}\"`", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::{quote_help, shown};

    #[test]
    fn advice_quotes_soundly_and_shows_nothing_raw() {
        assert_eq!(quote_help("Hello: World"), "quote the value: `\"Hello: World\"`");
        assert_eq!(quote_help("say \"hi\": 가"), "quote the value: `'say \"hi\": 가'`");
        assert_eq!(quote_help("it's \"x\""), "quote the value: `\"it's \\\"x\\\"\"`");
        assert_eq!(quote_help(&"가".repeat(61)), "quote the value");
        assert_eq!(shown("a\u{1b}[31m"), "`a\\u{1b}[31m`");
    }
}
