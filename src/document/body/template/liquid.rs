//! Tags and outputs of Liquid (Jekyll, Eleventy), Nunjucks (Hexo) and Tera (Zola): `{% tag %}`, `{{ output }}`, `{# #}`.

use std::collections::HashSet;
use std::ops::Range;

use super::{CODE_PAIRS, arguments};
use crate::document::body::element::{TemplateCall, TemplateForm};
use crate::document::body::finder::{Finder, LineEnds};
use crate::document::dialect::Templates;
use crate::text::Span;

/// Finds calls from growing offsets.
pub(super) struct Scanner<'a> {
    text: &'a str,
    templates: Templates,
    lines: LineEnds<'a>,
    tag_open: Finder<'a>,
    tag_close: Finder<'a>,
    output_open: Finder<'a>,
    output_close: Finder<'a>,
    comment_close: Finder<'a>,
    /// Pairs that were searched once without success: no later one has a closer either.
    lonely: HashSet<&'a str>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, templates: Templates) -> Self {
        Self {
            text,
            templates,
            lines: LineEnds::new(text),
            tag_open: Finder::new(text, "{%"),
            tag_close: Finder::new(text, "%}"),
            output_open: Finder::new(text, "{{"),
            output_close: Finder::new(text, "}}"),
            comment_close: Finder::new(text, "#}"),
            lonely: HashSet::new(),
        }
    }

    /// The call that begins at `at`.
    pub(super) fn call(&mut self, at: usize) -> Option<TemplateCall> {
        let rest = self.text.get(at..)?;
        if self.templates == Templates::Tera && (rest.starts_with("{{/*") || rest.starts_with("{%/*")) {
            return self.escaped(at);
        }
        match rest.strip_prefix('{')?.as_bytes().first()? {
            b'%' => self.tag(at),
            b'{' => self.output(at),
            b'#' if matches!(self.templates, Templates::Nunjucks | Templates::Any) => self.comment(at),
            _ => None,
        }
    }

    /// Zola's `{{/* name() */}}`, which prints the call instead of making it.
    fn escaped(&mut self, at: usize) -> Option<TemplateCall> {
        let is_tag = self.text.get(at..)?.starts_with("{%");
        let finder = if is_tag { &mut self.tag_close } else { &mut self.output_close };
        let end = finder.from(at + 4)?;
        let inner = self.text.get(at + 4..end)?.strip_suffix("*/")?;
        let name = inner.trim_start().split(|sign: char| !is_name(sign)).next().unwrap_or("");
        Some(call(TemplateForm::Comment, at..end + 2, name))
    }

    fn comment(&mut self, at: usize) -> Option<TemplateCall> {
        let end = self.comment_close.from(at + 2)?;
        let inner = self.text.get(at + 2..end)?;
        let is_plain = inner.starts_with([' ', '\n', '-', '#']) && !has_blank_line(inner);
        is_plain.then(|| call(TemplateForm::Comment, at..end + 2, ""))
    }

    fn tag(&mut self, at: usize) -> Option<TemplateCall> {
        let close = self.tag_close.from(at + 2);
        let next = self.tag_open.from(at + 2);
        let Some(end) = close.filter(|end| next.is_none_or(|next| *end < next)) else {
            return self.unclosed(TemplateForm::Tag, at, next);
        };
        let inner = self.inner(at + 2..end)?;
        let (name, arguments) = self.name(&inner, false)?;
        let slice = self.text.get(inner.clone())?;
        if name.is_empty() && slice.starts_with('#') && self.templates != Templates::Tera {
            return Some(call(TemplateForm::Comment, at..end + 2, ""));
        }
        let is_named = name.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '_');
        if self.templates == Templates::Any && (!is_named || has_blank_line(slice)) {
            return None;
        }
        if self.templates == Templates::Tera && name != "end" && !self.is_invoked(&arguments) {
            return None;
        }
        let closing = name.starts_with("end");
        let is_captured = name == "set" && !slice.contains('=');
        let whole = self.code_pair_end(name, end + 2, is_captured).unwrap_or(end + 2);
        let arguments = arguments::lex(self.text, arguments);
        Some(TemplateCall { closing, arguments, ..call(TemplateForm::Tag, at..whole, name) })
    }

    fn output(&mut self, at: usize) -> Option<TemplateCall> {
        let close = self.output_close.from(at + 2);
        let next = self.output_open.from(at + 2);
        let Some(end) = close.filter(|end| next.is_none_or(|next| *end < next)) else {
            return self.unclosed(TemplateForm::Output, at, next);
        };
        let inner = self.inner(at + 2..end)?;
        let slice = self.text.get(inner.clone())?;
        if self.templates == Templates::Any && (slice.is_empty() || slice.contains('\n')) {
            return None;
        }
        let (name, arguments) = self.name(&inner, true)?;
        if self.templates == Templates::Tera && (name.is_empty() || !self.is_invoked(&arguments)) {
            return None;
        }
        let arguments = arguments::lex(self.text, arguments);
        Some(TemplateCall { arguments, ..call(TemplateForm::Output, at..end + 2, name) })
    }

    /// A call without its closer, up to the end of the line or the next call; only what is clearly meant as one.
    fn unclosed(&mut self, form: TemplateForm, at: usize, next: Option<usize>) -> Option<TemplateCall> {
        let end = self.lines.after(at).min(next.unwrap_or(usize::MAX));
        let inner = self.text.get(at + 2..end)?.trim_start_matches('-');
        let word = inner.strip_prefix(' ')?.trim_start();
        let name = word.split(|sign: char| !is_name(sign)).next().unwrap_or("");
        let is_clear = name.starts_with(|sign: char| sign.is_ascii_alphabetic());
        let is_clear = is_clear && (form == TemplateForm::Tag || self.templates != Templates::Any);
        let is_clear = is_clear && (self.templates != Templates::Tera || word.get(name.len()..)?.starts_with('('));
        is_clear.then(|| TemplateCall { closed: false, ..call(form, at..end, name) })
    }

    /// The range without white space and its control signs (`{%- -%}`).
    fn inner(&self, range: Range<usize>) -> Option<Range<usize>> {
        let slice = self.text.get(range.clone())?;
        let head = slice.strip_prefix(['-', '+']).unwrap_or(slice).trim_start();
        let start = range.end - head.len();
        let tail = head.strip_suffix(['-', '+']).unwrap_or(head).trim_end();
        Some(start..start + tail.len())
    }

    /// The first word of `inner`, and the rest. An output's word may have dots.
    fn name(&self, inner: &Range<usize>, dotted: bool) -> Option<(&'a str, Range<usize>)> {
        let text: &'a str = self.text;
        let slice = text.get(inner.clone())?;
        let ends = |sign: char| !(is_name(sign) || (dotted && sign == '.'));
        let length = slice.find(ends).unwrap_or(slice.len());
        let length = if slice.starts_with(|sign: char| sign.is_ascii_digit()) { 0 } else { length };
        Some((slice.get(..length)?, inner.start + length..inner.end))
    }

    fn is_invoked(&self, arguments: &Range<usize>) -> bool {
        self.text.get(arguments.clone()).is_some_and(|rest| rest.starts_with('(') && rest.ends_with(')'))
    }

    /// Where the closing tag of a code-like pair ends; `{% endname %}`, in Zola `{% end %}`.
    fn code_pair_end(&mut self, name: &'a str, from: usize, is_captured: bool) -> Option<usize> {
        if !(is_captured || CODE_PAIRS.contains(&name)) || self.lonely.contains(name) {
            return None;
        }
        let text: &'a str = self.text;
        let rest = text.get(from..)?;
        for (start, _) in rest.match_indices("{%") {
            let tag = rest.get(start + 2..)?;
            let word = tag.trim_start_matches(['-', '+']).trim_start().strip_prefix("end");
            let after = match self.templates {
                Templates::Tera => word,
                _ => word.and_then(|word| word.strip_prefix(name)),
            };
            let after = after.map(|after| after.trim_start().trim_start_matches(['-', '+']));
            if let Some(closed) = after.and_then(|after| after.strip_prefix("%}")) {
                return Some(text.len() - closed.len());
            }
        }
        self.lonely.insert(name);
        None
    }
}

