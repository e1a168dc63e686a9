//! The facts of a post after an edit that changed none of them, but moved their places.

use super::{Facts, Leftover, LinkFact, Named, Page, PageDate, PageTerm, PageUrl, SeriesPart, Withheld};
use crate::text::{Displacement, Span};

/// Moves one place; `None` where the edit touches it.
struct Move<'a>(&'a Displacement);

impl Facts {
    /// The same facts where their places are after an edit of the text; `None` where it touches one of the places.
    #[must_use]
    pub fn moved(&self, by: &Displacement) -> Option<Self> {
        let by = Move(by);
        let Self { path, role, title, description, page, anchors, anchors_complete, links, series, leftovers } = self;
        Some(Self {
            path: path.clone(),
            role: *role,
            title: by.perhaps(title.as_ref(), Move::named)?,
            description: by.perhaps(description.as_ref(), Move::named)?,
            page: by.page(page)?,
            anchors: anchors.clone(),
            anchors_complete: *anchors_complete,
            links: by.all(links, |by, link| Some(LinkFact { span: by.span(link.span)?, ..link.clone() }))?,
            series: by.perhaps(series.as_ref(), Move::series)?,
            leftovers: by.all(leftovers, |by, it| Some(Leftover { text: by.named(&it.text)?, ..it.clone() }))?,
        })
    }
}

impl Move<'_> {
    fn span(&self, span: Span) -> Option<Span> {
        self.0.span(span)
    }

    fn place(&self, span: Option<Span>) -> Option<Option<Span>> {
        self.perhaps(span.as_ref(), |by, span| by.span(*span))
    }

    fn perhaps<T, U>(&self, it: Option<&T>, act: impl Fn(&Self, &T) -> Option<U>) -> Option<Option<U>> {
        it.map_or(Some(None), |it| act(self, it).map(Some))
    }

    fn all<T>(&self, items: &[T], act: impl Fn(&Self, &T) -> Option<T>) -> Option<Vec<T>> {
        items.iter().map(|item| act(self, item)).collect()
    }

    fn named(&self, named: &Named) -> Option<Named> {
        Some(Named { span: self.span(named.span)?, text: named.text.clone() })
    }

    fn series(&self, series: &SeriesPart) -> Option<SeriesPart> {
        let number = self.perhaps(series.number.as_ref(), |by, (number, span)| Some((*number, by.span(*span)?)))?;
        Some(SeriesPart { name: self.named(&series.name)?, number })
    }

    fn page(&self, page: &Page) -> Option<Page> {
        let moment = |by: &Self, (moment, span): &(jiff::Timestamp, Option<Span>)| Some((*moment, by.place(*span)?));
        Some(Page {
            url: self.perhaps(page.url.as_ref(), |by, url| {
                Some(PageUrl { path: url.path.clone(), span: by.place(url.span)? })
            })?,
            aliases: self.all(&page.aliases, Self::named)?,
            date: self
                .perhaps(page.date.as_ref(), |by, date| Some(PageDate { span: by.place(date.span)?, ..*date }))?,
            withheld: self.perhaps(page.withheld.as_ref(), Self::withheld)?,
            from: self.perhaps(page.from.as_ref(), moment)?,
            until: self.perhaps(page.until.as_ref(), moment)?,
            terms: self.all(&page.terms, |by, term| Some(PageTerm { span: by.span(term.span)?, ..term.clone() }))?,
            is_section: page.is_section,
            draft: page.draft,
            language: page.language.clone(),
            translation_key: page.translation_key.clone(),
            host: page.host.clone(),
        })
    }

    fn withheld(&self, withheld: &Withheld) -> Option<Withheld> {
        Some(match withheld {
            Withheld::Draft { span } => Withheld::Draft { span: self.place(*span)? },
            Withheld::Future { from, span } => Withheld::Future { from: *from, span: self.place(*span)? },
            Withheld::Expired { until, span } => Withheld::Expired { until: *until, span: self.place(*span)? },
            Withheld::Unrendered { span } => Withheld::Unrendered { span: self.place(*span)? },
            Withheld::Misnamed | Withheld::Swallowed { .. } | Withheld::Refused => withheld.clone(),
        })
    }
}
