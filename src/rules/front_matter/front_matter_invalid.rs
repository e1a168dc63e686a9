//! `front-matter-invalid`: front matter that cannot be read.

use crate::document::front_matter::{FaultKind, quoting};
use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, shown};
use crate::site::GeneratorName;

/// See `rules/front-matter/front-matter-invalid.md`.
pub struct FrontMatterInvalid;

impl Define for FrontMatterInvalid {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for FrontMatterInvalid {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(matter) = &subject.post.front_matter else { return };
        let generator = subject.generator().name();
        if matter.closing.is_none() {
            return;
        }
        for fault in &matter.faults {
            let speaks = match fault.kind {
                FaultKind::Syntax => true,
                FaultKind::NotAMap => generator != GeneratorName::Plain,
                FaultKind::Unclosed | FaultKind::DuplicateKey { .. } => false,
            };
            if !speaks {
                continue;
            }
            let diagnostic = found.at(fault.span, fault.message.as_str());
            if generator == GeneratorName::Jekyll {
                diagnostic.label("Jekyll publishes the post without its metadata");
            }
            if let Some(help) = &fault.help {
                diagnostic.help(help.as_str());
            }
            // Only proposed: a file that cannot be read is never edited.
            let edit = quoting(&subject.post.text, matter, fault.span).filter(|_| fault.kind == FaultKind::Syntax);
            let is_key = fault.help.as_deref().is_some_and(|help| help.starts_with("quote the key"));
            let what = if is_key { "key" } else { "value" };
            if let Some(edit) = &edit {
                diagnostic.help(format!("quote the {what}: {}", shown(&edit.text)));
            }
            diagnostic.offer(format!("quote the {what}"), Safety::Suggestion, edit.map(|edit| vec![edit]));
        }
    }
}
