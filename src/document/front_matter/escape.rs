//! Escapes in double quotes that stand for characters nobody writes on purpose.

use crate::text::Span;

/// A backslash and the letter after it that a parser turns into something odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OddEscape {
    /// The two bytes.
    pub span: Span,
    /// What the parser makes of them.
    pub becomes: &'static str,
}

/// The odd escapes of a double-quoted YAML scalar (YAML 1.2.2, section 5.7), `span` being its bytes.
#[must_use]
pub fn odd_yaml_escapes(text: &str, span: Span) -> Vec<OddEscape> {
    find(text, span, |letter| match letter {
        b'_' => Some("a no-break space"),
        b'N' => Some("a next-line character"),
        b'L' => Some("a line separator"),
        b'P' => Some("a paragraph separator"),
        b'e' => Some("an escape character"),
        b'a' => Some("a bell character"),
        b'v' => Some("a vertical tab"),
        b'0' => Some("a null character"),
        other => odd_everywhere(other),
    })
}

/// The odd escapes of a double-quoted TOML or JSON string.
#[must_use]
pub fn odd_string_escapes(text: &str, span: Span) -> Vec<OddEscape> {
    find(text, span, odd_everywhere)
}

fn odd_everywhere(letter: u8) -> Option<&'static str> {
    match letter {
        b'b' => Some("a backspace"),
        b'f' => Some("a form feed"),
        _ => None,
    }
}

fn find(text: &str, span: Span, odd: impl Fn(u8) -> Option<&'static str>) -> Vec<OddEscape> {
    let mut found = Vec::new();
    let mut bytes = span.slice(text).bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        if byte != b'\\' {
            continue;
        }
        let Some((_, letter)) = bytes.next() else { break };
        if let Some(becomes) = odd(letter) {
            let start = span.start() + at;
            found.push(OddEscape { span: Span::new(start, start + 2), becomes });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{OddEscape, odd_string_escapes, odd_yaml_escapes};
    use crate::text::Span;

    #[test]
    fn finds_the_odd_ones_only() {
        let text = r#"검색(\_search) \"x\" \n \\a C:\bin"#;
        let found = odd_yaml_escapes(text, Span::new(0, text.len()));
        let spelt: Vec<_> = found.iter().map(|escape| (escape.span.slice(text), escape.becomes)).collect();
        assert_eq!(spelt, [(r"\_", "a no-break space"), (r"\b", "a backspace")]);
    }

    #[test]
    fn strings_of_toml_and_json_know_fewer() {
        let text = r#""\a \_ \f""#;
        let found = odd_string_escapes(text, Span::new(0, text.len()));
        assert_eq!(found, [OddEscape { span: Span::new(7, 9), becomes: "a form feed" }]);
    }

    #[test]
    fn a_lone_backslash_at_the_end_is_no_escape() {
        assert!(odd_yaml_escapes("a\\", Span::new(0, 2)).is_empty());
    }
}
