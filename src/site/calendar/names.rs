//! The names of months, weekdays and zones that stand in dates.

use super::scan::{Scan, offset};
use jiff::civil::Weekday;
use jiff::tz::Offset;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Takes a month's name, whole or its first three letters, and gives its number.
pub fn month(scan: &mut Scan<'_>) -> Option<i32> {
    if !is_name(scan) {
        return None;
    }
    (1..).zip(MONTHS).find(|(_, name)| word(scan, name)).map(|(number, _)| number)
}

/// Takes a weekday's name, whole or its first three letters.
pub fn weekday(scan: &mut Scan<'_>) -> bool {
    is_name(scan) && WEEKDAYS.iter().any(|name| word(scan, name))
}

/// Whether a name may come next: all of them are English.
fn is_name(scan: &Scan<'_>) -> bool {
    scan.rest.starts_with(|next: char| next.is_ascii_alphabetic())
}

/// The English name of a month, 1 to 12.
#[must_use]
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

/// The English name of a weekday.
#[must_use]
pub fn weekday_name(weekday: Weekday) -> &'static str {
    usize::try_from(weekday.to_monday_zero_offset()).ok().and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or("")
}

fn word(scan: &mut Scan<'_>, name: &str) -> bool {
    let mut ahead = *scan;
    let found = ahead.word(name) || name.get(..3).is_some_and(|short| ahead.word(short));
    let ends = !ahead.rest.starts_with(|next: char| next.is_alphabetic());
    if found && ends {
        *scan = ahead;
    }
    found && ends
}

/// Takes an abbreviated zone such as `KST` whose offset is beyond doubt.
pub fn zone(scan: &mut Scan<'_>) -> Option<Offset> {
    const ZONES: [(&str, i32); 18] = [
        ("UTC", 0),
        ("GMT", 0),
        ("Z", 0),
        ("EST", -5),
        ("EDT", -4),
        ("CST", -6),
        ("CDT", -5),
        ("MST", -7),
        ("MDT", -6),
        ("PST", -8),
        ("PDT", -7),
        ("JST", 9),
        ("KST", 9),
        ("CET", 1),
        ("CEST", 2),
        ("EET", 2),
        ("EEST", 3),
        ("MSK", 3),
    ];
    if !is_name(scan) {
        return None;
    }
    let (_, hours) = ZONES.iter().find(|(name, _)| {
        let mut ahead = *scan;
        let found = ahead.word(name) && !ahead.rest.starts_with(|next: char| next.is_alphanumeric());
        if found {
            *scan = ahead;
        }
        found
    })?;
    offset(hours.signum(), hours.abs(), 0)
}
