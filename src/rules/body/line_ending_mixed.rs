//! `line-ending-mixed`: a file with line endings of more than one kind.

use crate::document::Post;
use crate::document::front_matter::{Node, Value};
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::{Edit, Span};

/// See `rules/body/line-ending-mixed.md`.
pub struct LineEndingMixed;

impl Define for LineEndingMixed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

const KINDS: [(&str, &str); 3] = [("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR")];

impl PostRule for LineEndingMixed {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let text = &subject.post.text;
        if !subject.post.has_returns() {
            return;
        }
        let endings = endings(text);
        let counts = KINDS.map(|(ending, _)| endings.iter().filter(|span| span.slice(text) == ending).count());
        let Some((usual, usual_name)) =
            KINDS.iter().zip(counts).rev().max_by_key(|(_, count)| *count).map(|(kind, _)| *kind)
        else {
            return;
        };
        let odd: Vec<Span> = endings.into_iter().filter(|span| span.slice(text) != usual).collect();
        let Some(first) = odd.first() else { return };
        let name = KINDS.iter().find(|(ending, _)| first.slice(text) == *ending).map_or("", |(_, name)| *name);
        let edits = odd.iter().map(|span| Edit { span: *span, text: usual.to_owned() }).collect();
        let finding = found.at(*first, format!("the line ends with {name}, but most lines end with {usual_name}"));
        finding.label(match odd.len() {
                1 => "the only one".to_owned(),
                count => format!("the first of {count}"),
            })
            .help(format!("end every line with {}", if usual == "\r" { "LF" } else { usual_name }));
        // goldmark takes a lone CR for a letter like others, so that a line may begin there which none was before.
        let has_cr = odd.iter().any(|span| span.slice(text) == "\r");
        let safety = if has_cr || may_change_value(subject.post, &odd) { Safety::Unsafe } else { Safety::Safe };
        if usual != "\r" {
            finding.fix(Fix { title: format!("end every line with {usual_name}"), edits, safety });
        }
    }
}

fn endings(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let ends = |(at, byte): (usize, &u8)| match (byte, bytes.get(at + 1)) {
        (b'\r', Some(b'\n')) => Some(Span::new(at, at + 2)),
        (b'\n', _) if at.checked_sub(1).is_some_and(|before| bytes.get(before) == Some(&b'\r')) => None,
        (b'\n' | b'\r', _) => Some(Span::new(at, at + 1)),
        _ => None,
    };
    bytes.iter().enumerate().filter_map(ends).collect()
}

/// Whether one of the endings stands within a value: Hugo keeps the CRLF of a TOML text as it is, and breaks the line of a
/// quoted YAML text at it. YAML's blocks end their lines with LF whatever the file does.
fn may_change_value(post: &Post, odd: &[Span]) -> bool {
    let root = post.front_matter.as_ref().and_then(|matter| matter.root.as_ref());
    root.is_some_and(|root| root.entries.iter().any(|entry| is_scalar_across(&entry.value, post, odd)))
}

fn is_scalar_across(value: &Value, post: &Post, odd: &[Span]) -> bool {
    match &value.node {
        Node::Scalar { .. } if post.slice(value.span).starts_with(['|', '>']) => false,
        Node::Scalar { .. } => {
            let next = odd.partition_point(|ending| ending.start() < value.span.start());
            odd.get(next).is_some_and(|ending| ending.start() < value.span.end())
        }
        Node::List(items) => items.iter().any(|item| is_scalar_across(item, post, odd)),
        Node::Map(map) => map.entries.iter().any(|entry| is_scalar_across(&entry.value, post, odd)),
        Node::Empty | Node::Alias { .. } => false,
    }
}
