//! MDX: `import` and `export` blocks, `{expressions}` and JSX elements.

use std::ops::Range;

use super::arguments::argument;
use crate::document::body::element::{TemplateArgument, TemplateCall, TemplateForm};
use crate::document::body::finder::line_end;
use crate::text::Span;

/// Finds expressions and elements. What it may read without success is limited, so that hostile braces stay linear.
pub(super) struct Scanner<'a> {
    text: &'a str,
    budget: usize,
}

fn call(form: TemplateForm, range: Range<usize>, name: &str) -> TemplateCall {
    TemplateCall {
        span: Span::new(range.start, range.end),
        form,
        name: name.to_owned(),
        closing: false,
        arguments: Vec::new(),
        in_code: false,
        closed: true,
    }
}

/// The `import` or `export` block that begins at `at`, a line start: up to the next blank line.
pub(super) fn module(text: &str, at: usize) -> Option<TemplateCall> {
    let before = text.get(..at)?.strip_suffix('\n').unwrap_or("");
    let previous = before.rsplit('\n').next().unwrap_or("").trim();
    let line = text.get(at..line_end(text, at))?;
    let (name, rest) = line.split_once(' ')?;
    let rest = rest.trim_start();
    let is_import = name == "import" && (rest.starts_with(['{', '*', '"', '\'']) || line.contains(" from "));
    let exports = ["const", "let", "var", "function", "default", "class", "async", "{", "*"];
    let is_export = name == "export" && exports.iter().any(|word| rest.starts_with(word));
    if !(is_import || is_export) || !(previous.is_empty() || previous.starts_with("import ")) {
        return None;
    }
    let mut end = at;
    for line in text.get(at..)?.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    let block = text.get(at..end)?;
    Some(call(TemplateForm::Module, at..at + block.trim_end().len(), name))
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, budget: text.len().saturating_mul(4) }
    }

    /// The expression or element that begins at `at`.
    pub(super) fn call(&mut self, at: usize) -> Option<TemplateCall> {
        let backslashes = self.text.as_bytes().get(..at)?.iter().rev().take_while(|byte| **byte == b'\\').count();
        if backslashes % 2 == 1 {
            return None;
        }
        if self.text.as_bytes().get(at) == Some(&b'<') { self.element(at) } else { self.expression(at) }
    }

    fn expression(&mut self, at: usize) -> Option<TemplateCall> {
        let rest = self.text.get(at..)?;
        if rest.starts_with("{#") {
            return None;
        }
        let Some(end) = self.braces(at) else {
            let end = line_end(self.text, at);
            return Some(TemplateCall { closed: false, ..call(TemplateForm::Expression, at..end, "") });
        };
        let inner = self.text.get(at + 1..end - 1)?.trim();
        if inner.starts_with("/*") && inner.ends_with("*/") {
            return Some(call(TemplateForm::Comment, at..end, ""));
        }
        let name = inner.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '$' | '.'))).next();
        Some(call(TemplateForm::Expression, at..end, name.unwrap_or("")))
    }

    /// The offset behind the brace that closes the one at `at`; strings and comments inside are skipped.
    fn braces(&mut self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        let mut here = at;
        while let Some(byte) = bytes.get(here) {
            self.budget = self.budget.checked_sub(1)?;
            match byte {
                b'{' => depth += 1,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        self.budget += here - at;
                        return Some(here + 1);
                    }
                }
                b'"' | b'\'' | b'`' => {
                    let rest = bytes.get(here..)?;
                    let length = string_length(rest);
                    self.budget = self.budget.checked_sub(length.unwrap_or(rest.len()))?;
                    here += length.map_or(0, |length| length - 1);
                }
                b'/' if bytes.get(here + 1) == Some(&b'*') => {
                    let length = self.text.get(here..)?.find("*/");
                    self.budget = self.budget.checked_sub(length.unwrap_or(bytes.len()))?;
                    here += length? + 1;
                }
                _ => {}
            }
            here += 1;
        }
        None
    }

    fn element(&mut self, at: usize) -> Option<TemplateCall> {
        let bytes = self.text.as_bytes();
        let closing = bytes.get(at + 1) == Some(&b'/');
        let start = at + 1 + usize::from(closing);
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'-');
        let length = bytes.get(start..)?.iter().take_while(is_name).count();
        let name = self.text.get(start..start + length)?;
        if name.starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '.')) {
            return None;
        }
        let mut has_braces = false;
        let mut arguments = Vec::new();
        let mut here = start + length;
        loop {
            let spaced = bytes.get(here).is_some_and(u8::is_ascii_whitespace);
            while bytes.get(here).is_some_and(u8::is_ascii_whitespace) {
                here += 1;
            }
            match bytes.get(here)? {
                b'>' => break,
                b'/' if bytes.get(here + 1) == Some(&b'>') => {
                    here += 1;
                    break;
                }
                b'{' if spaced => {
                    has_braces = true;
                    here = self.braces(here)?;
                }
                byte if spaced && !name.is_empty() && (byte.is_ascii_alphabetic() || *byte == b'_') => {
                    let (found, end, braced) = self.attribute(here)?;
                    arguments.push(found);
                    has_braces |= braced;
                    here = end;
                }
                _ => return None,
            }
        }
        let is_component = name.is_empty() || name.contains('.') || name.starts_with(|c: char| c.is_ascii_uppercase());
        let found = TemplateCall { closing, arguments, ..call(TemplateForm::Jsx, at..here + 1, name) };
        (is_component || has_braces).then_some(found)
    }

    /// One attribute, the offset behind it, and whether its value is in braces.
    fn attribute(&mut self, at: usize) -> Option<(TemplateArgument, usize, bool)> {
        let bytes = self.text.as_bytes();
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b':');
        let end = at + bytes.get(at..)?.iter().take_while(is_name).count();
        let name = Some(self.text.get(at..end)?.to_owned());
        if bytes.get(end) != Some(&b'=') {
            return Some((argument(self.text, name, end..end), end, false));
        }
        match bytes.get(end + 1)? {
            quote @ (b'"' | b'\'') => {
                let length = self.text.get(end + 2..)?.find(char::from(*quote))?;
                self.budget = self.budget.checked_sub(length)?;
                Some((argument(self.text, name, end + 2..end + 2 + length), end + length + 3, false))
            }
            b'{' => {
                let close = self.braces(end + 1)?;
                Some((argument(self.text, name, end + 2..close - 1), close, true))
            }
            _ => None,
        }
    }
}