fn is_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-')
}

fn has_blank_line(inner: &str) -> bool {
    inner.split('\n').skip(1).any(|line| line.trim().is_empty())
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

#[cfg(test)]
mod tests {
    use super::Scanner;
    use crate::document::body::element::{TemplateCall, TemplateForm};
    use crate::document::dialect::Templates;

    fn call(text: &str, templates: Templates) -> Option<TemplateCall> {
        Scanner::new(text, templates).call(text.find('{').unwrap())
    }

    #[test]
    fn liquid_tags_and_outputs() {
        let tag = call("가 {%- include fig.html src=\"그림.png\" -%}", Templates::Liquid).unwrap();
        assert_eq!((tag.name.as_str(), tag.form, tag.arguments.len()), ("include", TemplateForm::Tag, 2));
        assert_eq!(tag.arguments[1].value, "그림.png");
        let output = call("{{ site.url | append: '/a' }}", Templates::Liquid).unwrap();
        assert_eq!((output.name.as_str(), output.arguments.len()), ("site.url", 0));
        assert_eq!(call("{{ '/a' | relative_url }}", Templates::Liquid).unwrap().arguments[0].value, "/a");
        assert!(call("{% endif %}", Templates::Liquid).unwrap().closing);
        let raw = "{% raw %}{{ a }}\r\n{%- endraw -%} b";
        assert_eq!(call(raw, Templates::Liquid).unwrap().span.slice(raw), "{% raw %}{{ a }}\r\n{%- endraw -%}");
    }

    #[test]
    fn unclosed_calls_end_with_their_line() {
        let text = "{% include a\nb";
        let tag = call(text, Templates::Liquid).unwrap();
        assert!(!tag.closed && tag.span.slice(text) == "{% include a");
        assert!(call("{{ a\n", Templates::Any).is_none());
        assert!(call("{{a}\n", Templates::Liquid).is_none());
        assert!(Scanner::new("<% a %>", Templates::Liquid).call(0).is_none());
        assert!(!call("{% a {% b %}", Templates::Any).unwrap().closed);
    }

    #[test]
    fn tera_wants_parentheses() {
        assert!(call("{{ page.title }}", Templates::Tera).is_none());
        let shortcode = call("{{ youtube(id=\"x\") }}", Templates::Tera).unwrap();
        assert_eq!((shortcode.name.as_str(), shortcode.arguments[0].name.as_deref()), ("youtube", Some("id")));
        assert!(call("{% end %}", Templates::Tera).unwrap().closing);
        assert_eq!(call("{{/* a() */}}", Templates::Tera).unwrap().form, TemplateForm::Comment);
    }

    #[test]
    fn comments_only_where_the_language_has_them() {
        assert_eq!(call("{# 주석 #}", Templates::Nunjucks).unwrap().form, TemplateForm::Comment);
        assert!(call("{#id} a #}", Templates::Any).is_none());
        assert!(call("{# a #}", Templates::Liquid).is_none());
    }
}
