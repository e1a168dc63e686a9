//! What Eleventy makes of a template: its URL, date and publication (src/Template.js).

use super::Eleventy;
use super::cascade::Found;
use super::permalink::{Names, date_at, default_url, filled, slugified, url};
use crate::document::front_matter::{Node, Style, Value};
use crate::site::calendar::javascript;
use crate::site::facts::{Page, PageDate, PageUrl, Source, Withheld};
use crate::site::scalar::{Meaning, meaning};
use crate::site::settings::Setting;
use crate::site::{DateFault, Generator as _, path};
use crate::text::Span;
use jiff::tz::{Offset, TimeZone};

/// Where a page is written.
enum Place {
    At(PageUrl),
    /// Nowhere, as the field says.
    Nowhere(Option<Span>),
    /// The build stops.
    Refused,
    Unknown,
}

impl Eleventy {
    /// The page of one file.
    pub(super) fn page_of(&self, source: &Source<'_>) -> Page {
        let Some(file) = path::below(source.path, &self.program.input) else { return Page::default() };
        if !file.ends_with(".md") {
            return Page { withheld: Some(Withheld::Unrendered { span: None }), ..Page::default() };
        }
        if is_program(&source.post.text) {
            return Page::default();
        }
        let (date, is_refused) = self.date_of(source);
        let place = self.place(source, file);
        let draft = source.field(self, "draft").filter(|entry| !is_falsy(&entry.value));
        let withheld = match place {
            _ if is_refused => Some(Withheld::Refused),
            Place::Refused => Some(Withheld::Refused),
            Place::Nowhere(span) => Some(Withheld::Unrendered { span }),
            _ => draft
                .filter(|_| self.program.leaves_out_drafts)
                .map(|entry| Withheld::Draft { span: Some(entry.value.span) }),
        };
        Page {
            url: if let Place::At(url) = place { Some(url) } else { None },
            date,
            draft: draft.is_some(),
            withheld,
            terms: source.terms(self, |_, _| None),
            ..Page::default()
        }
    }

    fn place(&self, source: &Source<'_>, file: &str) -> Place {
        let found = self.found(source, "permalink");
        let own = if let Found::Own(value) = found { Some(value.span) } else { None };
        let is_repeated = !matches!(self.found(source, "pagination"), Found::Nothing);
        if self.program.turns_urls || is_repeated || source.field(self, "dynamicPermalink").is_some() {
            return Place::Unknown;
        }
        match found {
            Found::Own(value) => self.written(source, file, value, own),
            Found::Shared(Setting::Text(text)) => self.template(source, file, &text, None),
            Found::Unknown | Found::Shared(_) => Place::Unknown,
            Found::Nothing if self.program.gives_permalinks || self.computes(source) => Place::Unknown,
            Found::Nothing => self.at(&default_url(file), None),
        }
    }

    /// Where a permalink in the front matter leads.
    fn written(&self, source: &Source<'_>, file: &str, value: &Value, span: Option<Span>) -> Place {
        match &value.node {
            Node::Map(map) if map.entries.is_empty() => self.at(&default_url(file), None),
            Node::Map(map) => match map.get("build") {
                Some(entry) => self.written(source, file, &entry.value, span),
                None => Place::Nowhere(span),
            },
            Node::Scalar { text, .. } => match meaning(value, self) {
                Some(Meaning::Bool(true)) => Place::Refused,
                Some(Meaning::Bool(false)) => Place::Nowhere(span),
                Some(Meaning::Text) => self.template(source, file, text, Some(value.inner_span())),
                _ => Place::Unknown,
            },
            _ => Place::Unknown,
        }
    }

