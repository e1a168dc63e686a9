//! Template calls, found on the raw text before Markdown sees it, and the mask that hides them.

mod arguments;
mod attributes;
mod hugo;
mod liquid;
mod mask;
mod mdx;

use memchr::{memchr, memchr2, memchr3};
use std::collections::HashMap;
use std::ops::Range;

pub(super) use attributes::explicit_id;
pub(super) use mask::{Filler, Mask, apply};

use super::element::{TemplateCall, TemplateForm};
use super::regions::Regions;
use crate::document::Dialect;
use crate::document::dialect::Templates;

/// Pairs whose inner text is code or another language, never prose: `{{< highlight >}}`, `{% raw %}`.
const CODE_PAIRS: [&str; 15] = [
    "highlight",
    "mermaid",
    "math",
    "katex",
    "latex",
    "chart",
    "gist",
    "raw",
    "code",
    "codeblock",
    "markmap",
    "echarts",
    "comment",
    "verbatim",
    "nomarkdown",
];

/// What a scan for template calls found. All offsets are relative to the body.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The calls, in the order of the text.
    pub(super) calls: Vec<TemplateCall>,
    /// Their masks, sorted and disjoint.
    pub(super) masks: Vec<Mask>,
    /// Whole code-like pairs.
    pub(super) opaque: Vec<Range<usize>>,
}

/// One scan. The finders of each language remember what they searched, which keeps hostile input linear.
struct Scan<'a> {
    text: &'a str,
    regions: Regions<'a>,
    dialect: &'a Dialect,
    kramdown: attributes::Scanner<'a>,
    hugo: hugo::Scanner<'a>,
    liquid: liquid::Scanner<'a>,
    mdx: mdx::Scanner<'a>,
}

/// Finds all calls of `dialect` in `text`.
pub(super) fn find(text: &str, dialect: &Dialect) -> Found {
    let mut scan = Scan {
        text,
        regions: Regions::new(text),
        dialect,
        kramdown: attributes::Scanner::new(text),
        hugo: hugo::Scanner::new(text),
        liquid: liquid::Scanner::new(text, dialect.templates),
        mdx: mdx::Scanner::new(text),
    };
    let mut found = Found::default();
    let mut at = 0;
    let mut at_line_start = scan.has_line_calls();
    loop {
        let call = if at_line_start { scan.line_call(at) } else { None };
        at_line_start = false;
        if let Some(call) = call.or_else(|| scan.call(at)) {
            at = call.span.end().max(at + 1);
            let filler = filler(&call, text, &scan.regions);
            match raw_tags(&call, text) {
                Some(tags) => found.masks.extend(tags.map(|range| Mask { range, filler })),
                None => found.masks.push(Mask { range: call.span.range(), filler }),
            }
            found.calls.push(call);
            continue;
        }
        let Some(byte) = text.as_bytes().get(at) else { break };
        at_line_start = *byte == b'\n' && scan.has_line_calls();
        at += 1;
        if !at_line_start {
            at = scan.next_opener(at);
        }
    }
    pair_code(&mut found);
    let guarded = |at| scan.regions.in_fence(at) || scan.regions.in_comment(at);
    found.masks = mask::settle(text, found.masks, guarded);
    found
}

impl Scan<'_> {
    /// Whether some calls of the dialect must begin their line.
    fn has_line_calls(&self) -> bool {
        self.dialect.templates == Templates::Mdx || self.dialect.markdown.containers
    }

    /// Where the next call may begin, at or behind `from`: the end of a line counts where calls may begin one.
    fn next_opener(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let next = match self.dialect.templates {
            Templates::Mdx => memchr3(b'{', b'<', b'\n', rest),
            _ if self.has_line_calls() => memchr2(b'{', b'\n', rest),
            _ => memchr(b'{', rest),
        };
        from + next.unwrap_or(rest.len())
    }

    /// A call that begins at the byte `at`.
    fn call(&mut self, at: usize) -> Option<TemplateCall> {
        let opener = *self.text.as_bytes().get(at)?;
        let second = self.text.as_bytes().get(at + 1).copied();
        match opener {
            b'{' if self.dialect.templates == Templates::Mdx => {}
            b'{' if matches!(second, Some(b'{' | b'%' | b'#' | b':')) => {}
            b'<' if self.dialect.templates == Templates::Mdx => {}
            _ => return None,
        }
        let regions = &self.regions;
        let coded = || regions.in_fence(at) || regions.in_span(at);
        if opener == b'{'
            && second == Some(b':')
            && self.dialect.markdown.kramdown_attributes
            && !coded()
            && let Some(call) = self.kramdown.call(at)
        {
            return Some(call);
        }
        match self.dialect.templates {
            Templates::None => None,
            Templates::Hugo => self.hugo.call(at),
            Templates::Any if regions.in_fence(at) => None,
            Templates::Any => self.hugo.call(at).or_else(|| self.liquid.call(at)),
            Templates::Nunjucks if regions.in_fence(at) => None,
            Templates::Liquid | Templates::Tera | Templates::Nunjucks => self.liquid.call(at),
            Templates::Mdx if coded() || regions.in_comment(at) => None,
            Templates::Mdx => self.mdx.call(at),
        }
    }

    /// A call that must begin its line, which starts at `at`.
    fn line_call(&self, at: usize) -> Option<TemplateCall> {
        let call = self.at_line_start(at)?;
        let is_hidden = self.regions.in_fence(at) || self.regions.in_comment(at);
        (!is_hidden).then_some(call)
    }

    fn at_line_start(&self, at: usize) -> Option<TemplateCall> {
        let markdown = &self.dialect.markdown;
        let container = if markdown.containers { attributes::container(self.text, at) } else { None };
        let is_mdx = self.dialect.templates == Templates::Mdx;
        container.or_else(|| if is_mdx { mdx::module(self.text, at) } else { None })
    }
}

