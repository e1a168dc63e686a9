//! The format of Azure Pipelines: a logging command for each finding, which becomes an issue of the run.

use super::escape::{self, Visible, code};
use super::places::Places;
use super::{Outcome, Style};
use crate::lint::{Registry, Severity};
use std::io::{self, Write};

/// Writes `##vso[task.logissue type=error;sourcepath=…;linenumber=…;columnnumber=…;code=…;]message`, one line a finding;
/// hints, for which Azure has no word, as warnings and only where the style asks for them.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    for file in &outcome.files {
        let mut places = Places::new(&file.text);
        let path = property(&file.path);
        for found in file.diagnostics.iter().filter(|found| style.hints || found.severity > Severity::Hint) {
            let start = places.of(found.span).0;
            let kind = if found.severity == Severity::Error { "error" } else { "warning" };
            let rule = property(registry.page(found.rule).name);
            let message = data(&escape::message(&found.message));
            writeln!(
                out,
                "##vso[task.logissue type={kind};sourcepath={path};linenumber={};columnnumber={};code={rule};]{message}",
                start.line, start.column
            )?;
        }
    }
    Ok(())
}

/// `text` behind the bracket of a command.
fn data(text: &str) -> String {
    text.replace('%', "%AZP25").replace('\r', "%0D").replace('\n', "%0A")
}

/// `text` as a property of a command. What a terminal would obey is shown as it is in the other formats; a bracket has its
/// own escape.
fn property(text: &str) -> String {
    let shown: String =
        Visible::new(text, 0).map(|glyph| if glyph.plain { glyph.ch.to_string() } else { code(glyph.ch) }).collect();
    data(&shown).replace(';', "%3B").replace(']', "%5D")
}

#[cfg(test)]
mod tests {
    use super::property;
    use crate::report::{Style, sample};

    #[test]
    fn each_finding_is_a_command() {
        let mut out = Vec::new();
        super::write(&mut out, &sample::blog(), &sample::registry(), &Style::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn escapes_as_the_documentation_says() {
        assert_eq!(property("100%;a]b"), "100%AZP25%3Ba%5Db");
        assert_eq!(property("##vso[task.complete]x\n"), r"##vso\u{5b}task.complete%5Dx\n");
    }
}
