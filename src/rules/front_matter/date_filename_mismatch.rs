//! `date-filename-mismatch`: the date in the front matter is another than the one in the file's name.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, possible_days, shown};

/// See `rules/front-matter/date-filename-mismatch.md`.
pub struct DateFilenameMismatch;

impl Define for DateFilenameMismatch {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for DateFilenameMismatch {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let (Some((entry, moment)), Some(named)) = (subject.post_date(), subject.path_date()) else { return };
        let Some(written) = subject.written(&entry.value) else { return };
        if possible_days(&moment, &subject.clock.zone).contains(&named.date) {
            return;
        }
        let (field, day) = (&entry.key.text, named.date);
        found
            .at(written.span, format!("`{field}` says {}, but the file is named for `{day}`", shown(written.text)))
            .help(format!("correct the `{field}`, or rename the file or its folder"));
    }
}
