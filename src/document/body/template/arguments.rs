//! Arguments of Liquid, Nunjucks and Tera calls: words, quoted texts, and `name=value` or `name: value`.

use std::ops::Range;

use crate::document::body::element::TemplateArgument;
use crate::text::Span;

/// Reads the arguments in `range`, up to the first filter (`|`).
pub(super) fn lex(text: &str, range: Range<usize>) -> Vec<TemplateArgument> {
    let mut lexer = Lexer { bytes: text.as_bytes(), at: range.start, end: range.end };
    let mut arguments = Vec::new();
    while let Some(first) = lexer.next_start() {
        if first == b'|' {
            break;
        }
        let value = lexer.value(true);
        let name = text.get(value.clone()).unwrap_or("");
        let is_word = !matches!(first, b'"' | b'\'' | b'`' | b'=');
        let is_name = is_word && !name.is_empty() && (lexer.takes_equals() || name.ends_with(':'));
        if is_name && lexer.next_start().is_some_and(|next| next != b'|') {
            let named = lexer.value(false);
            arguments.push(argument(text, Some(name.trim_end_matches(':').to_owned()), named));
        } else {
            arguments.push(argument(text, None, value));
        }
    }
    arguments
}

/// One argument from the bytes of its value.
pub(super) fn argument(text: &str, name: Option<String>, value: Range<usize>) -> TemplateArgument {
    TemplateArgument {
        name,
        value: text.get(value.clone()).unwrap_or("").to_owned(),
        span: Span::new(value.start, value.end),
    }
}

struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied().filter(|_| self.at < self.end)
    }

    /// Skips what separates arguments, and shows the next byte.
    fn next_start(&mut self) -> Option<u8> {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b'(' | b')')) {
            self.at += 1;
        }
        self.peek()
    }

    /// Skips `=` with white space round it; `==` is a comparison.
    fn takes_equals(&mut self) -> bool {
        let rest = self.bytes.get(self.at..self.end).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let found = rest.get(blanks) == Some(&b'=') && rest.get(blanks + 1) != Some(&b'=');
        if found {
            self.at += blanks + 1;
        }
        found
    }

    /// Reads one value and gives its bytes without quotes. Always moves on.
    fn value(&mut self, stops_at_equals: bool) -> Range<usize> {
        let start = self.at;
        let first = self.peek().unwrap_or(b' ');
        self.at += 1;
        let closer = match first {
            b'"' | b'\'' | b'`' => Some(first),
            b'[' => Some(b']'),
            _ => None,
        };
        if let Some(closer) = closer {
            let rest = self.bytes.get(self.at..self.end).unwrap_or_default();
            if let Some(length) = rest.iter().position(|byte| *byte == closer) {
                let end = self.at + length;
                self.at = end + 1;
                return if closer == b']' { start..end + 1 } else { start + 1..end };
            }
        }
        let stops = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b')' | b'|');
        while self.peek().is_some_and(|byte| !(stops(byte) || (stops_at_equals && byte == b'='))) {
            self.at += 1;
        }
        start..self.at.min(self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::lex;

    fn pairs(text: &str) -> Vec<(Option<String>, String)> {
        let found = lex(text, 0..text.len());
        assert!(found.iter().all(|argument| argument.span.slice(text) == argument.value));
        found.into_iter().map(|argument| (argument.name, argument.value)).collect()
    }

    fn named(name: &str, value: &str) -> (Option<String>, String) {
        (Some(name.to_owned()), value.to_owned())
    }

    fn plain(value: &str) -> (Option<String>, String) {
        (None, value.to_owned())
    }

    #[test]
    fn liquid_words_and_names() {
        assert_eq!(
            pairs(" figure.html src=\"가 나.png\" alt: 'x' c = d "),
            [plain("figure.html"), named("src", "가 나.png"), named("alt", "x"), named("c", "d")]
        );
        assert_eq!(pairs("'/a.png' | relative_url"), [plain("/a.png")]);
    }

    #[test]
    fn tera_lists_and_hexo_words() {
        assert_eq!(pairs("(id=\"x\", n=[1, 2])"), [named("id", "x"), named("n", "[1, 2]")]);
        assert_eq!(pairs("lang:js https://a.b/c \"open"), [plain("lang:js"), plain("https://a.b/c"), plain("\"open")]);
        assert_eq!(pairs("= =x"), [plain("="), plain("=x")]);
    }
}
