//! Dates as people write them: what Ruby's `Time.parse` and JavaScript's `Date` make sense of, and what a strict
//! generator's fault can be rewritten from.

use super::names;
use super::scan::{Scan, at, day, offset, time};
use crate::site::{DateFault, Moment};
use jiff::civil::Time;
use jiff::tz::Offset;

/// A date that could be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The date.
    pub moment: Moment,
    /// Whether nobody would read it otherwise: day and month cannot be taken for each other, and the zone is known.
    pub certain: bool,
}

/// Makes a date of `text`.
///
/// # Errors
/// `NoSuchDay` or `NoSuchTime` for a date that is understood and impossible; `NotADate` for the rest.
pub fn guess(text: &str) -> Result<Guess, DateFault> {
    let mut scan = Scan { rest: text.trim() };
    if names::weekday(&mut scan) {
        separators(&mut scan);
    }
    let (date, certain) = written_day(&mut scan)?;
    separators(&mut scan);
    let time = written_time(&mut scan)?;
    let offset = time.and_then(|_| written_zone(&mut scan));
    separators(&mut scan);
    let year = scan.number(4, 4);
    let date = match (date, year) {
        (Written::Whole(year, month, number), _) => day(year, month, number),
        (Written::NoYear(month, number), Some(year)) => day(year, month, number),
        _ => return Err(DateFault::NotADate),
    };
    scan.blank();
    let understood = scan.rest.is_empty() || scan.rest.starts_with('(');
    let civil = at(date.ok_or(DateFault::NoSuchDay)?, time);
    Ok(Guess { moment: Moment { civil, offset, has_time: time.is_some() }, certain: certain && understood })
}

#[derive(Clone, Copy)]
enum Written {
    Whole(i32, i32, i32),
    NoYear(i32, i32),
}

fn separators(scan: &mut Scan<'_>) {
    while scan.blank() || scan.any(&[',']).is_some() {}
}

fn written_day(scan: &mut Scan<'_>) -> Result<(Written, bool), DateFault> {
    let start = *scan;
    if let Some(found) = compact(scan) {
        return Ok((found, true));
    }
    *scan = start;
    if let Some(found) = year_first(scan) {
        return Ok((found, true));
    }
    *scan = start;
    if let Some(found) = with_month_name(scan) {
        return Ok((found, true));
    }
    *scan = start;
    year_last(scan).ok_or(DateFault::NotADate)
}

/// `20221231`, alone or before a time.
fn compact(scan: &mut Scan<'_>) -> Option<Written> {
    let run = scan.rest.bytes().take_while(u8::is_ascii_digit).count();
    if run != 8 && run != 14 {
        return None;
    }
    Some(Written::Whole(scan.exactly(4)?, scan.exactly(2)?, scan.exactly(2)?))
}

/// `2022-12-31`, `2022/1/5`, `2022. 12. 31.`, `2022년 12월 31일`, `2022 Dec 31`.
fn year_first(scan: &mut Scan<'_>) -> Option<Written> {
    const SEPARATORS: [char; 12] = ['-', '/', '.', '_', '년', '월', '年', '月', '‐', '–', '—', '．'];
    let year = scan.number(4, 4)?;
    let parted = scan.any(&SEPARATORS).is_some() | scan.blank();
    let month = names::month(scan).or_else(|| scan.number(1, 2)).filter(|_| parted)?;
    let parted = scan.any(&SEPARATORS).is_some() | scan.blank();
    let day = scan.number(1, 2).filter(|_| parted)?;
    scan.any(&['일', '日', '.']);
    Some(Written::Whole(year, month, day))
}

