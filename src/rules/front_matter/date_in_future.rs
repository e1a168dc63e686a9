//! `date-in-future`: a date that keeps the post from being published.

use crate::document::front_matter::Value;
use crate::lint::{BadOption, Clock, Define, Findings, PostRule, Subject, shown};
use crate::site::{GeneratorName, Moment};
use jiff::Timestamp;
use jiff::tz::Offset;

/// See `rules/front-matter/date-in-future.md`.
pub struct DateInFuture;

impl Define for DateInFuture {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for DateInFuture {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let generator = subject.generator();
        if generator.publishes_future() || !subject.is_content() || is_held_back(subject) {
            return;
        }
        let names: &[&str] = match generator.name() {
            GeneratorName::Hugo => &["publishDate", "pubdate", "published", "date"],
            _ => &["date"],
        };
        let Some((entry, moment)) = subject.first_date(names) else { return };
        if is_long_past(subject, &moment) {
            return;
        }
        let (Some(instant), Some(written)) = (generator.instant(&entry.value, &subject.clock.zone), subject.written(&entry.value)) else {
            return;
        };
        if instant > subject.clock.now {
            let name = generator.name().title();
            let message = format!("{} lies ahead, and {name} leaves the post out until then", shown(written.text));
            let finding = found.at(written.span, message);
            finding.help("correct the date, or build the site again once it has passed");
            if is_read_in_utc(subject, &entry.value, instant) {
                finding.label("without an offset, it is read in UTC");
                finding.help("write the time with its offset, such as `+09:00`, or set the time zone of the site");
            }
        }
    }
}

/// Whether the date has passed everywhere, whichever zone it is read in.
fn is_long_past(subject: &Subject<'_>, moment: &Moment) -> bool {
    let at_latest = Offset::MIN.to_timestamp(moment.civil);
    at_latest.is_ok_and(|latest| latest < subject.clock.now)
}

/// Whether the date names no offset, so that the site's zone is taken, which is UTC, and may be past already in the
/// author's own: no zone is more than 14 hours ahead.
fn is_read_in_utc<'a>(subject: &Subject<'a>, value: &'a Value, instant: Timestamp) -> bool {
    let Clock { now, zone } = subject.clock;
    let has_offset = subject.date(value).is_ok_and(|moment| moment.offset.is_some());
    !has_offset && zone.to_offset(instant) == Offset::UTC && instant.duration_since(*now).as_hours() < 14
}

/// Whether the author holds the post back anyway.
fn is_held_back(subject: &Subject<'_>) -> bool {
    let says = |key: &str, word: &str| {
        let text = subject.field(key).and_then(|entry| entry.value.as_text());
        text.is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
    };
    says("draft", "true") || says("published", "false") || subject.path.split('/').any(|part| part == "_drafts")
}
