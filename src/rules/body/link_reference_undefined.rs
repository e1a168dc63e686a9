//! `link-reference-undefined`: `[text][label]` whose label nothing defines.

use crate::document::body::BrokenReference;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, nearest};

/// See `rules/body/link-reference-undefined.md`.
pub struct LinkReferenceUndefined;

impl Define for LinkReferenceUndefined {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for LinkReferenceUndefined {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let body = &subject.post.body;
        // An included file may bring definitions along.
        if body.templates.iter().any(|call| call.name.contains("include") || call.name.contains("render")) {
            return;
        }
        for reference in body.broken_references.iter().filter(|reference| is_meant(subject, reference)) {
            let label = reference.label.trim();
            let finding = found
                .at(reference.label_span, format!("no link definition `{label}` is in this post"))
                .label("readers see the brackets");
            match nearest(label, body.definitions.iter().map(|definition| definition.label.as_str())) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help(format!("add a line `[{label}]: https://…`, or write a backslash before the bracket")),
            };
        }
    }
}

/// Whether the author meant a link: no index into an array (`a[i][j]`), citation (`[1][2]`), footnote or checkbox.
fn is_meant(subject: &Subject<'_>, reference: &BrokenReference) -> bool {
    let label = reference.label.trim();
    let whole = subject.post.slice(reference.span);
    let text = whole.strip_prefix('!').unwrap_or(whole).strip_prefix('[').unwrap_or_default();
    let text = text.split(']').next().unwrap_or_default().trim();
    let before = subject.post.text.get(..reference.span.start()).and_then(|text| text.chars().next_back());
    let is_index = before.is_some_and(|ch| ch.is_alphanumeric() && ch.is_ascii() || matches!(ch, '_' | ']' | ')' | '$'));
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = label.chars().count() <= 1 && text.chars().count() <= 1;
    let is_mark = label.is_empty() || text.is_empty() || label.starts_with('^') || text.starts_with('^');
    !(is_index || is_mark || is_short || (is_number(label) && is_number(text)))
}
