//! `description-length`: a description that is longer or shorter than the blog wants.

use crate::lint::{BadOption, Define, Findings, Limits, PostRule, Subject};

/// See `rules/front-matter/description-length.md`.
pub struct DescriptionLength {
    limits: Limits,
}

impl Define for DescriptionLength {
    type Options = Limits;

    fn new(limits: Limits) -> Result<Self, BadOption> {
        limits.check()?;
        Ok(Self { limits })
    }
}

impl PostRule for DescriptionLength {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(entry) = subject.field("description") else { return };
        let Some(written) = subject.written(&entry.value).filter(|written| !written.is_computed()) else { return };
        if let Some(fault) = self.limits.fault(written.text) {
            found.at(written.span, format!("the `description` {fault}")).help(self.limits.help());
        }
    }
}
