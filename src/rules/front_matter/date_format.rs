//! `date-format`: a date in another form than the house style.

use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, offset_text, shown};
use crate::site::Moment;
use jiff::civil;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// See `rules/front-matter/date-format.md`.
pub struct DateFormat {
    form: Form,
    name: String,
    fields: Vec<String>,
}

/// The forms that can be asked for.
enum Form {
    /// RFC 3339 with seconds and offset.
    Rfc3339,
    /// A day without time.
    Day,
    /// A pattern of strftime.
    Pattern(String),
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    format: String,
    fields: Vec<String>,
}

impl Define for DateFormat {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        let form = match options.format.as_str() {
            "rfc3339" => Form::Rfc3339,
            "date" => Form::Day,
            pattern => {
                let sample = TimeZone::UTC.to_zoned_datetime(civil::date(2026, 1, 31).at(9, 0, 0, 0));
                let usable = sample.is_ok_and(|sample| BrokenDownTime::from(&sample).to_string(pattern).is_ok());
                if !pattern.contains('%') || !usable {
                    let message = "the format is neither `rfc3339`, `date` nor a pattern such as `%Y-%m-%d %H:%M:%S %z`";
                    return Err(BadOption::new("format", message));
                }
                Form::Pattern(pattern.to_owned())
            }
        };
        Ok(Self { form, name: options.format, fields: options.fields })
    }
}

impl PostRule for DateFormat {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for field in subject.date_fields() {
            let key = &field.entry.key.text;
            let asked = self.fields.is_empty() || self.fields.iter().any(|name| subject.is_key(key, name));
            let (true, Ok(moment)) = (asked, subject.date(&field.entry.value)) else { continue };
            let Some(written) = subject.written(&field.entry.value) else { continue };
            if self.form.holds(written.text) {
                continue;
            }
            let editor = found.editor(subject);
            let finding = found.at(written.span, format!("{} does not have the form `{}`", shown(written.text), self.name));
            match self.form.rewrite(&moment, &subject.clock.zone) {
                Some(instead) => {
                    finding.help(format!("write it as `{instead}`"));
                    let edits = editor.and_then(|editor| editor.rewrite(&field.entry.value, &instead));
                    finding.offer(format!("write the date as `{instead}`"), Safety::Unsafe, edits);
                }
                None => {
                    finding.help(self.form.example());
                }
            }
        }
    }
}

impl Form {
    fn holds(&self, text: &str) -> bool {
        match self {
            Self::Rfc3339 => is_rfc3339(text),
            Self::Day => has_shape(text, "0000-00-00"),
            Self::Pattern(pattern) => BrokenDownTime::parse(pattern, text)
                .and_then(|time| time.to_string(pattern))
                .is_ok_and(|again| again == text),
        }
    }

    /// The same date in this form, where nothing that is written would be lost and nothing has to be made up but the
    /// site's own zone.
    fn rewrite(&self, moment: &Moment, zone: &TimeZone) -> Option<String> {
        let offset = moment.offset.or_else(|| Some(zone.to_offset(moment.instant(zone)?)))?;
        match self {
            Self::Rfc3339 => Some(format!("{}{}", moment.civil.strftime("%Y-%m-%dT%H:%M:%S"), offset_text(offset))),
            Self::Day => (!moment.has_time).then(|| moment.civil.date().to_string()),
            Self::Pattern(pattern) => {
                let zoned = TimeZone::fixed(offset).to_zoned_datetime(moment.civil).ok()?;
                let text = zoned.strftime(pattern).to_string();
                let kept = BrokenDownTime::parse(pattern, &text).ok()?;
                let keeps_time = !moment.has_time || kept.to_time().is_ok_and(|time| time == moment.civil.time());
                keeps_time.then_some(text)
            }
        }
    }

    fn example(&self) -> String {
        match self {
            Self::Rfc3339 => "write it like `2026-01-31T09:00:00+09:00`".to_owned(),
            Self::Day => "write the day alone, like `2026-01-31`".to_owned(),
            Self::Pattern(pattern) => format!("write it by the pattern `{pattern}`"),
        }
    }
}

/// Date, `T`, time with seconds, perhaps a fraction, and an offset (RFC 3339, section 5.6, in capitals).
fn is_rfc3339(text: &str) -> bool {
    let Some((stem, rest)) = text.split_at_checked("0000-00-00T00:00:00".len()) else { return false };
    let rest = match rest.strip_prefix('.') {
        None => rest,
        Some(fraction) => {
            let tail = fraction.trim_start_matches(|ch: char| ch.is_ascii_digit());
            if tail.len() == fraction.len() {
                return false;
            }
            tail
        }
    };
    let has_offset = rest == "Z" || has_shape(rest, "+00:00") || has_shape(rest, "-00:00");
    has_shape(stem, "0000-00-00T00:00:00") && has_offset
}

/// Whether `text` is `shape` with a digit for each `0`.
fn has_shape(text: &str, shape: &str) -> bool {
    let fits = |(byte, model): (u8, u8)| if model == b'0' { byte.is_ascii_digit() } else { byte == model };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::{DateFormat, Form, Options, is_rfc3339};
    use crate::lint::Define;
    use crate::site::Moment;
    use jiff::civil::date;
    use jiff::tz::{Offset, TimeZone};

    #[test]
    fn knows_rfc_3339() {
        for text in ["2026-01-31T09:00:00+09:00", "2026-01-31T09:00:00Z", "2026-01-31T09:00:00.25-03:00"] {
            assert!(is_rfc3339(text), "{text}");
        }
        for text in ["2026-01-31", "2026-01-31 09:00:00+09:00", "2026-01-31T09:00:00", "2026-01-31T09:00:00.Z", "가"] {
            assert!(!is_rfc3339(text), "{text}");
        }
    }

    #[test]
    fn a_pattern_is_strict_about_padding() {
        let form = Form::Pattern("%Y-%m-%d %H:%M".to_owned());
        assert!(form.holds("2026-01-02 09:05"));
        assert!(!form.holds("2026-1-2 09:05"));
    }

    #[test]
    fn rewrites_without_losing_the_time() {
        let seoul = TimeZone::fixed(Offset::constant(9));
        let day = Moment { civil: date(2026, 1, 2).at(0, 0, 0, 0), offset: None, has_time: false };
        assert_eq!(Form::Rfc3339.rewrite(&day, &seoul).as_deref(), Some("2026-01-02T00:00:00+09:00"));
        assert_eq!(Form::Rfc3339.rewrite(&day, &TimeZone::UTC).as_deref(), Some("2026-01-02T00:00:00+00:00"));
        let timed = Moment { civil: date(2026, 1, 2).at(8, 30, 0, 0), offset: None, has_time: true };
        assert_eq!(Form::Day.rewrite(&timed, &seoul), None);
        assert_eq!(Form::Pattern("%Y-%m-%d".to_owned()).rewrite(&timed, &seoul), None);
        let pattern = Form::Pattern("%Y-%m-%d %H:%M:%S %z".to_owned());
        assert_eq!(pattern.rewrite(&timed, &seoul).as_deref(), Some("2026-01-02 08:30:00 +0900"));
    }

    #[test]
    fn refuses_a_format_without_meaning() {
        let options = |format: &str| Options { format: format.to_owned(), fields: Vec::new() };
        assert!(DateFormat::new(options("YYYY-MM-DD")).is_err());
        assert!(DateFormat::new(options("%Y-%m-%d")).is_ok());
    }
}
