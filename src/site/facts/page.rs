//! What a generator makes of one file: a page with its URL, date, publication and terms.

use super::Named;
use crate::text::Span;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use std::borrow::Cow;
use std::sync::Arc;

/// A file as its generator publishes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Where it is published, or would be if nothing withheld it; `None` when it has no URL of its own or none that
    /// could be worked out.
    pub url: Option<PageUrl>,
    /// Whether it lists other pages (Hugo's `_index.md`, Zola's sections): it has a URL, and is no entry of the inventory.
    pub is_section: bool,
    /// Further paths that lead to it, spelt as [`PageUrl::path`] is, each with the place of its field.
    pub aliases: Vec<Named>,
    /// The date it is listed under.
    pub date: Option<PageDate>,
    /// Whether its author marked it as a draft.
    pub draft: bool,
    /// Why it is withheld whatever the clock says.
    pub withheld: Option<Withheld>,
    /// When it begins to be published, with the field that says so; `None` when the clock does not matter.
    pub from: Option<(Timestamp, Option<Span>)>,
    /// When it ceases to be published, with the field that says so.
    pub until: Option<(Timestamp, Option<Span>)>,
    /// Its terms in all taxonomies, in the order of the text.
    pub terms: Vec<PageTerm>,
    /// Its language, where the site has several.
    pub language: Option<String>,
    /// What its translations have in common with it, where the site has several languages.
    pub translation_key: Option<String>,
    /// Its host, where the languages of a site have hosts of their own; pages of two hosts never have one URL.
    pub host: Option<String>,
}

/// The URL of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageUrl {
    /// The path part: begins with `/`, the site's base path included, not percent-encoded.
    pub path: String,
    /// The field that decides it; `None` when the file's name and the configuration do.
    pub span: Option<Span>,
}

/// The date of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageDate {
    /// The instant.
    pub instant: Timestamp,
    /// The offset in which the generator shows it.
    pub offset: Offset,
    /// The field that gives it; `None` when the file's name does.
    pub span: Option<Span>,
}

impl PageDate {
    /// The day that readers see.
    #[must_use]
    pub fn day(&self) -> Date {
        self.offset.to_datetime(self.instant).date()
    }
}

/// One term of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTerm {
    /// The taxonomy as the generator names it: `tags`.
    pub taxonomy: Cow<'static, str>,
    /// The term as the generator reads it.
    pub term: String,
    /// Its bytes.
    pub span: Span,
    /// Whether these bytes are all of one item of a list, and say just the term: no other text is a part of it.
    pub is_item: bool,
    /// The path of its page, spelt as [`PageUrl::path`] is; `None` where the generator makes none.
    pub url: Option<Arc<str>>,
}

/// Why a page is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// Its author marked it as a draft, in this field or by its folder.
    Draft {
        /// The field.
        span: Option<Span>,
    },
    /// Its date lies ahead.
    Future {
        /// When it will be published.
        from: Timestamp,
        /// The field.
        span: Option<Span>,
    },
    /// Its last day is over.
    Expired {
        /// Since when.
        until: Timestamp,
        /// The field.
        span: Option<Span>,
    },
    /// Front matter or the site's build settings keep it from being written.
    Unrendered {
        /// The field.
        span: Option<Span>,
    },
    /// Its file's name is not that of a post, so the generator passes it over.
    Misnamed,
    /// An index file in its folder or above makes it a part of that file's page.
    Swallowed {
        /// That file, below the site's root.
        by: String,
    },
    /// The generator refuses to read it.
    Refused,
}

impl Page {
    /// Why the page is not published at `now`; `None` when it is.
    #[must_use]
    pub fn withheld(&self, now: Timestamp) -> Option<Withheld> {
        let ahead = self.from.filter(|(from, _)| *from > now);
        let over = self.until.filter(|(until, _)| *until <= now);
        self.withheld
            .clone()
            .or_else(|| ahead.map(|(from, span)| Withheld::Future { from, span }))
            .or_else(|| over.map(|(until, span)| Withheld::Expired { until, span }))
    }
}

impl Withheld {
    /// The reason in one word, as machine formats give it.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Draft { .. } => "draft",
            Self::Future { .. } => "future",
            Self::Expired { .. } => "expired",
            Self::Unrendered { .. } => "unrendered",
            Self::Misnamed => "misnamed",
            Self::Swallowed { .. } => "swallowed",
            Self::Refused => "refused",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Withheld};
    use jiff::Timestamp;

    #[test]
    fn a_page_is_published_between_its_two_moments() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let page = Page { from: Some((at(10), None)), until: Some((at(20), None)), ..Page::default() };
        assert_eq!(page.withheld(at(9)), Some(Withheld::Future { from: at(10), span: None }));
        assert_eq!(page.withheld(at(10)), None);
        assert_eq!(page.withheld(at(20)), Some(Withheld::Expired { until: at(20), span: None }));
        let draft = Page { withheld: Some(Withheld::Draft { span: None }), ..page };
        assert_eq!(draft.withheld(at(9)).map(|why| why.as_str()), Some("draft"));
    }
}
