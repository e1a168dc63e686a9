//! The final URL, shown beside the field that settles it.

use super::ground::Ground;
use crate::text::Span;
use lsp_types::{InlayHint, InlayHintLabel, Range};

/// The hints in a range: one, at most.
#[must_use]
pub fn hints(ground: &Ground<'_>, range: Range) -> Vec<InlayHint> {
    let Some(facts) = ground.facts() else { return Vec::new() };
    let Some((url, matter)) = facts.page.url.as_ref().zip(ground.post.front_matter.as_ref()) else { return Vec::new() };
    let opening = Span::empty(matter.opening.end());
    let field = url.span.or(facts.title.as_ref().map(|title| title.span)).unwrap_or(opening);
    let lines = &ground.post.lines();
    let end = lines.line_content(lines.line_of(field.start()), &ground.post.text).end();
    let position = ground.positions().position(end);
    if position < range.start || position > range.end {
        return Vec::new();
    }
    let state = facts.page.withheld(ground.clock.now).map(|why| format!(" ({})", why.as_str())).unwrap_or_default();
    vec![InlayHint {
        position,
        label: InlayHintLabel::String(format!("→ {}{state}", url.path)),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }]
}

#[cfg(test)]
mod tests {
    use super::hints;
    use crate::lsp::tests::Desk;
    use lsp_types::{InlayHintLabel, Position, Range};

    #[test]
    fn the_final_url_stands_behind_the_field_that_settles_it() {
        for (open, line, character, label) in [
            ("---\ntitle: 글\n---\n‸", 1, 8, "→ /posts/a/"),
            ("---\ntitle: 글\nslug: 다른 # why\ndraft: true\n---\n‸", 2, 14, "→ /posts/다른/ (draft)"),
        ] {
            let desk = Desk::new(&[("hugo.toml", ""), ("content/posts/a.md", open)]);
            let all = Range::new(Position::new(0, 0), Position::new(9, 0));
            let found = hints(&desk.ground(), all);
            assert_eq!(found[0].position, Position::new(line, character), "{open}");
            assert!(matches!(&found[0].label, InlayHintLabel::String(text) if text == label), "{found:?}");
            assert!(hints(&desk.ground(), Range::new(Position::new(4, 0), Position::new(9, 0))).is_empty());
        }
    }
}
