//! The body as HTML: what two versions of a post are compared by.

use super::super::dialect::Wraps;
use super::super::{Dialect, Post};
use super::{source, template, walk};
use pulldown_cmark::{Event, Parser, html};

/// A body as its readers get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// pulldown-cmark's HTML. A template call stands in it as a filler of its length.
    pub html: String,
    /// What the fillers stand for, in the order of the text.
    pub hidden: Vec<String>,
}

/// Renders the body of `post` with the extensions of `dialect`.
#[must_use]
pub fn render(post: &Post, dialect: &Dialect) -> Rendering {
    let plain = source::with_plain_line_endings(post.slice(post.body.span));
    let found = template::find(&plain, dialect);
    let hidden = found.masks.iter().map(|mask| plain.get(mask.range.clone()).unwrap_or_default().to_owned()).collect();
    let masked = source::with_plain_fences(template::apply(&plain, &found.masks));
    let mut html = String::with_capacity(masked.len() * 3 / 2);
    let breaks_all = dialect.markdown.wraps == Wraps::Hard;
    let as_printed = |event| if breaks_all && event == Event::SoftBreak { Event::HardBreak } else { event };
    html::push_html(&mut html, Parser::new_ext(&masked, walk::options(dialect)).map(as_printed));
    Rendering { html, hidden }
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::document::{Dialect, Post};

    #[test]
    fn renders_what_readers_see() {
        let dialect = Dialect::default();
        let rendered = |text: &str| render(&Post::parse(text.to_owned(), &dialect), &dialect);
        assert_eq!(rendered("---\ntitle: 글\n---\n\n봄  \n여름\r\n").html, "<p>봄<br />\n여름</p>\n");
        assert_eq!(rendered("봄 \n여름"), rendered("봄\n여름\n"));
        assert_ne!(rendered("봄  \n여름"), rendered("봄\n여름"));
        assert_ne!(rendered("{{< x a >}}"), rendered("{{< x b >}}"));
    }
}
