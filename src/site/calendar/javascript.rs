//! The dates that the parsers of Eleventy and Hexo read: js-yaml's timestamps and Luxon's ISO 8601.

use super::scan::{self, Scan};
use crate::site::Moment;
use jiff::civil::{Date, Time, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan as _};

/// What js-yaml makes of a plain scalar (lib/type/timestamp.js); `None` where it leaves it a text. A time without an
/// offset is UTC. Days and hours beyond the calendar run over into the next ones.
#[must_use]
pub fn yaml_timestamp(text: &str) -> Option<Timestamp> {
    let mut scan = Scan { rest: text };
    let year = scan.number(4, 4)?;
    scan.any(&['-'])?;
    let mut whole = scan;
    if let Some((month, day)) = month_and_day(&mut whole, 2).filter(|_| whole.rest.is_empty()) {
        return rolled(year, month, day);
    }
    let (month, day) = month_and_day(&mut scan, 1)?;
    if scan.any(&['T', 't']).is_none() && !blanks(&mut scan) {
        return None;
    }
    let hour = scan.number(1, 2)?;
    scan.any(&[':'])?;
    let minute = scan.number(2, 2)?;
    scan.any(&[':'])?;
    let second = scan.number(2, 2)?;
    let nanos = if scan.rest.starts_with('.') { fraction(&mut scan) } else { 0 };
    blanks(&mut scan);
    let offset = zone(&mut scan)?;
    let time = SignedDuration::new(i64::from(hour * 3600 + minute * 60 + second - offset), nanos);
    rolled(year, month, day)?.checked_add(time).ok().filter(|_| scan.rest.is_empty())
}

/// What Luxon's `DateTime.fromISO` makes of `text`: a day, or a day and a time with a `T` between them.
#[must_use]
pub fn iso(text: &str) -> Option<Moment> {
    let (day, time) = text.split_once(['T', 't']).map_or((text, None), |(day, time)| (day, Some(time)));
    let day = iso_day(day)?;
    let Some(time) = time else {
        return Some(Moment { civil: day.to_datetime(Time::midnight()), offset: None, has_time: false });
    };
    let (hour, minute, second, nanos, offset) = iso_time(time)?;
    let day = if hour == 24 { day.tomorrow().ok()? } else { day };
    let civil = day.to_datetime(scan::time(hour % 24, minute, second, nanos)?);
    Some(Moment { civil, offset, has_time: true })
}

fn iso_day(text: &str) -> Option<Date> {
    let mut scan = Scan { rest: text };
    let year = scan.exactly(4)?;
    let mut part = || {
        scan.any(&['-']);
        if scan.rest.is_empty() { Some(1) } else { scan.exactly(2) }
    };
    let (month, day) = (part()?, part()?);
    let ends = scan.rest.is_empty() && !text.ends_with('-');
    scan::day(year, month, day).filter(|_| ends)
}

fn iso_time(text: &str) -> Option<(i32, i32, i32, i32, Option<Offset>)> {
    let mut scan = Scan { rest: text };
    let hour = scan.exactly(2)?;
    let mut rest = [0, 0];
    for part in &mut rest {
        let mut ahead = scan;
        ahead.any(&[':']);
        let Some(number) = ahead.exactly(2) else { break };
        (*part, scan) = (number, ahead);
    }
    let [minute, second] = rest;
    let nanos = scan.fraction().unwrap_or(0);
    let offset = if scan.any(&['Z', 'z']).is_some() { Some(Offset::UTC) } else { scan.offset() };
    let is_clock = hour < 24 || hour == 24 && rest == [0, 0];
    (is_clock && scan.rest.is_empty()).then_some((hour, minute, second, nanos, offset))
}

fn month_and_day(scan: &mut Scan<'_>, least: usize) -> Option<(i32, i32)> {
    let month = scan.number(least, 2)?;
    scan.any(&['-'])?;
    Some((month, scan.number(least, 2)?))
}

