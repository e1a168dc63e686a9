//! The seam behind which each generator says how it reads a blog.

pub(super) mod astro;
pub(super) mod docusaurus;
pub(super) mod eleventy;
pub(super) mod hexo;
pub(super) mod hugo;
pub(super) mod jekyll;
pub(super) mod plain;
mod reference;
pub(super) mod zola;

pub use reference::References;

use super::facts::{Page, Source};
use super::scaffold::Scaffold;
use super::{DateFault, Fields, Moment, Vocabulary, Yaml};
use crate::document::body::{TemplateArgument, TemplateCall};
use crate::document::front_matter::Value;
use crate::document::{Body, Dialect, Post};
use crate::text::Span;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The generators that matterlint knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GeneratorName {
    /// Hugo.
    Hugo,
    /// Jekyll.
    Jekyll,
    /// Zola.
    Zola,
    /// Hexo.
    Hexo,
    /// Eleventy.
    Eleventy,
    /// Astro.
    Astro,
    /// Docusaurus.
    Docusaurus,
    /// None, or one that is not known.
    Plain,
}

/// What a file is to the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A dated post of the blog.
    Post,
    /// Another content page: a section page, an about page, documentation.
    Page,
    /// A template for posts (archetype, scaffold): never checked unless named.
    Template,
    /// A file that the generator does not publish: README, licence, changelog, a theme's documentation.
    Other,
}

/// The date that a file's or folder's name carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathDate {
    /// The day.
    pub date: Date,
    /// Whether the generator takes the post's date from it, so that front matter needs none.
    pub used: bool,
}

/// The anchors of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    /// Each anchor's id and the place it comes from, in the order of the text; duplicates already numbered as the
    /// generator numbers them, explicit duplicates kept.
    pub ids: Vec<(String, Span)>,
    /// Whether these are all: false when template calls or unknown renderers may add more.
    pub complete: bool,
}

/// Where a path that is written in a post leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// These files, relative to the site's root, in the order the generator tries them. Empty: nothing on disk can
    /// answer, and a reader gets nothing.
    Files(Vec<String>),
    /// These files, found without regard to case: a template looks them up by a folded name.
    AnyCase(Vec<String>),
    /// One of these files when it is there; when none is, it cannot be told.
    Perhaps(Vec<String>),
    /// Cannot be told from what is on disk (external, computed, from a theme that is not here).
    Undecided,
}

/// How one generator reads a blog. Paths are relative to the site's root, with `/`. What has an answer here is what most
/// of them do; the others say so themselves.
pub trait Generator: Send + Sync + std::fmt::Debug {
    /// Which it is.
    fn name(&self) -> GeneratorName;

    /// How it reads the file at `path`.
    fn dialect(&self, path: &str) -> Dialect;

    /// Which YAML it speaks; JavaScript's and Rust's parsers speak 1.2.
    fn yaml(&self) -> Yaml {
        Yaml::V1_2
    }

    /// Whether `Title` and `title` are one key.
    fn folds_key_case(&self) -> bool {
        false
    }

    /// The fields it knows at the top of the front matter, taxonomies of the site's configuration included.
    fn fields(&self) -> &Fields;

    /// What the file at `path` is.
    fn role(&self, path: &str) -> Role;

    /// Reads `value` as a date.
    ///
    /// # Errors
    /// Why it is none, for this generator.
    fn date(&self, value: &Value) -> Result<Moment, DateFault>;

    /// The instant that it takes `value` for, where that is a date; `zone` counts where the date names none and the
    /// generator does not know better.
    fn instant(&self, value: &Value, zone: &TimeZone) -> Option<Timestamp> {
        self.date(value).ok()?.instant(zone)
    }

    /// The date in the name of the file or its folder.
    fn path_date(&self, path: &str) -> Option<PathDate>;

    /// Whether a post whose date lies ahead is published all the same.
    fn publishes_future(&self) -> bool {
        true
    }

