//! Quotes round a value that YAML cannot read without them.

use super::super::quote::{quoted, spelt};
use super::super::{Fault, Format, FrontMatter, Style, parse};
use crate::text::{Edit, Span, apply};

/// The edit that puts the bytes of `value` in quotes, where that is what keeps the front matter `matter` of `text` from
/// being read: with it no fault is left up to there, and the value is what was written. To be proposed only: what
/// cannot be read may have been meant in another way. `None` where quotes of some kind stand there already.
#[must_use]
pub fn quoting(text: &str, matter: &FrontMatter, value: Span) -> Option<Edit> {
    let meant = value.slice(text);
    if matter.format != Format::Yaml
        || meant.is_empty()
        || meant.starts_with(['"', '\'', '“', '”', '‘', '’', '„', '«'])
        || meant.contains(char::is_control)
    {
        return None;
    }
    let prefers_single = {
        let content = matter.content.slice(text);
        content.matches(": '").count() > content.matches(": \"").count() && !meant.contains('\'')
    };
    let single = if prefers_single { spelt(meant, Style::SingleQuoted, Format::Yaml) } else { None };
    let edit = Edit { span: value, text: single.unwrap_or_else(|| quoted(meant)) };
    let mended = apply(text, std::slice::from_ref(&edit)).ok()?;
    let read = parse(&mended, matter.fences)?;
    let end = value.start() + edit.text.len();
    let is_later = |fault: &Fault| fault.span.start() >= end;
    let holds = |root: &super::super::Map| {
        root.nested()
            .flat_map(super::super::Map::values)
            .any(|found| found.span == Span::new(value.start(), end) && found.as_text() == Some(meant))
    };
    (read.faults.iter().all(is_later) && read.root.as_ref().is_none_or(holds)).then_some(edit)
}

#[cfg(test)]
mod tests {
    use super::quoting;
    use crate::document::dialect::Fences;
    use crate::document::front_matter::parse;
    use crate::text::{Span, apply};

    fn mended(text: &str, value: &str) -> Option<String> {
        let matter = parse(text, Fences::Hugo)?;
        let at = text.find(value)?;
        let edit = quoting(text, &matter, Span::new(at, at + value.len()))?;
        apply(text, &[edit]).ok()
    }

    #[test]
    fn the_value_that_was_meant_is_quoted() {
        let cases = [
            ("title: C: 글 # c\nb: 1\n", "C: 글", Some("title: \"C: 글\" # c\nb: 1\n")),
            ("b: 'x'\ntitle: C: 글\n", "C: 글", Some("b: 'x'\ntitle: 'C: 글'\n")),
            ("title: say: \"hi\"\n", "say: \"hi\"", Some("title: 'say: \"hi\"'\n")),
            ("title: C: 글\nb: : :\n", "C: 글", Some("title: \"C: 글\"\nb: : :\n")),
            ("title: [a] b\n", "[a] b", Some("title: \"[a] b\"\n")),
            ("title: 'it's'\n", "'it's'", None),
        ];
        for (text, value, expected) in cases {
            let fenced = |text: &str| format!("---\n{text}---\n본문\n");
            assert_eq!(mended(&fenced(text), value), expected.map(fenced), "{text}");
        }
    }
}
