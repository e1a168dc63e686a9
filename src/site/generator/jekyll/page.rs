//! What Jekyll makes of a page outside its collections (lib/jekyll/page.rb, convertible.rb), and of old paths.

use super::Jekyll;
use super::date::Dated;
use super::datum::{Datum, Word};
use super::inherited::{Head, Values, has_header, head};
use super::{slug, terms, url};
use crate::document::front_matter::Value;
use crate::site::facts::{Named, Page, PageDate, PageUrl, Source, Withheld};
use crate::site::path;

/// Names that jekyll-optional-front-matter passes over.
const NO_PAGES: [&str; 8] = [
    "README",
    "LICENSE",
    "LICENCE",
    "COPYING",
    "CODE_OF_CONDUCT",
    "CONTRIBUTING",
    "ISSUE_TEMPLATE",
    "PULL_REQUEST_TEMPLATE",
];

impl Jekyll {
    /// The page of the file at `full` below the source.
    pub(super) fn plain_page(&self, source: &Source<'_>, full: &str) -> Page {
        let held = |withheld| Page { withheld: Some(withheld), ..Page::default() };
        if !has_header(&source.post.text) {
            let is_passed_over = NO_PAGES.contains(&path::stem(full).to_uppercase().as_str());
            match self.config.bare_pages {
                Some(true) if !is_passed_over => {}
                None if !is_passed_over => return Page::default(),
                _ => return held(Withheld::Unrendered { span: None }),
            }
        }
        let head = head(source.post);
        if head == Head::NoMap || head == Head::Broken && self.config.strict {
            return held(Withheld::Refused);
        }
        let map = source.post.map().filter(|_| head == Head::Sound);
        let values = Values { map, layers: self.config.defaults.of_page(full), generator: self };
        let url = match permalink(&values) {
            Ok(word) => Some(self.page_url(full, word)),
            Err(true) => return held(Withheld::Refused),
            Err(false) => None,
        };
        let published = values.own("published").filter(|value| value.is_falsy() && !self.config.unpublished);
        let span = |key: &str| values.written(key).map(Value::inner_span);
        let date = values.written("date").map(|value| self.dated(value, source.zone));
        let instant = date.and_then(|date| if let Dated::At(instant) = date { Some(instant) } else { None });
        Page {
            url,
            aliases: self.aliases(&values),
            date: instant.map(|instant| {
                let offset = source.zone.to_offset(instant);
                PageDate { instant, offset, span: span("date") }
            }),
            withheld: published.map(|_| Withheld::Unrendered { span: span("published") }),
            ..Page::default()
        }
    }

    /// The URL below the site's base of the page at `full` of which nothing else is known.
    pub(super) fn bare_page_url(&self, full: &str) -> Option<String> {
        let values = Values { map: None, layers: self.config.defaults.of_page(full), generator: self };
        let url = self.page_url(full, permalink(&values).ok()?);
        url.path.strip_prefix(&self.config.base).map(str::to_owned)
    }

    fn page_url(&self, full: &str, permalink: Option<Word>) -> PageUrl {
        let stem = slug::without_periods(path::stem(full));
        let ending = self.config.output_ending(full);
        let is_html = [".html", ".xhtml", ".htm"].contains(&ending.as_str());
        let by_name = || match stem {
            _ if !is_html => "/:path/:basename:output_ext".to_owned(),
            "index" => "/:path/".to_owned(),
            _ => format!("/:path/:basename{}", self.config.suffix()),
        };
        let (template, span) = permalink.map_or_else(|| (by_name(), None), |word| (word.text, word.span));
        let path = url::of_page(&template, path::folder(full), stem, &ending);
        PageUrl { path: format!("{}{path}", self.config.base), span }
    }

    /// The old paths that lead to the page (jekyll-redirect-from).
    pub(super) fn aliases(&self, values: &Values<'_>) -> Vec<Named> {
        let from = values.own("redirect_from").filter(|_| self.config.redirects);
        let paths = from.map(|from| terms::words(&from)).unwrap_or_default();
        let alias = |word: Word| {
            let path = url::clean(&url::literal(&word.text));
            Some(Named { text: format!("{}{path}", self.config.base), span: word.span? })
        };
        paths.into_iter().filter_map(alias).collect()
    }
}

/// The permalink that is set; an error says whether Jekyll stops at it.
fn permalink(values: &Values<'_>) -> Result<Option<Word>, bool> {
    match values.own("permalink").or_else(|| values.inherited("permalink")) {
        None | Some(Datum::Nil | Datum::Flag(false)) => Ok(None),
        Some(Datum::Text(word)) if !word.text.is_empty() => Ok(Some(word)),
        Some(Datum::Unknown) => Err(false),
        Some(_) => Err(true),
    }
}