    /// Whether the body's first level-one heading serves as the title where the field is missing.
    fn title_from_heading(&self) -> bool;

    /// Whether a post without the field still has a fitting title, made from its file name (Jekyll).
    fn title_optional(&self) -> bool {
        false
    }

    /// The title that it makes of the file's name for a post without the field.
    fn title_from_name(&self, path: &str) -> Option<String> {
        let _ = path;
        None
    }

    /// Whether [`Generator::owns_folder`] may ever be true.
    fn has_bundles(&self) -> bool {
        false
    }

    /// Whether the file at `path`, which is Markdown or another content format, makes every other file in its folder and
    /// below a resource of its own page, so that those are no pages (Hugo's leaf bundles).
    fn owns_folder(&self, path: &str) -> bool {
        let _ = path;
        false
    }

    /// The front matter fields that move the post at `path` to another URL in such a way that the answers of
    /// [`Generator::body_image`] and [`Generator::body_link`] for the relative `url` no longer hold: a post that has
    /// one of them cannot be judged. Empty when the files lie beside the post and move with it.
    fn moved_by(&self, path: &str, url: &str) -> &'static [&'static str] {
        let _ = (path, url);
        &[]
    }

    /// The zone that counts where a date names none; `None` is UTC unless configured.
    fn zone(&self) -> Option<&str> {
        None
    }

    /// Where an image named `url` in the body of the post at `path` is looked up. `url` is relative or begins with
    /// `/`; it has no scheme, query or fragment, and is percent-decoded.
    fn body_image(&self, path: &str, url: &str) -> Places;

    /// Where an image named `url` in the front matter of the post at `path` is looked up.
    fn front_matter_image(&self, path: &str, url: &str) -> Places;

    /// Where a relative or root link `url` of the post at `path` leads, as far as files show it.
    fn body_link(&self, path: &str, url: &str) -> Places;

    /// Whether [`Generator::body_link`] ever says surely that a link like `url` leads to no file.
    fn may_miss_link(&self, _url: &str) -> bool {
        true
    }

    /// The anchors of a body.
    fn anchors(&self, text: &str, body: &Body) -> Anchors;

    /// What ends the excerpt of a post, where it is cut out of the text by its bytes; `None` where it is not.
    fn excerpt_separator<'p>(&'p self, post: &'p Post) -> Option<Cow<'p, str>> {
        let _ = post;
        None
    }

    /// What it makes of a file: URL, date, publication, terms. Empty where it publishes nothing that is known.
    fn page(&self, source: &Source<'_>) -> Page {
        let _ = source;
        Page::default()
    }

    /// How it finds pages that posts name by files, slugs and titles; `None` when nothing is known of that.
    fn references(&self) -> Option<&dyn References> {
        None
    }

    /// The shortcodes and tags that posts may call; `None` when nothing is known of them.
    fn vocabulary(&self) -> Option<&Vocabulary> {
        None
    }

    /// The names of the layouts that a post may ask for; `None` when a theme or plugin may bring more.
    fn layouts(&self) -> Option<&BTreeSet<String>> {
        None
    }

    /// The argument of a template call in the post at `path` that names a file, and where that is looked for; `None` when
    /// it names none, or one that a theme may bring.
    fn called_file<'c>(&self, path: &str, call: &'c TemplateCall) -> Option<(&'c TemplateArgument, Vec<String>)> {
        let _ = (path, call);
        None
    }

    /// The setting that makes it leave raw HTML out of the page; `None` when HTML is kept, or nobody can say.
    fn drops_html(&self) -> Option<&'static str> {
        None
    }

    /// The texts of its templates for posts (archetypes, scaffolds).
    fn scaffold(&self) -> Option<&Scaffold> {
        None
    }

    /// The address that the configuration gives the site (`https://example.org/sub/`), as it is written.
    fn site_address(&self) -> Option<&str> {
        None
    }

    /// The configuration files that it reads and that stand on disk, in TOML, YAML or JSON.
    fn config_files(&self) -> &[String] {
        &[]
    }
}
