//! What can be told only after the walk: order, template calls, math, and what is not prose.

use std::ops::Range;

use super::element::{Attribute, Footnote, TemplateCall, TemplateForm};
use super::source::Source;
use super::{Body, footnote, markup, math, opaque, template};
use crate::text::Span;

/// Completes a walked body with its literal `texts`, the template `calls` and the code-like pairs between calls.
pub(super) fn finish(
    mut body: Body,
    source: &Source,
    texts: &[Range<usize>],
    calls: Vec<TemplateCall>,
    pairs: &[Range<usize>],
) -> Body {
    body.links.sort_by_key(|link| link.span);
    body.images.sort_by_key(|image| image.span);
    markup::mark_linked_images(&mut body);
    let code = opaque::merged(body.code_blocks.iter().map(|block| block.span).chain(body.code_spans.clone()).collect());
    body.templates = calls.into_iter().map(|call| placed(call, source, &code)).collect();
    heading_ids(&mut body, source);

    let mut hidden = std::mem::take(&mut body.opaque);
    hidden.extend(body.templates.iter().map(|call| call.span));
    hidden.extend(pairs.iter().map(|pair| source.place(pair)));
    hidden.extend(body.definitions.iter().map(|definition| definition.span));
    body.opaque = opaque::merged(hidden);
    if math::may_stand_in(source.masked) {
        let math = math::find(source.masked, &relative(&body.opaque, source), &walls(&body, code, source));
        if !math.is_empty() {
            body.math = math.iter().map(|math| source.place(math)).collect();
            let hidden = std::mem::take(&mut body.opaque);
            body.opaque = opaque::merged(hidden.into_iter().chain(body.math.clone()).collect());
        }
    }

    body.texts = opaque::without(texts.iter().map(|text| source.place(text)), &body.opaque);
    if footnote::may_stand_in(source.masked) {
        for run in relative(&body.texts, source) {
            for range in footnote::undefined(source.masked, &run) {
                let span = source.place(&range);
                let label = source.written(&(range.start + 2..range.end - 1)).to_owned();
                body.broken_footnotes.push(Footnote { span, label, label_span: span });
            }
        }
    }
    body
}

/// What may not stand inside math: `code`, raw HTML and comments.
fn walls(body: &Body, code: Vec<Span>, source: &Source) -> Vec<Range<usize>> {
    let tags = body.html_tags.iter().map(|tag| tag.span);
    relative(
        &opaque::merged(body.comments.iter().map(|comment| comment.span).chain(tags).chain(code).collect()),
        source,
    )
}

/// Spans of the file as ranges of the body.
fn relative(spans: &[Span], source: &Source) -> Vec<Range<usize>> {
    spans.iter().map(|span| span.start() - source.offset..span.end() - source.offset).collect()
}

/// The call with spans of the file.
fn placed(mut call: TemplateCall, source: &Source, code: &[Span]) -> TemplateCall {
    call.span = call.span.shifted(source.offset);
    for argument in &mut call.arguments {
        argument.span = argument.span.shifted(source.offset);
    }
    let next = code.partition_point(|span| span.start <= call.span.start);
    call.in_code = next.checked_sub(1).and_then(|at| code.get(at)).is_some_and(|span| span.covers(call.span));
    call
}

/// Gives headings the id of a kramdown list on the line below (`{: #id}`).
fn heading_ids(body: &mut Body, source: &Source) {
    for call in body.templates.iter().filter(|call| call.form == TemplateForm::Attributes) {
        let next = body.headings.partition_point(|heading| heading.span.start <= call.span.start);
        let Some(heading) = next.checked_sub(1).and_then(|at| body.headings.get_mut(at)) else { continue };
        let end = heading.span.end();
        let belongs = heading.span.covers(call.span) || is_next_line(source, end, call.span.start());
        let range = call.span.start() - source.offset..call.span.end() - source.offset;
        if let Some(id) = template::explicit_id(source.text, range).filter(|_| belongs && heading.id.is_none()) {
            let value = source.written(&id).to_owned();
            heading.id = Some(Attribute { name: "id".into(), value, span: source.place(&id) });
        }
    }
}

/// Whether only one line ending and blanks stand between two offsets of the file.
fn is_next_line(source: &Source, from: usize, to: usize) -> bool {
    let between = to.checked_sub(source.offset).and_then(|to| source.text.get(from - source.offset..to));
    let is_blank = |between: &str| between.bytes().all(|byte| byte.is_ascii_whitespace() || byte == b'>');
    between.is_some_and(|between| is_blank(between) && between.bytes().filter(|byte| *byte == b'\n').count() == 1)
}

#[cfg(test)]
mod tests {
    use crate::document::body::parse;
    use crate::document::dialect::Templates;
    use crate::document::{Body, Dialect};
    use crate::text::Span;

    fn body(text: &str, templates: Templates) -> Body {
        parse(text, Span::new(0, text.len()), &Dialect { templates, ..Dialect::default() })
    }

    #[test]
    fn calls_know_whether_they_stand_in_code() {
        let text = "{{< a >}} `{{< b >}}`\n\n```\n{{< 가 \"x\" >}}\n```\n";
        let told: Vec<_> = body(text, Templates::Hugo).templates.iter().map(|c| (c.name.clone(), c.in_code)).collect();
        assert_eq!(told, [("a".into(), false), ("b".into(), true), ("가".into(), true)]);
    }

    #[test]
    fn opaque_holds_all_that_is_no_prose() {
        let text = "글 `a` <b> $c_d$ {{< e >}} [f](g) <!-- h -->\n\n{{< mermaid >}}\ni\n{{< /mermaid >}}\n\n[j]: k\n";
        let body = body(text, Templates::Hugo);
        let told: Vec<_> = body.opaque.iter().map(|span| span.slice(text)).collect();
        let pair = "{{< mermaid >}}\ni\n{{< /mermaid >}}";
        assert_eq!(told, ["`a`", "<b>", "$c_d$", "{{< e >}}", "g", "<!-- h -->", pair, "[j]: k"]);
        assert_eq!(body.math.len(), 1);
        let prose: Vec<_> = body.texts.iter().map(|span| span.slice(text)).collect();
        assert_eq!(prose, ["글 ", " ", " ", " ", " ", "f", " "]);
    }

    #[test]
    fn footnotes_without_a_definition() {
        let text = "글[^1] 둘[^2] \\[^3] `[^4]`\r\n\r\n[^1]: 각주\r\n";
        let told: Vec<_> = body(text, Templates::None).broken_footnotes.into_iter().map(|note| note.label).collect();
        assert_eq!(told, ["2"]);
    }
}
