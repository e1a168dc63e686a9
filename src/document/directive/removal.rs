//! Taking a directive, or one name of it, out of a post without changing what readers get.

use super::{Directive, Kind};
use crate::document::Post;
use crate::text::{Edit, Span};

impl Directive {
    /// The edit that takes out the rule name number `index`, or the whole directive where it names no other. `None` where
    /// what stands round it would be read otherwise.
    #[must_use]
    pub fn without(&self, post: &Post, index: usize) -> Option<Edit> {
        if self.rules.len() < 2 {
            return self.removal(post);
        }
        let (before, own, after) =
            (index.checked_sub(1).and_then(|at| self.rules.get(at)), self.rules.get(index)?, self.rules.get(index + 1));
        let span = match (before, after) {
            (_, Some(next)) => Span::new(own.span.start(), next.span.start()),
            (Some(last), None) => Span::new(last.span.end(), own.span.end()),
            (None, None) => return None,
        };
        removed(span)
    }

    /// The edit that takes out the whole comment: its lines where nothing else stands on them, or else the comment with
    /// the space before it.
    #[must_use]
    pub fn removal(&self, post: &Post) -> Option<Edit> {
        let lines = post.lines();
        let (first, last) = (lines.line_of(self.span.start()), lines.line_of(self.span.end().saturating_sub(1)));
        let line_start = lines.line(first).start();
        let before = post.text.get(line_start..self.span.start())?;
        let after = post.slice(Span::new(self.span.end(), lines.line_content(last, &post.text).end()));
        let in_front_matter = self.span.start() < post.body.span.start();
        let is_alone = before.trim().is_empty() && after.trim().is_empty();
        if is_alone && in_front_matter {
            return removed(Span::new(line_start, lines.line(last).end()));
        }
        if is_alone {
            let start = line_start.max(post.body.span.start());
            let end = lines.line(last).end();
            return parts_nothing(post, Span::new(start, end)).then(|| removed(Span::new(start, end)))?;
        }
        let kept = before.trim_end_matches([' ', '\t']);
        let is_text = kept.chars().any(char::is_alphanumeric) && !kept.contains('|');
        let ends_line = in_front_matter || matches!(after.trim_matches([' ', '\t']), "" | "\\");
        (is_text && ends_line && self.kind != Kind::Unknown)
            .then(|| removed(Span::new(line_start + kept.len(), self.span.end())))?
    }
}

fn removed(span: Span) -> Option<Edit> {
    Some(Edit { span, text: String::new() })
}

/// Whether the blocks above and below `lines` of the body are as well apart without them. A comment ends a paragraph, and
/// parts one list from the next.
fn parts_nothing(post: &Post, lines: Span) -> bool {
    let above = post.text.get(post.body.span.start()..lines.start()).unwrap_or_default();
    let below = post.text.get(lines.end()..).unwrap_or_default();
    let is_blank = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
    let is_apart = is_blank(above.lines().next_back()) || is_blank(below.lines().next());
    let Some(next) = next_text(below) else { return false };
    let begins_anew = !next.starts_with([' ', '\t', '-', '*', '+', '>', '|', ':', '[', '=']);
    let number = next.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let in_list = number.len() < next.len() && number.starts_with(['.', ')']);
    is_apart && begins_anew && !in_list && !post.slice(lines).starts_with([' ', '\t'])
}

/// The first line of `text` that is not blank, or nothing where it ends before; `None` where that takes too long to tell.
fn next_text(text: &str) -> Option<&str> {
    let mut lines = text.lines();
    let mut near = lines.by_ref().take(MOST_BLANK_LINES).skip_while(|line| line.trim().is_empty());
    near.next().or_else(|| lines.next().is_none().then_some(""))
}

/// So many blank lines are looked past.
const MOST_BLANK_LINES: usize = 10;

#[cfg(test)]
mod tests {
    use crate::document::{Dialect, Post};
    use crate::text::apply;

    fn without(text: &str, index: usize) -> Option<String> {
        let post = Post::parse(text.to_owned(), &Dialect::default());
        let edit = post.directives.first()?.without(&post, index)?;
        apply(text, &[edit]).ok()
    }

    #[test]
    fn a_whole_comment_goes_with_its_line_or_its_space() {
        for (text, better) in [
            ("가\r\n\r\n<!-- matterlint-disable x -->\r\n\r\n나\r\n", "가\r\n\r\n\r\n나\r\n"),
            ("<!-- matterlint-disable-file x -->\n# 題\n", "# 題\n"),
            ("글 <!-- matterlint-disable-line x -->\n", "글\n"),
            ("글 <!-- matterlint-disable-line x -->  \n둘\n", "글  \n둘\n"),
            ("---\na: 1 # matterlint: ignore[x]\nb: 2\n---\n", "---\na: 1\nb: 2\n---\n"),
            ("---\n  # matterlint: ignore[x] -- 이유\na: 1\n---\n", "---\na: 1\n---\n"),
        ] {
            assert_eq!(without(text, 0).as_deref(), Some(better), "{text:?}");
        }
    }

    #[test]
    fn one_name_of_several_goes_with_its_comma() {
        let text = "<!-- matterlint-disable-line a, b -- 이유 -->\n";
        assert_eq!(without(text, 0).as_deref(), Some("<!-- matterlint-disable-line b -- 이유 -->\n"));
        assert_eq!(without(text, 1).as_deref(), Some("<!-- matterlint-disable-line a -- 이유 -->\n"));
        assert_eq!(
            without("+++\na = 1 # matterlint: ignore[x,y]\n+++\n", 1).as_deref(),
            Some("+++\na = 1 # matterlint: ignore[x]\n+++\n")
        );
    }

    #[test]
    fn a_comment_that_parts_two_blocks_stays() {
        for text in [
            "가\n<!-- matterlint-disable x -->\n나\n",
            "- 가\n\n<!-- matterlint-disable x -->\n\n- 나\n",
            "- 가\n\n<!-- matterlint-disable x -->\n\n    나\n",
            "1. 가\n\n<!-- matterlint-disable x -->\n\n1) 나\n",
            "- <!-- matterlint-disable-line x -->\n",
            "<!-- matterlint-disable-line x --> 글\n",
            "글 <!-- matterlint-disable-line x --> 글\n",
        ] {
            assert_eq!(without(text, 0), None, "{text:?}");
        }
    }
}
