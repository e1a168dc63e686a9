//! A file that was read as a post.

use super::front_matter::Initials;
use super::{Body, Dialect, FrontMatter, body, directive, front_matter};
use crate::text::{LineIndex, Span, has_sign};
use std::sync::OnceLock;

/// One file, parsed once. All spans are byte offsets into [`Post::text`].
#[derive(Debug)]
pub struct Post {
    /// The file's text as it was read, a byte order mark included.
    pub text: String,
    /// The front matter block, or `None` when the file has none by the generator's rules.
    pub front_matter: Option<FrontMatter>,
    /// Everything after the front matter.
    pub body: Body,
    /// The author's instructions to matterlint, in the order of the text.
    pub directives: Vec<directive::Directive>,
    lines: OnceLock<LineIndex>,
    initials: Initials,
    has_returns: OnceLock<bool>,
}

impl Post {
    /// Reads `text` as a post of the given dialect. Never fails: faults are kept in the parts.
    #[must_use]
    pub fn parse(text: String, dialect: &Dialect) -> Self {
        let front_matter = front_matter::parse(&text, dialect.fences);
        let start = front_matter.as_ref().map_or_else(|| front_matter::bom_len(&text), |matter| matter.span.end());
        let body = body::parse(&text, Span::new(start, text.len()), dialect);
        let directives = directive::find(&text, front_matter.as_ref(), &body);
        let (lines, initials, has_returns) = (OnceLock::new(), Initials::default(), OnceLock::new());
        let mut post = Self { text, front_matter, body, directives, lines, initials, has_returns };
        post.initials = post.map().map(Initials::of).unwrap_or_default();
        post
    }

    /// The lines of [`Post::text`], found when somebody asks for the first time: in most posts nobody does.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Whether a carriage return stands anywhere in [`Post::text`], looked for when somebody asks for the first time.
    #[must_use]
    pub fn has_returns(&self) -> bool {
        *self.has_returns.get_or_init(|| has_sign(&self.text, b'\r'))
    }

    /// The root map of the front matter, when there is one and it could be read.
    #[must_use]
    pub fn map(&self) -> Option<&front_matter::Map> {
        self.front_matter.as_ref().and_then(|matter| matter.root.as_ref())
    }

    /// The front matter entry under `key` (dotted for nested maps), compared exactly, or without regard to case where
    /// `folds_case`.
    #[must_use]
    pub fn field(&self, key: &str, folds_case: bool) -> Option<&front_matter::Entry> {
        self.map().filter(|_| self.initials.may_have(key))?.at_path(key, folds_case)
    }

    /// The bytes of `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }
}
