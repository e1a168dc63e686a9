//! `invisible-character`: a character in the body that nobody sees, or that turns the text round.

mod removal;

use crate::document::Body;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject};
use crate::site::Lookup;
use crate::text::Span;
use crate::text::invisible::{Invisible, Kind, code_point, find};
use removal::{Line, removal, removal_from_address};

/// See `rules/body/invisible-character.md`.
pub struct InvisibleCharacter;

impl Define for InvisibleCharacter {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// More characters than any mark at the beginning of a line has, its indentation counted.
const LONGEST_MARK: usize = 32;

impl PostRule for InvisibleCharacter {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let mut addresses: Option<Vec<Span>> = None;
        let mut line = None;
        for (at, ch, invisible) in find(post.slice(post.body.span)) {
            let at = post.body.span.start() + at;
            let span = Span::new(at, at + ch.len_utf8());
            let address = holding(addresses.get_or_insert_with(|| destinations(&post.body)), at);
            let in_address = address.is_some();
            if is_joiner(ch) && stands_in_joining_text(&post.text, at) {
                continue;
            }
            let is_mark = invisible.kind == Kind::Space && ends_line_mark(post.text.get(..at).unwrap_or(""));
            if !matters(&post.body, invisible, at, in_address, is_mark) {
                continue;
            }
            let (label, help) = advice(invisible.kind, in_address);
            let message = format!("{} ({}) {}", article(invisible.name), code_point(ch), place(in_address));
            let finding = found.at(span, message);
            finding.label(label);
            let fix = match address {
                Some(address) if names_file(subject, address) => None,
                Some(address) => removal_from_address(address, span, invisible.kind),
                None if post.body.is_opaque(at) => None,
                None => removal(post, *line.insert(Line::of(post, at, line)), span, ch, invisible.kind),
            };
            finding.help(fix.as_ref().map_or(help, |fix| fix.title.as_str()));
            finding.fix = fix;
        }
    }
}

/// Whether a reader, a copier or the generator stumbles over the character where it stands.
fn matters(body: &Body, invisible: Invisible, at: usize, in_address: bool, is_mark: bool) -> bool {
    let in_code = body.code_block_at(at).is_some() || holding(&body.code_spans, at).is_some();
    if in_code {
        return invisible.kind == Kind::Direction;
    }
    if body.is_opaque(at) {
        return in_address;
    }
    invisible.kind != Kind::Space || in_address || is_mark
}

fn is_joiner(ch: char) -> bool {
    matches!(ch, '\u{200c}' | '\u{200d}')
}

/// Whether one of the few characters round byte `at` belongs to a script that shapes with joiners, from Arabic to the
/// Indic ones: there a joiner that is not needed does no harm.
fn stands_in_joining_text(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").chars().rev().take(4);
    let after = text.get(at..).unwrap_or("").chars().take(5);
    before.chain(after).any(|ch| matches!(ch, '\u{600}'..='\u{dff}'))
}

fn destinations(body: &Body) -> Vec<Span> {
    let links = body.links.iter().map(|link| &link.destination);
    let images = body.images.iter().map(|image| &image.destination);
    let definitions = body.definitions.iter().map(|definition| &definition.destination);
    let mut spans: Vec<Span> = links.chain(images).chain(definitions).filter_map(|it| it.span).collect();
    spans.sort_unstable();
    spans
}

fn holding(sorted: &[Span], at: usize) -> Option<Span> {
    let next = sorted.partition_point(|span| span.start() <= at);
    next.checked_sub(1).and_then(|last| sorted.get(last)).copied().filter(|span| span.contains(at))
}

/// Whether there is a file of just that name, the character included.
fn names_file(subject: &Subject<'_>, address: Span) -> bool {
    let url = subject.post.slice(address);
    [subject.body_link(url), subject.body_image(url)].iter().any(|it| matches!(it, Lookup::Found { .. }))
}

/// Whether a heading, list or quote mark at the beginning of a line is the last thing in `before`: Markdown takes no
/// other space than the plain one and the tab behind it.
fn ends_line_mark(before: &str) -> bool {
    let mut signs: Vec<char> =
        before.chars().rev().take(LONGEST_MARK).take_while(|ch| !matches!(ch, '\n' | '\r')).collect();
    signs.reverse();
    let line: String = signs.into_iter().collect();
    let mark = line.trim_start_matches([' ', '\t', '>']);
    let number = mark.strip_suffix(['.', ')']).unwrap_or("");
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_heading = !mark.is_empty() && mark.bytes().all(|byte| byte == b'#');
    line.len() < LONGEST_MARK && (is_heading || is_number || matches!(mark, "-" | "*" | "+"))
}

fn article(name: &str) -> String {
    let an = name.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {name}", if an { "an" } else { "a" })
}

fn place(in_address: bool) -> &'static str {
    if in_address { "is part of the address" } else { "stands in the text" }
}

fn advice(kind: Kind, in_address: bool) -> (&'static str, &'static str) {
    match kind {
        _ if in_address => ("the link leads elsewhere than it seems", "remove it from the address"),
        Kind::Space => ("Markdown takes it for a letter", "write a plain space instead"),
        Kind::Direction => ("what follows may be shown in another order than it is written", "remove it"),
        Kind::Control => ("feeds and parsers may refuse it", "remove it"),
        Kind::ZeroWidth | Kind::Blank => ("nobody sees it, but search, links and copies hold it", "remove it"),
    }
}
