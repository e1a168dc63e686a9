//! `footnote-unused`: a footnote that nothing refers to.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use std::collections::HashMap;

/// See `rules/body/footnote-unused.md`.
pub struct FootnoteUnused;

impl Define for FootnoteUnused {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for FootnoteUnused {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let notes = &post.body.footnote_definitions;
        if notes.is_empty() {
            return;
        }
        let mut marks = marks(post.slice(post.body.span));
        for note in notes {
            if let Some(count) = marks.get_mut(&note.label.to_lowercase()) {
                *count = count.saturating_sub(1);
            }
        }
        for note in notes.iter().filter(|note| marks.get(&note.label.to_lowercase()) == Some(&0)) {
            found
                .at(note.label_span, format!("nothing refers to the footnote {}", shown(&format!("[^{}]", note.label))))
                .label("generators leave it out of the page")
                .help("refer to it in the text, or remove it");
        }
    }
}

/// How often each `[^label]` is written anywhere, code and raw HTML included: what looks like a use may be one.
fn marks(text: &str) -> HashMap<String, usize> {
    let mut marks = HashMap::new();
    for (at, _) in text.match_indices("[^") {
        let rest = text.get(at + 2..).unwrap_or("");
        let label: String = rest.chars().take(LONGEST_LABEL).take_while(|ch| !matches!(ch, ']' | '\n')).collect();
        *marks.entry(label.to_lowercase()).or_default() += 1;
    }
    marks
}

/// Longer labels are cut: both sides of a comparison alike.
const LONGEST_LABEL: usize = 200;
