//! What holds for every body, whatever the bytes: spans fit, nothing panics, time is linear.

use super::{Body, parse};
use crate::document::Dialect;
use crate::document::dialect::{Markdown, Templates, Wraps};
use crate::text::Span;
use proptest::prelude::*;
use std::time::{Duration, Instant};

const LANGUAGES: [Templates; 7] = [
    Templates::Any,
    Templates::Hugo,
    Templates::Liquid,
    Templates::Tera,
    Templates::Nunjucks,
    Templates::Mdx,
    Templates::None,
];

fn dialects() -> impl Iterator<Item = Dialect> {
    LANGUAGES.into_iter().flat_map(|templates| {
        [false, true].map(|on| {
            let markdown = Markdown {
                heading_attributes: on,
                definition_lists: on,
                wraps: if on { Wraps::Hard } else { Wraps::Soft },
                indented_text: on,
                kramdown_attributes: on && templates == Templates::Liquid,
                containers: on && templates == Templates::Mdx,
            };
            Dialect { templates, markdown, ..Dialect::default() }
        })
    })
}

fn spans(body: &Body) -> Vec<Span> {
    let mut spans = body.texts.clone();
    spans.extend(body.opaque.iter().chain(&body.code_spans).chain(&body.math).chain(&body.html_blocks));
    spans.extend(
        body.headings.iter().flat_map(|h| [h.span, h.content].into_iter().chain(h.id.iter().map(|id| id.span))),
    );
    spans.extend(body.links.iter().flat_map(|l| [l.span, l.content].into_iter().chain(l.destination.span)));
    spans.extend(body.images.iter().flat_map(|i| [i.span, i.alt_span].into_iter().chain(i.destination.span)));
    spans.extend(body.paragraphs.iter().flat_map(|p| p.breaks.iter().map(|b| b.span).chain([p.span])));
    spans.extend(body.emphases.iter().map(|emphasis| emphasis.span));
    spans.extend(body.code_blocks.iter().flat_map(|block| [block.span].into_iter().chain(block.fence)));
    spans.extend(body.html_tags.iter().flat_map(|t| t.attributes.iter().map(|a| a.span).chain([t.span])));
    spans.extend(body.comments.iter().flat_map(|comment| [comment.span, comment.content]));
    spans.extend(body.templates.iter().flat_map(|c| c.arguments.iter().map(|a| a.span).chain([c.span])));
    spans.extend(body.definitions.iter().flat_map(|d| [d.span, d.label_span].into_iter().chain(d.destination.span)));
    spans.extend(body.broken_references.iter().flat_map(|found| [found.span, found.label_span]));
    let notes = body.footnote_definitions.iter().chain(&body.footnote_references).chain(&body.broken_footnotes);
    spans.extend(notes.flat_map(|note| [note.span, note.label_span]));
    spans.extend(body.tables.iter().flat_map(|t| t.rows.iter().map(|row| row.span).chain([t.span])));
    spans
}

fn check(text: &str) {
    let file = format!("머리\n{text}");
    let span = Span::new("머리\n".len(), file.len());
    for dialect in dialects() {
        let body = parse(&file, span, &dialect);
        for found in spans(&body) {
            assert!(span.covers(found), "{found:?} in {file:?} ({dialect:?})");
            assert!(file.get(found.range()).is_some(), "{found:?} cuts a character of {file:?} ({dialect:?})");
        }
        let is_apart = |pair: &[Span]| pair[0].end < pair[1].start;
        assert!(body.opaque.windows(2).all(is_apart), "{:?} of {file:?}", body.opaque);
        for text in &body.texts {
            assert!(!body.opaque.iter().any(|hidden| hidden.overlaps(*text)), "{text:?} of {file:?}");
        }
    }
}

fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "[",
        "](",
        ")",
        "]",
        "![",
        "<",
        ">",
        "<!--",
        "-->",
        "{{<",
        ">}}",
        "{{%",
        "%}}",
        "{%",
        "%}",
        "{{",
        "}}",
        "{:",
        "}",
        "{#",
        "#}",
        "$",
        "$$",
        "\\",
        "`",
        "```\n",
        "~~~",
        "\n",
        "\r\n",
        "\r",
        " ",
        "  \n",
        "\t",
        "# ",
        "> ",
        "- ",
        "1. ",
        "|",
        "|-|-|\n",
        "[^a]",
        "[^a]: ",
        "[a]: ",
        "*",
        "**",
        "_",
        "~",
        "=",
        "\"",
        "'",
        "/",
        "a",
        "한글",
        "日本",
        "&amp;",
        "&#xAC00;",
        "img src=",
        "<a href=",
        "raw",
        "endraw",
        "highlight",
        ":::",
        "import {a} from 'b'",
        "😀",
        "{: .a #b}",
        "    ",
        "\n\n",
        ": ",
        "/*",
        "*/",
        "<Tab a={1}>",
        "\u{0}",
        "\u{a0}",
        "<script>",
        "mailto:a@b.c",
    ];
    prop_oneof![9 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_fit_whatever_the_bytes(pieces in proptest::collection::vec(piece(), 0..30)) {
        check(&pieces.concat());
    }

    #[test]
    fn destinations_are_proven(
        path in r"[a-z가-힣][a-z가-힣/#?%.=~]{0,7}",
        form in 0..6_usize,
        title in prop_oneof![Just(""), Just(" 't'"), Just(" \"t\""), Just(" (t)"), Just("\n  \"t\n t\"")],
        quote in any::<bool>(),
    ) {
        let prefix = if quote { "> " } else { "" };
        let (text, url) = match form {
            0 => (format!("[글]({path}{title})"), path),
            1 => (format!("[글](  <{path} x>{title} )"), format!("{path} x")),
            2 => (format!("![*글* `b`](\n{path}(1){title})"), format!("{path}(1)")),
            3 => (format!("[글](\\*{path}&amp;{title})"), format!("*{path}&")),
            4 => (format!("[글][A  b]\n\n[a b]:\n{path}{title}"), path),
            _ => (format!("[a\\]][]\n\n[a\\]]: <{path}>{title}"), path),
        };
        let text = format!("{prefix}{}\n", text.replace('\n', &format!("\n{prefix}")));
        let body = parse(&text, Span::new(0, text.len()), &Dialect { templates: Templates::None, ..Dialect::default() });
        let found = body.links.iter().map(|l| &l.destination).chain(body.images.iter().map(|i| &i.destination)).next();
        let found = found.expect("the text has a link");
        prop_assert_eq!(&found.url, &url);
        let span = found.span.expect("the place is known");
        prop_assert_eq!(super::entity::unescape(span.slice(&text)), url);
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    let pieces = [
        "[",
        "![",
        "*a ",
        "<!--",
        "{{<",
        "{{< a ",
        "{% ",
        "{% a ",
        "{{ a ",
        "<a ",
        "<a b=\"",
        "$",
        "$$a\n",
        "\\(",
        "{",
        "{`",
        "<A b={",
        "> ",
        "- ",
        "{: ",
        "[^a",
        "[a]: b\n",
        "[a][b] ",
        "`",
        "``` \n",
        "{% raw %}",
        "<!-- a\n\n<div>\n",
        "{/*",
        "{{< highlight >}}",
        "|",
        "a\n",
        "![a](b",
        "\\",
        "&amp;",
        "<div>\n<!--\n\n",
        "{#",
        "{::comment}",
        "<script>\n\n",
    ];
    for text in pieces.map(|piece| piece.repeat(50_000 / piece.len())) {
        for dialect in dialects().filter(|dialect| dialect.markdown.heading_attributes) {
            let start = Instant::now();
            assert_eq!(parse(&text, Span::new(0, text.len()), &dialect).span.len(), text.len());
            let time = start.elapsed();
            assert!(time < Duration::from_secs(1), "{:?} took {time:?} ({dialect:?})", text.get(..12));
        }
    }
}

#[test]
fn deep_nesting_and_long_lines_are_safe() {
    check(&"> ".repeat(300));
    check(&(0..200).map(|depth| format!("{}- a\n", " ".repeat(depth))).collect::<String>());
    check(&format!("{}a{}", "![".repeat(500), "](b)".repeat(500)));
    let long = "한 *a* {{ b }} `c` $d_e$ ".repeat(20_000);
    let body = parse(&long, Span::new(0, long.len()), &Dialect::default());
    assert_eq!((body.emphases.len(), body.templates.len(), body.math.len()), (20_000, 20_000, 20_000));
}
