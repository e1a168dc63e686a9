//! Text that is being collected: the inside of a heading, link or image.

use std::ops::Range;

use pulldown_cmark::LinkType;

/// Deeper nesting than this collects no text of its own: alternative texts inside alternative texts would grow with
/// the square of the file.
const DEEPEST: usize = 32;

/// What a flow will become.
#[derive(Clone, Debug)]
pub(super) enum Target {
    Heading { level: u8, id: Option<String> },
    Link { kind: LinkType, url: String, definition: Option<usize> },
    Image { kind: LinkType, url: String, definition: Option<usize> },
}

/// One open heading, link or image.
#[derive(Debug)]
pub(super) struct Flow {
    /// What it is.
    pub(super) target: Target,
    /// The first byte of its first child.
    pub(super) first: Option<usize>,
    /// The end of its last child.
    pub(super) last: Option<usize>,
    /// Whether an image stands in it.
    pub(super) has_image: bool,
    /// Whether code, HTML or a template call stands in it.
    pub(super) has_other: bool,
    from: usize,
}

/// The open flows, the innermost last. They share one buffer: text inside a link is text inside its heading.
#[derive(Debug, Default)]
pub(super) struct Flows {
    open: Vec<Flow>,
    buffer: String,
    images: usize,
}

impl Flows {
    pub(super) fn begin(&mut self, target: Target) {
        self.images += usize::from(matches!(target, Target::Image { .. }));
        let from = self.buffer.len();
        self.open.push(Flow { target, first: None, last: None, has_image: false, has_other: false, from });
    }

    /// Notes a child of the innermost flow.
    pub(super) fn touch(&mut self, range: &Range<usize>) {
        if let Some(flow) = self.open.last_mut().filter(|_| !range.is_empty()) {
            flow.first.get_or_insert(range.start);
            flow.last = flow.last.max(Some(range.end));
        }
    }

    /// Notes code, HTML or a template call in the innermost flow.
    pub(super) fn note_other(&mut self) {
        if let Some(flow) = self.open.last_mut() {
            flow.has_other = true;
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        if !self.open.is_empty() {
            self.buffer.push_str(text);
        }
    }

    /// Whether what is read now is alternative text, or the text of an autolink.
    pub(super) fn hides_text(&self) -> bool {
        let innermost = self.open.last().map(|flow| &flow.target);
        self.images > 0 || matches!(innermost, Some(Target::Link { kind: LinkType::Autolink | LinkType::Email, .. }))
    }

    /// Whether a link is open.
    pub(super) fn in_link(&self) -> bool {
        self.open.iter().rev().take(DEEPEST).any(|flow| matches!(flow.target, Target::Link { .. }))
    }

    /// Closes the innermost flow, and gives its text.
    pub(super) fn end(&mut self) -> Option<(Flow, String)> {
        let flow = self.open.pop()?;
        let is_image = matches!(flow.target, Target::Image { .. });
        self.images = self.images.saturating_sub(usize::from(is_image));
        let is_shallow = self.open.len() < DEEPEST;
        let text = self.buffer.get(flow.from..).filter(|_| is_shallow).unwrap_or("").to_owned();
        match self.open.last_mut() {
            Some(outer) => {
                outer.has_image |= flow.has_image || is_image;
                outer.has_other |= flow.has_other;
            }
            None => self.buffer.clear(),
        }
        Some((flow, text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Flows, Target};
    use pulldown_cmark::LinkType;

    #[test]
    fn inner_text_is_outer_text() {
        let mut flows = Flows::default();
        flows.begin(Target::Heading { level: 1, id: None });
        flows.push("가 ");
        flows.begin(Target::Image { kind: LinkType::Inline, url: String::new(), definition: None });
        flows.push("나");
        flows.touch(&(4..7));
        assert!(flows.hides_text() && !flows.in_link());
        let (image, alt) = flows.end().unwrap();
        assert_eq!((image.first, image.last, alt.as_str()), (Some(4), Some(7), "나"));
        let (heading, text) = flows.end().unwrap();
        assert!(heading.has_image && !flows.hides_text());
        assert_eq!(text, "가 나");
        assert!(flows.end().is_none());
    }
}
