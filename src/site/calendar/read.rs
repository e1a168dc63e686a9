//! The date readers of the generators, over a value of the front matter.

use super::lenient::{Guess, guess};
use super::{go, javascript, quirk, scan::Scan};
use crate::document::front_matter::{Style, Typed, Value};
use crate::site::address::is_template;
use crate::site::{DateFault, Moment};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// A scalar that may be a date.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    style: Style,
    text: &'a str,
}

/// Hugo: Go's layouts only; a bare integer is seconds since 1970.
///
/// # Errors
/// Why it is no date.
pub fn hugo(written: Written<'_>) -> Result<Moment, DateFault> {
    let Written { style, text } = written;
    let bare = matches!(style, Style::Plain | Style::Typed(Typed::Integer));
    if bare && let Ok(seconds) = text.parse() {
        return unix(seconds).ok_or(DateFault::UnixSeconds);
    }
    if style == Style::Typed(Typed::DateTime) {
        return toml(text);
    }
    go::parse(text).map_err(|fault| fault.unwrap_or_else(|| form(text)))
}

/// Zola: RFC 3339, the same without an offset, or `YYYY-MM-DD` (components/content/src/front_matter/page.rs).
///
/// # Errors
/// Why it is no date.
pub fn zola(written: Written<'_>) -> Result<Moment, DateFault> {
    let Written { style, text } = written;
    if style == Style::Typed(Typed::DateTime) {
        return toml(text);
    }
    if is_rfc3339_like(text) { toml(text) } else { Err(form(text)) }
}

/// Jekyll: Ruby's `Time.parse` (lib/jekyll/utils.rb), which wants the day first in `05/01/2024`, and knows no words but
/// English ones. Of zones it heeds those of its own short list.
///
/// # Errors
/// Why it is no date.
pub fn ruby(written: Written<'_>) -> Result<Moment, DateFault> {
    let Written { style, text } = written;
    let moment = match quirk::day_first(text) {
        Some(turned) => guess(&turned).map_err(|_| form(text))?.moment,
        None => lenient(written)?,
    };
    let heeded = quirk::is_zone_of_ruby(text, style == Style::Plain);
    let moment = Moment { offset: moment.offset.filter(|_| heeded), ..moment };
    if quirk::is_foreign(text) { Err(form(text)) } else { Ok(moment) }
}

/// Eleventy: js-yaml's timestamps, and of texts Luxon's ISO 8601 (src/Template.js, getMappedDate). A bare number, or any
/// other text, stops the build.
///
/// # Errors
/// Why it is no date.
pub fn eleventy(written: Written<'_>) -> Result<Moment, DateFault> {
    if written.is_yaml_timestamp() {
        return javascript(written);
    }
    let is_number = written.style == Style::Plain && written.text.parse::<f64>().is_ok();
    javascript::iso(written.text).filter(|_| !is_number).ok_or_else(|| form(written.text))
}

/// What Hexo makes of a date on a machine whose zone is the site's (lib/plugins/processor/common.ts, `toDate`), when it
/// makes anything of it. A timestamp of YAML is read in UTC, its offset used up, and its wall clock then taken for the
/// zone's; a text is read by V8's `Date`, where a bare day in ISO 8601 is UTC.
#[must_use]
pub fn hexo(written: Written<'_>, zone: &TimeZone) -> Option<Timestamp> {
    let text = written.text;
    if written.style == Style::Plain {
        if let Some(instant) = javascript::yaml_timestamp(text) {
            return zone.to_timestamp(Offset::UTC.to_datetime(instant)).ok();
        }
        if let Ok(millis) = text.parse() {
            return Timestamp::from_millisecond(millis).ok();
        }
    }
    let moment = javascript(written).ok()?;
    let is_iso_day = !moment.has_time && javascript::iso(text).is_some();
    if is_iso_day { moment.instant(&TimeZone::UTC) } else { moment.instant(zone) }
}

/// Hexo, Astro and Docusaurus: JavaScript's `Date`, as V8 reads it. A bare number is milliseconds since 1970.
///
/// # Errors
/// Why it is no date.
pub fn javascript(written: Written<'_>) -> Result<Moment, DateFault> {
    let Written { style, text } = written;
    if quirk::is_month(text) {
        return guess(&format!("{text}-01")).map(|guess| guess.moment);
    }
    let moment = lenient(written)?;
    let is_number = matches!(style, Style::Plain | Style::Typed(Typed::Integer)) && text.parse::<i64>().is_ok();
    if is_number || quirk::is_lost_on_javascript(text) { Err(form(text)) } else { Ok(moment) }
}

