//! `date-order`: dates of one post in an order that cannot be.

use crate::document::front_matter::Entry;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, possible_days, shown};
use crate::site::Moment;
use crate::site::field::MODIFIED;

/// See `rules/front-matter/date-order.md`.
pub struct DateOrder;

impl Define for DateOrder {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// Fields that say when a post is taken down.
const ENDS: [&str; 2] = ["expiryDate", "unpublishdate"];

impl PostRule for DateOrder {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if let Some(start) = subject.post_date() {
            for name in MODIFIED {
                if let Some(end) = subject.first_date(&[name]) {
                    compare(subject, start, end, "the post changed before it was written", found);
                }
            }
        }
        let published = subject.first_date(&["publishDate", "pubdate"]).or_else(|| subject.post_date());
        if let (Some(start), Some(end)) = (published, subject.first_date(&ENDS)) {
            compare(subject, start, end, "the post is taken down before it appears", found);
        }
    }
}

fn compare(
    subject: &Subject<'_>,
    (start, from): (&Entry, Moment),
    (end, to): (&Entry, Moment),
    label: &str,
    found: &mut Findings<'_>,
) {
    let (Some(later), Some(earlier)) = (subject.written(&end.value), subject.written(&start.value)) else { return };
    if is_before(subject, &to, &from) {
        let (end, start) = (&end.key.text, &start.key.text);
        found
            .at(later.span, format!("`{end}` {} is before `{start}` {}", shown(later.text), shown(earlier.text)))
            .label(label)
            .related(earlier.span, format!("`{start}` is here"))
            .help(format!("correct `{end}` or `{start}`"));
    }
}

/// Whether `a` is certainly before `b`: by the instant where both have a time, otherwise by the day.
fn is_before(subject: &Subject<'_>, a: &Moment, b: &Moment) -> bool {
    let zone = &subject.clock.zone;
    if a.has_time && b.has_time && a.offset.is_some() == b.offset.is_some() {
        return a.instant(zone) < b.instant(zone);
    }
    possible_days(a, zone).iter().max() < possible_days(b, zone).iter().min()
}
