//! The format of GitHub Actions: a workflow command for each finding, which the runner makes into an annotation.

use super::escape::{self, Visible, code};
use super::places::Places;
use super::{Outcome, Style};
use crate::lint::{Registry, Severity};
use std::io::{self, Write};

/// Writes `::error file=…,line=…,title=rule::path:line:col: message`, one line a finding; hints only where the style asks
/// for them. The log shows what follows the last `::`, without the file: so the place is named there once more. Of the
/// annotations of a job GitHub shows the first: errors come before warnings.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    for group in outcome.worst_first(style) {
        let file = group.file;
        let mut places = Places::new(&file.text);
        let (path, shown) = (property(&file.path), escape::visible(&file.path));
        for found in group.findings() {
            let (start, end) = places.of(found.span);
            let command = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            };
            write!(out, "::{command} file={path},line={},endLine={}", start.line, end.line)?;
            // The runner refuses columns of an annotation over several lines.
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            let rule = property(registry.page(found.rule).name);
            let message = format!("{shown}:{}:{}: {}", start.line, start.column, escape::message(&found.message));
            writeln!(out, ",title={rule}::{}", data(&message))?;
        }
    }
    Ok(())
}

/// `text` behind the last `::` of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// `text` as a property of a command. What a terminal would obey is shown as it is in the other formats; colons and
/// commas have their own escape, so that an ordinary path stays exact.
fn property(text: &str) -> String {
    let shown: String = Visible::new(text, 0)
        .map(|glyph| if glyph.plain || glyph.ch == ':' { glyph.ch.to_string() } else { code(glyph.ch) })
        .collect();
    data(&shown).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};
    use crate::report::{Style, sample};

    #[test]
    fn each_finding_is_a_command() {
        let mut out = Vec::new();
        super::write(&mut out, &sample::blog(), &sample::registry(), &Style::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn a_finding_over_several_lines_has_no_columns() {
        let mut out = Vec::new();
        let found = sample::finding(sample::TITLE, 0, 3, "no title");
        let outcome = sample::only(sample::file("a,b: 100%.md", "---\n---\n", vec![found]));
        super::write(&mut out, &outcome, &sample::registry(), &Style::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn escapes_as_the_documentation_says() {
        assert_eq!(data("100%: a,\r\nb"), "100%25: a,%0D%0Ab");
        assert_eq!(property("100%: a,b"), "100%25%3A a%2Cb");
        assert_eq!(property("::error::\n"), r"%3A%3Aerror%3A%3A\n");
    }
}
