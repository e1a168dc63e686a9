//! `emphasis-literal`: `**` around words that readers see as asterisks.

use crate::document::Post;
use crate::document::intent::{Flanks, Mark, is_punctuation, is_space, emphasis_marks, is_wide, split_for_marks};
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject, shown};
use crate::text::{Edit, Span};

/// See `rules/body/emphasis-literal.md`.
pub struct EmphasisLiteral;

impl Define for EmphasisLiteral {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// The longest text, in bytes, that is taken for one emphasis.
const LONGEST: usize = 400;

/// Two runs of marks that were meant to enclose what is between them.
struct Pair<'p> {
    span: Span,
    marks: &'p str,
    inner: &'p str,
    open: Flanks,
    close: Flanks,
}

/// Why a pair stays literal.
#[derive(Clone, Copy, PartialEq)]
enum Cause {
    /// White space stands inside, next to a mark.
    Space,
    /// Punctuation stands between a mark and the text inside, and a letter right outside.
    Punctuation,
    /// Underscores do nothing inside a word.
    Underscore,
}

impl PostRule for EmphasisLiteral {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let is_kramdown = subject.is_kramdown();
        for alike in emphasis_marks(post) {
            let mut rest = alike.as_slice();
            while let Some((group, after)) = group(rest) {
                let pairs = causes(post, group, is_kramdown);
                rest = if pairs.is_empty() { after } else { after.get(1..).unwrap_or_default() };
                for (pair, cause) in pairs {
                    report(&pair, cause, subject, found);
                }
            }
        }
    }
}

/// The marks from the first literal one to the next, those rendered between included; and the marks from the second
/// one on.
fn group(marks: &[Mark]) -> Option<(&[Mark], &[Mark])> {
    let mut literal = marks.iter().enumerate().filter(|(_, mark)| mark.is_literal).map(|(at, _)| at);
    let (first, second) = (literal.next()?, literal.next()?);
    Some((marks.get(first..=second)?, marks.get(second..)?))
}

/// The pairs of a group that were meant to be rendered, and why they are not. Where a mark that cannot close opens
/// instead, the renderer pairs the wrong ones: the group has more than two.
fn causes<'p>(post: &'p Post, group: &[Mark], is_kramdown: bool) -> Vec<(Pair<'p>, Cause)> {
    let mut found = Vec::new();
    for pair in group.chunks(2) {
        let Some(pair) = Pair::new(post, pair) else { return Vec::new() };
        match pair.cause().filter(|cause| !is_kramdown || *cause == Cause::Space) {
            Some(cause) if group.len() == 2 || cause == Cause::Punctuation => found.push((pair, cause)),
            None if group.len() > 2 && pair.is_sound() => {}
            _ => return Vec::new(),
        }
    }
    found
}

fn report(pair: &Pair<'_>, cause: Cause, subject: &Subject<'_>, found: &mut Findings<'_>) {
    let (span, marks) = (pair.span, pair.marks);
    let kind = if marks.len() == 1 { "emphasis" } else { "strong emphasis" };
    let written = format!("{marks}{}{marks}", pair.inner.replace("\r\n", "\n"));
    let finding = found.at(span, format!("{} is not rendered as {kind}", shown(&written)));
    finding.label(if marks.starts_with('*') { "readers see the asterisks" } else { "readers see the underscores" });
    let Some(better) = pair.better(cause, subject.is_kramdown()) else {
        finding.help("put a space outside, between the marks and the letter that touches them, or use HTML tags");
        if subject.generator().drops_html().is_none() {
            let edits = vec![Edit { span, text: pair.as_html() }];
            finding.fix(Fix { title: "use HTML tags".to_owned(), edits, safety: Safety::Suggestion });
        }
        return;
    };
    let (title, safety) = match cause {
        Cause::Space => ("remove the spaces inside", Safety::Unsafe),
        Cause::Punctuation => ("move the punctuation out", Safety::Suggestion),
        Cause::Underscore => ("use asterisks", Safety::Unsafe),
    };
    finding.help(format!("{title}: {}", shown(&better)));
    finding.fix(Fix { title: title.to_owned(), edits: vec![Edit { span, text: better }], safety });
}