/// A blog without a known generator: whatever a lenient reader makes a date of.
///
/// # Errors
/// Why it is no date.
pub fn lenient(written: Written<'_>) -> Result<Moment, DateFault> {
    let text = written.text;
    match go::parse(text) {
        Ok(moment) => Ok(moment),
        Err(Some(fault)) => Err(fault),
        Err(None) => guess(text).map(|guess| guess.moment),
    }
}

/// The words that let Eleventy find the date itself (src/Template.js, getMappedDate).
#[must_use]
pub fn is_eleventy_keyword(value: &Value) -> bool {
    const WORDS: [&str; 4] = ["last modified", "created", "git last modified", "git created"];
    value.as_text().is_some_and(|text| WORDS.contains(&text.trim().to_ascii_lowercase().as_str()))
}

impl<'a> Written<'a> {
    /// A text that stands elsewhere than in front matter.
    #[must_use]
    pub fn text(text: &'a str) -> Self {
        Self { style: Style::DoubleQuoted, text }
    }

    /// The scalar of `value`.
    ///
    /// # Errors
    /// `Computed` when nothing is written, or a template call; `NotADate` when the type rules a date out.
    pub fn of(value: &'a Value) -> Result<Self, DateFault> {
        match (value.style(), value.as_text()) {
            (Some(style), Some(text)) => Self { style, text }.checked(),
            _ if value.is_empty() => Err(DateFault::Computed),
            _ => Err(DateFault::NotADate),
        }
    }

    fn is_yaml_timestamp(self) -> bool {
        self.style == Style::Plain && javascript::yaml_timestamp(self.text).is_some()
    }

    fn checked(self) -> Result<Self, DateFault> {
        let unset = match self.style {
            Style::Plain => ["", "null", "Null", "NULL", "~"].contains(&self.text),
            Style::Typed(kind) => kind == Typed::Null,
            _ => self.text.is_empty(),
        };
        match self.style {
            _ if unset || is_template(self.text) => Err(DateFault::Computed),
            Style::Typed(Typed::Bool | Typed::Float) => Err(DateFault::NotADate),
            _ => Ok(self),
        }
    }
}

/// Seconds that a program wrote: from 2001 on, and below those that a year, month, day and hour make (`2024050109`).
fn unix(seconds: i64) -> Option<Moment> {
    let is_meant = (1_000_000_000..1_900_000_000).contains(&seconds);
    let instant = Timestamp::from_second(seconds).ok().filter(|_| is_meant)?;
    Some(Moment { civil: Offset::UTC.to_datetime(instant), offset: Some(Offset::UTC), has_time: true })
}

/// TOML's dates: RFC 3339, with a blank for `T` allowed, the offset and the time left out at will.
fn toml(text: &str) -> Result<Moment, DateFault> {
    guess(text).map(|guess| guess.moment)
}

fn is_rfc3339_like(text: &str) -> bool {
    let mut scan = Scan { rest: text };
    let mut read = || {
        scan.exactly(4)?;
        scan.any(&['-'])?;
        scan.exactly(2)?;
        scan.any(&['-'])?;
        scan.exactly(2)?;
        if scan.rest.is_empty() {
            return Some(());
        }
        scan.any(&['T', 't', ' '])?;
        scan.exactly(2)?;
        scan.any(&[':'])?;
        scan.exactly(2)?;
        scan.any(&[':'])?;
        scan.exactly(2)?;
        scan.fraction();
        let has_colon = scan.rest.get(1..).is_some_and(|rest| rest.contains(':'));
        (scan.rest.is_empty() || scan.rest.eq_ignore_ascii_case("z") || has_colon && scan.offset().is_some())
            .then_some(())
    };
    read().is_some()
}

/// The fault of a text in a form that is not read, with the same date in one that every generator reads.
fn form(text: &str) -> DateFault {
    match guess(text) {
        Ok(Guess { moment, certain }) => DateFault::Form { instead: certain.then(|| rfc3339(&moment)) },
        Err(fault) => fault,
    }
}

fn rfc3339(moment: &Moment) -> String {
    if !moment.has_time {
        return moment.civil.date().to_string();
    }
    let offset = match moment.offset {
        None => String::new(),
        Some(Offset::UTC) => "Z".to_owned(),
        Some(offset) => {
            let minutes = offset.seconds() / 60;
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    format!("{}{offset}", moment.civil)
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
