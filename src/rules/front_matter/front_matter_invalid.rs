//! `front-matter-invalid`: front matter that cannot be read.

use crate::document::front_matter::{Fault, FaultKind, Format};
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject, quoting};
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
            if let Some(fix) = quote_colon(subject, matter.format, fault) {
                diagnostic.fix(fix);
            }
        }
    }
}

/// Quotes a plain YAML value that holds `: `. Only proposed: a file that cannot be read is never edited.
fn quote_colon(subject: &Subject<'_>, format: Format, fault: &Fault) -> Option<Fix> {
    let text = &subject.post.text;
    let value = fault.span.slice(text);
    let before = text.get(..fault.span.start())?.trim_end_matches(' ');
    let whole = subject.post.lines.line_content(subject.post.lines.line_of(fault.span.start()), text);
    let plain = !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '-']);
    let fits = format == Format::Yaml && plain && value.contains(": ") && before.ends_with(':');
    let to_the_end = fault.span.end() == whole.trimmed(text).end();
    (fits && to_the_end).then(|| quoting(fault.span, value, Safety::Suggestion))?
}
