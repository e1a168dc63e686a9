//! `link-target-missing`: a link to a file of the blog that is not there.

use crate::lint::{AddressSlip, BadOption, Define, Findings, Fix, LocalAddress, PostRule, SUGGESTIONS, Safety, Subject, is_template, near_file, respell, shown};
use crate::site::Lookup;
use crate::text::Edit;

/// See `rules/body/link-target-missing.md`.
pub struct LinkTargetMissing;

impl Define for LinkTargetMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for LinkTargetMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let mut searches = 0;
        for link in subject.local_links() {
            let url = &link.destination.url;
            let span = link.destination.span.unwrap_or(link.span);
            let is_elsewhere = || LocalAddress::of(url).is_some() || AddressSlip::of(url).is_some();
            if url.trim().is_empty() || url.starts_with(['#', '?']) || is_elsewhere() || is_template(subject, span) {
                continue;
            }
            match subject.missed_link(url) {
                Lookup::Missing { looked } => {
                    searches += 1;
                    let search = || near_file(subject.layout.disk.as_ref(), &looked);
                    let help = match (searches <= SUGGESTIONS).then(search).flatten() {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => looked.first().map_or("correct the address".to_owned(), |first| {
                            format!("it leads to `{first}`: put the file there, or correct the address")
                        }),
                    };
                    found
                        .at(span, format!("the link {} leads to no file", shown(url)))
                        .label("readers get an error page")
                        .help(help);
                }
                Lookup::OtherCase { path } | Lookup::OtherForm { path } => {
                    let finding = found
                        .at(span, format!("the link {} is spelt otherwise than the file on disk: `{path}`", shown(url)))
                        .label("works on macOS and Windows, breaks on the web server")
                        .help("write the name as it is on disk, or rename the file");
                    if let Some(text) = respell(url, &path).filter(|_| subject.post.slice(span) == url) {
                        finding.fix(Fix {
                            title: "write the name as it is on disk".to_owned(),
                            edits: vec![Edit { span, text }],
                            safety: Safety::Unsafe,
                        });
                    }
                }
                Lookup::Found { .. } | Lookup::Undecided => {}
            }
        }
    }
}
