//! The tree that YAML, TOML and JSON front matter are read into.

use crate::text::Span;

/// A node of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The node's bytes. A quoted scalar includes its quotes; a YAML block scalar begins at its `|` or `>` and ends
    /// before its last line ending; a block list or map reaches from its first to its last child; a missing value
    /// is the empty span after the colon.
    pub span: Span,
    /// What it holds.
    pub node: Node,
    /// A YAML tag before it, such as `!foo`: its bytes, never part of [`Value::span`].
    pub tag: Option<Span>,
    /// A YAML anchor before it, `&name`: its bytes, never part of [`Value::span`].
    pub anchor: Option<Span>,
}

/// What a [`Value`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Nothing at all after the key. (A written `null` or `~` is a plain scalar.)
    Empty,
    /// Text, whose meaning depends on its style and, when plain, on the generator's YAML.
    Scalar {
        /// How it is written.
        style: Style,
        /// The text with quotes and escapes resolved.
        text: String,
    },
    /// A list.
    List(Vec<Value>),
    /// A map.
    Map(Map),
    /// A YAML alias, `*name`: never expanded. `target` is the span of the anchored node when it is known.
    Alias {
        /// The name after `*`.
        name: String,
        /// The anchored node's bytes.
        target: Option<Span>,
    },
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// YAML without quotes: the generator decides what it means.
    Plain,
    /// `'…'` (YAML, or a TOML literal string).
    SingleQuoted,
    /// `"…"` (YAML, TOML, JSON).
    DoubleQuoted,
    /// YAML `|`, or TOML `'''`.
    Literal,
    /// YAML `>`, or TOML `"""`.
    Folded,
    /// TOML or JSON without quotes: the language itself fixes the type.
    Typed(Typed),
}

/// The types that TOML and JSON fix themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// `true`, `false`
    Bool,
    /// An integer.
    Integer,
    /// A number with a fraction or exponent.
    Float,
    /// A TOML date, time, or both.
    DateTime,
    /// JSON `null`.
    Null,
}

/// A map, its entries in the order of the text; a repeated key is there as often as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Value,
}

/// A key as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The text with quotes and escapes resolved.
    pub text: String,
    /// Its bytes, quotes included.
    pub span: Span,
}

impl Entry {
    /// From the key to the end of its value.
    #[must_use]
    pub fn span(&self) -> Span {
        self.key.span.cover(self.value.span)
    }
}

impl Map {
    /// The last entry whose key is exactly `key`: the one that wins where duplicates are allowed.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.key.text == key)
    }

    /// The last entry whose key equals `key` without regard to case.
    #[must_use]
    pub fn get_folded(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.key.text.eq_ignore_ascii_case(key))
    }

    /// The value under a dotted path such as `cover.image`, keys compared exactly.
    #[must_use]
    pub fn get_path(&self, path: &str) -> Option<&Entry> {
        self.at_path(path, false)
    }

    /// The value under a dotted path, keys compared exactly, or without regard to case where `folds_case`.
    #[must_use]
    pub fn at_path(&self, path: &str, folds_case: bool) -> Option<&Entry> {
        let (mut map, mut path) = (self, path);
        while let Some(dot) = path.bytes().position(|byte| byte == b'.') {
            map = map.get_by(path.get(..dot)?, folds_case)?.value.as_map()?;
            path = path.get(dot + 1..)?;
        }
        map.get_by(path, folds_case)
    }

    fn get_by(&self, key: &str, folds_case: bool) -> Option<&Entry> {
        if folds_case { self.get_folded(key) } else { self.get(key) }
    }

    /// The values, in the order of the text.
    #[must_use]
    pub fn values(&self) -> Vec<&Value> {
        self.entries.iter().map(|entry| &entry.value).collect()
    }

    /// This map and every map below it, those in lists of lists too.
    pub fn nested(&self) -> impl Iterator<Item = &Self> {
        let mut maps = vec![self];
        let mut values: Vec<&Value> = Vec::new();
        std::iter::from_fn(move || {
            while let Some(value) = values.pop() {
                match &value.node {
                    Node::Map(map) => maps.push(map),
                    Node::List(items) => values.extend(items),
                    _ => {}
                }
            }
            let map = maps.pop()?;
            values.extend(map.entries.iter().map(|entry| &entry.value));
            Some(map)
        })
    }
}

impl Value {
    /// A node with neither tag nor anchor.
    #[must_use]
    pub fn new(span: Span, node: Node) -> Self {
        Self { span, node, tag: None, anchor: None }
    }

    /// The text of a scalar, quotes and escapes resolved.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.node {
            Node::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The style of a scalar.
    #[must_use]
    pub fn style(&self) -> Option<Style> {
        match &self.node {
            Node::Scalar { style, .. } => Some(*style),
            _ => None,
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        match &self.node {
            Node::List(items) => Some(items),
            _ => None,
        }
    }

    /// The map.
    #[must_use]
    pub fn as_map(&self) -> Option<&Map> {
        match &self.node {
            Node::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items of a list or the values of a map, in the order of the text.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        match &self.node {
            Node::List(items) => items.iter().collect(),
            Node::Map(map) => map.values(),
            _ => Vec::new(),
        }
    }

    /// Whether nothing is written after the key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.node, Node::Empty)
    }

    /// The scalar's bytes inside its quotes; for other styles the whole span.
    #[must_use]
    pub fn inner_span(&self) -> Span {
        match self.style() {
            Some(Style::SingleQuoted | Style::DoubleQuoted) if self.span.len() >= 2 => {
                Span::new(self.span.start() + 1, self.span.end() - 1)
            }
            _ => self.span,
        }
    }
}
