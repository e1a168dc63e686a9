//! Raw HTML: blocks and inline tags, the comments in them, and the links and images that tags make.

use std::ops::Range;

use super::Body;
use super::element::{Attribute, Comment, Destination, HtmlTag, Image, Link, LinkForm, lower_case};
use super::entity::decode;
use super::html::{Piece, scan};
use super::paragraph::Container;
use super::walk::{Leaf, Walk};
use crate::text::Span;

impl Walk<'_> {
    pub(super) fn inline_html(&mut self, range: Range<usize>) {
        self.inline(&range);
        self.flows.note_other();
        let slice = self.source.masked.get(range.clone()).unwrap_or("");
        if self.containers.contains(&Container::Quote) && slice.contains('\n') {
            let view = without_quote_marks(slice);
            self.html(&view, range);
        } else {
            self.html(slice, range);
        }
    }

    pub(super) fn end_html_block(&mut self, range: Range<usize>) {
        let Leaf::Html(lines) = std::mem::replace(&mut self.leaf, Leaf::None) else { return };
        let masked = self.source.masked;
        let view = if self.containers.is_empty() { None } else { Some(view(masked, &range, &lines)) };
        let html = view.as_deref().or(masked.get(range.clone())).unwrap_or("");
        let is_call = |part: Range<usize>| {
            html.get(part.start - range.start..part.end - range.start).is_none_or(|part| part.trim().is_empty())
        };
        if self.source.has_mask(&range) && self.source.unmasked(&range).all(is_call) {
            return;
        }
        self.body.html_blocks.push(self.source.place(&self.without_line_ending(range.clone())));
        self.html(html, range);
    }

    /// Records what stands in `html`, which lies at `range`.
    fn html(&mut self, html: &str, range: Range<usize>) {
        self.body.opaque.push(self.source.place(&self.without_line_ending(range.clone())));
        let at = |part: &Range<usize>| range.start + part.start..range.start + part.end;
        for piece in scan(html) {
            match piece {
                Piece::Comment { range, content, closed } => self.comment(at(&range), at(&content), closed),
                Piece::Tag { range, name, closing, attributes } => {
                    if self.source.has_mask(&at(&name)) {
                        continue;
                    }
                    let attributes = attributes.into_iter().filter(|(name, _)| !self.source.has_mask(&at(name)));
                    let attributes = attributes.map(|(name, value)| Attribute {
                        name: lower_case(html.get(name).unwrap_or("")),
                        value: decode(self.source.written(&at(&value))),
                        span: self.source.place(&at(&value)),
                    });
                    let tag = HtmlTag {
                        span: self.source.place(&at(&range)),
                        name: lower_case(html.get(name).unwrap_or("")),
                        closing,
                        attributes: attributes.collect(),
                    };
                    self.body.links.extend(link(&tag));
                    self.body.images.extend(image(&tag));
                    self.body.html_tags.push(tag);
                }
            }
        }
    }

    /// Records a comment. A browser reads an unclosed one on behind the end of its Markdown block.
    fn comment(&mut self, range: Range<usize>, content: Range<usize>, closed: bool) {
        let masked = self.source.masked;
        let is_call = self.source.masks_in(&range).first().is_some_and(|mask| mask.range.start == range.start);
        let start = self.source.place(&range).start();
        if is_call || self.body.comments.last().is_some_and(|before| before.span.contains(start)) {
            return;
        }
        let (range, content, closed) = match masked.get(content.start..).and_then(|rest| rest.find("-->")) {
            _ if closed => (range, content, true),
            Some(length) => {
                let end = content.start + length;
                (range.start..end + 3, content.start..end, true)
            }
            None => (range.start..masked.len(), content.start..masked.len(), false),
        };
        let span = self.source.place(&range);
        self.body.opaque.push(span);
        self.body.comments.push(Comment { span, content: self.source.place(&content), closed });
    }
}

/// The bytes of `range` with everything outside `lines` (the container's prefixes) blanked.
fn view(masked: &str, range: &Range<usize>, lines: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(range.len());
    for line in lines {
        let missing = line.start.saturating_sub(range.start + out.len());
        out.extend(std::iter::repeat_n(' ', missing));
        out.push_str(masked.get(line.clone()).unwrap_or(""));
    }
    out
}

/// `slice` with the quote marks at the start of its lines blanked.
fn without_quote_marks(slice: &str) -> String {
    let mut out = String::with_capacity(slice.len());
    for (number, line) in slice.split_inclusive('\n').enumerate() {
        let rest = if number == 0 { line } else { line.trim_start_matches([' ', '\t', '>']) };
        out.extend(std::iter::repeat_n(' ', line.len() - rest.len()));
        out.push_str(rest);
    }
    out
}

