//! What Jekyll makes of a post, a draft or another collection's document (lib/jekyll/document.rb, publisher.rb).

use super::Jekyll;
use super::content::Kind;
use super::date::Dated;
use super::datum::{Datum, Word};
use super::inherited::{Head, Values, has_header, head};
use super::name::{DatedName, dated};
use super::url::{Parts, UrlFault, of_document};
use super::{slug, terms};
use crate::site::facts::{Page, PageDate, PageTerm, PageUrl, Source, Withheld};
use crate::site::path;
use crate::site::settings::Settings;
use crate::text::Span;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

/// A document by its place.
pub(super) struct Place<'a> {
    kind: Kind<'a>,
    label: &'a str,
    /// Its path below the source.
    full: &'a str,
    /// Its path below the collections' folder.
    relative: &'a str,
    name: Option<DatedName<'a>>,
}

/// The categories of a document.
struct Categories {
    names: Vec<String>,
    /// Whether front matter cannot be read because of them.
    broken: bool,
    /// Whether these are all.
    complete: bool,
}

impl Jekyll {
    /// Where the file `full`, a path below the source, belongs.
    pub(super) fn place<'a>(&'a self, full: &'a str, kind: Kind<'a>) -> Place<'a> {
        let label = match kind {
            Kind::Document(collection) => collection.label.as_str(),
            _ => "posts",
        };
        Place { kind, label, full, relative: self.config.relative(full), name: dated(full) }
    }

    /// The page of the document at `place`.
    pub(super) fn document(&self, source: &Source<'_>, place: &Place<'_>) -> Page {
        let held = |withheld| Page { withheld: Some(withheld), ..Page::default() };
        match place.kind {
            Kind::Post if place.name.is_none() => return held(Withheld::Misnamed),
            Kind::Document(_) if !has_header(&source.post.text) => return held(Withheld::Unrendered { span: None }),
            _ => {}
        }
        let head = head(source.post);
        let map = source.post.map().filter(|_| head == Head::Sound);
        let mut values = Values { map, layers: self.layers(place), generator: self };
        let categories = categories(&values, place);
        let broken = matches!(head, Head::Broken | Head::NoMap) || categories.broken;
        if broken && self.config.strict {
            return held(Withheld::Refused);
        }
        if broken {
            values.map = None;
        }
        let (date, span) = if broken { (Dated::Unknown, None) } else { self.date_of(&values, place, source.zone) };
        let instant = match date {
            Dated::At(instant) => Some(instant),
            Dated::Unknown => None,
            Dated::Refused => return held(Withheld::Refused),
        };
        let offset = |instant| source.zone.to_offset(instant);
        let clock = instant.map(|instant| offset(instant).to_datetime(instant));
        let (url, refused) = match self.url_of(&values, place, &categories, clock, broken) {
            Ok(url) => (Some(url), false),
            Err(fault) => (None, fault == UrlFault::NoSuchPlaceholder),
        };
        Page {
            url,
            aliases: self.aliases(&values),
            date: instant.map(|instant| PageDate { instant, offset: offset(instant), span }),
            draft: matches!(place.kind, Kind::Draft) || values.own("draft") == Some(Datum::Flag(true)),
            withheld: if refused { Some(Withheld::Refused) } else { self.withheld(&values, place) },
            from: instant.filter(|_| !self.config.future).map(|instant| (instant, span)),
            terms: self.terms(source, &values, place),
            ..Page::default()
        }
    }

    /// The URL below the site's base of a document at `place` of which nothing else is known: no front matter.
    pub(super) fn bare_url(&self, place: &Place<'_>) -> Option<String> {
        let values = Values { map: None, layers: self.layers(place), generator: self };
        let (date, _) = self.date_of(&values, place, &TimeZone::UTC);
        let clock = match date {
            Dated::At(instant) => Some(Offset::UTC.to_datetime(instant)),
            Dated::Unknown | Dated::Refused => None,
        };
        let url = self.url_of(&values, place, &categories(&values, place), clock, false).ok()?;
        url.path.strip_prefix(&self.config.base).map(str::to_owned)
    }

    fn layers(&self, place: &Place<'_>) -> Vec<&Settings> {
        self.config.defaults.of_document(place.relative, place.full, place.label)
    }

    fn date_of(&self, values: &Values<'_>, place: &Place<'_>, zone: &TimeZone) -> (Dated, Option<Span>) {
        match values.written("date") {
            Some(value) if values.own("date") != Some(Datum::Nil) => {
                return (self.dated(value, zone), Some(value.inner_span()));
            }
            Some(value) if values.inherited("date").is_none() => return (Dated::Refused, Some(value.inner_span())),
            _ => {}
        }
        match place.name {
            _ if values.inherited("date").is_some() => (Dated::Unknown, None),
            // The moment of the build, or for a draft that of the file's last change.
            None => (Dated::Unknown, None),
            Some(name) => (name.date.map_or(Dated::Refused, |date| midnight(date, zone)), None),
        }
    }

    fn url_of(
        &self,
        values: &Values<'_>,
        place: &Place<'_>,
        categories: &Categories,
        date: Option<DateTime>,
        broken: bool,
    ) -> Result<PageUrl, UrlFault> {
        let permalink = text_of(values.get("permalink"))?;
        let suffixed = || format!("/:collection/:path{}", self.config.suffix());
        let template = match (&permalink, place.kind) {
            (Some(word), _) => word.text.clone(),
            (None, Kind::Document(collection)) => collection.permalink.clone().unwrap_or_else(suffixed),
            (None, _) => self.config.posts_template().to_owned(),
        };
        let uses_slug = [":title", ":slug"].iter().any(|placeholder| template.contains(placeholder));
        let written = if uses_slug && !broken { text_of(values.get("slug"))? } else { None };
        let stem = path::stem(place.full);
        let title = slug::without_periods(place.name.map_or(stem, |name| name.title));
        let slug = written.as_ref().map_or(title, |word| word.text.as_str());
        let below = place.relative.strip_suffix(path::file_name(place.relative)).unwrap_or_default();
        let below = format!("{below}{stem}").replacen(&format!("_{}", place.label), "", 1);
        if template.contains("categories") && !categories.complete {
            return Err(UrlFault::Unknown);
        }
        let parts = Parts {
            stem,
            slug: (!broken).then_some(slug),
            categories: &categories.names,
            date,
            path: slug::without_periods(&below),
            collection: place.label,
            ending: &self.config.output_ending(place.full),
        };
        let path = format!("{}{}", self.config.base, of_document(&template, &parts)?);
        let span = permalink.map_or_else(|| written.as_ref().and_then(|word| word.span), |word| word.span);
        Ok(PageUrl { path, span })
    }

    /// The tags and categories of a post. What is no post has none that Jekyll knows.
    fn terms(&self, source: &Source<'_>, values: &Values<'_>, place: &Place<'_>) -> Vec<PageTerm> {
        if matches!(place.kind, Kind::Document(_)) {
            return Vec::new();
        }
        // Jekyll turns categories into strings, and leaves tags as YAML reads them.
        let tags = ["tag", "tags"].into_iter().filter_map(|key| values.own(key));
        let unnamed: Vec<String> = tags.flat_map(|tags| terms::unnamed(&tags)).collect();
        source.terms(self, |taxonomy, term| {
            let is_string = taxonomy != "tags" || !unnamed.iter().any(|word| word == term);
            Some(format!("{}{}", self.config.base, self.archives.url(taxonomy, term, is_string)?).into())
        })
    }

    /// Why the document is not published, the clock set aside; `limit_posts`, which is for previews, too.
    fn withheld(&self, values: &Values<'_>, place: &Place<'_>) -> Option<Withheld> {
        let span = values.written("published").map(|value| value.inner_span());
        match place.kind {
            Kind::Draft if !self.config.drafts => Some(Withheld::Draft { span: None }),
            Kind::Document(collection) if !collection.output => Some(Withheld::Unrendered { span: None }),
            _ if self.config.unpublished => None,
            _ => values.get("published").filter(Datum::is_falsy).map(|_| Withheld::Unrendered { span }),
        }
    }
}

