//! References that nothing defines, as the parser reports them.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, LinkType};

use super::definition::normal_label;
use super::element::{BrokenReference, Definition};
use super::source::Source;
use crate::text::Span;

/// The full and collapsed references among what the parser could not resolve; never the shortcut form, which is how
/// authors write plain brackets. A definition whose label a template writes may define any of them. With
/// `has_loose_definitions` a line counts as one even if CommonMark refuses its title: kramdown takes
/// `[a]: u "x "y" z"` (kramdown/parser/kramdown/link.rb).
pub(super) fn references(
    source: &Source,
    found: Vec<BrokenLink>,
    definitions: &[Definition],
    has_loose_definitions: bool,
) -> Vec<BrokenReference> {
    let place = |span: Span| span.start() - source.offset..span.end() - source.offset;
    if definitions.iter().any(|definition| source.has_mask(&place(definition.label_span))) {
        return Vec::new();
    }
    let mut broken: Vec<_> = found.into_iter().filter_map(|link| reference(source, &link)).collect();
    if has_loose_definitions && !broken.is_empty() {
        let loose: HashSet<Cow<'_, str>> = source.masked.lines().filter_map(loose_label).map(normal_label).collect();
        broken.retain(|reference| !loose.contains(&normal_label(&reference.label)));
    }
    broken.sort_by_key(|reference| reference.span);
    broken.dedup_by_key(|reference| reference.span);
    broken
}

fn reference(source: &Source, link: &BrokenLink) -> Option<BrokenReference> {
    let text = source.masked;
    let mut range: Range<usize> = link.span.clone();
    let label = match link.link_type {
        LinkType::Reference => {
            let inner = text.get(range.start..range.end.checked_sub(1)?)?;
            range.start + opening_bracket(inner)? + 1..range.end - 1
        }
        LinkType::Collapsed => {
            let start = range.start + text.get(range.clone())?.find('[')? + 1;
            let end = range.end.checked_sub(1)?;
            range.end += text.get(range.end..)?.starts_with("[]").then_some(2)?;
            start..end
        }
        _ => return None,
    };
    let before = text.get(..range.start)?.bytes().next_back();
    let is_index = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b']' | b')'));
    let slice = text.get(label.clone())?;
    if is_index || slice.trim().is_empty() || slice.starts_with('^') || source.has_mask(&range) {
        return None;
    }
    Some(BrokenReference {
        span: source.place(&range),
        label: source.written(&label).to_owned(),
        label_span: source.place(&label),
    })
}

/// The label of a line that begins like a definition.
fn loose_label(line: &str) -> Option<&str> {
    let inner = line.trim_start_matches(' ').strip_prefix('[')?;
    (line.len() - inner.len() <= 4).then_some(())?;
    inner.split_once("]:").map(|(label, _)| label)
}

/// The last `[` that no backslash escapes.
fn opening_bracket(text: &str) -> Option<usize> {
    let is_escaped = |at: usize| text.get(..at).is_some_and(|before| before.ends_with('\\'));
    text.rmatch_indices('[').map(|(at, _)| at).find(|at| !is_escaped(*at))
}

#[cfg(test)]
mod tests {
    use crate::document::Dialect;
    use crate::document::body::parse;
    use crate::document::dialect::Markdown;
    use crate::text::Span;

    fn broken(text: &str) -> Vec<(String, String)> {
        let body = parse(text, Span::new(0, text.len()), &Dialect::default());
        assert!(body.broken_references.iter().all(|found| found.label_span.slice(text) == found.label));
        body.broken_references.into_iter().map(|found| (found.span.slice(text).to_owned(), found.label)).collect()
    }

    fn pair(span: &str, label: &str) -> (String, String) {
        (span.to_owned(), label.to_owned())
    }

    #[test]
    fn full_and_collapsed_only() {
        let text = "[가][나] ![x][] [y] [z](u) [t][ok]\n- [ ] [x]\n\n[ok]: v\n";
        assert_eq!(broken(text), [pair("[가][나]", "나"), pair("![x][]", "x")]);
    }

    #[test]
    fn definitions_of_templates_and_of_kramdown_count() {
        assert_eq!(broken("[a][b]\n\n[#{{ c }}]: d\n"), []);
        let text = "[가][1]\n\n [1]: u \"x \"y\" z\"\n";
        assert_eq!(broken(text), [pair("[가][1]", "1")]);
        let markdown = Markdown { kramdown_attributes: true, ..Markdown::default() };
        let body = parse(text, Span::new(0, text.len()), &Dialect { markdown, ..Dialect::default() });
        assert_eq!(body.broken_references, []);
    }

    #[test]
    fn indices_footnotes_and_calls_are_none() {
        assert_eq!(broken("a[i][j] [^1][^2] [x][{{ y }}] `[a][b]`\n"), []);
    }
}