fn attribute<'a>(tag: &'a HtmlTag, name: &str) -> Option<&'a Attribute> {
    tag.attributes.iter().find(|attribute| attribute.name == name)
}

fn destination(attribute: &Attribute) -> Destination {
    Destination { url: attribute.value.clone(), span: Some(attribute.span) }
}

fn link(tag: &HtmlTag) -> Option<Link> {
    let is_link = tag.name == "a" && !tag.closing;
    let href = is_link.then(|| attribute(tag, "href")).flatten()?;
    Some(Link {
        span: tag.span,
        form: LinkForm::Html,
        destination: destination(href),
        text: String::new(),
        content: Span::empty(tag.span.end()),
        has_other_content: false,
    })
}

fn image(tag: &HtmlTag) -> Option<Image> {
    let is_image = tag.name == "img" && !tag.closing;
    let src = is_image.then(|| attribute(tag, "src")).flatten()?;
    let alt = attribute(tag, "alt");
    let is_hidden = attribute(tag, "aria-hidden").is_some_and(|hidden| hidden.value == "true");
    let role = attribute(tag, "role").map(|role| role.value.as_str());
    Some(Image {
        span: tag.span,
        form: LinkForm::Html,
        destination: destination(src),
        alt: alt.map(|alt| alt.value.clone()),
        alt_span: alt.map_or(Span::empty(src.span.end()), |alt| alt.span),
        decorative: is_hidden || matches!(role, Some("presentation" | "none")),
    })
}

/// Marks the images between `<a href>` and `</a>` as the content of a link.
pub(super) fn mark_linked_images(body: &mut Body) {
    let mut open: Option<Span> = None;
    let mut linked = Vec::new();
    for tag in body.html_tags.iter().filter(|tag| tag.name == "a") {
        if !tag.closing {
            open = attribute(tag, "href").map(|_| tag.span);
        } else if let Some(opener) = open.take() {
            linked.push(opener.cover(tag.span));
        }
    }
    for image in &mut body.images {
        let next = linked.partition_point(|link| link.start <= image.span.start);
        image.decorative |=
            next.checked_sub(1).and_then(|at| linked.get(at)).is_some_and(|link| link.covers(image.span));
    }
}

#[cfg(test)]
mod tests {
    use crate::document::body::{LinkForm, parse};
    use crate::document::{Body, Dialect};
    use crate::text::Span;

    fn body(text: &str) -> Body {
        parse(text, Span::new(0, text.len()), &Dialect::default())
    }

    #[test]
    fn tags_make_links_and_images() {
        let text = "글 <a href='x&amp;y'>b</a> <img SRC=그림.png> <a name=z>\n\n\
                    > <div>\n> <a href=\"u\"\n> id=v><img\n> alt=\"\" src=\"w\"></a>\n";
        let found = body(text);
        let told: Vec<_> = found.links.iter().map(|l| (l.form, l.destination.url.as_str())).collect();
        assert_eq!(told, [(LinkForm::Html, "x&y"), (LinkForm::Html, "u")]);
        assert_eq!(found.images[0].destination.span.unwrap().slice(text), "그림.png");
        assert_eq!((&found.images[0].alt, &found.images[1].alt), (&None, &Some(String::new())));
        assert!(!found.images[0].decorative && found.images[1].decorative);
        assert_eq!(found.html_blocks.len(), 1);
        assert_eq!(found.html_tags.len(), 8);
    }

    #[test]
    fn comments_and_what_they_hide() {
        let text = "a <!-- 글 <b> --> `<!-- c -->`\n\n<div>\n<!-- d\n\ne -->\n\n<!-- f\n\ng\n";
        let told: Vec<_> = body(text).comments.iter().map(|c| (c.content.slice(text), c.closed)).collect();
        assert_eq!(told, [(" 글 <b> ", true), (" d\n\ne ", true), (" f\n\ng\n", false)]);
        let tags: Vec<_> = body(text).html_tags.into_iter().map(|tag| tag.name).collect();
        assert_eq!(tags, ["div"]);
    }

    #[test]
    fn calls_are_no_html() {
        let text = "{% if a %}\n<img src=\"{{ b }}/c.png\" {{ d }}>\n{% endif %}\n\n{% e %}\n";
        let found = body(text);
        assert!(found.comments.is_empty());
        assert_eq!(found.images[0].destination.url, "{{ b }}/c.png");
        assert_eq!(found.html_tags[0].attributes.len(), 1);
        assert!(found.html_blocks.iter().all(|block| !block.slice(text).contains("{% e %}")));
    }
}