fn midnight(date: Date, zone: &TimeZone) -> Dated {
    let instant: Option<Timestamp> = zone.to_timestamp(date.at(0, 0, 0, 0)).ok();
    instant.map_or(Dated::Unknown, Dated::At)
}

/// The text of a field that decides a URL; `None` where Ruby takes the value for false.
fn text_of(value: Option<Datum>) -> Result<Option<Word>, UrlFault> {
    match value {
        None | Some(Datum::Nil | Datum::Flag(false)) => Ok(None),
        Some(Datum::Text(word)) => Ok(Some(word)),
        Some(Datum::Unknown) => Err(UrlFault::Unknown),
        // Ruby calls a method of strings on it and stops.
        Some(Datum::Number(word)) if word.span.is_none() => Ok(Some(word)),
        Some(_) => Err(UrlFault::NoSuchPlaceholder),
    }
}

fn categories(values: &Values<'_>, place: &Place<'_>) -> Categories {
    let special = match place.kind {
        Kind::Draft => "_drafts".to_owned(),
        _ => format!("_{}", place.label),
    };
    let above = place.relative.split(&special).next().unwrap_or_default();
    let mut names: Vec<String> = above.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let inherited = values.inherited("categories").map(|value| terms::split(&value).unwrap_or_default());
    names.extend(inherited.unwrap_or_default());
    let own = values.own("categories").unwrap_or(Datum::Nil);
    let list = if own == Datum::Nil { Ok(Vec::new()) } else { terms::split(&own) };
    let broken = list.is_err();
    names.extend(list.unwrap_or_default());
    let one = values.get("category").filter(|value| !broken && !value.is_falsy());
    let complete = !terms::is_unknown(&own) && !one.as_ref().is_some_and(terms::is_unknown);
    names.extend(one.map(|value| terms::names(&value)).unwrap_or_default());
    Categories { names, broken, complete }
}
