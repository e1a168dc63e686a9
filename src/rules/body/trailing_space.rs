//! `trailing-space`: white space at the end of a line that does nothing.

use crate::document::Post;
use crate::document::body::{Break, BreakKind, HeadingStyle};
use crate::document::dialect::Wraps;
use crate::document::intent::forgotten_breaks;
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::site::GeneratorName;
use crate::text::{Edit, Needle, Span};
use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::LazyLock;

/// See `rules/body/trailing-space.md`.
pub struct TrailingSpace;

impl Define for TrailingSpace {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

const IDEOGRAPHIC_SPACE: char = '\u{3000}';

impl PostRule for TrailingSpace {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let ends = blank_ends(post);
        if ends.is_empty() {
            return;
        }
        let breaks_anyway = subject.generator().dialect(subject.path).markdown.wraps == Wraps::Hard;
        let breaks = line_breaks(post);
        let meant = if breaks_anyway { Vec::new() } else { forgotten_breaks(post) };
        let witnesses = last_lines(post, &meant);
        let is_kramdown = subject.is_kramdown();
        // markdown-it has no footnotes of its own: what looks like some is one paragraph.
        let has_footnotes = subject.generator().name() != GeneratorName::Eleventy;
        for end in ends {
            let content = Span::new(start_of_line(post, end), end);
            let spaces = trailing(post, content);
            if spaces.is_empty() || post.body.is_opaque(spaces.start()) || is_bare_marker(post, content, spaces, is_kramdown) {
                continue;
            }
            let kind = kind_of_break(&breaks, content.end());
            let is_meant = meant.binary_search_by_key(&spaces.start(), |(it, _)| it.span.start()).is_ok();
            let works = is_meant || (kind == Some(BreakKind::HardSpaces) && !breaks_anyway);
            let line = LazyCell::new(|| post.lines().line_of(end));
            let may_work = || {
                (!post.body.templates.is_empty() && begins_with_template(post, *line + 1))
                    || goes_on_in_heading(post, end)
                    || (is_kramdown && spaces.len() > 1 && breaks_in_kramdown(post, *line))
                    || (!has_footnotes && spaces.len() > 1 && in_footnote(post, spaces.start()))
            };
            if works || (kind.is_none() && may_work()) {
                continue;
            }
            let label = match kind {
                _ if content.start() == spaces.start() => "the line is blank",
                Some(_) if breaks_anyway => "this generator breaks the line with or without them",
                Some(_) => "this breaks no line",
                None => "no line of the same paragraph follows",
            };
            let finding = found.at(spaces, message(post.slice(spaces)));
            finding.label(label).help("remove the white space");
            if witnesses.is_empty() || !witnesses.contains(&*line) {
                finding.fix = removal(post, content, spaces);
            }
        }
    }
}

/// White space before the end of a line.
static BLANK_ENDS: LazyLock<[Needle; 3]> = LazyLock::new(|| [" \n", "\t\n", "\u{3000}\n"].map(Needle::new));

/// Where lines of the body end that end with white space, before their line endings. Most lines end with none: they are
/// not even parted from each other.
fn blank_ends(post: &Post) -> Vec<usize> {
    let (text, start) = (post.slice(post.body.span), post.body.span.start());
    if post.has_returns() {
        let lines = post.lines().line_of(start)..post.lines().count();
        let ends = lines.map(|line| post.lines().line_content(line, &post.text).end());
        return ends.filter(|end| post.text.get(..*end).is_some_and(ends_blank)).collect();
    }
    let within = BLANK_ENDS.iter().flat_map(|end| end.places(text).map(|at| at + end.len() - "\n".len()));
    let last = ends_blank(text).then_some(text.len());
    let mut ends: Vec<usize> = within.chain(last).map(|end| start + end).collect();
    ends.sort_unstable();
    ends
}

fn ends_blank(text: &str) -> bool {
    text.ends_with([' ', '\t', IDEOGRAPHIC_SPACE])
}

/// Where the line begins whose content ends at `end`, or the body, if that is on the same line.
fn start_of_line(post: &Post, end: usize) -> usize {
    let body = post.body.span.start();
    let before = post.text.as_bytes().get(body..end).unwrap_or_default();
    before.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(body, |at| body + at + 1)
}

fn trailing(post: &Post, content: Span) -> Span {
    let text = post.slice(content).trim_end_matches([' ', '\t', IDEOGRAPHIC_SPACE]);
    Span::new(content.start() + text.len(), content.end())
}

fn line_breaks(post: &Post) -> Vec<(Span, BreakKind)> {
    let breaks = post.body.paragraphs.iter().flat_map(|paragraph| &paragraph.breaks);
    let mut breaks: Vec<_> = breaks.map(|it| (it.span, it.kind)).collect();
    breaks.sort_by_key(|(span, _)| *span);
    breaks
}

