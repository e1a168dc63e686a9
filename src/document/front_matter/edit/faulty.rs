//! Quotes round a value or key that cannot be read without them.

use super::super::quote::{quoted, spelt};
use super::super::{Entry, Fault, Format, FrontMatter, Map, Style, parse, plain};
use crate::text::{Edit, Span, apply};

/// The edit that puts the bytes of `value`, or of a key, in quotes, where that is what keeps the front matter `matter` of
/// `text` from being read: with it no fault is left up to there, and what was written is what is read. To be proposed
/// only: what cannot be read may have been meant in another way. `None` where quotes of some kind stand there already.
#[must_use]
pub fn quoting(text: &str, matter: &FrontMatter, value: Span) -> Option<Edit> {
    let meant = value.slice(text);
    let is_yaml = matter.format == Format::Yaml;
    let has_quotes = meant.starts_with(['"', '\'', '“', '”', '‘', '’', '„', '«']);
    // Elsewhere a slip in a number, a date or a boolean is read no further either, and is no text.
    if meant.is_empty() || has_quotes || meant.contains(char::is_control) || !is_yaml && plain::looks_typed(meant) {
        return None;
    }
    let content = matter.content.slice(text);
    let is_single = prefers_single(content) && !meant.contains('\'');
    let single = if is_single { spelt(meant, Style::SingleQuoted, matter.format) } else { None };
    let double = || if is_yaml { Some(quoted(meant)) } else { spelt(meant, Style::DoubleQuoted, matter.format) };
    let edit = Edit { span: value, text: single.or_else(double)? };
    let mended = apply(text, std::slice::from_ref(&edit)).ok()?;
    let read = parse(&mended, matter.fences)?;
    let place = Span::new(value.start(), value.start() + edit.text.len());
    let is_later = |fault: &Fault| fault.span.start() >= place.end();
    let holds = |entry: &Entry| {
        let is_key = entry.key.span == place && entry.key.text == meant;
        let mut values = vec![&entry.value];
        values.extend(entry.value.as_list().into_iter().flatten());
        is_key || values.iter().any(|value| value.span == place && value.as_text() == Some(meant))
    };
    let is_meant = |root: &Map| root.nested().flat_map(|map| &map.entries).any(holds);
    (read.faults.iter().all(is_later) && read.root.as_ref().is_none_or(is_meant)).then_some(edit)
}

/// Whether more values begin with `'` than with `"`.
fn prefers_single(content: &str) -> bool {
    let begin = |quote: char| {
        [": ", "= ", "- "].iter().map(|sign| content.matches(&format!("{sign}{quote}")).count()).sum::<usize>()
    };
    begin('\'') > begin('"')
}

#[cfg(test)]
mod tests {
    use super::quoting;
    use crate::document::dialect::Fences;
    use crate::document::front_matter::parse;
    use crate::text::{Span, apply};

    #[test]
    fn toml_and_json_need_them_more_often() {
        let toml = |text: &str| format!("+++\n{text}+++\n본문\n");
        assert_eq!(mended(&toml("title = Hello World\n"), "Hello World"), Some(toml("title = \"Hello World\"\n")));
        assert_eq!(mended(&toml("a = 'x'\n제목 = 'y'\n"), "제목"), Some(toml("a = 'x'\n'제목' = 'y'\n")));
        assert_eq!(mended(&toml("draft = True\n"), "True"), None);
        assert_eq!(mended(&toml("date = 2020-01-32\n"), "2020-01-32"), None);
        assert_eq!(mended("{\"a\": 가 나}\n", "가 나").as_deref(), Some("{\"a\": \"가 나\"}\n"));
        assert_eq!(mended("{\"b\": 2, c: 1}\n", "c").as_deref(), Some("{\"b\": 2, \"c\": 1}\n"));
    }

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
