//! What keeps matterlint from its work: mistakes in its own configuration, and files that cannot be read.

use super::drawing::Drawing;
use super::excerpt::Excerpt;
use super::ink::Ink;
use super::mark::Mark;
use super::places::Places;
use super::{Outcome, Style, WorkFault, escape};
use crate::config::ConfigFault;
use crate::lint::{Registry, Severity};
use std::io::{self, Write};

/// Draws a mistake in the configuration as a finding is drawn.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, fault: &ConfigFault, style: &Style) -> io::Result<()> {
    writeln!(out, "{}", style.paint(Ink::Fault(Severity::Error), "error[configuration]"))?;
    let marks = vec![Mark { span: fault.span, label: None }];
    let drawing = Drawing {
        severity: Severity::Error,
        message: escape::message(&fault.message).into_owned(),
        help: fault.help.as_deref().map(|help| escape::message(help).into_owned()),
        excerpt: Excerpt::new(&escape::visible(&fault.path), &Places::new(&fault.text), marks, style),
    };
    drawing.write(out, style)
}

/// Writes one line for each file that could not be checked.
///
/// # Errors
/// When `out` does not take it.
pub fn write_work(out: &mut dyn Write, faults: &[WorkFault], style: &Style) -> io::Result<()> {
    let error = style.paint(Ink::Fault(Severity::Error), "error:");
    for fault in faults {
        writeln!(out, "{error} {}: {}", escape::visible(&fault.path), escape::message(&fault.message))?;
    }
    Ok(())
}

/// Writes a remark for each fix that was not written because it does more than it may.
///
/// # Errors
/// When `out` does not take it.
pub fn write_unproven(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    let note = style.paint(Ink::Strong, "note:");
    for unproven in &outcome.unproven {
        let rule = registry.page(unproven.rule).name;
        let position = outcome.text(&unproven.path).map(|text| Places::new(text).peek(unproven.span).0);
        let place = position.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
        let path = escape::visible(&unproven.path);
        let why = escape::message(&unproven.why);
        writeln!(
            out,
            "{note} the fix of `{rule}` at {path}{place} was not written: {why}. This is a fault of matterlint, please report it"
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{write, write_unproven, write_work};
    use crate::config::ConfigFault;
    use crate::report::{Outcome, Style, Unproven, WorkFault, sample};
    use crate::text::Span;

    #[test]
    fn draws_a_mistake_in_the_configuration() {
        let text = "generator = \"hugo\"\n\n[rules]\ndate-invlid = \"off\"\n".to_owned();
        let fault = ConfigFault {
            path: "matterlint.toml".to_owned(),
            span: Span::new(28, 39),
            text,
            message: "no rule is called `date-invlid`".to_owned(),
            help: Some("perhaps `date-invalid`?".to_owned()),
        };
        let mut out = Vec::new();
        write(&mut out, &fault, &Style::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        error[configuration]
          × no rule is called `date-invlid`
           ╭─[matterlint.toml:4:1]
         3 │ [rules]
         4 │ date-invlid = "off"
           · ───────────
           ╰────
          help: perhaps `date-invalid`?
        "#);
    }

    #[test]
    fn names_each_file_that_could_not_be_read() {
        let faults = [WorkFault { path: "a\u{1b}.md".to_owned(), message: "permission denied".to_owned() }];
        let mut out = Vec::new();
        write_work(&mut out, &faults, &Style::default()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "error: a\\u{1b}.md: permission denied\n");
    }

    #[test]
    fn a_fix_that_was_not_written_is_our_fault() {
        let unproven = |path: &str| Unproven {
            path: path.to_owned(),
            rule: sample::SPACE,
            span: Span::new(7, 7),
            why: "it would change the rendered body".to_owned(),
        };
        let unproven = vec![unproven("content/a.md"), unproven("gone\u{1b}.md")];
        let outcome = Outcome { unproven, ..sample::blog() };
        let mut out = Vec::new();
        write_unproven(&mut out, &outcome, &sample::registry(), &Style::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        note: the fix of `trailing-space` at content/a.md:2:4 was not written: it would change the rendered body. This is a fault of matterlint, please report it
        note: the fix of `trailing-space` at gone\u{1b}.md was not written: it would change the rendered body. This is a fault of matterlint, please report it
        ");
    }
}
