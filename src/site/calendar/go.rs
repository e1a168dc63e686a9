//! Dates in the layouts that Hugo tries, read as Go's `time.Parse` reads them.
//!
//! The list is that of spf13/cast (internal/time.go, 715c728), without the forms that carry no day. The layouts that begin
//! with the year, in which nearly all dates are written, differ in few places and are read as one.

use super::names;
use super::scan::{Scan, at, day, offset, time};
use crate::site::{DateFault, Moment};
use jiff::tz::Offset;

/// The layouts that do not begin with the year, in Go's notation.
const LAYOUTS: [&str; 9] = [
    "Mon, 02 Jan 2006 15:04:05 -0700",
    "Mon, 02 Jan 2006 15:04:05 MST",
    "02 Jan 06 15:04 -0700",
    "02 Jan 06 15:04 MST",
    "Monday, 02-Jan-06 15:04:05 MST",
    "Mon Jan _2 15:04:05 2006",
    "Mon Jan _2 15:04:05 MST 2006",
    "Mon Jan 02 15:04:05 -0700 2006",
    "02 Jan 2006",
];

/// The parts of a layout; the longer of two that begin alike comes first.
const PARTS: [&str; 10] = ["Monday", "Mon", "MST", "Jan", "2006", "-0700", "15", "02", "_2", "04"];

#[derive(Debug)]
struct Parts {
    year: i32,
    month: i32,
    day: i32,
    hour: i32,
    minute: i32,
    second: i32,
    nanos: i32,
    offset: Option<Offset>,
    has_time: bool,
}

impl Parts {
    const NONE: Self =
        Self { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, nanos: 0, offset: None, has_time: false };
}

/// Reads `text` in the first layout that fits.
///
/// # Errors
/// `NoSuchDay` or `NoSuchTime` when a layout fits but for its numbers; `None` when no layout fits.
pub fn parse(text: &str) -> Result<Moment, Option<DateFault>> {
    if let Some(parts) = year_first(text) {
        return moment(&parts).map_err(Some);
    }
    // They begin with the name of a day of the week, or with a day of two digits and a blank.
    if !matches!(text.as_bytes(), [b'A'..=b'Z' | b'a'..=b'z', ..] | [_, _, b' ', ..]) {
        return Err(None);
    }
    let mut fault = None;
    for layout in LAYOUTS {
        if let Some(parts) = fit(text, layout) {
            match moment(&parts) {
                Ok(moment) => return Ok(moment),
                Err(found) => fault = Some(found),
            }
        }
    }
    Err(fault)
}

/// `2006-01-02`, alone, before `T15:04:05` with `Z07:00`, `-0700` or nothing behind it, or before ` 15:04:05` with
/// `Z07:00`, `Z0700`, ` -07:00`, ` -0700`, ` -0700 MST` or nothing.
fn year_first(text: &str) -> Option<Parts> {
    let mut scan = Scan { rest: text };
    let mut parts = Parts::NONE;
    parts.year = scan.exactly(4)?;
    scan.any(&['-'])?;
    parts.month = scan.exactly(2)?;
    scan.any(&['-'])?;
    parts.day = scan.exactly(2)?;
    if scan.rest.is_empty() {
        return Some(parts);
    }
    let is_spaced = blanks(&mut scan);
    if !is_spaced {
        scan.any(&['T'])?;
    }
    take("15", &mut scan, &mut parts)?;
    scan.any(&[':'])?;
    parts.minute = scan.exactly(2)?;
    scan.any(&[':'])?;
    seconds(&mut scan, &mut parts)?;
    if scan.rest.is_empty() {
        return Some(parts);
    }
    if scan.rest == "Z" {
        return Some(Parts { offset: Some(Offset::UTC), ..parts });
    }
    let is_apart = is_spaced && blanks(&mut scan);
    let has_colon = scan.rest.as_bytes().get(3) == Some(&b':');
    parts.offset = Some(numeric(&mut scan, has_colon)?);
    if is_apart && !has_colon && blanks(&mut scan) {
        zone(&mut scan)?;
    }
    scan.rest.is_empty().then_some(parts)
}

