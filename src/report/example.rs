//! One example of a rule's page in the terminal: what it is, its lines, and a sign beside those that the rule reports.

use super::ink::Ink;
use super::{Style, escape};
use crate::lint::Severity;
use std::io::{self, Write};

/// A fenced block that is being written.
pub struct Example {
    fence: usize,
    caption: Vec<String>,
    reported: Vec<usize>,
    number: usize,
}

impl Example {
    /// The block that `line` opens; `None` when it opens none.
    pub fn open(line: &str) -> Option<Self> {
        let line = line.trim_start();
        let info = line.trim_start_matches('`');
        let fence = line.len() - info.len();
        let mut example = Self { fence, caption: Vec::new(), reported: Vec::new(), number: 0 };
        for word in info.split_whitespace() {
            match word.split_once('=') {
                Some(("lines", lines)) => {
                    example.reported = lines.split(',').filter_map(|line| line.parse().ok()).collect();
                }
                Some(("path", path)) => example.caption.push(path.to_owned()),
                Some(("files", files)) => example.caption.extend(files.split(',').map(beside)),
                Some(("crlf", line)) => example.caption.push(format!("line {line} ends with CRLF")),
                Some(("end", _)) => example.caption.push("the last line has no line ending".to_owned()),
                Some(_) => {}
                None if word == "toml" => example.caption.push("matterlint.toml".to_owned()),
                None if word == "markdown" || word == "text" => {}
                None => example.caption.push(capital(word)),
            }
        }
        (fence >= 3).then_some(example)
    }

    /// Writes the caption, where there is something to say.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn begin(&self, out: &mut dyn Write, style: &Style) -> io::Result<()> {
        if self.caption.is_empty() {
            return Ok(());
        }
        writeln!(out, "  {}", style.paint(Ink::Dim, &self.caption.join(", ")))
    }

    /// Writes the next line, unless it closes the block; whether it did not.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn write(&mut self, out: &mut dyn Write, line: &str, style: &Style, severity: Severity) -> io::Result<bool> {
        let bare = line.trim();
        if bare.len() >= self.fence && bare.chars().all(|ch| ch == '`') {
            return Ok(false);
        }
        self.number += 1;
        let is_reported = self.reported.contains(&self.number);
        let (ink, bar) = match (is_reported, style.unicode) {
            (true, true) => (Ink::Fault(severity), "▶"),
            (true, false) => (Ink::Fault(severity), ">"),
            (false, true) => (Ink::Dim, "│"),
            (false, false) => (Ink::Dim, "|"),
        };
        let text = line.trim_end_matches(' ');
        let parts: Vec<_> = text.split('\t').map(escape::visible).collect();
        let blanks = if style.unicode { "·" } else { "_" }.repeat(line.len() - text.len());
        let blanks = if blanks.is_empty() { blanks } else { style.paint(Ink::Dim, &blanks).to_string() };
        writeln!(out, "{}", format!("  {} {}{blanks}", style.paint(ink, bar), parts.join("\t")).trim_end())?;
        Ok(true)
    }
}

/// A file that the example supposes, with what the page says of its content.
fn beside(file: &str) -> String {
    match file.split_once(':') {
        Some((name, size)) if size.parse::<u64>().is_ok() => format!("with {name} of {size} bytes"),
        Some((name, kind)) => format!("with {name}, which holds a {kind}"),
        None => format!("with {file}"),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::Example;
    use crate::lint::Severity;
    use crate::report::Style;

    fn shown(block: &str) -> String {
        let mut lines = block.lines();
        let mut example = Example::open(lines.next().unwrap()).unwrap();
        let mut out = Vec::new();
        example.begin(&mut out, &Style::default()).unwrap();
        for line in lines {
            if !example.write(&mut out, line, &Style::default(), Severity::Error).unwrap() {
                break;
            }
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn says_what_the_example_supposes() {
        let block = "```markdown hugo path=content/차.md files=a.png,b.jpg:0,c.png:jpg lines=2\n가\n나  \n```\nafter";
        let expected = "  Hugo, content/차.md, with a.png, with b.jpg of 0 bytes, with c.png, which holds a jpg\n  │ 가\n  ▶ 나··\n";
        assert_eq!(shown(block), expected);
        assert_eq!(shown("```toml\n[rules]\n\n"), "  matterlint.toml\n  │ [rules]\n  │\n");
        assert_eq!(
            shown("```markdown crlf=3 end=bare\n"),
            "  line 3 ends with CRLF, the last line has no line ending\n"
        );
    }

    #[test]
    fn shows_the_invisible_and_closes_at_its_own_fence() {
        assert_eq!(shown("````text\n\ta\u{202e}b\n```\n````\n"), "  │ \ta\\u{202e}b\n  │ ```\n");
        assert!(Example::open("`code` opens nothing").is_none());
    }
}