/// The break whose line ending begins at `line_end`.
fn kind_of_break(breaks: &[(Span, BreakKind)], line_end: usize) -> Option<BreakKind> {
    let next = breaks.partition_point(|(span, _)| span.start() <= line_end);
    let (span, kind) = breaks.get(next.checked_sub(1)?)?;
    span.contains(line_end).then_some(*kind)
}

/// Whether the line is a list, quote or heading mark with the one space that its text would need, or the mark of a
/// definition, which is one only with white space behind it. So are the list marks of kramdown.
fn is_bare_marker(post: &Post, content: Span, spaces: Span, is_kramdown: bool) -> bool {
    let before = post.slice(Span::new(content.start(), spaces.start()));
    let is_mark =
        |ch: char| ch.is_ascii_digit() || matches!(ch, '>' | '-' | '*' | '+' | '#' | '.' | ')' | '|' | ' ' | '\t');
    let is_whole = before.trim_start_matches([' ', '\t', '>']) == ":" || is_kramdown || spaces.len() == 1;
    is_whole && !before.trim().is_empty() && before.trim_end_matches(':').chars().all(is_mark)
}

/// Whether kramdown may go on with the paragraph where CommonMark ends it, so that two spaces break the line: it lets
/// neither raw HTML nor a line of signs end one, nor a fence that is never closed.
fn breaks_in_kramdown(post: &Post, line: usize) -> bool {
    let own = post.slice(post.lines().line(line)).trim();
    let next = post.slice(post.lines().line(line + 1)).trim_start();
    let ends_paragraph = next.is_empty() || next.starts_with(['#', '>', '=']) || ["- ", "* ", "+ "].iter().any(|mark| next.starts_with(mark));
    !own.is_empty() && !own.starts_with('#') && !ends_paragraph
}

fn in_footnote(post: &Post, at: usize) -> bool {
    let notes = &post.body.footnote_definitions;
    let next = notes.partition_point(|note| note.span.start() <= at);
    next.checked_sub(1).and_then(|last| notes.get(last)).is_some_and(|note| note.span.contains(at))
}

/// The last lines of the paragraphs in which a break was forgotten: the spaces there are what tells that it was.
fn last_lines(post: &Post, meant: &[(Break, BreakKind)]) -> HashSet<usize> {
    let forgets = |span: Span| {
        let next = meant.partition_point(|(it, _)| it.span.start() < span.start());
        meant.get(next).is_some_and(|(it, _)| it.span.start() < span.end())
    };
    let paragraphs = post.body.paragraphs.iter().filter(|paragraph| !meant.is_empty() && forgets(paragraph.span));
    paragraphs.map(|paragraph| post.lines().line_of(paragraph.span.end())).collect()
}

/// Whether another line of the same heading follows the one that ends at `end`, so that two spaces break it.
fn goes_on_in_heading(post: &Post, end: usize) -> bool {
    let next = post.body.headings.partition_point(|heading| heading.span.end() <= end);
    let heading = post.body.headings.get(next).filter(|heading| heading.style == HeadingStyle::Setext);
    let underline = heading.filter(|heading| heading.span.start() < end).map(|heading| post.lines().line_of(heading.span.end() - 1));
    underline.is_some_and(|underline| post.lines().line_of(end) + 1 < underline)
}

/// Whether what a template call prints may continue the line above.
fn begins_with_template(post: &Post, line: usize) -> bool {
    let content = post.lines().line_content(line, &post.text);
    let start = content.trimmed(&post.text).start();
    let next = post.body.templates.partition_point(|call| call.span.start() < start);
    post.body.templates.get(next).is_some_and(|call| call.span.start() == start)
}

fn message(spaces: &str) -> String {
    let count = spaces.chars().count();
    let of = |sign: char| spaces.chars().all(|ch| ch == sign);
    let (one, many) = match () {
        () if of(' ') => ("a space", "spaces"),
        () if of('\t') => ("a tab", "tabs"),
        () if of(IDEOGRAPHIC_SPACE) => ("an ideographic space (U+3000)", "ideographic spaces (U+3000)"),
        () => ("white space", "characters of white space"),
    };
    if count == 1 {
        format!("{one} at the end of the line does nothing")
    } else {
        format!("{count} {many} at the end of the line do nothing")
    }
}

/// A space behind a backslash keeps the backslash from breaking the line: then removing it changes the page.
fn removal(post: &Post, content: Span, spaces: Span) -> Option<Fix> {
    let before = post.slice(Span::new(content.start(), spaces.start()));
    let is_seen = post.slice(spaces).contains(IDEOGRAPHIC_SPACE);
    (!before.ends_with('\\')).then(|| Fix {
        title: "remove the white space".to_owned(),
        edits: vec![Edit { span: spaces, text: String::new() }],
        safety: if is_seen { Safety::Unsafe } else { Safety::Safe },
    })
}
