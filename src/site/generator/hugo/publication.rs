//! Whether Hugo publishes a page: drafts, pages that are not rendered, and what is handed down to them.

use super::Hugo;
use super::cascade::Handed;
use super::content::PageKind;
use crate::document::front_matter::{Entry, Value};
use crate::site::facts::{Source, Withheld};
use crate::site::scalar::{Meaning, meaning};
use crate::text::Span;

/// What `build.render` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Render {
    /// The page is written.
    Always,
    /// It is not, and has no URL.
    Never,
    /// It is not, and has a URL all the same.
    Link,
}

impl Render {
    /// Reads the value; an unknown one is as good as none.
    pub fn parse(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "always" | "true" => Some(Self::Always),
            "never" | "false" => Some(Self::Never),
            "link" => Some(Self::Link),
            _ => None,
        }
    }
}

/// Whether a page is published, its dates set aside.
#[derive(Debug, Default)]
pub struct Publication {
    /// Whether it is a draft.
    pub draft: bool,
    /// Why it is withheld.
    pub withheld: Option<Withheld>,
    /// Whether it has a URL.
    pub has_url: bool,
}

impl Hugo {
    /// Whether the page is published; `handed` is what sections above it hand down.
    pub(super) fn publication(&self, source: &Source<'_>, kind: PageKind, handed: Handed) -> Publication {
        let (draft, draft_span) = self.draft(source, handed);
        let (render, span) = self.render(source, kind, handed);
        let withheld = match render {
            _ if draft && !self.drafts => Some(Withheld::Draft { span: draft_span }),
            Render::Always => None,
            Render::Never | Render::Link => Some(Withheld::Unrendered { span }),
        };
        Publication { draft, withheld, has_url: render != Render::Never }
    }

    /// `draft`, or else `published` where it is a boolean.
    fn draft(&self, source: &Source<'_>, handed: Handed) -> (bool, Option<Span>) {
        let place = |entry: &Entry| Some(entry.value.inner_span());
        if let Some(entry) = source.field(self, "draft") {
            return (self.truth(&entry.value), place(entry));
        }
        if let Some(draft) = handed.draft {
            return (draft, None);
        }
        let published = source.field(self, "published").map(|entry| (meaning(&entry.value, self), entry));
        match published {
            Some((Some(Meaning::Bool(published)), entry)) => (!published, place(entry)),
            _ => (false, None),
        }
    }

    fn render(&self, source: &Source<'_>, kind: PageKind, handed: Handed) -> (Render, Option<Span>) {
        let written = source
            .field(self, self.version.build_key())
            .and_then(|entry| Some((Render::parse(entry.value.as_text()?)?, entry)));
        if let Some((render, entry)) = written {
            return (render, Some(entry.value.inner_span()));
        }
        let headless = source.field(self, "headless").filter(|entry| self.truth(&entry.value));
        // Before the rewrite of 0.123 only bundles could be headless.
        if kind == PageKind::Leaf || !self.version.is_before(123) {
            if let Some(entry) = headless {
                return (Render::Never, Some(entry.value.inner_span()));
            }
            if handed.headless == Some(true) {
                return (Render::Never, None);
            }
        }
        (handed.render.unwrap_or(Render::Always), None)
    }

    /// A boolean as Go's casts read it: whatever they do not know is false.
    fn truth(&self, value: &Value) -> bool {
        match meaning(value, self) {
            Some(Meaning::Bool(truth)) => truth,
            Some(Meaning::Number(_)) => {
                value.as_text().is_some_and(|text| !text.trim_matches(['+', '-', '0']).is_empty())
            }
            Some(Meaning::Text | Meaning::MaybeBool(_)) => {
                value.as_text().is_some_and(|text| ["1", "t", "T", "true", "TRUE", "True"].contains(&text))
            }
            _ => false,
        }
    }
}
