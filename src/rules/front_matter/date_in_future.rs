//! `date-in-future`: a date that keeps the post from being published.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::site::GeneratorName;

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
        let Some((entry, _)) = subject.first_date(names) else { return };
        let (Some(instant), Some(written)) = (generator.instant(&entry.value, &subject.clock.zone), subject.written(&entry.value)) else {
            return;
        };
        if instant > subject.clock.now {
            let name = generator.name().title();
            let message = format!("{} lies ahead, and {name} leaves the post out until then", shown(written.text));
            found.at(written.span, message).help("correct the date, or build the site again once it has passed");
        }
    }
}

/// Whether the author holds the post back anyway.
fn is_held_back(subject: &Subject<'_>) -> bool {
    let says = |key: &str, word: &str| {
        let text = subject.field(key).and_then(|entry| entry.value.as_text());
        text.is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
    };
    says("draft", "true") || says("published", "false") || subject.path.split('/').any(|part| part == "_drafts")
}
