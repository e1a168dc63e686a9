//! Which texts may stand in YAML without quotes.

/// Words that some YAML reader takes for something else than text: YAML 1.1 (go-yaml 2 and 3, Psych, PyYAML,
/// js-yaml 3) and YAML 1.2 (js-yaml 4, `yaml`, serde_yaml), whatever their case.
const WORDS: &[&str] = &[
    "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "nil", "none", "inf", "nan", "infinity", "=",
    "<<",
];

/// Characters that mean something to YAML, or to one of its readers, where a value begins.
const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`=<~.";

/// Whether `text` reads back unchanged as a plain scalar on one line, inside brackets or braces when `in_flow`. It may
/// still be taken for a number: see [`looks_typed`].
pub(super) fn fits(text: &str, in_flow: bool) -> bool {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return false };
    let lone_sign = || text.len() > 1 && first == '-' && text.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    !first.is_whitespace()
        && !last.is_whitespace()
        && last != ':'
        && (!INDICATORS.contains(first) || lone_sign())
        && !text.contains(is_odd)
        && !text.contains(": ")
        && !text.contains(" #")
        && !(in_flow && text.contains([',', '[', ']', '{', '}', ':', '?']))
}

/// Control characters, line ends of any kind, white space that is no plain space, and the byte order mark.
fn is_odd(ch: char) -> bool {
    ch.is_control() || (ch != ' ' && ch.is_whitespace()) || matches!(ch, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether some YAML reader may take the plain `text` for a boolean, a number, a date or nothing. Too many rather than
/// too few: what is made of the characters of numbers and dates counts.
pub(super) fn looks_typed(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let bare = lower.trim_start_matches(['+', '-', '.']);
    let is_digits = |ch: char| {
        ch.is_ascii_hexdigit() || matches!(ch, 'x' | 'o' | 't' | 'z' | '_' | '.' | ',' | ':' | '+' | '-' | ' ')
    };
    let begins = text.starts_with(|ch: char| ch.is_ascii_digit() || matches!(ch, '+' | '-' | '.'));
    text.is_empty()
        || WORDS.contains(&lower.as_str())
        || WORDS.contains(&bare)
        || (begins && lower.chars().all(is_digits))
}

#[cfg(test)]
mod tests {
    use super::{fits, looks_typed};

    #[test]
    fn what_any_reader_takes_for_something_else_is_no_text() {
        for text in [
            "yes",
            "No",
            "ON",
            "y",
            "N",
            "~",
            "null",
            "Null",
            "true",
            ".inf",
            "-.INF",
            ".nan",
            "12",
            "-3",
            "+4",
            "1_000",
            "0x1F",
            "0o17",
            "017",
            "0b11",
            "1e3",
            "1.5",
            ".5",
            "12:30",
            "190:20:30",
            "2024-01-02",
            "2024-01-02T09:00:00Z",
            "2024-01-02 09:00:00 +0900",
            "1,000",
            "=",
            "<<",
            "1.2.3",
            "",
        ] {
            assert!(looks_typed(text), "{text}");
        }
        for text in ["러스트", "2024 회고", "3 tips", "v1.2", "north", "yes please", "c", "e3", "글 12", "C#", "it's"]
        {
            assert!(!looks_typed(text) && fits(text, true), "{text}");
        }
    }

    #[test]
    fn what_the_grammar_reads_otherwise_does_not_fit() {
        for text in [
            "",
            " a",
            "a ",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "- a",
            "?a",
            "[a]",
            "{a}",
            "&a",
            "*a",
            "!a",
            "|",
            ">a",
            "'a'",
            "\"a\"",
            "%a",
            "@a",
            "`a`",
            "a\nb",
            "a\tb",
            "---",
            "...",
            "a\u{2028}b",
            "a\u{a0}",
            ",a",
            "a\u{a0}b",
        ] {
            assert!(!fits(text, false), "{text:?}");
        }
        assert!(fits("a, b [c]", false) && !fits("a, b [c]", true));
        assert!(fits("https://a.b/c#d", false) && !fits("https://a.b", true));
        assert!(fits("it's", false) && fits("가#나", false) && fits("-3", false));
    }
}