    fn template(&self, source: &Source<'_>, file: &str, text: &str, span: Option<Span>) -> Place {
        if text.is_empty() {
            return self.at(&default_url(file), None);
        }
        if span.is_none() && ["true", "false"].contains(&text) {
            return if text == "false" { Place::Nowhere(None) } else { Place::Refused };
        }
        let names = Names::of(file);
        let Some(link) = filled(text, |expression| self.value(source, &names, expression)) else {
            return Place::Unknown;
        };
        let allows_bare = || self.program.allows_bare_files || self.has(source, "eleventyAllowMissingExtension");
        match url(&link) {
            None => Place::Unknown,
            Some((_, false)) if !allows_bare() => Place::Refused,
            Some((url, _)) => self.at(&url, span),
        }
    }

    fn at(&self, url: &str, span: Option<Span>) -> Place {
        Place::At(PageUrl { path: format!("{}{}", self.program.prefix.trim_end_matches('/'), url), span })
    }

    /// What an expression of a permalink is worth: a name of the page or a text of its front matter, slugified or not.
    fn value(&self, source: &Source<'_>, names: &Names, expression: &str) -> Option<String> {
        let mut parts = expression.split('|').map(str::trim);
        let mut value = match parts.next()? {
            "page.fileSlug" => names.file_slug.clone(),
            "page.filePathStem" => names.file_path_stem.clone()?,
            key if !self.computes(source) => {
                let value = &source.field(self, key)?.value;
                let is_text = meaning(value, self) == Some(Meaning::Text);
                value.as_text().filter(|_| is_text)?.to_owned()
            }
            _ => return None,
        };
        for filter in parts {
            value =
                Some(filter).filter(|filter| *filter == "slugify" && !self.program.slugifies).and(slugified(&value))?;
        }
        // One of the two template languages writes these as entities.
        (!value.contains(['&', '<', '>', '"', '\''])).then_some(value)
    }

    /// The date, and whether Eleventy refuses the one that is written.
    fn date_of(&self, source: &Source<'_>) -> (Option<PageDate>, bool) {
        let utc = |instant, span| PageDate { instant, offset: Offset::UTC, span };
        match self.found(source, "date") {
            Found::Own(value) if !is_falsy(value) => {
                let timestamp = value.as_text().filter(|_| value.style() == Some(Style::Plain));
                if let Some(instant) = timestamp.and_then(javascript::yaml_timestamp) {
                    return (Some(utc(instant, Some(value.span))), false);
                }
                match self.date(value) {
                    Ok(moment) => (moment.instant(&TimeZone::UTC).map(|at| utc(at, Some(value.span))), false),
                    Err(fault) => (None, fault != DateFault::Computed && !self.program.parses_dates),
                }
            }
            Found::Shared(Setting::Text(text)) => {
                let instant = javascript::iso(&text).and_then(|moment| moment.instant(&TimeZone::UTC));
                (instant.map(|instant| utc(instant, None)), false)
            }
            Found::Unknown | Found::Shared(_) => (None, false),
            Found::Own(_) | Found::Nothing => {
                let day = date_at(source.path).and_then(|at| source.path.get(at..at + 10));
                let instant = day.and_then(javascript::iso).and_then(|moment| moment.instant(&TimeZone::UTC));
                (instant.map(|instant| utc(instant, None)), false)
            }
        }
    }

    fn has(&self, source: &Source<'_>, key: &str) -> bool {
        !matches!(self.found(source, key), Found::Nothing)
    }

    /// Whether values of the page are computed from others.
    fn computes(&self, source: &Source<'_>) -> bool {
        self.has(source, "eleventyComputed")
    }
}

/// Whether JavaScript takes `value` for no value.
fn is_falsy(value: &Value) -> bool {
    match &value.node {
        Node::Empty => true,
        Node::Scalar { style: Style::Plain, text } => ["", "null", "~", "false", "0"].contains(&text.as_str()),
        Node::Scalar { text, .. } => text.is_empty(),
        _ => false,
    }
}

/// Whether the front matter names a language of its own (`---js`), which is not read here.
fn is_program(text: &str) -> bool {
    let first = text.strip_prefix("---").and_then(|rest| rest.lines().next()).unwrap_or_default().trim();
    first.starts_with(|ch: char| ch.is_ascii_alphabetic()) && !["yaml", "yml"].contains(&first)
}
