//! `link-reversed`: a link whose brackets and parentheses are the wrong way round.

use crate::lint::{AddressSlip, BadOption, Define, Findings, Fix, Needle, PostRule, Safety, Subject, plain_text};
use crate::text::{Edit, Span};

/// See `rules/body/link-reversed.md`.
pub struct LinkReversed {
    middle: Needle,
}

/// `(text)[address]`, as it stands in plain text.
struct Reversed {
    whole: Span,
    text: Span,
    address: Span,
}

/// How the address of a reversed link begins; anything else in brackets is prose or code.
const BEGINNINGS: [&str; 4] = ["http://", "https://", "www.", "mailto:"];

/// How one that is a path ends.
const ENDINGS: [&str; 8] = [".md", ".mdx", ".html", ".htm", ".pdf", ".png", ".jpg", ".svg"];

impl Define for LinkReversed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self { middle: Needle::new(")[") })
    }
}

impl PostRule for LinkReversed {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for (span, prose) in plain_text(subject, &self.middle) {
            for link in reversed_links(prose) {
                let (text, address) = (link.text.slice(prose), link.address.slice(prose));
                // `www.example.org` alone would be a path below the page.
                let meant = AddressSlip::of(address).map_or(address.to_owned(), |slip| slip.meant);
                let better = format!("[{text}]({meant})");
                let span = link.whole.shifted(span.start());
                let finding = found.at(span, "the brackets of this link are the wrong way round");
                finding.label("readers see the brackets and the address").help(format!("write `{better}`"));
                if !text.contains(['[', ']', '\\']) && !meant.contains(['(', ')', '<', '\\']) {
                    finding.fix(Fix {
                        title: "swap brackets and parentheses".to_owned(),
                        edits: vec![Edit { span, text: better }],
                        safety: Safety::Unsafe,
                    });
                }
            }
        }
    }
}

fn reversed_links(prose: &str) -> Vec<Reversed> {
    let mut links = Vec::new();
    let mut done = 0;
    for (middle, _) in prose.match_indices(")[") {
        let opening = prose.get(done..middle).and_then(balanced_opening).map(|at| done + at);
        done = middle + 1;
        let address_start = middle + 2;
        let rest = prose.get(address_start..).unwrap_or_default();
        let Some(length) = rest.find([']', '[', '\n', '\r', ' ']).filter(|at| rest[*at..].starts_with(']')) else {
            continue;
        };
        let address = Span::new(address_start, address_start + length);
        let Some(opening) = opening.filter(|opening| middle > opening + 1 && is_address(address.slice(prose))) else {
            continue;
        };
        links.push(Reversed {
            whole: Span::new(opening, address.end() + 1),
            text: Span::new(opening + 1, middle),
            address,
        });
    }
    links
}

/// Where the `(` stands that balances one `)` after `text`, on the same line.
fn balanced_opening(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, byte) in text.bytes().enumerate().rev() {
        match byte {
            b'\n' | b'\r' => return None,
            b')' => depth += 1,
            b'(' if depth == 0 => return Some(at),
            b'(' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn is_address(text: &str) -> bool {
    let is_path = text.starts_with(['/', '.']) && ENDINGS.iter().any(|ending| text.ends_with(ending));
    is_path || BEGINNINGS.iter().any(|start| text.len() > start.len() && text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::reversed_links;

    fn found(prose: &str) -> Vec<&str> {
        reversed_links(prose).iter().map(|link| link.whole.slice(prose)).collect()
    }

    #[test]
    fn finds_links_the_wrong_way_round() {
        assert_eq!(found("그림은 (여기)[https://example.org] 에"), ["(여기)[https://example.org]"]);
        assert_eq!(
            found("see (a (b) c)[./notes.pdf], (d)[www.example.org]"),
            ["(a (b) c)[./notes.pdf]", "(d)[www.example.org]"]
        );
    }

    #[test]
    fn leaves_code_and_prose() {
        for prose in [
            "(keyof T)[]",
            "(a?.b)[c]",
            "()[https://example.org]",
            "f(x)[i]",
            "a)[https://example.org]",
            "(x)[https://e.org or]",
        ] {
            assert_eq!(found(prose), Vec::<&str>::new(), "{prose}");
        }
    }
}
