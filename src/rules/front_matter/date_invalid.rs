//! `date-invalid`: a date that the generator cannot read.

use crate::document::front_matter::{Editor, Value};
use crate::lint::{BadOption, DateField, Define, Diagnostic, Findings, PostRule, Safety, Subject, Written, shown};
use crate::site::DateFault;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// See `rules/front-matter/date-invalid.md`.
pub struct DateInvalid;

impl Define for DateInvalid {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for DateInvalid {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for field in subject.date_fields() {
            let value = &field.entry.value;
            let Err(fault) = subject.date(value) else { continue };
            match subject.written(value) {
                Some(written) if is_unset(written.text) || written.is_computed() => {}
                Some(written) => judge(subject, *field, written, fault, found),
                None if field.is_read && (value.as_list().is_some() || value.as_map().is_some()) => {
                    let key = &field.entry.key;
                    found.at(key.span, format!("`{}` holds no date but a list or a map", key.text)).help(EXAMPLE);
                }
                None => {}
            }
        }
    }
}

const EXAMPLE: &str = "write the date as `2026-01-31` or `2026-01-31T09:00:00+09:00`";

fn judge(
    subject: &Subject<'_>,
    field: DateField<'_>,
    written: Written<'_>,
    fault: DateFault,
    found: &mut Findings<'_>,
) {
    let (value, text) = (&field.entry.value, shown(written.text));
    let editor = found.editor(subject);
    let generator = subject.generator().name().title();
    match fault {
        DateFault::NoSuchDay => {
            let help = last_day(written.text).unwrap_or_else(|| "write a day that exists".to_owned());
            found.at(written.span, format!("{text} is not a day of the calendar")).help(help);
        }
        DateFault::NoSuchTime => {
            found
                .at(written.span, format!("{text} is not a time of the day"))
                .help("write the hour from 00 to 23, the minute and the second from 00 to 59");
        }
        _ if !field.is_read => {}
        DateFault::UnixSeconds => {
            let message = format!("{generator} takes {text} for seconds since 1970{}", seconds(written.text));
            let finding = found.at(written.span, message);
            match as_day(written.text) {
                Some(day) => offer(editor, finding.help(format!("write the date as `{day}`")), value, &day.to_string()),
                None => finding.help(EXAMPLE),
            };
        }
        DateFault::Form { instead: Some(instead) } => {
            let finding = found.at(written.span, format!("{generator} does not read the date {text}"));
            offer(editor, finding.help(format!("write it as `{instead}`")), value, &instead);
        }
        DateFault::Form { instead: None } => {
            found.at(written.span, format!("{generator} does not read the date {text}")).help(EXAMPLE);
        }
        DateFault::NotADate => {
            found.at(written.span, format!("{text} is not a date")).help(EXAMPLE);
        }
        DateFault::Computed => {}
    }
}

fn offer<'d>(
    editor: Option<Editor<'_>>,
    finding: &'d mut Diagnostic,
    value: &Value,
    instead: &str,
) -> &'d mut Diagnostic {
    let edits = editor.and_then(|editor| editor.rewrite(value, instead));
    finding.offer(format!("write the date as `{instead}`"), Safety::Unsafe, edits)
}

/// Whether nothing is set: such a value is another rule's.
fn is_unset(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text == "~" || text.eq_ignore_ascii_case("null")
}

/// The day that a number of seconds leads to, as the end of a sentence.
fn seconds(text: &str) -> String {
    let instant = text.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    instant.map(|instant| format!(", which is {}", Offset::UTC.to_datetime(instant).date())).unwrap_or_default()
}

/// Eight digits read as year, month and day.
fn as_day(text: &str) -> Option<Date> {
    let digits = text.trim();
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let day = Date::new(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?).ok()?;
    (1970..2100).contains(&day.year()).then_some(day)
}

/// How many days the month of `2022-02-30` has, as an action.
fn last_day(text: &str) -> Option<String> {
    let mut numbers = text.split(|ch: char| !ch.is_ascii_digit()).filter(|part| !part.is_empty());
    let (year, month) = (numbers.next()?, numbers.next()?);
    if year.len() != 4 {
        return None;
    }
    let month: i8 = month.parse().ok()?;
    match Date::new(year.parse().ok()?, month, 1) {
        Ok(first) => {
            Some(format!("write a day that exists: {} has {} days", first.strftime("%B %Y"), first.days_in_month()))
        }
        Err(_) => Some("write a month from 01 to 12".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{as_day, last_day, seconds};

    #[test]
    fn says_how_long_a_month_is() {
        assert_eq!(last_day("2022-02-30").as_deref(), Some("write a day that exists: February 2022 has 28 days"));
        assert_eq!(last_day("2024/02/30 10:00").as_deref(), Some("write a day that exists: February 2024 has 29 days"));
        assert_eq!(last_day("2022-13-01").as_deref(), Some("write a month from 01 to 12"));
        assert_eq!(last_day("30 Feb"), None);
    }

    #[test]
    fn reads_a_number_both_ways() {
        assert_eq!(seconds("2022"), ", which is 1970-01-01");
        assert_eq!(as_day("20221231").map(|day| day.to_string()).as_deref(), Some("2022-12-31"));
        assert_eq!(as_day("20221331"), None);
        assert_eq!(as_day("가나다라"), None);
    }
}
