//! One finding as miette draws it.

use super::Style;
use super::excerpt::Excerpt;
use super::shown_line::TAB;
use crate::lint::Severity;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};
use std::fmt;
use std::io::{self, Write};

/// One finding as it is drawn. All texts are safe for a terminal.
#[derive(Debug)]
pub struct Drawing {
    /// Sets sign and colour.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The lines and what is underlined in them.
    pub excerpt: Excerpt,
}

impl Drawing {
    /// Draws it.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn write(&self, out: &mut dyn Write, style: &Style) -> io::Result<()> {
        let mut text = String::new();
        GraphicalReportHandler::new_themed(self.theme(style))
            .with_width(style.width)
            .with_context_lines(1)
            .tab_width(TAB)
            .render_report(&mut text, self)
            .map_err(io::Error::other)?;
        for line in text.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// The mark that the drawing is about in the colour of its severity, all others in blue.
    fn theme(&self, style: &Style) -> GraphicalTheme {
        let characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        let mut styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        if style.color {
            let loud = match self.severity {
                Severity::Error => styles.error.bold(),
                Severity::Warning => styles.warning.bold(),
                Severity::Hint => styles.advice.bold(),
            };
            let quiet = styles.linum.blue();
            styles.highlights = self.excerpt.primaries().map(|primary| if primary { loud } else { quiet }).collect();
        }
        GraphicalTheme { characters, styles }
    }
}

impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawing {}

impl miette::Diagnostic for Drawing {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Hint => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display + 'a>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.labels()))
    }
}