/// The length of the string literal that `bytes` begin with; a quote on its own, as in prose, begins none.
fn string_length(bytes: &[u8]) -> Option<usize> {
    let quote = bytes.first().copied().unwrap_or(b'"');
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            b'\n' if quote != b'`' => return Some(1),
            byte if *byte == quote && !escaped => return Some(at + 1),
            _ => escaped = *byte == b'\\' && !escaped,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Scanner, module};
    use crate::document::body::element::{TemplateCall, TemplateForm};

    fn at(text: &str, opener: char) -> Option<TemplateCall> {
        Scanner::new(text).call(text.find(opener).unwrap())
    }

    #[test]
    fn expressions_are_balanced() {
        let text = "가 {a.b('}') /* } */ + `{`} b";
        let call = at(text, '{').unwrap();
        assert_eq!((call.span.slice(text), call.name.as_str()), ("{a.b('}') /* } */ + `{`}", "a.b"));
        assert_eq!(at("{/* 글 */}", '{').unwrap().form, TemplateForm::Comment);
        assert!(!at("{a\nb", '{').unwrap().closed);
        assert!(at("\\{a}", '{').is_none() && at("{#id}", '{').is_none());
    }

    #[test]
    fn components_but_not_html() {
        let text = "<Image src=\"그림.png\" w={1 > 0}\n {...rest} />";
        let call = at(text, '<').unwrap();
        assert_eq!((call.name.as_str(), call.span.len(), call.arguments.len()), ("Image", text.len(), 2));
        assert_eq!(call.arguments[0].value, "그림.png");
        assert!(at("<div class=\"a\">", '<').is_none());
        assert!(at("<div style={{a: 1}}>", '<').is_some());
        assert!(at("</Tabs>", '<').unwrap().closing && at("<>", '<').is_some());
        assert!(at("<https://a.b>", '<').is_none() && at("a < b", '<').is_none());
    }

    #[test]
    fn modules_stop_at_a_blank_line() {
        let text = "import A from 'a'\nexport const b = 1\n\ntext\n";
        assert_eq!(module(text, 0).unwrap().span.slice(text), "import A from 'a'\nexport const b = 1");
        assert!(module("import is a word\n", 0).is_none());
    }
}
