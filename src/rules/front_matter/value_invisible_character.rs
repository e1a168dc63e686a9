//! `value-invisible-character`: a character that nobody sees in a title, a description, a term or an address.

use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::invisible::{self, Kind};
use crate::text::{Edit, Span};

/// See `rules/front-matter/value-invisible-character.md`.
pub struct ValueInvisibleCharacter;

impl Define for ValueInvisibleCharacter {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for ValueInvisibleCharacter {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let wordings = subject.wordings().into_iter().map(|wording| (wording.field, wording.written.span));
        let addresses = subject.addresses().into_iter().map(|address| (address.field.to_owned(), address.written.span));
        let mut places: Vec<(String, Span)> = wordings.chain(addresses).collect();
        places.sort_by_key(|(_, span)| *span);
        places.dedup_by_key(|(_, span)| *span);
        for (field, span) in places {
            let raw = subject.post.slice(span);
            let (start, end) = (raw.len() - raw.trim_start().len(), raw.trim_end().len());
            for (at, ch, character) in invisible::find(raw) {
                let is_space = character.kind == Kind::Space;
                if is_space && !(start..end).contains(&at) {
                    continue;
                }
                let place = Span::new(span.start() + at, span.start() + at + ch.len_utf8());
                let name = format!("{} ({})", character.name, invisible::code_point(ch));
                let (instead, action) = if is_space { (" ", "write a plain space") } else { ("", "remove it") };
                found.at(place, format!("the `{field}` holds a {name}")).help(action).fix(Fix {
                    title: if is_space { action.to_owned() } else { format!("remove the {}", character.name) },
                    edits: vec![Edit { span: place, text: instead.to_owned() }],
                    safety: Safety::Unsafe,
                });
            }
        }
    }
}
