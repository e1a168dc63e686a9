//! Makes text of posts and paths harmless: nothing in it reaches a terminal or the log reader of a CI runner as an
//! instruction, and what could not be seen is seen.

use crate::text::invisible::{self, Kind};
use std::borrow::Cow;

/// How many characters of one message are shown.
const LONGEST: usize = 1_000;

/// Words that GitHub Actions takes as commands after `::` at the start of a line, or after `##[` anywhere.
const COMMANDS: [&str; 16] = [
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "internal-",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
];

/// What Azure Pipelines and TeamCity take for a command, anywhere on a line, when a bracket follows.
const SERVICES: [&str; 2] = ["##vso", "##teamcity"];

/// Walks over a text from a byte offset on and tells of each character whether it may be shown as it is.
#[derive(Clone, Debug)]
pub struct Visible<'t> {
    text: &'t str,
    at: usize,
    /// What is shown before `at`: a stand-in ends with `}`.
    prev: Option<char>,
}

/// One character of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its byte offset.
    pub at: usize,
    /// The character.
    pub ch: char,
    /// Whether it may be shown as it is. Tabs and line endings may not: each reporter treats them in its own way.
    pub plain: bool,
}

impl<'t> Visible<'t> {
    /// Walks over `text` from the byte offset `from`, a character boundary.
    pub fn new(text: &'t str, from: usize) -> Self {
        Self { text, at: from, prev: text.get(..from).and_then(|before| before.chars().next_back()) }
    }
}

impl Iterator for Visible<'_> {
    type Item = Glyph;

    fn next(&mut self) -> Option<Glyph> {
        let at = self.at;
        let mut rest = self.text.get(at..)?.chars();
        let ch = rest.next()?;
        let plain = match ch {
            ':' | '[' => !speaks_to_runner(self.text, at, ch),
            ' '..='~' => true,
            '\t' | '\n' | '\r' => false,
            _ => invisible::classify(self.prev, ch, rest.next()).is_none_or(|found| found.kind == Kind::Space),
        };
        self.at = at + ch.len_utf8();
        self.prev = Some(if plain { ch } else { '}' });
        Some(Glyph { at, ch, plain })
    }
}

/// `text` on one line, with `\n`, `\t` or `\u{…}` for every character that must not be shown as it is.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some(first) = Visible::new(text, 0).find(|glyph| !glyph.plain) else { return Cow::Borrowed(text) };
    let mut out = text.get(..first.at).unwrap_or_default().to_owned();
    for glyph in Visible::new(text, first.at) {
        if glyph.plain { out.push(glyph.ch) } else { out.push_str(&code(glyph.ch)) }
    }
    Cow::Owned(out)
}

/// Like [`visible`], and cut where it is longer than anybody reads.
#[must_use]
pub fn message(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", visible(text.get(..end).unwrap_or_default()))),
        None => visible(text),
    }
}

/// How a character is written that must not be shown as it is.
pub(super) fn code(ch: char) -> String {
    match ch {
        '\n' | '\r' | '\t' => ch.escape_default().to_string(),
        _ => ch.escape_unicode().to_string(),
    }
}

/// Whether a runner would read a command anywhere in `text`.
#[must_use]
pub fn speaks(text: &str) -> bool {
    text.char_indices().any(|(at, ch)| matches!(ch, ':' | '[') && speaks_to_runner(text, at, ch))
}

/// Whether a runner would read a command here: `::error`, `##[error]` (GitHub Actions), `##vso[` (Azure Pipelines) or
/// `##teamcity[`.
fn speaks_to_runner(text: &str, at: usize, ch: char) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let command =
        || COMMANDS.iter().any(|word| after.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    if ch == ':' {
        return before.ends_with(':') && !before.ends_with("::") && command();
    }
    let ends_with = |word: &&str| {
        let end = before.len().checked_sub(word.len()).and_then(|from| before.get(from..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    SERVICES.iter().any(ends_with) || (before.ends_with("##") && command())
}

#[cfg(test)]
mod tests {
    use super::{message, speaks, visible};
    use proptest::prelude::*;
    use std::borrow::Cow;

    #[test]
    fn shows_what_cannot_be_seen() {
        assert_eq!(visible("a\u{1b}[31mb"), r"a\u{1b}[31mb");
        assert_eq!(visible("가\r\n\t나"), r"가\r\n\t나");
        assert_eq!(visible("x\u{202e}gpj.exe"), r"x\u{202e}gpj.exe");
        assert_eq!(visible("태\u{200b}그\u{9b}2J"), r"태\u{200b}그\u{9b}2J");
    }

    #[test]
    fn leaves_ordinary_text_alone() {
        for text in
            ["제목: “첫 글” — 日本語", "👩‍💻 می‌خواهم", "10\u{a0}000", ":::warning", "##[link](x)", "a::before", ""]
        {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text:?}");
        }
    }

    #[test]
    fn takes_the_voice_from_commands_of_runners() {
        assert_eq!(visible("::error file=x::boo"), r":\u{3a}error file=x::boo");
        assert_eq!(visible("::Stop-Commands::x"), r":\u{3a}Stop-Commands::x");
        assert_eq!(visible("a ##vso[task.setvariable variable=x]y"), r"a ##vso\u{5b}task.setvariable variable=x]y");
        assert_eq!(visible("##[add-mask]x"), r"##\u{5b}add-mask]x");
        assert_eq!(visible("a ##TeamCity[setParameter name='x']"), r"a ##TeamCity\u{5b}setParameter name='x']");
        assert!(speaks(" ::error::x") && speaks("x ##vso[y]") && !speaks("a::before ##[link](x) ##"));
    }

    #[test]
    fn cuts_what_nobody_reads() {
        assert_eq!(message(&"가".repeat(5_000)).chars().count(), 1_001);
        assert_eq!(message("짧다"), "짧다");
    }

    proptest! {
        #[test]
        fn lets_no_control_through(text in any::<String>()) {
            let shown = visible(&text);
            let bad = |ch: &char| ch.is_control() || ('\u{202a}'..='\u{202e}').contains(ch);
            prop_assert_eq!(shown.chars().find(bad), None);
            prop_assert_eq!(visible(&shown), shown.as_ref());
        }
    }
}
