//! `link-reference-undefined`: `[text][label]` whose label nothing defines.

use crate::document::body::BrokenReference;
use crate::lint::{BadOption, Define, Findings, PostRule, SUGGESTIONS, Subject, is_template, nearest, normal_label, shown};
use crate::text::Span;
use std::borrow::Cow;
use std::collections::HashMap;

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
        let mut broken = body.broken_references.iter().filter(|reference| is_meant(subject, reference)).peekable();
        // An included file may bring definitions along.
        if broken.peek().is_none() || body.templates.iter().any(|call| call.name.contains("include")) {
            return;
        }
        // kramdown reads definitions that CommonMark refuses: beside text, after an unclosed fence, or with quotes
        // inside the title.
        let is_kramdown = subject.is_kramdown();
        let lines = lines_like_definitions(subject, is_kramdown);
        if lines.values().any(|label| is_template(subject, *label)) {
            return;
        }
        for (nth, reference) in broken.enumerate() {
            let label = reference.label.trim();
            let line = lines.get(&normal_label(label));
            if line.is_some() && is_kramdown {
                continue;
            }
            let finding = found
                .at(reference.label_span, format!("the link label {} is not defined", shown(label)))
                .label("readers see the brackets");
            let known = body.definitions.iter().filter(|_| nth < SUGGESTIONS).map(|definition| definition.label.as_str());
            if let Some(line) = line {
                finding.related(*line, "this line is not read as a definition");
                finding.help("put a blank line before it, and write no quotes inside its title");
            } else if let Some(near) = nearest(label, known).filter(|near| near.chars().count() > 2) {
                finding.help(format!("did you mean `{near}`?"));
            } else {
                finding.help(format!("add a line `[{label}]: https://…`, or write `\\[` where no link is meant"));
            }
        }
    }
}

/// The labels, folded and with their places, of all lines (those in code only on demand) that begin as a definition.
fn lines_like_definitions<'a>(subject: &Subject<'a>, in_code: bool) -> HashMap<Cow<'a, str>, Span> {
    let body = &subject.post.body;
    let mut labels = HashMap::new();
    let mut start = body.span.start();
    for line in subject.post.slice(body.span).split_inclusive('\n') {
        let indented = line.trim_start_matches([' ', '\t', '>']);
        let opening = start + (line.len() - indented.len());
        if let Some((label, _)) = indented.strip_prefix('[').and_then(|rest| rest.split_once("]:"))
            && (in_code || body.code_block_at(opening).is_none())
        {
            labels.insert(normal_label(label), Span::new(opening + 1, opening + 1 + label.len()));
        }
        start += line.len();
    }
    labels
}

/// Whether the author meant a link: no index into an array (`a[i][j]`), citation (`[1][2]`), footnote or checkbox.
fn is_meant(subject: &Subject<'_>, reference: &BrokenReference) -> bool {
    let label = reference.label.trim();
    let whole = subject.post.slice(reference.span);
    let text = whole.strip_prefix('!').unwrap_or(whole).strip_prefix('[').unwrap_or_default();
    let text = text.split(']').next().unwrap_or_default().trim();
    let before = subject.post.text.get(..reference.span.start()).and_then(|text| text.chars().next_back());
    let is_index = before.is_some_and(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '_' | ']' | ')' | '$'));
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = label.chars().count() <= 1 && text.chars().count() <= 1;
    let is_mark = label.is_empty() || text.is_empty() || label.starts_with('^') || text.starts_with('^');
    !(is_index || is_mark || is_short || (is_number(label) && is_number(text)))
}
