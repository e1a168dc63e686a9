//! The tokens of a configuration written in JavaScript or TypeScript, comments left out.

/// One token.
#[derive(Clone, Debug, PartialEq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// Whether a line ends before it.
    pub on_new_line: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    /// A name or keyword.
    Word(&'a str),
    /// A string, or a template without substitutions, escapes resolved.
    Text(String),
    /// A number, as it is written.
    Number(&'a str),
    /// Anything else of one character.
    Mark(char),
    /// A template with substitutions, or a regular expression.
    Opaque,
}

/// The tokens of `text`. What follows a string that never ends is lost.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer { rest: text, found: Vec::new(), new_line: false };
    while lexer.step().is_some() {}
    lexer.found
}

struct Lexer<'a> {
    rest: &'a str,
    found: Vec<Token<'a>>,
    new_line: bool,
}

impl<'a> Lexer<'a> {
    fn step(&mut self) -> Option<()> {
        let first = self.rest.chars().next()?;
        let kind = match first {
            _ if first.is_whitespace() || first == '\u{feff}' => {
                self.new_line |= first == '\n';
                self.skip(first.len_utf8());
                return Some(());
            }
            '/' if self.rest.starts_with("//") => {
                self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
                return Some(());
            }
            '/' if self.rest.starts_with("/*") => {
                let length = self.rest.get(2..)?.find("*/").map_or(self.rest.len(), |end| end + 4);
                self.skip(length);
                return Some(());
            }
            '/' if self.expects_value() => self.regular_expression()?,
            '"' | '\'' | '`' => self.string(first)?,
            '0'..='9' => Kind::Number(self.take(|ch| ch.is_alphanumeric() || ch == '.' || ch == '_')),
            _ if is_name(first) => Kind::Word(self.take(is_name)),
            mark => {
                self.skip(mark.len_utf8());
                Kind::Mark(mark)
            }
        };
        self.found.push(Token { kind, on_new_line: std::mem::take(&mut self.new_line) });
        Some(())
    }

    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn take(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|ch| !belongs(ch)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Whether a value may begin here, so that a slash opens a regular expression.
    fn expects_value(&self) -> bool {
        match self.found.last().map(|token| &token.kind) {
            None => true,
            Some(Kind::Mark(mark)) => !matches!(mark, ')' | ']' | '}'),
            Some(Kind::Word(word)) => matches!(*word, "return" | "typeof" | "case" | "in" | "of" | "default"),
            Some(_) => false,
        }
    }

    fn regular_expression(&mut self) -> Option<Kind<'a>> {
        let mut escaped = false;
        let mut in_class = false;
        for (at, ch) in self.rest.char_indices().skip(1) {
            match ch {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => {
                    self.skip(at + 1);
                    self.take(is_name);
                    return Some(Kind::Opaque);
                }
                _ => {}
            }
        }
        self.skip(1);
        Some(Kind::Mark('/'))
    }

    fn string(&mut self, quote: char) -> Option<Kind<'a>> {
        let mut text = String::new();
        let mut computed = false;
        let mut chars = self.rest.char_indices().skip(1);
        while let Some((at, ch)) = chars.next() {
            match ch {
                _ if ch == quote => {
                    self.skip(at + 1);
                    return Some(if computed { Kind::Opaque } else { Kind::Text(text) });
                }
                '\\' => match chars.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'u' | 'x' => computed = true,
                    escaped => text.push(escaped),
                },
                '\n' if quote != '`' => break,
                '$' if quote == '`' && self.rest.get(at + 1..)?.starts_with('{') => computed = true,
                _ => text.push(ch),
            }
        }
        self.rest = "";
        None
    }
}

fn is_name(ch: char) -> bool {
    ch.is_alphanumeric() || ch == '_' || ch == '$'
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};

    fn kinds(text: &str) -> Vec<Kind<'_>> {
        tokens(text).into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn strings_names_and_comments() {
        let text = "a: 'b\\'c', // d: 'e'\n/* f */ `글`, `${g}`";
        let expected = [
            Kind::Word("a"),
            Kind::Mark(':'),
            Kind::Text("b'c".into()),
            Kind::Mark(','),
            Kind::Text("글".into()),
            Kind::Mark(','),
            Kind::Opaque,
        ];
        assert_eq!(kinds(text), expected);
        assert!(tokens(text)[4].on_new_line);
    }

    #[test]
    fn a_slash_divides_or_opens_an_expression() {
        let expected = [Kind::Word("a"), Kind::Mark(':'), Kind::Opaque, Kind::Mark(','), Kind::Word("b")];
        assert_eq!(kinds("a: /<!--\\s*'[/]*-->/gi, b"), expected);
        assert_eq!(kinds("a / b / c").len(), 5);
    }

    #[test]
    fn what_never_ends_is_lost() {
        assert_eq!(kinds("a 'b\nc"), [Kind::Word("a")]);
        assert_eq!(kinds("a /* b"), [Kind::Word("a")]);
        assert_eq!(kinds("`\\"), []);
    }
}