/// How a call is hidden. Liquid tags, JSX and modules alone on their lines are blocks of their own.
fn filler(call: &TemplateCall, text: &str, regions: &Regions<'_>) -> Filler {
    let range = call.span.range();
    match call.form {
        TemplateForm::HugoAngle | TemplateForm::HugoPercent | TemplateForm::Output => Filler::Word,
        TemplateForm::Comment if call.span.slice(text).starts_with("{{") => Filler::Word,
        TemplateForm::Attributes
            if mask::stands_alone(text, range.clone()) || attributes::ends_heading(text, &range) =>
        {
            Filler::Blank
        }
        TemplateForm::Attributes => Filler::Word,
        _ if regions.in_fence(range.start) => Filler::Word,
        _ => Filler::Block,
    }
}

/// The two tags of a `{% raw %}` pair over several lines. What is between them is Markdown to the renderer, often with
/// a code fence, so only the tags are hidden from it.
fn raw_tags(call: &TemplateCall, text: &str) -> Option<[Range<usize>; 2]> {
    let slice = call.span.slice(text);
    let is_raw = call.form == TemplateForm::Tag && matches!(call.name.as_str(), "raw" | "verbatim");
    if !is_raw {
        return None;
    }
    let open = slice.find("%}")? + 2;
    let close = slice.rfind("{%").filter(|close| *close >= open)?;
    let (start, end) = (call.span.start(), call.span.end());
    slice.contains('\n').then(|| [start..start + open, start + close..end])
}

/// Hides what stands between the two shortcodes of a code-like pair.
fn pair_code(found: &mut Found) {
    let mut open: HashMap<&str, Range<usize>> = HashMap::new();
    for call in &found.calls {
        let is_shortcode = matches!(call.form, TemplateForm::HugoAngle | TemplateForm::HugoPercent);
        let is_code = call.name.starts_with("code") || CODE_PAIRS.contains(&call.name.as_str());
        if !is_shortcode || !call.closed || !is_code {
            continue;
        }
        if !call.closing {
            open.insert(&call.name, call.span.range());
        } else if let Some(opener) = open.remove(call.name.as_str()) {
            found.opaque.push(opener.start..call.span.end());
            found.masks.push(Mask { range: opener.start..call.span.end(), filler: Filler::Word });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{apply, find};
    use crate::document::Dialect;
    use crate::document::dialect::Templates;

    fn masked(text: &str, templates: Templates) -> (String, Vec<String>) {
        let dialect = Dialect { templates, ..Dialect::default() };
        let found = find(text, &dialect);
        (apply(text, &found.masks).into_owned(), found.calls.into_iter().map(|call| call.name).collect())
    }

    #[test]
    fn hugo_calls_are_words_and_code_pairs_hide_their_inside() {
        let (text, names) =
            masked("{{< fig >}}\n\n{{< mermaid >}}\n글 *a*\n{{< /mermaid >}}\n{% x %}\n", Templates::Hugo);
        assert_eq!(names, ["fig", "mermaid", "mermaid"]);
        assert_eq!(text.lines().next(), Some("xxxxxxxxxxx"));
        assert!(!text.contains('글') && !text.contains("*a*") && text.ends_with("x\n{% x %}\n"), "{text}");
    }

    #[test]
    fn liquid_tags_alone_are_blocks_outside_code_and_comments() {
        let (text, names) = masked("{% if a %}\nb {{ c }}\n```\n{% d %}\n```\n<!--\n{% e %}\n-->\n", Templates::Liquid);
        assert_eq!(names, ["if", "c", "d", "e"]);
        assert_eq!(text, "<!--xxx-->\nb xxxxxxx\n```\nxxxxxxx\n```\n<!--\nxxxxxxx\n-->\n");
    }

    #[test]
    fn raw_text_over_lines_stays_markdown() {
        let text = "{% raw %}\n```\n{{ 가 }}\n{% endraw %}\n```\n{% raw %}{{ a }}{% endraw %} b\n";
        let (text, names) = masked(text, Templates::Liquid);
        assert_eq!(names, ["raw", "raw"]);
        assert!(text.starts_with("<!--xx-->\n```\n{{ 가 }}\nxxxxxxxxxxxx\n```\nxxx"), "{text}");
    }

    #[test]
    fn an_unknown_generator_keeps_fenced_code() {
        let (text, names) = masked("{{< a >}} {% b %}\n\n```\n{{< c >}} {{ d }}\n```\n", Templates::Any);
        assert_eq!(names, ["a", "b"]);
        assert!(text.contains("{{< c >}} {{ d }}"));
    }

    #[test]
    fn no_template_language_means_no_calls() {
        assert!(masked("{{< a >}} {% b %} {{ c }}\n", Templates::None).1.is_empty());
    }
}
