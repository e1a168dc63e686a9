//! The values that a program writes out.

/// A value, as far as it is written out.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `undefined` or `null`.
    Absent,
    /// `true` or `false`.
    Flag(bool),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Literal>),
    /// An object.
    Object {
        /// Its entries, in the order of the text.
        entries: Vec<(String, Literal)>,
        /// Whether it may have others: `...rest`, computed keys.
        open: bool,
    },
    /// A call: the function's dotted name and its arguments.
    Call(String, Vec<Literal>),
    /// A dotted name.
    Name(String),
    /// Anything computed.
    Unknown,
}

impl Literal {
    /// The value under `key` of an object: `Absent` when it has none, `Unknown` when that cannot be told.
    #[must_use]
    pub fn get(&self, key: &str) -> &Self {
        match self {
            Self::Object { entries, open } => match entries.iter().rev().find(|(name, _)| name == key) {
                Some((_, value)) => value,
                None if *open => &Self::Unknown,
                None => &Self::Absent,
            },
            Self::Absent => &Self::Absent,
            _ => &Self::Unknown,
        }
    }

    /// The string, `default` when nothing is written, `None` when it cannot be told.
    #[must_use]
    pub fn text_or(&self, default: &str) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Absent => Some(default.to_owned()),
            _ => None,
        }
    }

    /// The string, when one is written.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of an array; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of an object; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Object { entries, .. } => entries,
            _ => &[],
        }
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object { .. })
    }
}
