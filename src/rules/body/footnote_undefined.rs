//! `footnote-undefined`: a footnote reference that no definition answers.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, nearest, shown};

/// See `rules/body/footnote-undefined.md`.
pub struct FootnoteUndefined;

impl Define for FootnoteUndefined {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// Beyond so many definitions or faults no likeness is looked for: each costs a comparison with each.
const MOST_COMPARED: usize = 100;

impl PostRule for FootnoteUndefined {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let body = &subject.post.body;
        for (at, reference) in body.broken_footnotes.iter().enumerate() {
            let finding = found
                .at(reference.span, format!("the footnote {} is not defined", shown(&format!("[^{}]", reference.label))));
            finding.label("readers see the brackets");
            let may_be_slip = at < MOST_COMPARED && reference.label.len() > 2;
            let notes = body.footnote_definitions.iter().take(if may_be_slip { MOST_COMPARED } else { 0 });
            match nearest(&reference.label, notes.map(|note| note.label.as_str())) {
                Some(near) => finding.help(format!("did you mean `[^{near}]`?")),
                None => finding.help(format!("add a line `[^{}]: …` with the note", reference.label)),
            };
        }
    }
}
