//! `title-length`: a title that is longer or shorter than the blog wants.

use crate::lint::{BadOption, Define, Findings, Limits, PostRule, Subject};

/// See `rules/front-matter/title-length.md`.
pub struct TitleLength {
    limits: Limits,
}

impl Define for TitleLength {
    type Options = Limits;

    fn new(limits: Limits) -> Result<Self, BadOption> {
        limits.check()?;
        Ok(Self { limits })
    }
}

impl PostRule for TitleLength {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(entry) = subject.field("title") else { return };
        let Some(written) = subject.written(&entry.value).filter(|written| !written.is_computed()) else { return };
        if let Some(fault) = self.limits.fault(written.text) {
            found.at(written.span, format!("the `title` {fault}")).help(self.limits.help());
        }
    }
}
