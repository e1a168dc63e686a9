//! What a feature of the editor looks at: the open post, the blog round it, and how places are counted.

use super::client::Client;
use super::position::{Encoding, Positions};
use super::uri;
use crate::document::Post;
use crate::lint::{Clock, Registry};
use crate::site::{Blog, Facts, Layout};
use crate::text::{LineIndex, Span};
use lsp_types::{Location, Position, Range, Uri};
use std::collections::HashMap;
use std::path::Path;

/// One open post in its blog. Nothing a feature answers comes from anywhere else: neither file nor clock.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The post as it stands in the editor.
    pub post: &'a Post,
    /// Its path below the site's root, with `/`.
    pub path: &'a str,
    /// The site's root, absolute.
    pub root: &'a Path,
    /// How the site is read, and what lies below its root: what is open in the editor, unsaved, and else the disk.
    pub layout: &'a Layout,
    /// All posts of the site, as they stand in the editor or else on the disk.
    pub blog: &'a Blog,
    /// All rules.
    pub registry: &'a Registry,
    /// The moment of the request, and the site's zone.
    pub clock: &'a Clock,
    /// The editor.
    pub client: &'a Client,
    /// The versions of the texts that are open, by their paths below the site's root.
    pub versions: &'a HashMap<String, i32>,
}

impl Ground<'_> {
    /// The places of the open post.
    #[must_use]
    pub fn positions(&self) -> Positions<'_> {
        Positions { text: &self.post.text, lines: self.post.lines(), encoding: self.client.encoding }
    }

    /// The byte offset of a position in the open post.
    #[must_use]
    pub fn offset(&self, position: Position) -> usize {
        self.positions().offset(position)
    }

    /// The range of a span of the open post.
    #[must_use]
    pub fn range(&self, span: Span) -> Range {
        self.positions().range(span)
    }

    /// What the blog knows of the open post; nothing where the generator does not publish it.
    #[must_use]
    pub fn facts(&self) -> Option<&Facts> {
        self.blog.posts().get(self.blog.at_path(self.path)?).map(|facts| &**facts)
    }

    /// The URI of the file or folder at `path` below the site's root.
    #[must_use]
    pub fn uri(&self, path: &str) -> Option<Uri> {
        uri::of_path(&self.root.join(path))
    }

    /// The text of the file at `path` below the site's root, with its lines: the open post, another one that is open, or
    /// what the disk has.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<Text> {
        let text = if path == self.path { self.post.text.clone() } else { self.layout.disk.text(path)? };
        Some(Text { lines: LineIndex::new(&text), text, encoding: self.client.encoding })
    }

    /// The place of `span` in the file at `path` below the site's root.
    #[must_use]
    pub fn location(&self, path: &str, span: Span) -> Option<Location> {
        Some(Location::new(self.uri(path)?, self.text(path)?.positions().range(span)))
    }
}

/// The text of a file with its lines.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text.
    pub text: String,
    lines: LineIndex,
    encoding: Encoding,
}

impl Text {
    /// Its places.
    #[must_use]
    pub fn positions(&self) -> Positions<'_> {
        Positions { text: &self.text, lines: &self.lines, encoding: self.encoding }
    }
}
