//! Hugo's shortcodes, lexed as Hugo does (parser/pageparser/pagelexer_shortcode.go).

use std::ops::Range;

use super::arguments::argument;
use crate::document::body::element::{TemplateArgument, TemplateCall, TemplateForm};
use crate::document::body::finder::{Finder, LineEnds};
use crate::text::{Span, has_sign};

/// Finds shortcodes from growing offsets.
pub(super) struct Scanner<'a> {
    text: &'a str,
    lines: LineEnds<'a>,
    angle: Finder<'a>,
    percent: Finder<'a>,
    angle_comment: Finder<'a>,
    percent_comment: Finder<'a>,
}

/// What the inside of a shortcode says.
#[derive(Default)]
struct Inside {
    closing: bool,
    name: Range<usize>,
    arguments: Vec<TemplateArgument>,
    end: Option<usize>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            lines: LineEnds::new(text),
            angle: Finder::new(text, ">}}"),
            percent: Finder::new(text, "%}}"),
            angle_comment: Finder::new(text, "*/>}}"),
            percent_comment: Finder::new(text, "*/%}}"),
        }
    }

    /// The shortcode that begins at `at`.
    pub(super) fn call(&mut self, at: usize) -> Option<TemplateCall> {
        let rest = self.text.get(at..)?;
        let is_angle = rest.starts_with("{{<");
        if !is_angle && !rest.starts_with("{{%") {
            return None;
        }
        let inner = at + 3;
        let commented = rest.get(3..).is_some_and(|rest| rest.starts_with("/*"));
        if commented {
            let finder = if is_angle { &mut self.angle_comment } else { &mut self.percent_comment };
            if let Some(end) = finder.from(inner + 2) {
                let words = self.text.get(inner + 2..end)?.split_whitespace().next().unwrap_or("");
                return Some(call(TemplateForm::Comment, at..end + 5, words.trim_start_matches('/').to_owned()));
            }
        }
        let (form, closer, finder) = if is_angle {
            (TemplateForm::HugoAngle, ">}}", &mut self.angle)
        } else {
            (TemplateForm::HugoPercent, "%}}", &mut self.percent)
        };
        let line = self.lines.after(at);
        let first = finder.from(inner);
        let inside = if first.is_some() { lex(self.text, inner, closer) } else { lex_name(self.text, inner) };
        let end = inside.end.or(first.filter(|end| *end <= line)).map(|end| end + closer.len());
        let name = self.text.get(inside.name.clone())?;
        if end.is_none() && !name.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            return None;
        }
        let base = call(form, at..end.unwrap_or(line), name.to_owned());
        Some(TemplateCall { closing: inside.closing, arguments: inside.arguments, closed: end.is_some(), ..base })
    }
}

