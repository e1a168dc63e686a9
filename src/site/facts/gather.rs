//! Gathers the facts of one post from its text and from what its generator makes of it.

use super::leftover::leftovers;
use super::link::links;
use super::series::series;
use super::{Facts, Named, Withheld};
use crate::document::Post;
use crate::document::front_matter::{Entry, Value};
use crate::site::generator::Anchors;
use crate::site::{Disk, Generator, Layout, Role};
use jiff::tz::TimeZone;

/// One file, as a generator is asked about it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file, below the site's root, with `/`.
    pub path: &'a str,
    /// Its text.
    pub post: &'a Post,
    /// The zone that counts where a date names none.
    pub zone: &'a TimeZone,
    /// What lies below the site's root.
    pub disk: &'a dyn Disk,
}

impl<'a> Source<'a> {
    /// The front matter entry under `key` (dotted for nested maps), found as `generator` finds it.
    #[must_use]
    pub fn field(&self, generator: &dyn Generator, key: &str) -> Option<&'a Entry> {
        self.post.field(key, generator.folds_key_case())
    }

    /// The text of the scalar under `key` with its place, when it is not empty.
    #[must_use]
    pub fn text(&self, generator: &dyn Generator, key: &str) -> Option<Named> {
        named(&self.field(generator, key)?.value).filter(|named| !named.text.trim().is_empty())
    }
}

/// What whoever has looked at a post may know of it.
#[derive(Debug)]
pub struct Known {
    /// The anchors of its body.
    pub anchors: Anchors,
    /// The index file of whose page it is a part.
    pub owner: Option<String>,
}

/// A scalar with its place.
fn named(value: &Value) -> Option<Named> {
    Some(Named { text: value.as_text()?.to_owned(), span: value.inner_span() })
}

impl Facts {
    /// The facts of the post at `path` (below the site's root).
    #[must_use]
    pub fn of(post: &Post, path: &str, role: Role, layout: &Layout, zone: &TimeZone) -> Self {
        let anchors = layout.generator.anchors(&post.text, &post.body);
        let known = Known { anchors, owner: layout.owner(path, layout.generator.role(path)) };
        Self::with(post, path, role, layout, zone, known)
    }

    /// The facts of the post, of which something is known already.
    #[must_use]
    pub fn with(post: &Post, path: &str, role: Role, layout: &Layout, zone: &TimeZone, known: Known) -> Self {
        let Known { anchors, owner } = known;
        let generator = layout.generator.as_ref();
        let source = Source { path, post, zone, disk: layout.disk.as_ref() };
        let mut page = generator.page(&source);
        if let Some(by) = owner {
            page.withheld = Some(Withheld::Swallowed { by });
        }
        if page.terms.is_empty() {
            page.terms = source.terms(generator, |_, _| None);
        }
        Self {
            path: path.to_owned(),
            role,
            title: source.text(generator, "title"),
            description: source.text(generator, "description"),
            page,
            anchors: anchors.ids.iter().map(|(id, _)| id).collect(),
            anchors_complete: anchors.complete,
            links: links(&post.body),
            series: series(&source, generator),
            leftovers: leftovers(&source, generator),
        }
    }
}
