//! The instant that a date means to Jekyll: what Psych makes of it, then `Time.parse` (lib/jekyll/utils.rb).

use super::Jekyll;
use super::name::rolled;
use crate::document::front_matter::{Node, Style, Value};
use crate::site::calendar::yaml;
use crate::site::{DateFault, Generator as _};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// What becomes of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// It is read.
    At(Timestamp),
    /// Nobody knows without Jekyll.
    Unknown,
    /// Jekyll stops at it.
    Refused,
}

impl Jekyll {
    /// Reads the date `value`. One with a time and no offset is UTC when YAML takes it for a time, which it does when
    /// it stands without quotes and has seconds; otherwise `zone` counts.
    pub(super) fn dated(&self, value: &Value, zone: &TimeZone) -> Dated {
        let moment = match self.date(value) {
            Ok(moment) => moment,
            Err(DateFault::NoSuchDay) => return self.rolled_date(value, zone),
            Err(DateFault::NotADate | DateFault::Computed) if says_nothing(value) => return Dated::Refused,
            Err(_) => return Dated::Unknown,
        };
        let is_utc = value.style() == Some(Style::Plain) && value.as_text().is_some_and(yaml::is_time_without_offset);
        let instant = if is_utc && moment.offset.is_none() {
            Offset::UTC.to_timestamp(moment.civil).ok()
        } else {
            moment.instant(zone)
        };
        // Psych's time goes through `to_s`, which drops the parts of a second.
        let second = instant.and_then(|instant| Timestamp::from_second(instant.as_second()).ok());
        second.map_or(Dated::Unknown, Dated::At)
    }

    /// A day that its month does not have lies in the next one. There is no thirteenth month.
    fn rolled_date(&self, value: &Value, zone: &TimeZone) -> Dated {
        let text = value.as_text().unwrap_or_default();
        let Some((year, month, day, rest)) = yaml::leading_date(text) else { return Dated::Unknown };
        let Some(date) = rolled(year, month, day) else { return Dated::Refused };
        let mut turned = value.clone();
        if let Node::Scalar { text, .. } = &mut turned.node {
            *text = format!("{date}{rest}");
        }
        match self.date(&turned) {
            Ok(_) => self.dated(&turned, zone),
            Err(_) => Dated::Unknown,
        }
    }
}

/// Whether Ruby surely finds no date: no number, no name of a month or of a day of the week.
fn says_nothing(value: &Value) -> bool {
    const NAMES: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sun", "mon", "tue", "wed",
        "thu", "fri", "sat",
    ];
    let text = match &value.node {
        Node::Empty => "",
        Node::Scalar { text, .. } => text.as_str(),
        Node::List(_) | Node::Map(_) | Node::Alias { .. } => return false,
    };
    let text = text.to_lowercase();
    !text.contains(|ch: char| ch.is_ascii_digit()) && !NAMES.iter().any(|name| text.contains(name))
}
