//! `link-scheme-missing`: an address that lacks `https://`, or whose scheme is misspelt.

use crate::lint::{AddressSlip, BadOption, Define, Findings, Fix, PostRule, Safety, Subject, is_template};
use crate::site::Lookup;
use crate::text::Edit;

/// See `rules/body/link-scheme-missing.md`.
pub struct LinkSchemeMissing;

impl Define for LinkSchemeMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for LinkSchemeMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for link in subject.local_links() {
            let url = &link.destination.url;
            let span = link.destination.span.unwrap_or(link.span);
            let Some(slip) = AddressSlip::of(url) else { continue };
            if is_template(subject, span) || is_file(subject, url) {
                continue;
            }
            let finding = found.at(span, slip.message).label(slip.label).help(format!("write `{}`", slip.meant));
            if subject.post.slice(span) == url {
                finding.fix(Fix {
                    title: format!("write `{}`", slip.meant),
                    edits: vec![Edit { span, text: slip.meant }],
                    safety: Safety::Unsafe,
                });
            }
        }
    }
}

fn is_file(subject: &Subject<'_>, url: &str) -> bool {
    matches!(subject.body_link(url), Lookup::Found { .. })
}
