//! `final-newline-missing`: a file whose last line has no line ending.

use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::{Edit, Span};

/// See `rules/body/final-newline-missing.md`.
pub struct FinalNewlineMissing;

impl Define for FinalNewlineMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for FinalNewlineMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let text = &subject.post.text;
        if text.is_empty() || text.ends_with(['\n', '\r']) {
            return;
        }
        let end = Span::empty(text.len());
        let ending = match text.rfind(['\n', '\r']) {
            Some(last) if text.get(..=last).is_some_and(|before| before.ends_with("\r\n")) => "\r\n",
            Some(last) if text.get(last..=last) == Some("\r") => "\r",
            _ => "\n",
        };
        found.at(end, "the last line has no line ending").help("end the file with a line ending").fix(Fix {
            title: "end the last line".to_owned(),
            edits: vec![Edit { span: end, text: ending.to_owned() }],
            safety: Safety::Safe,
        });
    }
}
