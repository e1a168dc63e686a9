//! A post as it is now beside what it was.

use super::keep;
use crate::document::Post;
use crate::site::facts::{Facts, Named, Page, Source};
use crate::site::{Layout, field};
use crate::text::Edit;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What has become of a post.
#[derive(Debug)]
pub struct Revision {
    /// Its file now, below the site's root.
    pub path: String,
    /// Whether the file has another name or another text.
    pub is_edited: bool,
    /// Whether the front matter can be read, so that what is told of the page can be relied on.
    pub is_sound: bool,
    /// What the settings of then make of it now.
    pub as_then: Page,
    /// Whether the title or the words of the body are others.
    pub reads_differently: bool,
    /// What it says of its last change; `None` where it says nothing.
    pub modified: Option<Modified>,
    /// The edits that keep the URL of then as an alias, where the generator has aliases and they hold.
    pub alias: Option<Vec<Edit>>,
}

/// The field that tells when a post was changed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modified {
    /// The field's name.
    pub field: &'static str,
    /// What it holds, with its place.
    pub value: Named,
    /// The moment, where it is one.
    pub instant: Option<Timestamp>,
    /// Whether it held something else, or nothing, before.
    pub is_new: bool,
}

/// A post in its blog: its place and text, how it is read, and the zone that counts.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The file, below the site's root.
    pub path: &'a str,
    /// The text.
    pub post: &'a Post,
    /// The settings by which it is read.
    pub layout: &'a Layout,
    /// The zone that counts where a date names none.
    pub zone: &'a TimeZone,
}

impl<'a> Version<'a> {
    fn source(&self) -> Source<'a> {
        Source { path: self.path, post: self.post, zone: self.zone, disk: self.layout.disk.as_ref() }
    }

    /// Whether the front matter can be read.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.post.front_matter.as_ref().is_none_or(|matter| matter.faults.is_empty() && matter.root.is_some())
    }

    /// The title and the words of the body, comments left out.
    fn words(&self) -> Vec<&'a str> {
        let generator = self.layout.generator.as_ref();
        let title = self.source().field(generator, "title").and_then(|entry| entry.value.as_text()).unwrap_or_default();
        let body = self.post.body.span;
        let mut words: Vec<&str> = title.split_whitespace().collect();
        let mut from = body.start();
        let pieces = self.post.body.comments.iter().map(|comment| (comment.span.start(), comment.span.end()));
        for (start, end) in pieces.chain([(body.end(), body.end())]) {
            words.extend(self.post.text.get(from..start).unwrap_or_default().split_whitespace());
            from = end.max(from);
        }
        words
    }

    fn modified(&self, then: Self) -> Option<Modified> {
        let (source, generator) = (self.source(), self.layout.generator.as_ref());
        field::MODIFIED.iter().find_map(|name| {
            let value = source.text(generator, name)?;
            let entry = source.field(generator, name)?;
            let before = then.source().text(then.layout.generator.as_ref(), name);
            Some(Modified {
                field: name,
                is_new: before.is_none_or(|before| before.text != value.text),
                instant: generator.instant(&entry.value, self.zone),
                value,
            })
        })
    }
}

impl Revision {
    /// Compares a post `then` with what it is `now`. `old` is what it told of itself, and `again` the text of now, read as
    /// the settings of then read it.
    #[must_use]
    pub fn new(old: &Facts, then: Version<'_>, now: Version<'_>, again: &Post, url: Option<&str>) -> Self {
        let again = Version { path: now.path, post: again, ..then };
        let source = again.source();
        let is_moved = url.is_none() || url != old.page.url.as_ref().map(|url| url.path.as_str());
        let keep = old.page.url.as_ref().filter(|_| is_moved && now.is_sound());
        Self {
            path: now.path.to_owned(),
            is_edited: now.path != then.path || now.post.text != then.post.text,
            is_sound: now.is_sound(),
            as_then: then.layout.generator.page(&source),
            reads_differently: now.post.text != then.post.text && now.words() != then.words(),
            modified: now.modified(then),
            alias: keep.and_then(|url| keep::as_alias(now, &url.path)),
        }
    }
}
