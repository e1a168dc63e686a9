//! `emphasis-literal`: `**` around words that readers see as asterisks.

use crate::document::Post;
use crate::document::literal_mark::{Mark, marks};
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject, shown};
use crate::site::generator::GeneratorName;
use crate::text::flanking::{Flanks, is_punctuation, is_space, is_wide};
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
    open: &'p Mark,
    close: &'p Mark,
    inner: &'p str,
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
        let is_kramdown = subject.generator().name() == GeneratorName::Jekyll;
        for block in marks(post) {
            let mut rest = block.as_slice();
            while let [open, close, ..] = rest {
                let pair = Pair::new(post, open, close);
                let cause = pair.as_ref().and_then(Pair::cause).filter(|cause| !is_kramdown || *cause == Cause::Space);
                if let (Some(pair), Some(cause)) = (pair, cause) {
                    report(&pair, cause, found);
                    rest = rest.get(2..).unwrap_or_default();
                } else {
                    rest = rest.get(1..).unwrap_or_default();
                }
            }
        }
    }
}

fn report(pair: &Pair<'_>, cause: Cause, found: &mut Findings<'_>) {
    let span = pair.open.span.cover(pair.close.span);
    let marks = pair.marks();
    let kind = if marks.len() == 1 { "emphasis" } else { "strong emphasis" };
    let finding = found.at(span, format!("{} is not rendered as {kind}", shown(&format!("{marks}{}{marks}", pair.inner))));
    finding.label(if marks.starts_with('*') { "readers see the asterisks" } else { "readers see the underscores" });
    let Some(better) = pair.better(cause) else {
        finding.help("put a space outside, between the marks and the letter that touches them, or use HTML tags");
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
    fn new(post: &'p Post, open: &'p Mark, close: &'p Mark) -> Option<Self> {
        let inner = post.slice(Span::new(open.span.end(), close.span.start()));
        let is_alike = open.sign == close.sign && open.span.len() == close.span.len() && open.span.len() <= 3;
        let has_text = inner.chars().any(char::is_alphanumeric) && !inner.contains("\n\n") && inner.len() <= LONGEST;
        (is_alike && has_text).then_some(Self { open, close, inner })
    }

    fn marks(&self) -> String {
        char::from(self.open.sign).to_string().repeat(self.open.span.len())
    }

    fn cause(&self) -> Option<Cause> {
        let (open, close) = (self.open.flanks, self.close.flanks);
        let count = self.open.span.len();
        let in_path = [open.before, open.after, close.before, close.after].contains(&Some('/'));
        if is_space(open.after) || is_space(close.before) {
            let is_outside = |place| is_space(place) || is_punctuation(place);
            let opens = is_outside(open.before) || (!is_space(open.after) && is_wide(open.before));
            let closes = is_outside(close.after) || is_wide(close.after);
            let is_meant = self.open.sign == b'*' && count >= 2 && opens && closes && !in_path;
            return (is_meant && !self.inner.contains('\n') && has_word(self.inner)).then_some(Cause::Space);
        }
        let sign = self.open.sign;
        let (opens, closes) = (open.opens(sign), close.closes(sign));
        let touches_wide = (!opens && is_wide(open.before)) || (!closes && is_wide(close.after));
        if opens && closes {
            return None;
        }
        if sign == b'_' {
            return (touches_wide && self.inner.chars().any(|ch| is_wide(Some(ch)))).then_some(Cause::Underscore);
        }
        let is_meant = touches_wide || (count >= 2 && opens && !in_path);
        is_meant.then_some(Cause::Punctuation)
    }

    /// The smallest change that is rendered as it was meant: proven by CommonMark's own rule.
    fn better(&self, cause: Cause) -> Option<String> {
        let sign = if cause == Cause::Underscore { '*' } else { char::from(self.open.sign) };
        let marks = sign.to_string().repeat(self.open.span.len());
        let (lead, core, tail) = match cause {
            Cause::Space => ("", self.inner.trim(), ""),
            Cause::Underscore => ("", self.inner, ""),
            Cause::Punctuation => parts(self.inner, self.open.flanks, self.close.flanks)?,
        };
        let open = Flanks { before: lead.chars().next_back().or(self.open.flanks.before), after: core.chars().next() };
        let close = Flanks { before: core.chars().next_back(), after: tail.chars().next().or(self.close.flanks.after) };
        let sign = u8::try_from(sign).ok()?;
        (open.opens(sign) && close.closes(sign)).then(|| format!("{lead}{marks}{core}{marks}{tail}"))
    }
}

/// Whether it holds three letters in a row, or one of Korean, Japanese or Chinese: no operator between two values.
fn has_word(inner: &str) -> bool {
    let is_word = |word: &str| word.chars().count() >= 3 || word.chars().any(|ch| is_wide(Some(ch)));
    inner.split(|ch: char| !ch.is_alphabetic()).any(is_word)
}

/// `inner` in three: punctuation to put before the marks, the text between them, punctuation to put behind them. A
/// bracketed remark at the end goes out whole.
fn parts(inner: &str, open: Flanks, close: Flanks) -> Option<(&str, &str, &str)> {
    if inner.contains(['`', '<', '[', '\\', '*', '_']) {
        return None;
    }
    let (opens, closes) = (open.is_left(), close.is_right());
    let trimmed = inner.trim_end_matches(|ch| is_punctuation(Some(ch)));
    let bracket = inner.strip_suffix([')', '）']).and_then(|rest| rest.rfind(['(', '（']));
    let end = match bracket {
        Some(at) if at > 0 => at,
        _ if closes && opens => inner.len(),
        _ => trimmed.len(),
    };
    let before = inner.get(..end)?.trim_end();
    let wrapped = bracket == Some(0) || !opens || matches!(inner.chars().next()?, '「' | '『' | '"' | '“' | '\'' | '‘' | '《' | '【' | '〈');
    let core = if wrapped { before.trim_start_matches(|ch| is_punctuation(Some(ch))) } else { before };
    let lead = before.get(..before.len() - core.len())?;
    (!core.is_empty() && core.chars().any(char::is_alphanumeric)).then_some((lead, core, inner.get(before.len()..)?))
}
