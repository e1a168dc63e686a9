//! Scalars on one line, and lists of them in brackets.

use super::super::super::value::{Node, Style, Value};
use crate::text::Span;
use memchr::memchr;

/// What is left of a line.
pub(super) struct Rest<'a> {
    text: &'a str,
    /// The byte offset of its first byte.
    start: usize,
}

impl<'a> Rest<'a> {
    pub(super) fn new(text: &'a str, start: usize) -> Self {
        Self { text, start }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn first(&self) -> Option<u8> {
        self.text.bytes().next()
    }

    /// All that is left.
    pub(super) fn all(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// Leaves the next bytes behind, and gives their place.
    pub(super) fn take(&mut self, length: usize) -> Span {
        let span = Span::new(self.start, self.start + length);
        self.text = self.text.get(length..).unwrap_or_default();
        self.start += length;
        span
    }

    /// Leaves spaces behind; whether there were any.
    pub(super) fn skip_spaces(&mut self) -> bool {
        let spaces = self.text.bytes().take_while(|byte| *byte == b' ').count();
        self.take(spaces);
        spaces > 0
    }

    /// The scalar that begins here, which `plain` reads where no quote begins it.
    pub(super) fn scalar(&mut self, plain: impl FnOnce(&mut Self) -> Option<Value>) -> Option<Value> {
        match self.first()? {
            quote @ (b'"' | b'\'') => self.quoted(quote),
            first if b"-?:,[]{}#&*!|>%@`".contains(&first) => None,
            _ => plain(self),
        }
    }

    /// A scalar without quotes that ends with its line or before a comment.
    pub(super) fn plain(&mut self) -> Option<Value> {
        let bytes = self.text.as_bytes();
        let mut end = bytes.len();
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b':' if matches!(bytes.get(at + 1), None | Some(b' ')) => return None,
                b'#' if at > 0 && bytes.get(at - 1) == Some(&b' ') => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        let length = self.text.get(..end)?.trim_end_matches(' ').len();
        self.node(length)
    }

    /// A scalar without quotes in a list in brackets.
    fn plain_item(&mut self) -> Option<Value> {
        let length = self.text.bytes().position(|byte| matches!(byte, b',' | b']'))?;
        let item = self.text.get(..length)?.trim_end_matches(' ');
        if item.contains(['[', '{', '}', ':']) || item.contains(" #") {
            return None;
        }
        self.node(item.len())
    }

    fn node(&mut self, length: usize) -> Option<Value> {
        let text = self.text.get(..length)?.to_owned();
        Some(Value::new(self.take(length), Node::Scalar { style: Style::Plain, text }))
    }

    /// A scalar in quotes without escapes.
    fn quoted(&mut self, quote: u8) -> Option<Value> {
        let bytes = self.text.as_bytes();
        let inner = memchr(quote, bytes.get(1..)?)?;
        let (style, is_escaped) = match quote {
            b'"' => (Style::DoubleQuoted, memchr(b'\\', bytes.get(1..=inner)?).is_some()),
            _ => (Style::SingleQuoted, bytes.get(inner + 2) == Some(&quote)),
        };
        let text = self.text.get(1..=inner)?.to_owned();
        (!is_escaped).then(|| Value::new(self.take(inner + 2), Node::Scalar { style, text }))
    }

    /// A list in brackets.
    pub(super) fn bracketed(&mut self) -> Option<Value> {
        let opening = self.take(1);
        let mut items = Vec::new();
        self.skip_spaces();
        while self.first()? != b']' || !items.is_empty() {
            items.push(self.scalar(Self::plain_item)?);
            self.skip_spaces();
            match self.first()? {
                b',' => self.take(1),
                b']' => break,
                _ => return None,
            };
            self.skip_spaces();
        }
        let span = opening.cover(self.take(1));
        Some(Value::new(span, Node::List(items)))
    }
}
