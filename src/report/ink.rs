//! Colours: what a piece of text means to the reader, and the ANSI codes that say so.

use super::Style;
use crate::lint::Severity;
use std::fmt;

/// What a piece of text means to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A fault of this severity.
    Fault(Severity),
    /// A heading, or a name that counts.
    Strong,
    /// What may be overlooked.
    Dim,
    /// A value or a piece of code.
    Code,
    /// A line that a change takes away.
    Gone,
    /// The part of it that the change is about.
    GoneHere,
    /// A line that a change brings.
    Come,
    /// The part of it that the change is about.
    ComeHere,
}

/// A text with its colour, written by `Display`; plain where colours are off.
#[derive(Clone, Copy, Debug)]
pub struct Painted<'t> {
    text: &'t str,
    code: Option<&'static str>,
}

impl Ink {
    fn code(self) -> &'static str {
        match self {
            Self::Fault(Severity::Error) => "1;31",
            Self::Fault(Severity::Warning) => "1;33",
            Self::Fault(Severity::Hint) => "1;36",
            Self::Strong => "1",
            Self::Dim => "2",
            Self::Code => "36",
            Self::Gone => "31",
            Self::GoneHere => "7;31",
            Self::Come => "32",
            Self::ComeHere => "7;32",
        }
    }
}

impl Style {
    /// The text in its colour. The text must be safe for a terminal already.
    pub(super) fn paint<'t>(&self, ink: Ink, text: &'t str) -> Painted<'t> {
        Painted { text, code: self.color.then(|| ink.code()) }
    }

    /// The text as a link (OSC 8) where links are on. The text must be safe for a terminal already.
    pub(super) fn link(&self, text: &str, address: &str) -> String {
        if self.links { format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\") } else { text.to_owned() }
    }

    /// The address of a rule's page, where the project has one.
    pub(super) fn page_address(&self, rule: &str) -> Option<String> {
        self.home.as_ref().map(|home| page_address(home, rule))
    }

    /// What stands for text that was cut away.
    pub(super) fn ellipsis(&self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) if !self.text.is_empty() => write!(f, "\u{1b}[{code}m{}\u{1b}[0m", self.text),
            _ => f.write_str(self.text),
        }
    }
}

/// The address of a rule's page below the project's own.
#[must_use]
pub fn page_address(home: &str, rule: &str) -> String {
    format!("{}/rules/{rule}", home.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::Ink;
    use crate::report::Style;

    #[test]
    fn paints_only_where_colours_are_on() {
        let plain = Style::default();
        assert_eq!(plain.paint(Ink::Strong, "제목").to_string(), "제목");
        let colored = Style { color: true, ..plain };
        assert_eq!(colored.paint(Ink::Strong, "제목").to_string(), "\u{1b}[1m제목\u{1b}[0m");
    }

    #[test]
    fn a_page_has_an_address_only_where_the_project_has_one() {
        assert_eq!(Style::default().page_address("date-invalid"), None);
        let style = Style { home: Some("https://example.org/".to_owned()), ..Style::default() };
        assert_eq!(style.page_address("date-invalid").as_deref(), Some("https://example.org/rules/date-invalid"));
    }
}
