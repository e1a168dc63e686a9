//! `template-printed`: a template call of another generator, which this one prints as text.

use crate::document::Post;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::site::GeneratorName;
use crate::text::{Needle, Span};
use regex::Regex;
use std::sync::LazyLock;

/// See `rules/body/template-printed.md`.
pub struct TemplatePrinted;

/// How a call begins in one of these.
static OPENINGS: LazyLock<[Needle; 2]> = LazyLock::new(|| ["{{", "{%"].map(Needle::new));

/// Tags of Liquid, Jekyll and Hexo, and variables that only their templates know.
static LIQUID: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?x)
        \{%-?\s*(?:end)?(?:
            asset_img|asset_link|asset_path|assign|blockquote|capture|case|codeblock|comment|for|gist|highlight|if|include
            |include_cached|include_code|include_relative|link|post_link|post_path|post_url|pullquote|raw|unless|youtube
        )\b[^%\n]*%\}
        | \{\{-?\s*(?:site|page|post|layout)\.[a-z_][^{}\n]*\}\}
        | \{\{-?\s*['\x22][^'\x22{}\n]+['\x22]\s*\|\s*[a-z_]+[^{}\n]*\}\}
        | \{\{-?\s*\.(?:Site|Page)\.[A-Z][^{}\n]*\}\}";
    Regex::new(pattern).ok()
});

/// Hugo's shortcodes.
static SHORTCODE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\{\{(?:<\s*/?[a-z][^{}\n]*>|%\s*/?[a-z][^{}\n]*%)\}\}").ok());

impl Define for TemplatePrinted {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for TemplatePrinted {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let generator = subject.generator().name();
        let patterns: &[(&LazyLock<Option<Regex>>, &str)] = match generator {
            GeneratorName::Hugo => &[(&LIQUID, "Hugo runs no templates in posts, only shortcodes")],
            GeneratorName::Zola => &[
                (&LIQUID, "Zola runs no templates in posts, only shortcodes"),
                (&SHORTCODE, "Zola writes its shortcodes `{{ name() }}`"),
            ],
            GeneratorName::Astro if subject.path.ends_with(".md") => &[
                (&LIQUID, "Astro runs no templates in Markdown"),
                (&SHORTCODE, "Astro runs no shortcodes in Markdown"),
            ],
            _ => return,
        };
        let post = subject.post;
        let text = post.slice(post.body.span);
        if !subject.is_content() || !OPENINGS.iter().any(|opening| opening.is_in(text)) {
            return;
        }
        for (pattern, why) in patterns {
            for hit in pattern.iter().flat_map(|pattern| pattern.find_iter(text)) {
                let span = Span::new(hit.start(), hit.end()).shifted(post.body.span.start());
                if is_shown(post, span) {
                    found
                        .at(span, format!("the template call {} is printed as it stands", shown(hit.as_str())))
                        .label("readers see the braces")
                        .help(format!("{why}: write what it stood for"));
                }
            }
        }
    }
}

/// Whether readers see the bytes as they stand: not in code, comments or calls, where they are an example or hidden. In
/// raw HTML only those in a tag count: the rest may be code.
fn is_shown(post: &Post, span: Span) -> bool {
    let body = &post.body;
    let at = span.start();
    let is_escaped = post.text.get(..at).is_some_and(|before| before.ends_with('\\'));
    let comment = body.comments.partition_point(|comment| comment.span.start() <= at);
    let comment = comment.checked_sub(1).and_then(|last| body.comments.get(last)).map(|comment| comment.span);
    let call = body.templates.partition_point(|call| call.span.start() < span.end());
    let call = call.checked_sub(1).and_then(|last| body.templates.get(last)).map(|call| call.span);
    let tag = body.html_tags.partition_point(|tag| tag.span.start() <= at);
    let tag = tag.checked_sub(1).and_then(|last| body.html_tags.get(last)).map(|tag| tag.span);
    let in_tag = tag.is_some_and(|tag| tag.contains(at));
    let is_hidden = comment.is_some_and(|comment| comment.contains(at)) || call.is_some_and(|call| call.overlaps(span));
    let in_code = holds(&body.code_spans, at) || holds(&body.math, at) || body.code_block_at(at).is_some();
    !(is_escaped || is_hidden || in_code || holds(&body.html_blocks, at) && !in_tag)
}

/// Whether one of sorted, disjoint spans holds the byte at `at`.
fn holds(spans: &[Span], at: usize) -> bool {
    let next = spans.partition_point(|span| span.start() <= at);
    next.checked_sub(1).and_then(|last| spans.get(last)).is_some_and(|span| span.contains(at))
}