fn call(form: TemplateForm, range: Range<usize>, name: String) -> TemplateCall {
    TemplateCall {
        span: Span::new(range.start, range.end),
        form,
        name,
        closing: false,
        arguments: Vec::new(),
        in_code: false,
        closed: true,
    }
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

fn lex_name(text: &str, from: usize) -> Inside {
    let bytes = text.as_bytes();
    let mut start = skip_space(bytes, from);
    let closing = bytes.get(start) == Some(&b'/');
    if closing {
        start = skip_space(bytes, start + 1);
    }
    let is_name =
        |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/') || **byte >= 0x80;
    let length = bytes.get(start..).unwrap_or_default().iter().take_while(is_name).count();
    let name = text.get(start..start + length).unwrap_or("");
    Inside { closing, name: start..start + name.trim_end_matches('/').len(), ..Inside::default() }
}

/// Reads name and arguments; `end` is where `closer` stands, or `None` when Hugo would stop with an error.
fn lex(text: &str, from: usize, closer: &str) -> Inside {
    let bytes = text.as_bytes();
    let mut inside = lex_name(text, from);
    let mut at = inside.name.end;
    loop {
        at = skip_space(bytes, at);
        let Some(rest) = text.get(at..) else { return inside };
        if rest.starts_with(closer) {
            inside.end = Some(at);
            return inside;
        }
        if rest.starts_with('/') && rest.get(1..).is_some_and(|rest| rest.starts_with(closer)) {
            inside.end = Some(at + 1);
            return inside;
        }
        if rest.is_empty() || rest.starts_with("{{<") || rest.starts_with("{{%") {
            return inside;
        }
        let Some((value, after)) = value(text, at, closer, true) else { return inside };
        let is_quoted = value.start > at;
        if !is_quoted && bytes.get(after) == Some(&b'=') {
            let start = skip_space(bytes, after + 1);
            let Some((named, end)) = self::value(text, start, closer, false) else { return inside };
            let name = text.get(value).map(str::to_owned);
            inside.arguments.push(unescaped(argument(text, name, named)));
            at = end.max(after + 1);
        } else {
            inside.arguments.push(unescaped(argument(text, None, value)));
            at = after.max(at + 1);
        }
    }
}

fn unescaped(mut argument: TemplateArgument) -> TemplateArgument {
    if has_sign(&argument.value, b'\\') {
        argument.value = argument.value.replace("\\\"", "\"");
    }
    argument
}

/// The bytes of the value at `at` without its quotes, and the offset behind it.
fn value(text: &str, at: usize, closer: &str, stops_at_equals: bool) -> Option<(Range<usize>, usize)> {
    let rest = text.get(at..)?;
    if rest.starts_with('`') {
        let end = at + 1 + rest.get(1..)?.find('`')?;
        return Some((at + 1..end, end + 1));
    }
    if rest.starts_with('"') {
        let mut escaped = false;
        for (offset, byte) in rest.bytes().enumerate().skip(1) {
            match byte {
                b'\n' => return None,
                b'"' if !escaped => return Some((at + 1..at + offset, at + offset + 1)),
                _ => escaped = byte == b'\\' && !escaped,
            }
        }
        return None;
    }
    let mut end = text.len();
    for (offset, sign) in rest.char_indices() {
        let here = rest.get(offset..).unwrap_or("");
        let closes = here.strip_prefix('/').unwrap_or(here).starts_with(closer);
        let opens = here.starts_with("{{<") || here.starts_with("{{%");
        if sign.is_whitespace() || closes || opens || (stops_at_equals && sign == '=') {
            end = at + offset;
            break;
        }
    }
    Some((at..end, end))
}

#[cfg(test)]
mod tests {
    use super::Scanner;
    use crate::document::body::element::{TemplateCall, TemplateForm};

    fn first(text: &str) -> TemplateCall {
        Scanner::new(text).call(text.find("{{").unwrap()).unwrap()
    }

    #[test]
    fn reads_named_and_positional_arguments() {
        let text = "가 {{< figure src=\"a b.png\" alt=`그림 >}}` n=3 />}} x";
        let call = first(text);
        assert_eq!((call.name.as_str(), call.closed, call.form), ("figure", true, TemplateForm::HugoAngle));
        let values: Vec<_> = call.arguments.iter().map(|a| (a.name.as_deref().unwrap(), a.span.slice(text))).collect();
        assert_eq!(values, [("src", "a b.png"), ("alt", "그림 >}}"), ("n", "3")]);
        assert!(call.span.slice(text).ends_with("/>}}"));
        let bare = first("{{% ref 한글.md %}}");
        assert_eq!((bare.arguments[0].value.as_str(), bare.form), ("한글.md", TemplateForm::HugoPercent));
        assert_eq!(first(r#"{{< a "b \"c\"" >}}"#).arguments[0].value, "b \"c\"");
    }

    #[test]
    fn knows_closers_comments_and_what_is_not_closed() {
        assert!(first("{{< /tab >}}").closing);
        assert_eq!(first("{{</* x */>}}").form, TemplateForm::Comment);
        let open = first("{{< figure src=\"a\"\nnext");
        assert!(!open.closed && open.span.len() == "{{< figure src=\"a\"".len());
        let quote = first("{{< a \"b >}} c\n\"");
        assert!(quote.closed && quote.span.len() == "{{< a \"b >}}".len());
        assert!(Scanner::new("{{<").call(0).is_none());
    }
}
