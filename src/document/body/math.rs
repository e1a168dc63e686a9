//! Math in TeX's delimiters, found with care: `$5 and $6` is none.

use memchr::{memchr2, memchr2_iter};
use std::ops::Range;

use super::finder::Finder;
use super::regions::holding;

/// Whether `text` holds the least that math begins with.
pub(super) fn may_stand_in(text: &str) -> bool {
    memchr2_iter(b'$', b'\\', text.as_bytes()).any(|at| match text.as_bytes().get(at) {
        Some(b'\\') => matches!(text.as_bytes().get(at + 1), Some(b'(' | b'[')),
        _ => true,
    })
}

/// Finds math outside `opaque` places. `walls` (code, HTML) may not stand inside math either; both are sorted and
/// disjoint.
pub(super) fn find(text: &str, opaque: &[Range<usize>], walls: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut scan = Scan::new(text, walls);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut blank = 0;
    let sign = |at| memchr2(b'$', b'\\', text.as_bytes().get(at..)?).map(|length| at + length);
    while let Some(start) = sign(at) {
        if let Some(place) = holding(opaque, start) {
            at = place.end;
            continue;
        }
        if blank <= start {
            blank = paragraph_end(text, start);
        }
        let (math, next) = if text.as_bytes().get(start) == Some(&b'$') {
            scan.dollar(start, blank)
        } else {
            scan.backslash(start, blank)
        };
        if let Some(math) = math.filter(|math| scan.is_free(math)) {
            at = math.end;
            found.push(math);
        } else {
            at = next;
        }
    }
    found
}

struct Scan<'a> {
    text: &'a str,
    walls: &'a [Range<usize>],
    displays: Finder<'a>,
    dollars: Finder<'a>,
    /// The closers behind backslashes: `\)`, `\]`, `\\)`, `\\]`.
    escaped: [Finder<'a>; 4],
}

/// The offset of the blank line (or the end) that ends the paragraph at `from`.
fn paragraph_end(text: &str, from: usize) -> usize {
    let mut at = from;
    for line in text.get(from..).unwrap_or("").split_inclusive('\n') {
        if at > from && line.trim_matches([' ', '\t', '\r', '\n', '>']).is_empty() {
            return at;
        }
        at += line.len();
    }
    // One past the end, so that an offset in the last paragraph is always before it.
    text.len() + 1
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, walls: &'a [Range<usize>]) -> Self {
        let escaped = ["\\)", "\\]", "\\\\)", "\\\\]"].map(|closer| Finder::new(text, closer));
        Self { text, walls, displays: Finder::new(text, "$$"), dollars: Finder::new(text, "$"), escaped }
    }

    fn is_free(&self, range: &Range<usize>) -> bool {
        let next = self.walls.partition_point(|wall| wall.end <= range.start);
        self.walls.get(next).is_none_or(|wall| wall.start >= range.end)
    }

    /// The math that begins with the dollar at `start`, and where to go on when there is none.
    fn dollar(&mut self, start: usize, blank: usize) -> (Option<Range<usize>>, usize) {
        let run = self.text.get(start..).map_or(1, |rest| rest.bytes().take_while(|byte| *byte == b'$').count());
        let next = start + run;
        match run {
            1 => (self.inline(start, blank), next),
            2 => (self.display(start, blank), next),
            _ => (None, next),
        }
    }

    fn display(&mut self, start: usize, blank: usize) -> Option<Range<usize>> {
        let close = self.displays.from(start + 2)?;
        let before = self.text.get(..start)?.bytes().rev().take_while(|byte| *byte != b'\n');
        let leads = before.take(8).all(|byte| matches!(byte, b' ' | b'\t' | b'>'));
        let content = self.text.get(start + 2..close)?;
        ((leads || close < blank) && looks_like_math(content)).then_some(start..close + 2)
    }

    fn inline(&mut self, start: usize, blank: usize) -> Option<Range<usize>> {
        let before = start.checked_sub(1).and_then(|at| self.text.as_bytes().get(at));
        if before.is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        let mut close = self.dollars.from(start + 1)?;
        while self.text.as_bytes().get(close - 1) == Some(&b'\\') {
            close = self.dollars.from(close + 1)?;
        }
        let content = self.text.get(start + 1..close)?;
        let after = self.text.as_bytes().get(close + 1).copied().unwrap_or(b' ');
        let is_tight = !content.starts_with(char::is_whitespace) && !content.ends_with(char::is_whitespace);
        let ends = !(after.is_ascii_alphanumeric() || matches!(after, b'$' | b'{' | b'('));
        (close < blank && is_tight && ends && looks_like_math(content)).then_some(start..close + 1)
    }

    /// `\(…\)`, `\[…\]`, and the same with two backslashes as authors write them to survive Markdown.
    fn backslash(&mut self, start: usize, blank: usize) -> (Option<Range<usize>>, usize) {
        let run = self.text.get(start..).map_or(1, |rest| rest.bytes().take_while(|byte| *byte == b'\\').count());
        let closer = match (run, self.text.as_bytes().get(start + run)) {
            (1, Some(b'(')) => 0,
            (1, Some(b'[')) => 1,
            (2, Some(b'(')) => 2,
            (2, Some(b'[')) => 3,
            _ => return (None, start + run + run % 2),
        };
        let from = start + run + 1;
        let close = self.escaped.get_mut(closer).and_then(|finder| finder.from(from)).filter(|close| *close < blank);
        let math = close.filter(|close| self.text.get(from..*close).is_some_and(looks_like_math));
        (math.map(|close| start..close + run + 1), from)
    }
}

/// TeX's own signs, or one short symbol.
fn looks_like_math(content: &str) -> bool {
    let content = content.trim();
    let is_letter = |sign: char| sign.is_ascii_alphabetic() || ('\u{370}'..='\u{3ff}').contains(&sign);
    let is_symbol = content.chars().nth(2).is_none() && content.starts_with(is_letter);
    !content.is_empty() && (is_symbol || content.contains(['\\', '^', '_', '{', '}', '=']))
}

#[cfg(test)]
mod tests {
    use super::find;

    fn math(text: &str) -> Vec<&str> {
        find(text, &[], &[]).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn finds_each_delimiter() {
        assert_eq!(math("각 $x$ $π$, $a_1 + b$ 와 $$e^x$$"), ["$x$", "$π$", "$a_1 + b$", "$$e^x$$"]);
        assert_eq!(math("$$\r\na = b\r\n\r\n+ c\r\n$$\r\n"), ["$$\r\na = b\r\n\r\n+ c\r\n$$"]);
        assert_eq!(math(r"\(a_b\) \\(c\\d\\) \[x^2\]"), [r"\(a_b\)", r"\\(c\\d\\)", r"\[x^2\]"]);
    }

    #[test]
    fn money_and_variables_are_not_math() {
        for text in ["$5 and $6", "$5_000 or $6", "$HOME/$USER", "US$5 = $6", "a $ b_c $", "\\$a_b$", "$$$a_b$$$"] {
            assert_eq!(math(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(math("$a_b\n\nc$"), Vec::<&str>::new());
        assert_eq!(math("\\[메모\\] \\(b\\)글"), ["\\(b\\)"]);
    }

    #[test]
    fn code_is_a_wall() {
        let code = std::slice::from_ref(&(5..8));
        assert!(find("$a_b `$` c$", code, code).is_empty());
    }
}
