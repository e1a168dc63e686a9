//! What a post rule looks at: one post, the blog it stands in, and the moment of the run.

mod address;
mod body;
mod dates;
mod image;
mod link;
mod look_up;
mod lost_comment;
mod memo;
mod pairs;
mod wording;

pub use crate::site::{Taxonomy, Term, Written};
pub use address::{Address, AddressKind};
pub use body::{is_template, plain_text};
pub use dates::{DateField, offset_text, possible_days};
pub use image::{ImageFields, NamedImage, Origin, images};
pub use lost_comment::is_meant;
pub use memo::Memo;
pub use pairs::{PairFault, Pairs, is_shortcode};
pub use wording::Wording;

use crate::document::Post;
use crate::document::dialect::Templates;
use crate::document::front_matter::{Editor, Entry, Value};
use crate::site::{Field, Generator, Layout, PathDate, Role, impossible_day};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The moment of the run and the zone that counts where a date names none. Comes in from outside.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Now.
    pub now: Timestamp,
    /// The site's zone.
    pub zone: TimeZone,
}

impl Clock {
    /// The day on which `instant` falls in the site's zone.
    #[must_use]
    pub fn day(&self, instant: Timestamp) -> jiff::civil::Date {
        self.zone.to_datetime(instant).date()
    }
}

/// One post in its blog.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The post.
    pub post: &'a Post,
    /// Its path below the site's root, with `/`.
    pub path: &'a str,
    /// What the file is to the generator.
    pub role: Role,
    /// The blog.
    pub layout: &'a Layout,
    /// The moment of the run.
    pub clock: &'a Clock,
    /// What has been found out about the post so far.
    pub memo: &'a Memo<'a>,
}

impl<'a> Subject<'a> {
    /// How the blog's generator reads it.
    #[must_use]
    pub fn generator(&self) -> &'a dyn Generator {
        self.layout.generator.as_ref()
    }

    /// The editor of the front matter; `None` where there is none that can be read.
    pub(super) fn editor(&self) -> Option<Editor<'a>> {
        Editor::new(&self.post.text, self.post.front_matter.as_ref()?)
    }

    /// The front matter entry under `key` (dotted for nested maps), found as the generator finds it.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&'a Entry> {
        self.post.field(key, self.generator().folds_key_case())
    }

    /// Whether `key` is written `name` by the generator's rule of case.
    #[must_use]
    pub fn is_key(&self, key: &str, name: &str) -> bool {
        if self.generator().folds_key_case() { key.eq_ignore_ascii_case(name) } else { key == name }
    }

    /// The field that the generator knows under the top-level key `key`, compared by its rule of case.
    #[must_use]
    pub fn known_field(&self, key: &str) -> Option<&'a Field> {
        self.generator().fields().named(key)
    }

    /// The entries at the top of the front matter, each with the field that the generator knows under its key.
    #[must_use]
    pub fn fields(&self) -> &'a [(&'a Entry, Option<&'a Field>)] {
        self.memo.fields.get_or_init(|| {
            let entries = self.post.map().map_or(&[][..], |map| &map.entries);
            entries.iter().map(|entry| (entry, self.known_field(&entry.key.text))).collect()
        })
    }

    /// The taxonomy fields that the post has, in the order of the text.
    #[must_use]
    pub fn taxonomies(&self) -> &'a [Taxonomy<'a>] {
        self.memo.taxonomies.get_or_init(|| Taxonomy::all(self.post, self.generator()))
    }

    /// The text of `value` where it is written; `None` when it is no scalar.
    #[must_use]
    pub fn written<'v>(&self, value: &'v Value) -> Option<Written<'v>> {
        Written::of(self.post, value)
    }

    /// The date in the name of the file or its folder.
    #[must_use]
    pub fn path_date(&self) -> Option<PathDate> {
        self.generator().path_date(self.path)
    }

    /// The date in the name of the file or its folder, where it is none of the calendar's.
    #[must_use]
    pub fn impossible_path_day(&self) -> Option<&'a str> {
        if self.role == Role::Post { impossible_day(self.path) } else { None }
    }

    /// Whether kramdown renders the body: Jekyll's default, which a blog may exchange for CommonMark.
    #[must_use]
    pub fn is_kramdown(&self) -> bool {
        self.generator().dialect(self.path).markdown.kramdown_attributes
    }

    /// Whether raw HTML reaches to the next blank line (CommonMark 0.31, 4.6), Markdown on its lines included. kramdown
    /// and MDX read on behind a tag.
    #[must_use]
    pub fn reads_html_blocks(&self) -> bool {
        !self.is_kramdown() && self.generator().dialect(self.path).templates != Templates::Mdx
    }

    /// Whether the file is a post or another page that the generator publishes.
    #[must_use]
    pub fn is_content(&self) -> bool {
        matches!(self.role, Role::Post | Role::Page)
    }
}
