//! A rule's page in the terminal. The pages are our own, so that a scan of their lines is enough.

use super::example::Example;
use super::ink::Ink;
use super::rules::{safety, switch};
use super::{Style, escape, options, wrap};
use crate::lint::Page;
use std::io::{self, Write};

pub use super::rules::{rules_json, rules_table};

/// How wide running text may be, however wide the terminal is.
const READABLE: usize = 100;

/// Writes a rule's page: what its front matter says, then its Markdown.
///
/// # Errors
/// When `out` does not take it.
pub fn write_page(out: &mut dyn Write, page: &Page, style: &Style) -> io::Result<()> {
    let title = style.paint(Ink::Fault(page.severity), page.name).to_string();
    let title = style.page_address(page.name).map_or(title.clone(), |address| style.link(&title, &address));
    let fix = page.fix.map_or("no fix".to_owned(), |fix| format!("{} fix", safety(fix)));
    let facts = format!("{} by default, {fix}, since {}", switch(page), page.since);
    writeln!(out, "{title} ({})", page.code)?;
    writeln!(out, "{}", style.paint(Ink::Dim, &format!("{}, {facts}", page.severity)))?;
    for change in page.changes {
        writeln!(out, "{}", style.paint(Ink::Dim, &format!("the fix changes {}", change.about())))?;
    }
    writeln!(out)?;
    let mut pen = Pen { out, page, style, block: String::new(), hanging: 0, options_due: !page.options.is_empty() };
    page.summary.clone_into(&mut pen.block);
    pen.flush()?;
    writeln!(pen.out)?;
    pen.write_body()
}

/// Writes one page, line by line.
struct Pen<'p> {
    out: &'p mut dyn Write,
    page: &'p Page,
    style: &'p Style,
    /// The paragraph or list item that is being read, on one line.
    block: String,
    /// How far its lines after the first are indented.
    hanging: usize,
    /// Whether the options are still to be written.
    options_due: bool,
}

impl Pen<'_> {
    fn write_body(&mut self) -> io::Result<()> {
        let mut example: Option<Example> = None;
        for line in self.page.body.lines() {
            let trimmed = line.trim_start();
            if let Some(open) = &mut example {
                if !open.write(self.out, line, self.style, self.page.severity)? {
                    example = None;
                }
            } else if let Some(open) = Example::open(line) {
                self.flush()?;
                open.begin(self.out, self.style)?;
                example = Some(open);
            } else if let Some(heading) =
                line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))
            {
                self.write_heading(heading)?;
            } else if trimmed.is_empty() {
                self.flush()?;
                writeln!(self.out)?;
            } else {
                self.read(line, trimmed)?;
            }
        }
        self.flush()?;
        if self.options_due {
            writeln!(self.out)?;
            self.write_heading("Options")?;
        }
        Ok(())
    }

    /// Takes a line of running text; a list item or a table row begins a new block.
    fn read(&mut self, line: &str, trimmed: &str) -> io::Result<()> {
        let begins = trimmed.starts_with("- ") || trimmed.starts_with("* ") || trimmed.starts_with('|');
        if begins {
            self.flush()?;
            let indent = line.len() - trimmed.len();
            self.hanging = indent + 2;
            self.block = format!("{}{trimmed}", " ".repeat(indent));
        } else {
            if !self.block.is_empty() {
                self.block.push(' ');
            }
            self.block.push_str(trimmed);
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        let block = std::mem::take(&mut self.block);
        let hanging = std::mem::take(&mut self.hanging);
        if block.is_empty() {
            return Ok(());
        }
        if block.starts_with('|') {
            return writeln!(self.out, "{block}");
        }
        let mut lead = block.len() - block.trim_start().len();
        let mut in_code = false;
        for line in wrap::lines(&escape::visible(&block), self.style.width.min(READABLE).saturating_sub(hanging)) {
            writeln!(self.out, "{:lead$}{}", "", self.inline(&line, &mut in_code))?;
            lead = hanging;
        }
        Ok(())
    }

    /// A line of running text with its code in colour. A code span may begin on one line and end on the next.
    fn inline(&self, line: &str, in_code: &mut bool) -> String {
        let mut out = String::new();
        for (index, part) in line.split('`').enumerate() {
            if index > 0 {
                *in_code = !*in_code;
                out.push_str(if self.style.color { "" } else { "`" });
            }
            match *in_code {
                true => out.push_str(&self.style.paint(Ink::Code, part).to_string()),
                false => out.push_str(part),
            }
        }
        out
    }

    fn write_heading(&mut self, heading: &str) -> io::Result<()> {
        self.flush()?;
        if heading == "Limits" && self.options_due {
            self.write_heading("Options")?;
            writeln!(self.out)?;
        }
        writeln!(self.out, "{}", self.style.paint(Ink::Strong, heading))?;
        if heading == "Options" && std::mem::take(&mut self.options_due) {
            writeln!(self.out)?;
            self.write_options()?;
        }
        Ok(())
    }

    fn write_options(&mut self) -> io::Result<()> {
        for (name, option) in self.page.options {
            let (kind, default) = (options::kind(option), options::default(option));
            writeln!(self.out, "  {}  {kind}; default: {default}", self.style.paint(Ink::Code, name))?;
            self.block = format!("    {}", option.about);
            self.hanging = 4;
            self.flush()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::Page;
    use crate::report::{Style, sample};

    fn shown(body: &'static str, style: &Style) -> String {
        let page = Page { body, ..*sample::registry().page(sample::DATE) };
        let mut out = Vec::new();
        super::write_page(&mut out, &page, style).unwrap();
        String::from_utf8(out).unwrap()
    }

    const BODY: &str = "A date that no generator reads is left out of every feed, and nobody says so: `2024-13-01`.\n\
        \n## Bad\n\n```markdown hugo lines=2\n---\ndate: 2024-13-01\n\n---\n```\n\n## Options\n\n\
        - `any` takes every date that the\n  generator takes;\n- `rfc3339` does not.\n\n## Limits\n\nNone.\n";

    #[test]
    fn shows_a_page() {
        insta::assert_snapshot!(shown(BODY, &Style { width: 60, ..Style::default() }), @r#"
        date-invalid (A101)
        error, on by default, no fix, since 0.1.0

        A date is none.

        A date that no generator reads is left out of every feed,
        and nobody says so: `2024-13-01`.

        Bad

          Hugo
          │ ---
          ▶ date: 2024-13-01
          │
          │ ---

        Options

          form  any or rfc3339; default: any
            The form that every date must have.

        - `any` takes every date that the generator takes;
        - `rfc3339` does not.

        Limits

        None.
        "#);
    }

    #[test]
    fn options_stand_before_the_limits_where_the_page_has_no_place_for_them() {
        let text = shown("Text.\n\n## Limits\n\nNone.\n", &Style::default());
        let options = "Options\n\n  form  any or rfc3339; default: any\n    The form that every date must have.\n";
        assert!(text.ends_with(&format!("{options}\nLimits\n\nNone.\n")), "{text}");
        assert!(shown("Text.\n", &Style::default()).ends_with(options));
    }

    #[test]
    fn shows_the_invisible() {
        let text = shown("See `\u{200b}`.\n", &Style::default());
        assert!(text.contains("See `\\u{200b}`.\n"), "{text}");
    }

    #[test]
    fn colours_code_instead_of_quoting_it() {
        let text = shown("See `date`.\n", &Style { color: true, ..Style::default() });
        assert!(text.contains("See \u{1b}[36mdate\u{1b}[0m.\n"), "{text}");
    }
}