impl<'p> Pair<'p> {
    fn new(post: &'p Post, marks: &[Mark]) -> Option<Self> {
        let [open, close] = marks else { return None };
        let inner = post.slice(Span::new(open.span.end(), close.span.start()));
        let is_short = inner.len() <= LONGEST && open.span.len() <= 3;
        let has_text = is_short && inner.chars().any(char::is_alphanumeric) && !inner.contains("\n\n");
        has_text.then(|| Self {
            span: open.span.cover(close.span),
            marks: post.slice(open.span),
            inner,
            open: open.flanks(&post.text),
            close: close.flanks(&post.text),
        })
    }

    fn sign(&self) -> u8 {
        self.marks.as_bytes().first().copied().unwrap_or(b'*')
    }

    /// Whether both marks could do their work.
    fn is_sound(&self) -> bool {
        self.open.opens(self.sign()) && self.close.closes(self.sign())
    }

    fn cause(&self) -> Option<Cause> {
        let (open, close, sign, count) = (self.open, self.close, self.sign(), self.marks.len());
        let in_path = [open.before, open.after, close.before, close.after].contains(&Some('/'));
        if is_space(open.after) || is_space(close.before) {
            let is_outside = |place| is_space(place) || is_punctuation(place);
            let opens = is_outside(open.before) || (!is_space(open.after) && is_wide(open.before));
            let closes = is_outside(close.after) || is_wide(close.after);
            let is_meant = sign == b'*' && count >= 2 && opens && closes && !in_path;
            // Marks that begin two lines may be bullets of another markup; one alone on its line closes.
            let ends_line = !is_space(open.after) && is_outside(close.after) && !self.inner.trim().contains('\n');
            let is_together = !self.inner.contains('\n') || ends_line;
            return (is_meant && is_together && has_word(self.inner)).then_some(Cause::Space);
        }
        let (opens, closes) = (open.opens(sign), close.closes(sign));
        let touches_wide = (!opens && is_wide(open.before)) || (!closes && is_wide(close.after));
        if opens && closes {
            return None;
        }
        if sign == b'_' {
            // One Latin word between underscores may be a name of a program: `_private_는`.
            let is_prose = self.inner.chars().any(|ch| is_wide(Some(ch))) || (opens && self.inner.contains(' '));
            return (touches_wide && is_prose).then_some(Cause::Underscore);
        }
        // `*.png` names files.
        let is_pattern = count == 1 && open.after == Some('.');
        let is_meant = (touches_wide && !is_pattern) || (count >= 2 && opens && !in_path);
        is_meant.then_some(Cause::Punctuation)
    }

    /// The smallest change that is rendered as it was meant: proven by CommonMark's own rule. kramdown minds only
    /// the white space inside.
    fn better(&self, cause: Cause, is_kramdown: bool) -> Option<String> {
        let sign = if cause == Cause::Underscore { '*' } else { char::from(self.sign()) };
        let marks = sign.to_string().repeat(self.marks.len());
        let (lead, core, tail) = match cause {
            Cause::Space => ("", self.inner.trim(), ""),
            Cause::Underscore => ("", self.inner, ""),
            Cause::Punctuation => split_for_marks(self.inner, self.open.is_left(), self.close.is_right())?,
        };
        let open = Flanks { before: lead.chars().next_back().or(self.open.before), after: core.chars().next() };
        let close = Flanks { before: core.chars().next_back(), after: tail.chars().next().or(self.close.after) };
        let sign = u8::try_from(sign).ok()?;
        (is_kramdown || (open.opens(sign) && close.closes(sign))).then(|| format!("{lead}{marks}{core}{marks}{tail}"))
    }

    /// The same with tags, which stand beside any letter; Markdown is read between them.
    fn as_html(&self) -> String {
        let inner = self.inner.trim();
        match self.marks.len() {
            1 => format!("<em>{inner}</em>"),
            2 => format!("<strong>{inner}</strong>"),
            _ => format!("<em><strong>{inner}</strong></em>"),
        }
    }
}

/// Whether it holds three letters in a row, or one of Korean, Japanese or Chinese: no operator between two values.
fn has_word(inner: &str) -> bool {
    let is_word = |word: &str| word.chars().count() >= 3 || word.chars().any(|ch| is_wide(Some(ch)));
    inner.split(|ch: char| !ch.is_alphabetic()).any(is_word)
}
