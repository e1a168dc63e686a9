//! `value-surrounding-space`: white space at the ends of a title, a description or a term.

use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, shown};

/// See `rules/front-matter/value-surrounding-space.md`.
pub struct ValueSurroundingSpace;

impl Define for ValueSurroundingSpace {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ValueSurroundingSpace {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for wording in subject.wordings() {
            let written = wording.written;
            let text = written.text;
            let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
            if (start, end) == (0, text.len()) || end == 0 || text.contains(['\n', '\r']) {
                continue;
            }
            for (range, verb) in [(0..start, "begins"), (end..text.len(), "ends")] {
                if range.is_empty() {
                    continue;
                }
                let what = if wording.is_whole { format!("the `{}`", wording.field) } else { shown(text) };
                let edits = found.editor(subject).and_then(|editor| written.replace(&editor, range.clone(), ""));
                let finding = found.at(written.place(range), format!("{what} {verb} with white space"));
                finding.help("remove it");
                finding.offer("remove the white space", Safety::Unsafe, edits);
            }
        }
    }
}
