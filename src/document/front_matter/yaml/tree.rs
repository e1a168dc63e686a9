//! The tree, built event by event, with the spans that `Value` promises.

use std::collections::HashMap;

use granit_parser::{Event, ScalarStyle, StructureStyle};

use super::super::value::{Entry, Key, Map, Node, Style, Value};
use crate::text::Span;

/// What stands before a node.
#[derive(Clone, Copy, Default)]
pub(super) struct Properties {
    pub(super) tag: Option<Span>,
    /// Its number and its bytes, `&` included.
    pub(super) anchor: Option<(usize, Span)>,
}

/// A tree that is being built.
pub(super) struct Tree<'a> {
    source: &'a str,
    stack: Vec<Open>,
    targets: HashMap<usize, Span>,
    pub(super) root: Option<Value>,
    pub(super) comments: Vec<Span>,
    /// The end of the last token that was read.
    pub(super) last: usize,
}

/// A list or map whose end was not met yet.
struct Open {
    children: Children,
    /// The bracket or brace that opens it.
    bracket: Option<usize>,
    properties: Properties,
}

enum Children {
    List(Vec<Value>),
    Map(Vec<Entry>, Option<Key>),
}

impl<'a> Tree<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, stack: Vec::new(), targets: HashMap::new(), root: None, comments: Vec::new(), last: 0 }
    }

    /// The bracket or brace of the innermost list or map that is open.
    pub(super) fn bracket(&self) -> Option<usize> {
        self.stack.iter().rev().find_map(|open| open.bracket)
    }

    /// Takes one event; those without a node or comment are passed over.
    pub(super) fn take(&mut self, event: Event, span: Span, properties: Properties) {
        match event {
            Event::Comment(..) => self.comments.push(span),
            Event::Scalar(text, style, _, _) => self.scalar(text.into_owned(), style, span, properties),
            Event::Alias(id) => {
                let name = span.slice(self.source).trim_start_matches('*').to_owned();
                let target = self.targets.get(&id).copied();
                self.place(Value::new(span, Node::Alias { name, target }));
                self.last = span.end();
            }
            Event::SequenceStart(style, ..) => self.open(Children::List(Vec::new()), style, span, properties),
            Event::MappingStart(style, ..) => self.open(Children::Map(Vec::new(), None), style, span, properties),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
    }

    fn open(&mut self, children: Children, style: StructureStyle, span: Span, properties: Properties) {
        // A pair in a list, `[a: b]`, is a map in the flow style that no brace opens.
        let opens = self.source.get(span.start()..).is_some_and(|rest| rest.starts_with(['[', '{']));
        let bracket = (style == StructureStyle::Flow && opens).then(|| span.start());
        if bracket.is_some() {
            self.last = span.end();
        }
        self.stack.push(Open { children, bracket, properties });
    }

    fn close(&mut self, end: Span) {
        let Some(Open { children, bracket, properties }) = self.stack.pop() else { return };
        let (first, last) = match &children {
            Children::List(items) => (items.first().map(|item| item.span), items.last().map(|item| item.span)),
            Children::Map(entries, _) => {
                (entries.first().map(|entry| entry.key.span), entries.last().map(|entry| entry.value.span))
            }
        };
        let inside = first.zip(last).map_or(Span::empty(self.last), |(first, last)| first.cover(last));
        let span = bracket.map_or(inside, |start| Span::new(start, end.end()));
        self.last = self.last.max(span.end());
        let node = match children {
            Children::List(items) => Node::List(items),
            Children::Map(entries, _) => Node::Map(Map { entries }),
        };
        self.place_with(span, node, properties);
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, span: Span, properties: Properties) {
        if style == ScalarStyle::Plain && span.is_empty() {
            let at = self.missing_place(span, properties);
            self.place_with(Span::empty(at), Node::Empty, properties);
            return;
        }
        let (style, span) = match style {
            ScalarStyle::Plain => (Style::Plain, span),
            ScalarStyle::SingleQuoted => (Style::SingleQuoted, span),
            ScalarStyle::DoubleQuoted => (Style::DoubleQuoted, span),
            ScalarStyle::Literal => (Style::Literal, self.block_span(span, properties)),
            ScalarStyle::Folded => (Style::Folded, self.block_span(span, properties)),
        };
        self.last = self.last.max(span.end());
        self.place_with(span, Node::Scalar { style, text }, properties);
    }

    /// Where a missing value would stand: right after its key's colon.
    fn missing_place(&self, span: Span, properties: Properties) -> usize {
        let Some(Open { children: Children::Map(_, Some(key)), .. }) = self.stack.last() else {
            return span.start().max(after(properties));
        };
        let end = key.span.end();
        let rest = self.source.get(end..).unwrap_or("");
        let gap = rest.len() - rest.trim_start().len();
        if rest.get(gap..).is_some_and(|rest| rest.starts_with(':')) { end + gap + 1 } else { end }
    }

    /// A block scalar from its `|` or `>`; the event's own span begins at the text.
    fn block_span(&self, text: Span, properties: Properties) -> Span {
        let mut at = self.last.max(after(properties));
        let bytes = self.source.as_bytes();
        while let Some(byte) = bytes.get(at).filter(|byte| !matches!(byte, b'|' | b'>')) {
            let line_end = |rest: &[u8]| rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(0);
            at += if *byte == b'#' { line_end(bytes.get(at..).unwrap_or(&[])).max(1) } else { 1 };
        }
        let at = at.min(text.start());
        let header = self.source.get(at..text.end()).unwrap_or("");
        Span::new(at, at + header.trim_end().len().max(1))
    }

    fn place_with(&mut self, span: Span, node: Node, properties: Properties) {
        let anchor = properties.anchor;
        if let Some((id, _)) = anchor {
            self.targets.insert(id, span);
        }
        self.last = self.last.max(after(properties));
        let value = Value { span, node, tag: properties.tag, anchor: anchor.map(|(_, span)| span) };
        self.place(value);
    }

    fn place(&mut self, value: Value) {
        match self.stack.last_mut().map(|open| &mut open.children) {
            None => self.root = Some(value),
            Some(Children::List(items)) => items.push(value),
            Some(Children::Map(entries, key)) => match key.take() {
                Some(key) => entries.push(Entry { key, value }),
                None => {
                    self.last = self.last.max(value.span.end());
                    let text = match value.node {
                        Node::Scalar { text, .. } => text,
                        _ => value.span.slice(self.source).to_owned(),
                    };
                    *key = Some(Key { text, span: value.span });
                }
            },
        }
    }
}

/// The end of the tag and the anchor, whichever comes last.
fn after(properties: Properties) -> usize {
    let ends = [properties.tag, properties.anchor.map(|(_, span)| span)];
    ends.into_iter().flatten().map(Span::end).max().unwrap_or(0)
}
