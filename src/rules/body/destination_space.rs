//! `destination-space`: a link or image that stays plain text because a space stands in its address.

use crate::lint::{BadOption, Define, Findings, Fix, Needle, PostRule, Safety, Subject, plain_text, shown};
use crate::site::Lookup;
use crate::site::address::split_path;
use crate::text::{Edit, Span};
use std::cell::OnceCell;

/// See `rules/body/destination-space.md`.
pub struct DestinationSpace {
    opening: Needle,
}

/// Longest extension that is taken for one: `.excalidraw`.
const EXTENSION_LENGTH: usize = 10;

impl Define for DestinationSpace {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self { opening: Needle::new("](") })
    }
}

impl PostRule for DestinationSpace {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        // kramdown reads such a destination (lib/kramdown/parser/kramdown/link.rb).
        if subject.is_kramdown() {
            return;
        }
        let in_angles = OnceCell::new();
        let mut done = 0;
        for (span, text) in plain_text(subject, &self.opening) {
            for destination in spaced_destinations(text) {
                let destination = destination.shifted(span.start());
                let before = subject.post.text.get(done..destination.start()).unwrap_or_default();
                done = destination.end();
                if !opens_bracket(before) {
                    continue;
                }
                let address = subject.post.slice(destination);
                let finding = found
                    .at(destination, format!("a space in the address {} keeps this from being a link", shown(address)))
                    .label("readers see the brackets")
                    .help("write the address between `<` and `>`, or `%20` for each space");
                let in_angles = *in_angles.get_or_init(|| prefers_angles(subject));
                let text = if in_angles { format!("<{address}>") } else { address.replace(' ', "%20") };
                let title = if in_angles { "put the address between angle brackets" } else { "write `%20` for each space" };
                let safety = if is_file(subject, address) { Safety::Unsafe } else { Safety::Suggestion };
                if !text.contains(['\t', '\\']) {
                    let edits = vec![Edit { span: destination, text }];
                    finding.fix(Fix { title: title.to_owned(), edits, safety });
                }
            }
        }
    }
}

/// Whether the author writes other addresses with spaces between angle brackets.
fn prefers_angles(subject: &Subject<'_>) -> bool {
    let body = &subject.post.body;
    let links = body.links.iter().map(|link| &link.destination);
    let mut all = links.chain(body.images.iter().map(|image| &image.destination));
    all.any(|destination| destination.span.is_some_and(|span| subject.post.slice(span).contains(' ') && !is_quoted(subject, span)))
}

/// Whether the address is the value of an HTML attribute.
fn is_quoted(subject: &Subject<'_>, span: Span) -> bool {
    !subject.post.text.get(..span.start()).is_some_and(|before| before.ends_with('<'))
}

/// Whether the whole of `address` names a file that is there: then no word of it is prose.
fn is_file(subject: &Subject<'_>, address: &str) -> bool {
    [subject.body_image(address), subject.body_link(address)].iter().any(|it| matches!(it, Lookup::Found { .. }))
}

/// Whether the last `[` on the last line of `text` is there, and no backslash escapes it.
fn opens_bracket(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.rsplit_once('[').is_some_and(|(before, _)| !before.ends_with('\\'))
}

/// The destinations behind `](` in `text`, which is plain text already, that hold a space and lead to a file or URL.
fn spaced_destinations(text: &str) -> Vec<Span> {
    let openings: Vec<usize> = text.match_indices("](").map(|(at, _)| at + 2).collect();
    let mut spans = Vec::new();
    for (nth, opening) in openings.iter().enumerate() {
        let limit = openings.get(nth + 1).copied().unwrap_or(text.len());
        if let Some(length) = text.get(*opening..limit).and_then(closing) {
            let span = Span::new(*opening, opening + length).trimmed(text);
            if leads_somewhere(span.slice(text)) {
                spans.push(span);
            }
        }
    }
    spans
}

/// Where the `)` stands that balances one `(` before `text`, on the same line.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' | b'\r' => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a destination with a space in it is an address and no prose: it begins as a URL or path, or ends as a file.
fn leads_somewhere(destination: &str) -> bool {
    let begins = ["http://", "https://", "./", "../"].iter().any(|start| destination.starts_with(start))
        || destination.strip_prefix('/').is_some_and(|rest| rest.starts_with(|ch: char| !ch.is_whitespace()));
    let path = split_path(destination).0;
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let ends = (1..=EXTENSION_LENGTH).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic());
    destination.contains([' ', '\t']) && !destination.contains(['"', '<', '>', '\'', '{', '`']) && (begins || ends)
}

#[cfg(test)]
mod tests {
    use super::spaced_destinations;

    fn found(text: &str) -> Vec<&str> {
        spaced_destinations(text).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn finds_addresses_with_spaces() {
        assert_eq!(found("![그림](내 사진.png), [b](/a b)"), ["내 사진.png", "/a b"]);
        assert_eq!(found("[a](https://example.org/a (1).pdf)"), ["https://example.org/a (1).pdf"]);
        assert_eq!(found("[a](./report final.pdf#page 2)"), ["./report final.pdf#page 2"]);
    }

    #[test]
    fn leaves_prose_and_calls() {
        for text in ["f[0](a, b)", "list[i](see the docs. Then go)", "[a](b\nc.png)", "[a](/ or not)", "[a](x \"t.png)"]
        {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
