//! The fix that writes a term as most posts of the blog do, where that can be done without looking at the file.

use crate::lint::{Fix, Safety};
use crate::site::{Facts, GeneratorName, TermUse};
use crate::text::{Edit, Span};

/// What YAML takes for something else than text where it stands without quotes, in one version of it or another.
const RESERVED: [&str; 10] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nil"];

/// The fix of `term` at `place` (the post's number, the term's bytes) in favour of `best`. `None` where the post has both,
/// where the old is a part of a longer text, or where the new might be read otherwise in its place. A suggestion where the majority
/// is not clear, or the post's URL may change.
pub(super) fn fix(
    posts: &[Box<Facts>],
    generator: GeneratorName,
    term: &TermUse<'_>,
    best: &TermUse<'_>,
    (post, span): (usize, Span),
    is_sure: bool,
) -> Option<Fix> {
    let has_both = best.places.binary_search_by_key(&post, |(post, _)| *post).is_ok();
    let is_item = posts.get(post)?.page.terms.iter().any(|it| it.is_item && it.span == span);
    if has_both || !is_item || !stands_anywhere(best.term) {
        return None;
    }
    let (few, many) = (term.places.len(), best.places.len());
    // In Jekyll's and Hexo's permalinks the categories of a post are a part of its URL.
    let may_move = term.taxonomy == "categories" && matches!(generator, GeneratorName::Jekyll | GeneratorName::Hexo);
    let is_clear = !may_move && if is_sure { few < many } else { few * 3 <= many };
    Some(Fix {
        title: format!("write `{}`", best.term),
        edits: vec![Edit { span, text: best.term.to_owned() }],
        safety: if is_clear { Safety::Unsafe } else { Safety::Suggestion },
    })
}

/// Whether the text says the same in every style of YAML, TOML and JSON, in a list and as a word among others.
fn stands_anywhere(text: &str) -> bool {
    let is_plain = |ch: char| ch.is_alphanumeric() || matches!(ch, ' ' | '-' | '_' | '.' | '+');
    let begins_as_text = text.starts_with(char::is_alphabetic);
    begins_as_text && text.trim() == text && text.chars().all(is_plain) && !RESERVED.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::stands_anywhere;

    #[test]
    fn what_could_be_read_otherwise_is_not_written() {
        assert!(["기계 학습", "Go", "C++", "Next.js", "ブログ"].iter().all(|text| stands_anywhere(text)));
        assert!(["C#", "a: b", "yes", "3D", "[x]", "'x", "a, b", "-x", " a"].iter().all(|text| !stands_anywhere(text)));
    }
}
