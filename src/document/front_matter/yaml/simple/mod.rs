//! YAML as most front matter is written, read line by line: scalars on one line, lists of them, maps in maps. Whatever
//! goes beyond that, or may be wrong, is left to the parser, which takes ten times as long.

mod scalar;
#[cfg(test)]
mod tests;

use super::super::lines::line_from;
use super::super::parsed::Parsed;
use super::super::value::{Entry, Key, Map, Node, Value};
use crate::text::Span;
use memchr::memchr3_iter;
use scalar::Rest;

/// Longer front matter is left to the parser, which bounds how much it reads.
const LONGEST: usize = 1 << 16;

/// So many keys most maps have at the most.
const USUAL: usize = 8;

/// How deep maps may stand in maps here.
const DEEPEST: usize = 8;

/// Reads `source`, if it is simple throughout; what comes out is what the parser makes of it.
pub(super) fn parse(source: &str) -> Option<Parsed> {
    if source.len() > LONGEST || !is_plain(source.as_bytes()) {
        return None;
    }
    let mut reader = Reader { source, at: 0, comments: Vec::new() };
    let root = match reader.peek() {
        Some(line) if line.indent > 0 => return None,
        Some(_) => reader.map(0, DEEPEST)?,
        None => Map::default(),
    };
    reader.peek().is_none().then(|| Parsed { root: Some(root), comments: reader.comments, ..Parsed::default() })
}

/// Whether every byte is one that means the same to everybody: no control character but the line feed, no byte order
/// mark, none of Unicode's line ends.
fn is_plain(bytes: &[u8]) -> bool {
    let has_control =
        bytes.iter().fold(false, |found, byte| found | (*byte < 0x20 && *byte != b'\n') | (*byte == 0x7f));
    let is_odd = |at: usize| match bytes.get(at..) {
        Some([0xc2, next, ..]) => *next < 0xa1,
        Some([0xe2, 0x80, 0xa8 | 0xa9, ..] | [0xef, 0xbb, 0xbf, ..] | [0xef, 0xbf, ..]) => true,
        _ => false,
    };
    !has_control && !memchr3_iter(0xc2, 0xe2, 0xef, bytes).any(is_odd)
}

/// Where the reading stands.
struct Reader<'a> {
    source: &'a str,
    /// The first byte of the next line.
    at: usize,
    comments: Vec<Span>,
}

/// A line that says something.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    /// How many spaces lead.
    indent: usize,
    /// What stands behind them.
    text: &'a str,
    next: usize,
}

impl<'a> Line<'a> {
    fn is_item(&self) -> bool {
        self.text.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    fn text_start(&self) -> usize {
        self.start + self.indent
    }
}

impl<'a> Reader<'a> {
    /// The next line that says something; blank lines and comments before it are done with.
    fn peek(&mut self) -> Option<Line<'a>> {
        loop {
            let line = line_from(self.source, self.at)?;
            let indent = line.indent();
            let text = line.text.get(indent..)?;
            match text.bytes().next() {
                None => {}
                Some(b'#') => self.comments.push(Span::new(line.start + indent, line.span().end())),
                Some(_) => return Some(Line { start: line.start, indent, text, next: line.next }),
            }
            self.at = line.next;
        }
    }

    fn map(&mut self, indent: usize, depth: usize) -> Option<Map> {
        let mut entries = Vec::with_capacity(USUAL);
        while let Some(line) = self.peek().filter(|line| line.indent >= indent) {
            if line.indent > indent {
                return None;
            }
            let (key, rest) = key(&line)?;
            self.at = line.next;
            let behind = rest.all().start();
            let value = match self.scalar(rest)? {
                Some(value) => self.ends_here(indent).then_some(value)?,
                None => self.below(indent, behind, depth)?,
            };
            entries.push(Entry { key, value });
        }
        Some(Map { entries })
    }

    /// The value of a key behind which nothing stands: what is indented below it, or nothing at all.
    fn below(&mut self, indent: usize, colon_end: usize, depth: usize) -> Option<Value> {
        let Some(line) = self.peek().filter(|line| line.indent > indent || line.indent == indent && line.is_item())
        else {
            return Some(Value::new(Span::empty(colon_end), Node::Empty));
        };
        if line.is_item() {
            let items = self.list(line.indent, line.indent == indent)?;
            let span = items.first()?.span.cover(items.last()?.span);
            return Some(Value::new(span, Node::List(items)));
        }
        let map = self.map(line.indent, depth.checked_sub(1)?)?;
        let span = map.entries.first()?.key.span.cover(map.entries.last()?.value.span);
        Some(Value::new(span, Node::Map(map)))
    }

    /// The items at `indent`; `beside_keys` when the keys of the map above stand as far to the right.
    fn list(&mut self, indent: usize, beside_keys: bool) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent >= indent) {
            if line.indent > indent || !line.is_item() {
                return (line.indent == indent && beside_keys).then_some(items);
            }
            self.at = line.next;
            items.push(self.scalar(Rest::new(line.text.get(1..)?, line.text_start() + 1))??);
            if !self.ends_here(indent) {
                return None;
            }
        }
        Some(items)
    }

    /// Whether a scalar at `indent` does not go on below.
    fn ends_here(&mut self, indent: usize) -> bool {
        self.peek().is_none_or(|line| line.indent <= indent)
    }

    /// The scalar or list in brackets in `rest` of a line: the inner `None` when there is none.
    #[expect(
        clippy::option_option,
        reason = "that it is not simple is one answer, and that nothing stands there another"
    )]
    fn scalar(&mut self, mut rest: Rest<'_>) -> Option<Option<Value>> {
        if !rest.skip_spaces() && !rest.is_empty() {
            return None;
        }
        let value = match rest.first() {
            None | Some(b'#') => None,
            Some(b'[') => Some(rest.bracketed()?),
            Some(_) => Some(rest.scalar(Rest::plain)?),
        };
        let is_apart = rest.skip_spaces();
        match rest.first() {
            None => {}
            Some(b'#') if is_apart || value.is_none() => self.comments.push(rest.all()),
            Some(_) => return None,
        }
        Some(value)
    }
}

/// The plain key at the beginning of a line, and what stands behind its colon.
fn key<'a>(line: &Line<'a>) -> Option<(Key, Rest<'a>)> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let length = line.text.bytes().take_while(is_word).count();
    let text = line.text.get(..length)?;
    let start = line.text_start();
    let mut rest = Rest::new(line.text.get(length..)?, start + length);
    rest.skip_spaces();
    let begins = text.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '_');
    if !begins || rest.first() != Some(b':') {
        return None;
    }
    rest.take(1);
    let ends = rest.first().is_none_or(|byte| byte == b' ');
    ends.then(|| (Key { text: text.to_owned(), span: Span::new(start, start + length) }, rest))
}
