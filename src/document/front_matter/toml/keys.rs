//! A light walk over TOML text: comments, the keys that are set, and brackets and strings left open.
//!
//! The `toml` crate tells none of these: it names only the second of two equal keys.

use crate::text::Span;

/// The most parts that a dotted key may have. Nested tables come from them, so this bounds the depth of the tree.
const PARTS: usize = 20;

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Comments, from `#` to the end of the line.
    pub(super) comments: Vec<Span>,
    /// A bracket or brace that is open at the end.
    pub(super) bracket: Option<usize>,
    /// A multi-line string that is open at the end.
    pub(super) string: Option<Span>,
    /// The first key with too many parts.
    pub(super) too_deep: Option<Span>,
    keys: Vec<Dotted>,
}

/// One dotted key that is set, or a table's header.
#[derive(Debug)]
struct Dotted {
    /// The header it stands under, as an index into the keys.
    header: Option<usize>,
    /// The braces it stands in, by the offset of the innermost.
    inside: Option<usize>,
    parts: Vec<Span>,
}

impl Scan {
    /// The key that was set before the one at `span` and equals it.
    pub(super) fn earlier(&self, source: &str, span: Span) -> Option<Span> {
        let at = self.keys.iter().position(|key| key.parts.contains(&span))?;
        let key = self.keys.get(at)?;
        let part = key.parts.iter().position(|part| *part == span)?;
        let path = self.path(source, key, part);
        self.keys.get(..at)?.iter().rev().filter(|other| other.inside == key.inside).find_map(|other| {
            let skipped = other.header.and_then(|header| self.keys.get(header)).map_or(0, |header| header.parts.len());
            let other_path = self.path(source, other, other.parts.len());
            let same = other_path.get(..path.len()).is_some_and(|start| start == path);
            if !same {
                return None;
            }
            match path.len().checked_sub(skipped + 1) {
                Some(part) => other.parts.get(part).copied(),
                None => self.keys.get(other.header?)?.parts.get(path.len() - 1).copied(),
            }
        })
    }

    /// The names of the key's tables and of its parts up to `last`.
    fn path<'a>(&self, source: &'a str, key: &Dotted, last: usize) -> Vec<&'a str> {
        let header = key.header.and_then(|header| self.keys.get(header)).map_or(&[][..], |header| &header.parts);
        let parts = header.iter().chain(key.parts.iter().take(last + 1));
        parts.map(|part| part.slice(source).trim_matches(['"', '\''])).collect()
    }
}

/// Walks over `source` once.
pub(super) fn scan(source: &str) -> Scan {
    let mut walk = Walk { source, scan: Scan::default(), open: Vec::new(), parts: Vec::new(), header: None };
    let mut at = 0;
    while let Some(byte) = source.as_bytes().get(at) {
        at = walk.step(at, *byte);
    }
    walk.scan.bracket = walk.open.last().copied();
    walk.scan
}

struct Walk<'a> {
    source: &'a str,
    scan: Scan,
    /// Open brackets and braces of values.
    open: Vec<usize>,
    /// The words since the last sign that ends a key.
    parts: Vec<Span>,
    header: Option<usize>,
}

impl Walk<'_> {
    /// Takes what begins at `at` and gives the offset after it.
    fn step(&mut self, at: usize, byte: u8) -> usize {
        match byte {
            b'#' => {
                let end = self.line_end(at);
                self.scan.comments.push(Span::new(at, end));
                return end;
            }
            b'"' | b'\'' => {
                let end = self.string_end(at, byte);
                self.parts.push(Span::new(at, end));
                return end;
            }
            b'[' if self.at_line_start(at) => {
                let end = self.line_end(at);
                return self.take_header(at, end);
            }
            b'[' | b'{' => {
                self.open.push(at);
                self.parts.clear();
            }
            b']' | b'}' => {
                self.open.pop();
                self.parts.clear();
            }
            b'=' => self.set(),
            b',' | b'\n' | b'\r' => self.parts.clear(),
            b'.' | b' ' | b'\t' => {}
            _ => {
                let rest = self.source.as_bytes().get(at..).unwrap_or(&[]);
                let ends = |byte: &u8| b"#\"'[]{}=,.\n\r \t".contains(byte);
                let end = at + rest.iter().position(ends).unwrap_or(rest.len()).max(1);
                self.parts.push(Span::new(at, end));
                return end;
            }
        }
        at + 1
    }

    fn set(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        if parts.len() > PARTS {
            self.deep(&parts);
        }
        let inside = self.open.last().copied();
        self.scan.keys.push(Dotted { header: self.header, inside, parts });
    }

    fn deep(&mut self, parts: &[Span]) {
        let whole = parts.iter().copied().reduce(Span::cover);
        self.scan.too_deep = self.scan.too_deep.or(whole);
    }

    fn take_header(&mut self, at: usize, end: usize) -> usize {
        let start = at + self.source.get(at..end).map_or(0, |line| line.len() - line.trim_start_matches('[').len());
        let mut next = start;
        self.parts.clear();
        while let Some(byte) =
            self.source.as_bytes().get(next).filter(|byte| next < end && !matches!(**byte, b']' | b'['))
        {
            next = self.step(next, *byte);
        }
        let parts = std::mem::take(&mut self.parts);
        if parts.len() > PARTS {
            self.deep(&parts);
        }
        self.scan.keys.push(Dotted { header: None, inside: None, parts });
        self.header = self.scan.keys.len().checked_sub(1);
        let closing = self.source.get(next..end).map_or(0, |rest| rest.len() - rest.trim_start_matches(']').len());
        next + closing
    }

    fn at_line_start(&self, at: usize) -> bool {
        let blank = |line: &str| line.rsplit(['\n', '\r']).next().is_some_and(|lead| lead.trim().is_empty());
        // Only a few bytes can lead, so a long line is not searched again for each of its brackets.
        let from = (at.saturating_sub(64)..=at).find(|from| self.source.is_char_boundary(*from)).unwrap_or(at);
        self.open.is_empty() && self.parts.is_empty() && self.source.get(from..at).is_some_and(blank)
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or("");
        at + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    /// The end of the string whose first quote stands at `at`; a one-line string ends with its line.
    fn string_end(&mut self, at: usize, quote: u8) -> usize {
        let rest = self.source.as_bytes().get(at..).unwrap_or(&[]);
        let multi = rest.starts_with(&[quote; 3]);
        let mut next = if multi { 3 } else { 1 };
        while let Some(byte) = rest.get(next) {
            match byte {
                b'\\' if quote == b'"' => next += 1,
                b'\n' | b'\r' if !multi => return at + next,
                _ if *byte != quote => {}
                _ if !multi => return at + next + 1,
                _ if rest.get(next..).is_some_and(|rest| rest.starts_with(&[quote; 3])) => {
                    let quotes = rest.iter().skip(next).take(5).take_while(|byte| **byte == quote).count();
                    return at + next + quotes;
                }
                _ => {}
            }
            next += 1;
        }
        if multi {
            self.scan.string = Some(Span::new(at, at + 3));
        }
        at + rest.len()
    }
}
