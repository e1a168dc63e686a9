//! `value-invisible-character`: a character that nobody sees in a title, a description, a term or an address.

use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, Written};
use crate::text::invisible::{self, Kind};
use std::ops::Range;
use crate::text::Span;

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
        let wordings = subject.wordings().iter().map(|wording| (wording.field, wording.written));
        let addresses = subject.addresses().iter().map(|address| (address.field, address.written));
        let holds_some = |(_, written): &(&str, Written<'_>)| invisible::find(subject.post.slice(written.span)).next().is_some();
        let mut places: Vec<(&str, Written<'_>)> = wordings.chain(addresses).filter(holds_some).collect();
        places.sort_by_key(|(_, written)| written.span);
        places.dedup_by_key(|(_, written)| written.span);
        for (field, written) in places {
            let raw = subject.post.slice(written.span);
            let (start, end) = (raw.len() - raw.trim_start().len(), raw.trim_end().len());
            for (at, ch, character) in invisible::find(raw) {
                let is_space = character.kind == Kind::Space;
                if is_space && !(start..end).contains(&at) {
                    continue;
                }
                let place = Span::new(written.span.start() + at, written.span.start() + at + ch.len_utf8());
                let name = format!("{} ({})", character.name, invisible::code_point(ch));
                let (instead, action) = if is_space { (" ", "write a plain space") } else { ("", "remove it") };
                let title = if is_space { action.to_owned() } else { format!("remove the {}", character.name) };
                let edits = found.editor(subject).and_then(|editor| {
                    written.replace(&editor, in_text(raw, at, ch, written.text)?, instead)
                });
                let message = format!("the `{field}` holds a {name}");
                found.at(place, message).help(action).offer(title, Safety::Unsafe, edits);
            }
        }
    }
}

/// Where the `ch` that stands at `at` in the bytes of a value stands in its text: folded lines and escapes move it, but
/// not past another of its kind.
fn in_text(raw: &str, at: usize, ch: char, text: &str) -> Option<Range<usize>> {
    let before = raw.get(..at)?.matches(ch).count();
    let (start, found) = text.match_indices(ch).nth(before)?;
    Some(start..start + found.len())
}

#[cfg(test)]
mod tests {
    use super::in_text;

    #[test]
    fn the_same_character_is_found_in_the_text() {
        let raw = "가\u{200b}나\n  \u{200b}다";
        let at = raw.rfind('\u{200b}').expect("it is there");
        assert_eq!(in_text(raw, at, '\u{200b}', "가\u{200b}나 \u{200b}다"), Some(10..13));
        assert_eq!(in_text(raw, at, '\u{200b}', "가"), None);
    }
}