fn blanks(scan: &mut Scan<'_>) -> bool {
    let rest = scan.rest.trim_start_matches([' ', '\t']);
    let found = rest.len() < scan.rest.len();
    scan.rest = rest;
    found
}

/// The digits after a point, of which there may be none; a `Date` keeps milliseconds.
fn fraction(scan: &mut Scan<'_>) -> i32 {
    scan.any(&['.']);
    let digits: String = scan.digits().chars().chain("000".chars()).take(3).collect();
    digits.parse::<i32>().map_or(0, |millis| millis * 1_000_000)
}

/// The offset in seconds: `Z`, `+9`, `-09:30`, or none.
fn zone(scan: &mut Scan<'_>) -> Option<i32> {
    if scan.rest.is_empty() || scan.any(&['Z']).is_some() {
        return Some(0);
    }
    let sign = if scan.any(&['+', '-'])? == '-' { -1 } else { 1 };
    let hours = scan.number(1, 2)?;
    let minutes = if scan.any(&[':']).is_some() { scan.number(2, 2)? } else { 0 };
    Some(sign * (hours * 3600 + minutes * 60))
}

/// The midnight that `Date.UTC` makes of a month and a day, those beyond the calendar too.
fn rolled(year: i32, month: i32, day: i32) -> Option<Timestamp> {
    let months = i64::from(month - 1);
    let days = i64::from(day - 1);
    let first = date(i16::try_from(year).ok().filter(|year| *year >= 100)?, 1, 1);
    let date = first.checked_add(months.months()).ok()?.checked_add(days.days()).ok()?;
    TimeZone::UTC.to_timestamp(date.to_datetime(Time::midnight())).ok()
}

#[cfg(test)]
mod tests {
    use super::{iso, yaml_timestamp};

    fn read(text: &str) -> Option<String> {
        yaml_timestamp(text).map(|instant| instant.to_string())
    }

    #[test]
    fn js_yaml_reads_timestamps_as_it_was_seen_to() {
        for (text, expected) in [
            ("2022-12-31", Some("2022-12-31T00:00:00Z")),
            ("2022-02-30", Some("2022-03-02T00:00:00Z")),
            ("2022-13-01", Some("2023-01-01T00:00:00Z")),
            ("2022-1-5 1:02:03", Some("2022-01-05T01:02:03Z")),
            ("2022-12-31 25:00:00", Some("2023-01-01T01:00:00Z")),
            ("2022-12-31 10:11:12 +09:00", Some("2022-12-31T01:11:12Z")),
            ("2022-12-31 10:11:12 +9", Some("2022-12-31T01:11:12Z")),
            ("2022-12-31T10:11:12.5Z", Some("2022-12-31T10:11:12.5Z")),
            ("2022-12-31 10:11:12 Z", Some("2022-12-31T10:11:12Z")),
            ("2022-1-5", None),
            ("2022-12-31 10:11", None),
            ("2022-12-31 10:11:12 +0900", None),
            ("2022-12-31 글", None),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn luxon_wants_iso_8601() {
        for text in [
            "2022-12-31",
            "20221231",
            "2022-12",
            "2022-12-31T10:11",
            "2016-01-01T06:00-06:00",
            "2022-12-31T10:11:12.123456+0900",
            "20221231T1011Z",
            "2022-12-31T24:00:00",
            "2022-12-31T10",
            "2022-12-31T1011",
        ] {
            assert!(iso(text).is_some(), "{text}");
        }
        for text in [
            "2022-12-31 10:11",
            "2022-12-31 10:11:12 +0900",
            "2022/12/31",
            "2022-1-5",
            "2022-02-30",
            "Dec 31, 2022",
            "2022-12-31Z",
            "2022-12-31T24:01",
            "2022-12-31T25:00",
            "2022-12-31T10:61",
            "2022-12-31TX",
            "2022년 12월 31일",
            "",
        ] {
            assert!(iso(text).is_none(), "{text}");
        }
    }
}
