//! The dates of Docusaurus's posts: those that js-yaml makes, and words that JavaScript reads in UTC.

use crate::document::front_matter::{Style, Value};
use crate::site::calendar::{path as path_dates, read};
use crate::site::facts::PageDate;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

/// The date of a field; `None` for what Docusaurus makes an invalid date of.
pub fn of_field(value: &Value) -> Option<PageDate> {
    let moment = read::Written::of(value).and_then(read::javascript).ok()?;
    let is_yaml = value.style() == Some(Style::Plain) && value.as_text().is_some_and(has_yaml_zone);
    // A `Z` is put behind every text that YAML takes for no date, whatever zone it has.
    let instant = moment.instant(&TimeZone::UTC).filter(|_| moment.offset.is_none() || is_yaml)?;
    Some(PageDate { instant, offset: Offset::UTC, span: Some(value.span) })
}

/// The date in a file's name, which is read in UTC.
pub fn of_name(written: &str) -> Option<PageDate> {
    let parts: Vec<&str> = written.split(['-', '/']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    let instant = Offset::UTC.to_timestamp(date.to_datetime(Time::midnight())).ok()?;
    Some(PageDate { instant, offset: Offset::UTC, span: None })
}

/// Whether `text` is a date of YAML with seconds and a zone, as js-yaml 3 wants them: `Z`, `+9`, `+09:00`.
fn has_yaml_zone(text: &str) -> bool {
    let Some((_, rest)) = path_dates::leading(text) else { return false };
    if rest.ends_with('Z') {
        return rest.matches(':').count() == 2;
    }
    let Some((time, zone)) = rest.rsplit_once(['+', '-']) else { return false };
    let (hour, minute) = zone.split_once(':').unwrap_or((zone, "00"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    time.matches(':').count() == 2 && hour.len() <= 2 && minute.len() == 2 && is_number(hour) && is_number(minute)
}
