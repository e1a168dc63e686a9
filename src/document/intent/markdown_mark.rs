//! Markdown that can be told in a line of other text: what its author can only have meant as Markdown.

use std::ops::Range;

/// The longest strong emphasis, in bytes, that is taken for one.
const LONGEST: usize = 400;

/// The heading or code fence that `line` would begin, and its bytes.
#[must_use]
pub fn block_mark(line: &str) -> Option<(&'static str, Range<usize>)> {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let range = indent..line.trim_end().len();
    if indent > 3 {
        return None;
    }
    if text.starts_with("```") || text.starts_with("~~~") {
        return Some(("code fence", range));
    }
    let title = text.trim_start_matches('#');
    let is_level = (1..=6).contains(&(text.len() - title.len()));
    (is_level && title.starts_with([' ', '\t']) && !title.trim().is_empty()).then_some(("heading", range))
}

/// The first image, link or strong emphasis in `line` that begins where `is_text` holds, and its bytes.
pub fn inline_mark(line: &str, is_text: impl Fn(usize) -> bool) -> Option<(&'static str, Range<usize>)> {
    let linked = linked(line, &is_text).map(|range| {
        let is_image = line.as_bytes().get(range.start) == Some(&b'!');
        (if is_image { "image" } else { "link" }, range)
    });
    let strong = strong(line, &is_text).map(|range| ("strong emphasis", range));
    [strong, linked].into_iter().flatten().min_by_key(|(_, range)| range.start)
}

/// `**text**` with nothing but text beside and between the marks.
fn strong(line: &str, is_text: &impl Fn(usize) -> bool) -> Option<Range<usize>> {
    let mut marks = line.match_indices("**").map(|(at, _)| at).filter(|at| is_text(*at));
    let mut open = marks.next()?;
    for close in marks {
        let inner = line.get(open + 2..close).unwrap_or("");
        let before = line.get(..open).and_then(|text| text.chars().next_back());
        let after = line.get(close + 2..).and_then(|text| text.chars().next());
        let is_glued = |ch: Option<char>| matches!(ch, Some('*' | '/'));
        let is_sound = inner.len() <= LONGEST && inner.trim() == inner && inner.chars().any(char::is_alphabetic);
        if is_sound && !inner.contains('*') && !is_glued(before) && !is_glued(after) {
            return Some(open..close + 2);
        }
        open = close;
    }
    None
}

/// `![text](address)`, and `[text](address)` where the address can be nothing else.
fn linked(line: &str, is_text: &impl Fn(usize) -> bool) -> Option<Range<usize>> {
    let mut bracket = None;
    for (at, sign) in line.match_indices(['[', ']']) {
        let Some(open) = (if sign == "[" { bracket.replace(at).and(None) } else { bracket.take() }) else { continue };
        let Some(address) = line.get(at..).and_then(|rest| rest.strip_prefix("](")) else { continue };
        let is_image = line.get(..open).is_some_and(|before| before.ends_with('!'));
        let is_meant = if is_image { !address.starts_with(')') } else { begins_address(address) };
        if is_meant && is_text(open) {
            let end = at + 2 + address.find(')')? + 1;
            return Some(open - usize::from(is_image)..end);
        }
    }
    None
}

fn begins_address(text: &str) -> bool {
    ["http://", "https://", "/", "#", "./", "../", "@/"].iter().any(|lead| text.starts_with(lead))
}

#[cfg(test)]
mod tests {
    use super::{block_mark, inline_mark};

    #[test]
    fn headings_and_fences_begin_a_line() {
        assert_eq!(block_mark("## 제목 "), Some(("heading", 0..9)));
        assert_eq!(block_mark("  ```sh"), Some(("code fence", 2..7)));
        for line in ["##제목", "#", "####### a", "    # a", "text # a", "``", "-----"] {
            assert_eq!(block_mark(line), None, "{line}");
        }
    }

    #[test]
    fn images_links_and_strong_emphasis_stand_anywhere() {
        let mark = |line| inline_mark(line, |_| true).map(|(kind, range)| (kind, &line[range]));
        assert_eq!(mark("<p>![지도](map.png)</p>"), Some(("image", "![지도](map.png)")));
        assert_eq!(mark("a [b](https://example.org) **c**"), Some(("link", "[b](https://example.org)")));
        assert_eq!(mark("**訳注:** [b](/c)"), Some(("strong emphasis", "**訳注:**")));
        for line in ["/** a **/", "2**3 and **x", "sm******を 見た **", "f[0](x)", "![]", "** a **", "** **"] {
            assert_eq!(mark(line), None, "{line}");
        }
        assert_eq!(inline_mark("<a title='**b**'>", |at| at < 3), None);
    }
}