/// `Dec 31, 2022`, `31 December 2022`, `31st-Dec-2022`, `Dec 31 10:11:12 2022`.
fn with_month_name(scan: &mut Scan<'_>) -> Option<Written> {
    let mut parts = *scan;
    let (month, day) = match names::month(&mut parts) {
        Some(month) => {
            gap(&mut parts);
            (month, ordinal(&mut parts)?)
        }
        None => {
            let day = ordinal(&mut parts)?;
            gap(&mut parts);
            (names::month(&mut parts)?, day)
        }
    };
    *scan = parts;
    gap(&mut parts);
    match parts.number(4, 4).filter(|_| !parts.rest.starts_with(':')) {
        Some(year) => {
            *scan = parts;
            Some(Written::Whole(year, month, day))
        }
        None => Some(Written::NoYear(month, day)),
    }
}

/// `12/31/2022`, `31.12.2022`: certain only where the numbers leave no choice.
fn year_last(scan: &mut Scan<'_>) -> Option<(Written, bool)> {
    const SEPARATORS: [char; 3] = ['-', '/', '.'];
    let first = scan.number(1, 2)?;
    let mark = scan.any(&SEPARATORS)?;
    let second = scan.number(1, 2)?;
    scan.any(&[mark])?;
    let year = scan.number(4, 4)?;
    let (month, day) = if first > 12 || second <= 12 && mark == '.' { (second, first) } else { (first, second) };
    Some((Written::Whole(year, month, day), first > 12 || second > 12 || first == second || mark == '.'))
}

fn gap(scan: &mut Scan<'_>) {
    while scan.blank() || scan.any(&[',', '-', '.', '/']).is_some() {}
}

fn ordinal(scan: &mut Scan<'_>) -> Option<i32> {
    let day = scan.number(1, 2)?;
    let _ = ["st", "nd", "rd", "th"].iter().any(|ending| scan.word(ending));
    Some(day)
}

fn written_time(scan: &mut Scan<'_>) -> Result<Option<Time>, DateFault> {
    let start = *scan;
    let _ = scan.any(&['T', 't']).is_some() || scan.word("at ");
    scan.blank();
    let afternoon_first = ["오후", "午後", "下午"].iter().any(|word| scan.word(word));
    let morning_first = ["오전", "午前", "上午"].iter().any(|word| scan.word(word));
    scan.blank();
    let Some((hour, minute, second, nanos)) = clock(scan) else {
        *scan = start;
        return Ok(None);
    };
    let mut ahead = *scan;
    ahead.blank();
    let afternoon = ahead.word("pm") || ahead.word("p.m.");
    let morning = ahead.word("am") || ahead.word("a.m.");
    if afternoon || morning {
        *scan = ahead;
    }
    let hour = match hour {
        1..=11 if afternoon || afternoon_first => hour + 12,
        12 if morning || morning_first => 0,
        hour => hour,
    };
    time(hour, minute, second, nanos).map(Some).ok_or(DateFault::NoSuchTime)
}

fn clock(scan: &mut Scan<'_>) -> Option<(i32, i32, i32, i32)> {
    if scan.rest.bytes().take_while(u8::is_ascii_digit).count() == 6 {
        return Some((scan.exactly(2)?, scan.exactly(2)?, scan.exactly(2)?, 0));
    }
    let hour = scan.number(1, 2)?;
    scan.any(&[':'])?;
    let minute = scan.number(1, 2)?;
    if scan.any(&[':']).is_none() {
        return Some((hour, minute, 0, 0));
    }
    let second = scan.number(1, 2)?;
    Some((hour, minute, second, scan.fraction().unwrap_or(0)))
}

fn written_zone(scan: &mut Scan<'_>) -> Option<Offset> {
    scan.blank();
    if let Some(found) = scan.offset() {
        let mut ahead = *scan;
        ahead.blank();
        if names::zone(&mut ahead).is_some() {
            *scan = ahead;
        }
        return Some(found);
    }
    let named = names::zone(scan)?;
    let shift = scan.offset().map_or(0, Offset::seconds);
    offset(shift.signum(), shift.abs() / 3600, shift.abs() % 3600 / 60).filter(|_| shift != 0).or(Some(named))
}

#[cfg(test)]
#[path = "lenient_tests.rs"]
mod tests;
