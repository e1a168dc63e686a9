//! Where the dates of a page come from, field after field (resources/page/pagemeta/page_frontmatter.go).

use super::Hugo;
use super::version::Version;
use crate::document::front_matter::Value;
use crate::site::calendar::read::{self, Written};
use crate::site::facts::{PageDate, Source};
use crate::site::settings::Settings;
use crate::site::{DateFault, Generator as _, Moment};
use crate::text::Span;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// The fields, in lower case, that are tried for each date; those that begin with a colon are no fields.
#[derive(Debug)]
pub struct Chains {
    date: Vec<String>,
    lastmod: Vec<String>,
    publish: Vec<String>,
    expiry: Vec<String>,
}

/// The dates of a page.
#[derive(Debug, Default)]
pub struct Dates {
    /// The date that it is listed under.
    pub date: Option<Dated>,
    /// When it begins to be published.
    pub publish: Option<Dated>,
    /// When it ceases to be published.
    pub expiry: Option<Dated>,
    /// The slug that the file's name leaves behind its date.
    pub slug: Option<String>,
}

/// A date with its field.
#[derive(Clone, Copy, Debug)]
pub struct Dated {
    /// The date.
    pub date: PageDate,
    /// What the wall clock of its offset shows.
    pub civil: DateTime,
}

impl Chains {
    /// Reads `frontmatter`.
    pub fn new(settings: &Settings) -> Self {
        let chain = |key: &str, default: &[&str]| {
            let written = settings.texts(&format!("frontmatter.{key}"));
            let mut found: Vec<String> = Vec::new();
            for name in if written.is_empty() { vec![":default"] } else { written } {
                let name = name.to_lowercase();
                let names = if name == ":default" { default.to_vec() } else { vec![name.as_str()] };
                for name in names {
                    found.extend([name].iter().chain(also(name)).map(|name| (*name).to_owned()));
                }
            }
            found
        };
        Self {
            date: chain("date", &["date", "publishdate", "lastmod"]),
            lastmod: chain("lastmod", &[":git", "lastmod", "date", "publishdate"]),
            publish: chain("publishDate", &["publishdate", "date"]),
            expiry: chain("expiryDate", &["expirydate"]),
        }
    }
}

/// The other names of a field.
fn also(name: &str) -> &'static [&'static str] {
    match name {
        "publishdate" => &["pubdate", "published"],
        "lastmod" => &["modified"],
        "expirydate" => &["unpublishdate"],
        _ => &[],
    }
}

/// What is asked for the dates of one page.
pub struct Asked<'a> {
    hugo: &'a Hugo,
    source: &'a Source<'a>,
    zone: &'a TimeZone,
    name: &'a str,
    version: Version,
    found: Vec<(&'static str, Dated)>,
    /// The value that was read last, with what it gave: without a field of their own, most dates are one.
    read: Option<(&'a Value, Option<Dated>)>,
    slug: Option<String>,
}

impl<'a> Asked<'a> {
    /// Asks for the page in the file `name`, or in the folder of that name. `zone` counts where a date names none.
    pub fn new(hugo: &'a Hugo, source: &'a Source<'a>, name: &'a str, zone: &'a TimeZone) -> Self {
        Self { hugo, source, zone, name, version: hugo.version, found: Vec::new(), read: None, slug: None }
    }

    /// The dates that `chains` give.
    pub fn dates(mut self, chains: &Chains) -> Dates {
        let date = self.first("date", &chains.date);
        self.first("lastmod", &chains.lastmod);
        let publish = self.first("publishdate", &chains.publish);
        // A year 1 is no date to Hugo: exports write it where there is none.
        let expiry = self.first("expirydate", &chains.expiry).filter(|expiry| expiry.civil.year() > 1);
        Dates { date, publish, expiry, slug: self.slug }
    }

    fn first(&mut self, name: &'static str, chain: &[String]) -> Option<Dated> {
        let found = chain.iter().find_map(|key| match key.as_str() {
            ":filename" => self.of_name(),
            key if key.starts_with(':') => None,
            key => self.field(key),
        })?;
        self.found.push((name, found));
        Some(found)
    }

    /// The date in the field `key`; where the page has no such field, what was found for it before, as newer versions
    /// write it back into the front matter.
    fn field(&mut self, key: &str) -> Option<Dated> {
        let Some(entry) = self.source.field(self.hugo, key) else {
            let before = self.found.iter().filter(|_| !self.version.is_before(123)).find(|(name, _)| *name == key);
            return before.map(|(_, dated)| *dated);
        };
        let known = self.read.filter(|(of, _)| std::ptr::eq(*of, &entry.value));
        let (_, dated) = *self.read.insert(known.unwrap_or_else(|| (&entry.value, self.value(&entry.value))));
        dated
    }

    fn value(&self, value: &Value) -> Option<Dated> {
        let moment = match self.hugo.date(value) {
            Err(DateFault::UnixSeconds) => {
                let seconds = value.as_text()?.parse().ok()?;
                let civil = Offset::UTC.to_datetime(Timestamp::from_second(seconds).ok()?);
                Moment { civil, offset: Some(Offset::UTC), has_time: true }
            }
            read => read.ok()?,
        };
        self.dated(moment, Some(value.inner_span()))
    }

    fn dated(&self, moment: Moment, span: Option<Span>) -> Option<Dated> {
        let instant = moment.instant(self.zone)?;
        let offset = moment.offset.unwrap_or_else(|| self.zone.to_offset(instant));
        Some(Dated { date: PageDate { instant, offset, span }, civil: moment.civil })
    }

    /// The date at the beginning of the name, with a time since 0.148; what follows becomes the slug.
    fn of_name(&mut self) -> Option<Dated> {
        // What looks like an extension is taken off once more: `v1.5` leaves `v1`.
        let name = self.name.rsplit_once('.').map_or(self.name, |(name, _)| name);
        let time = name.get(..19).filter(|_| !self.version.is_before(148)).and_then(|time| {
            let (day, rest) = time.split_at_checked(10)?;
            let clock = rest.get(1..)?.replace('-', ":");
            Some((read::hugo(Written::text(&format!("{day} {clock}"))).ok()?, 19))
        });
        let day = || Some((read::hugo(Written::text(name.get(..10)?)).ok()?, 10));
        let (moment, length) = time.or_else(day)?;
        self.slug = Some(name.get(length..)?.trim_matches([' ', '-', '_']).to_owned());
        self.dated(moment, None)
    }
}