fn moment(parts: &Parts) -> Result<Moment, DateFault> {
    let day = day(parts.year, parts.month, parts.day).ok_or(DateFault::NoSuchDay)?;
    let time = time(parts.hour, parts.minute, parts.second, parts.nanos).ok_or(DateFault::NoSuchTime)?;
    Ok(Moment { civil: at(day, Some(time)), offset: parts.offset, has_time: parts.has_time })
}

fn fit(text: &str, layout: &str) -> Option<Parts> {
    let mut scan = Scan { rest: text };
    let mut parts = Parts::NONE;
    let mut layout = Scan { rest: layout };
    while !layout.rest.is_empty() {
        if let Some(part) = PARTS.iter().find(|part| layout.rest.starts_with(**part)) {
            layout.rest = layout.rest.get(part.len()..)?;
            take(part, &mut scan, &mut parts)?;
        } else if layout.word("05") {
            seconds(&mut scan, &mut parts)?;
        } else if layout.word("06") {
            let year = scan.exactly(2)?;
            parts.year = if year >= 69 { 1900 + year } else { 2000 + year };
        } else if layout.word(" ") {
            blanks(&mut scan).then_some(())?;
        } else {
            let next = layout.rest.chars().next()?;
            layout.rest = layout.rest.get(next.len_utf8()..)?;
            scan.rest = scan.rest.strip_prefix(next)?;
        }
    }
    scan.rest.is_empty().then_some(parts)
}

fn take(part: &str, scan: &mut Scan<'_>, parts: &mut Parts) -> Option<()> {
    match part {
        "2006" => parts.year = scan.exactly(4)?,
        "02" => parts.day = scan.exactly(2)?,
        "_2" => {
            scan.rest = scan.rest.trim_start_matches(' ');
            parts.day = scan.number(1, 2)?;
        }
        "Jan" => parts.month = Some(scan).filter(|scan| letters(scan) == 3).and_then(names::month)?,
        "Mon" | "Monday" => {
            let fits = (letters(scan) == 3) == (part == "Mon");
            return (fits && names::weekday(scan)).then_some(());
        }
        "15" => {
            parts.hour = scan.exactly(2).or_else(|| scan.exactly(1))?;
            parts.has_time = true;
        }
        "04" => parts.minute = scan.exactly(2)?,
        "MST" => {
            let named = zone(scan)?;
            parts.offset = parts.offset.or(Some(named));
        }
        _ => parts.offset = Some(numeric(scan, false)?),
    }
    Some(())
}

fn seconds(scan: &mut Scan<'_>, parts: &mut Parts) -> Option<()> {
    parts.second = scan.exactly(2)?;
    parts.nanos = scan.fraction().unwrap_or(0);
    Some(())
}

/// Takes blanks, and says whether there were any.
fn blanks(scan: &mut Scan<'_>) -> bool {
    let rest = scan.rest.trim_start_matches(' ');
    let found = rest.len() < scan.rest.len();
    scan.rest = rest;
    found
}

fn letters(scan: &Scan<'_>) -> usize {
    scan.rest.bytes().take_while(u8::is_ascii_alphabetic).count()
}

fn numeric(scan: &mut Scan<'_>, colon: bool) -> Option<Offset> {
    let sign = if scan.any(&['+', '-'])? == '-' { -1 } else { 1 };
    let hours = scan.exactly(2)?;
    if colon {
        scan.any(&[':'])?;
    }
    offset(sign, hours, scan.exactly(2)?)
}

/// Three to five capital letters, as Go wants them; one that it cannot resolve counts as UTC.
fn zone(scan: &mut Scan<'_>) -> Option<Offset> {
    let length = scan.rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let name = scan.rest.get(..length)?;
    let fits = length == 3 || (4..=5).contains(&length) && name.ends_with('T') || name == "WITA";
    scan.rest = scan.rest.get(length..).filter(|_| fits)?;
    Some(names::zone(&mut Scan { rest: name }).unwrap_or(Offset::UTC))
}
