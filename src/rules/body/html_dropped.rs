//! `html-dropped`: raw HTML that the generator leaves out of the page.

use crate::document::body::HtmlTag;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::text::Span;

/// See `rules/body/html-dropped.md`.
pub struct HtmlDropped;

impl Define for HtmlDropped {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for HtmlDropped {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(setting) = subject.generator().drops_html() else { return };
        if !subject.is_content() || !subject.runs_templates() {
            return;
        }
        let body = &subject.post.body;
        // What stands between two shortcodes is theirs to render.
        let pairs = subject.shortcode_pairs().spans;
        let is_theirs = |tag: &HtmlTag| holder(&pairs, tag.span.start()).is_some();
        let mut last_block = None;
        // Browsers take a closing `</br>` for a line break.
        let is_seen = |tag: &HtmlTag| !tag.closing || tag.name == "br";
        for tag in body.html_tags.iter().filter(|tag| is_seen(tag) && !is_theirs(tag)) {
            let block = holder(&body.html_blocks, tag.span.start());
            if block.is_some() && block == last_block {
                continue;
            }
            last_block = block.or(last_block);
            let name = shown(&format!("<{}{}>", if tag.closing { "/" } else { "" }, tag.name));
            let message = match block {
                Some(_) => format!("the HTML that begins with {name} is left out of the page"),
                None => format!("the HTML tag {name} is left out of the page"),
            };
            found
                .at(tag.span, message)
                .label(if block.is_some() { "readers do not see it, nor the text in it" } else { "readers do not see it" })
                .help(format!(
                    "write it in Markdown or as a shortcode, or set `{setting}` to `true` in the site's configuration"
                ));
        }
    }
}

/// The one of sorted, disjoint spans that holds the byte at `at`.
fn holder(spans: &[Span], at: usize) -> Option<Span> {
    let next = spans.partition_point(|span| span.start() <= at);
    next.checked_sub(1).and_then(|last| spans.get(last)).copied().filter(|span| span.contains(at))
}
