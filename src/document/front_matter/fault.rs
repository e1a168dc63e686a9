//! What can be wrong with the text of a front matter block.

use super::quoted;
use crate::text::{LONGEST_SHOWN, Span};

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

/// The advice to quote `value`, with the quoted form when it is short enough to show.
pub(super) fn quote_help(value: &str) -> String {
    if value.chars().count() > LONGEST_SHOWN || value.contains(char::is_control) {
        return "quote the value".to_owned();
    }
    format!("quote the value: `{}`", quoted(value))
}

#[cfg(test)]
mod tests {
    use super::quote_help;

    #[test]
    fn advice_quotes_soundly() {
        assert_eq!(quote_help("Hello: World"), "quote the value: `\"Hello: World\"`");
        assert_eq!(quote_help("say \"hi\": 가"), "quote the value: `'say \"hi\": 가'`");
        assert_eq!(quote_help("it's \"x\""), "quote the value: `\"it's \\\"x\\\"\"`");
        assert_eq!(quote_help(&"가".repeat(61)), "quote the value");
    }
}
