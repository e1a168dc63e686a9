//! `date-filename-mismatch`: the date in the front matter is another than the one in the file's name.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, possible_days, shown};
use crate::text::Span;
use jiff::civil::Date;
use serde::Deserialize;

/// See `rules/front-matter/date-filename-mismatch.md`.
pub struct DateFilenameMismatch {
    options: Options,
}

/// The options of the page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    tolerance: u32,
}

impl Define for DateFilenameMismatch {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { options })
    }
}

impl PostRule for DateFilenameMismatch {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if let Some(day) = subject.impossible_path_day() {
            found
                .at(Span::new(0, 0), format!("the file is named for `{day}`, a day that does not exist"))
                .help("rename the file or its folder");
            return;
        }
        let (Some((entry, moment)), Some(named)) = (subject.post_date(), subject.path_date()) else { return };
        let Some(written) = subject.written(&entry.value) else { return };
        let near = |day: &Date| (*day - named.date).get_days().unsigned_abs() <= self.options.tolerance;
        if near(&moment.civil.date()) || possible_days(&moment, &subject.clock.zone).iter().any(near) {
            return;
        }
        let (field, day) = (&entry.key.text, named.date);
        found
            .at(written.span, format!("`{field}` says {}, but the file is named for `{day}`", shown(written.text)))
            .help(format!("correct the `{field}`, or rename the file or its folder"));
    }
}
