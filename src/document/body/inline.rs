//! What stands inside running text: literal text, code, line breaks, links and images.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::destination;
use super::element::{Destination, Image, Link, LinkForm};
use super::flow::Target;
use super::paragraph::Open;
use super::walk::{Leaf, Walk};

impl Walk<'_> {
    /// Notes an inline element: it may open the text of a tight list item, and belongs to what is being collected.
    pub(super) fn inline(&mut self, range: &Range<usize>) {
        if self.leaf == Leaf::None {
            self.leaf = Leaf::Text;
            self.leaves.push(range.clone());
            self.paragraph = Some(Open::implicit(range.clone(), &self.containers));
        }
        if let Some(open) = &mut self.paragraph {
            open.extend(range);
            if let Some(leaf) = self.leaves.last_mut() {
                leaf.end = leaf.end.max(range.end);
            }
        }
        self.flows.touch(range);
    }

    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if let Leaf::Code { content_end, .. } = &mut self.leaf {
            *content_end = Some(range.end);
            return;
        }
        self.inline(&range);
        if !self.source.has_mask(&range) {
            self.flows.push(text);
            self.literal(range);
            return;
        }
        self.flows.note_other();
        let source = self.source;
        for part in source.unmasked(&range) {
            self.flows.push(source.written(&part));
            self.literal(part);
        }
    }

    /// Notes a run of literal text, which readers see unless it is an alternative text or an address.
    fn literal(&mut self, part: Range<usize>) {
        if self.flows.hides_text() {
            return;
        }
        match self.texts.last_mut() {
            Some(last) if last.end == part.start => last.end = part.end,
            _ => self.texts.push(part),
        }
    }

    pub(super) fn code_span(&mut self, range: Range<usize>) {
        self.inline(&range);
        self.flows.note_other();
        let span = self.source.place(&range);
        self.body.code_spans.push(span);
        self.body.opaque.push(span);
        for part in self.source.unmasked(&range) {
            let inner = self.source.written(&part);
            self.flows.push(inner.trim_matches('`').trim_matches(' '));
        }
    }

    pub(super) fn line_break(&mut self, range: Range<usize>, is_hard: bool) {
        self.inline(&range);
        self.flows.push(" ");
        if let Some(open) = &mut self.paragraph {
            open.add_break(self.source, &range, is_hard);
        }
    }

    pub(super) fn end_link(&mut self, range: Range<usize>) {
        let Some((flow, text)) = self.flows.end() else { return };
        let (is_image, kind, url, definition) = match flow.target {
            Target::Link { kind, url, definition } => (false, kind, url, definition),
            Target::Image { kind, url, definition } => (true, kind, url, definition),
            Target::Heading { .. } => return,
        };
        let masked = self.source.masked;
        let start = range.start + 1 + usize::from(is_image);
        let is_autolink = matches!(kind, LinkType::Autolink | LinkType::Email);
        let last = flow.last.unwrap_or(start).max(start);
        let bracket = destination::closing_bracket(masked, last, range.end).filter(|_| !is_autolink);
        let content = start..bracket.unwrap_or(last);
        let destination = match definition {
            Some(start) => match self.definitions.take_use(start) {
                Some(found) => found.destination.clone(),
                None => Destination { url, span: None },
            },
            None if is_autolink => {
                let place = destination::proven(masked, content.clone(), &url);
                let url = if kind == LinkType::Email { format!("mailto:{url}") } else { url };
                destination::build(self.source, place, url)
            }
            None => {
                let place = bracket.and_then(|bracket| destination::inline(masked, bracket, &url));
                destination::build(self.source, place, url)
            }
        };
        if definition.is_none() {
            self.body.opaque.extend(destination.span);
        }
        let (span, form, content) = (self.source.place(&range), form(kind), self.source.place(&content));
        if is_image {
            let decorative = self.flows.in_link();
            self.body.images.push(Image { span, form, destination, alt: Some(text), alt_span: content, decorative });
        } else {
            let has_other_content = flow.has_other || flow.has_image;
            self.body.links.push(Link { span, form, destination, text, content, has_other_content });
        }
    }
}

fn form(kind: LinkType) -> LinkForm {
    match kind {
        LinkType::Reference | LinkType::ReferenceUnknown => LinkForm::Reference,
        LinkType::Collapsed | LinkType::CollapsedUnknown => LinkForm::Collapsed,
        LinkType::Shortcut | LinkType::ShortcutUnknown => LinkForm::Shortcut,
        LinkType::Autolink | LinkType::Email => LinkForm::Autolink,
        LinkType::Inline | LinkType::WikiLink { .. } => LinkForm::Inline,
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
    fn every_form_of_link_has_its_place() {
        let text =
            "[가 `b`](u(1)\\).html 't') [c][D] [d][] [d] <https://x.y> <a@b.c> [e]() [*f*]( <g h> )\n\n[d]: <v w>\n";
        let found = body(text).links;
        let told: Vec<_> =
            found.iter().map(|l| (l.form, l.destination.span.unwrap().slice(text), l.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (LinkForm::Inline, "u(1)\\).html", "가 b"),
                (LinkForm::Reference, "v w", "c"),
                (LinkForm::Collapsed, "v w", "d"),
                (LinkForm::Shortcut, "v w", "d"),
                (LinkForm::Autolink, "https://x.y", "https://x.y"),
                (LinkForm::Autolink, "a@b.c", "a@b.c"),
                (LinkForm::Inline, "", "e"),
                (LinkForm::Inline, "g h", "f"),
            ]
        );
        assert_eq!(found[5].destination.url, "mailto:a@b.c");
        assert_eq!(found[0].content.slice(text), "가 `b`");
        assert!(found[0].has_other_content && !found[7].has_other_content);
    }

    #[test]
    fn images_in_links_and_quotes() {
        let text = "> [![그림\n> 둘](a.png)](b)\n\n![](c)\n";
        let found = body(text);
        assert_eq!(found.images[0].alt.as_deref(), Some("그림 둘"));
        assert!(found.images[0].decorative && !found.images[1].decorative);
        assert_eq!(found.images[0].alt_span.slice(text), "그림\n> 둘");
        assert_eq!(found.links[0].destination.span.unwrap().slice(text), "b");
        assert!(found.links[0].has_other_content);
        assert_eq!((found.images[1].alt.as_deref(), found.images[1].alt_span.start()), (Some(""), text.len() - 5));
    }

    #[test]
    fn a_call_in_a_destination_is_kept_as_written() {
        let text = "![가 {{< x >}}]({{ site.url }}/나.png)\n";
        let image = &body(text).images[0];
        assert_eq!(image.destination.url, "{{ site.url }}/나.png");
        assert_eq!(image.destination.span.unwrap().slice(text), image.destination.url);
        assert_eq!(image.alt.as_deref(), Some("가 "));
    }

    #[test]
    fn texts_are_what_is_read() {
        let text = "가 &amp; \\*b* `c` [d](e) ![f](g) <h> {{ i }} <jk://l> ~l~\n";
        let told: Vec<_> = body(text).texts.iter().map(|span| span.slice(text)).collect();
        assert_eq!(told, ["가 &amp; ", "*b* ", " ", "d", " ", " ", " ", " ", " ", "l"]);
    }
}
