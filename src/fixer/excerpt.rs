//! The part of a post that lists show, where the generator cuts it out of the text by its bytes: what moves the place of
//! the cut changes the lists and the feed, although the page stays as it is.

use crate::document::Post;
use crate::site::Generator;
use crate::text::{Edit, Span, apply};

/// What cuts the text of a post.
#[derive(Clone, Debug)]
pub struct Excerpt {
    body: Span,
    separator: String,
}

/// Where a text is cut.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'t> {
    /// The byte at which the excerpt begins.
    start: usize,
    /// The text from there to the end of the first separator, or all of it.
    text: &'t str,
    separator: &'t str,
}

impl Excerpt {
    /// The excerpt of `post`; `None` where its generator cuts none out of the text.
    #[must_use]
    pub fn of(post: &Post, generator: &dyn Generator) -> Option<Self> {
        Some(Self { body: post.body.span, separator: generator.excerpt_separator(post)?.into_owned() })
    }

    /// Where `text`, that of the post, is cut.
    #[must_use]
    pub fn cut<'t>(&'t self, text: &'t str) -> Cut<'t> {
        let whole = self.body.slice(text);
        // The white space behind the front matter is no part of the content.
        let content = whole.trim_start();
        let end = content.find(&self.separator).map_or(content.len(), |at| at + self.separator.len());
        let start = self.body.start() + whole.len() - content.len();
        Cut { start, text: content.get(..end).unwrap_or(content), separator: &self.separator }
    }
}

impl Cut<'_> {
    /// Whether the text is cut at the same place once `edits` are made.
    #[must_use]
    pub fn is_kept(&self, edits: &[Edit]) -> bool {
        let end = self.start + self.text.len();
        let within: Option<Vec<Edit>> = edits
            .iter()
            .filter(|edit| edit.span.end() > self.start && edit.span.start() < end)
            .map(|edit| {
                let start = edit.span.start().checked_sub(self.start)?;
                (edit.span.end() <= end).then(|| Span::new(start, edit.span.end() - self.start))?;
                Some(Edit { span: Span::new(start, edit.span.end() - self.start), text: edit.text.clone() })
            })
            .collect();
        within.is_some_and(|within| self.count_stays(&within))
    }

    /// Whether `edits`, places in the excerpt's text, leave as many separators as there are. Looks at what stands round
    /// them only: a post may have a great many fixes.
    fn count_stays(&self, edits: &[Edit]) -> bool {
        let starts = edits.iter().map(|edit| edit.span.start()).min();
        let ends = edits.iter().map(|edit| edit.span.end()).max();
        let Some((first, last)) = starts.zip(ends) else { return true };
        let mut from = first.saturating_sub(self.separator.len());
        let mut to = (last + self.separator.len()).min(self.text.len());
        while !self.text.is_char_boundary(from) {
            from -= 1;
        }
        while !self.text.is_char_boundary(to) {
            to += 1;
        }
        let moved = |edit: &Edit| Edit {
            span: Span::new(edit.span.start() - from, edit.span.end() - from),
            text: edit.text.clone(),
        };
        let moved: Vec<Edit> = edits.iter().map(moved).collect();
        let before = self.text.get(from..to).unwrap_or_default();
        let count = |text: &str| text.matches(self.separator).count();
        apply(before, &moved).is_ok_and(|after| count(&after) == count(before))
    }
}

#[cfg(test)]
mod tests {
    use super::Excerpt;
    use crate::document::Post;
    use crate::site::disk::MapDisk;
    use crate::site::{GeneratorName, by_name};
    use crate::text::{Edit, Span};

    /// Whether writing `new` over each `old` keeps the cut of a Jekyll post.
    fn keeps(config: &str, text: &str, old: &[(&str, &str)]) -> bool {
        let generator = by_name(GeneratorName::Jekyll, &MapDisk::new([("_config.yml", config)]));
        let post = Post::parse(text.to_owned(), &generator.dialect("_posts/2024-05-01-a.md"));
        let edit = |(old, new): &(&str, &str)| {
            let start = text.find(old).unwrap();
            Edit { span: Span::new(start, start + old.len()), text: (*new).to_owned() }
        };
        let edits: Vec<Edit> = old.iter().map(edit).collect();
        Excerpt::of(&post, &*generator).is_none_or(|excerpt| excerpt.cut(&post.text).is_kept(&edits))
    }

    const BLANK: &str = "---\ntitle: 글\n---\n \n봄 \n\t\n여름\n\n가을\n  \n겨울\n";

    #[test]
    fn a_line_of_white_space_hides_the_cut() {
        assert!(!keeps("", BLANK, &[("\t", "")]));
        assert!(keeps("", BLANK, &[(" \n", "\n")]), "nothing is cut in front of the text");
        assert!(keeps("", BLANK, &[("봄 \n", "봄\n")]));
        assert!(keeps("", BLANK, &[("  ", "")]), "what follows the cut is free");
        assert!(keeps("excerpt_separator: ''\n", BLANK, &[("\t", "")]), "nothing is cut");
        assert!(keeps("excerpt_separator: <!--more-->\n", BLANK, &[("\t", "")]));
        let own = BLANK.replace("title: 글", "excerpt_separator: 여름");
        assert!(keeps("", &own, &[("\t", "")]) && !keeps("", &own, &[("\n여름", "\n봄")]));
        assert!(keeps("", &BLANK.replace("title: 글", "excerpt: 봄"), &[("\t", "")]), "the author writes it");
    }

    #[test]
    fn line_endings_move_the_cut_together() {
        let text = "---\ntitle: 글\n---\n봄\r\n\r\n여름\n\n가을\n";
        assert!(!keeps("", text, &[("\r\n\r", "\n"), ("\r\n여", "\n여")]));
        assert!(keeps("", &text.replace("\r\n\r\n", "\r\n"), &[("\r\n", "\n")]));
    }

    #[test]
    fn a_comment_may_be_the_excerpt() {
        let text = "---\ntitle: 글\n---\n<!-- 말 -->\n\n봄 <!-- 끝 -->\n\n여름\n";
        assert!(!keeps("", text, &[("<!-- 말 -->\n\n", "")]));
        assert!(keeps("", &text.replace("<!-- 말 -->\n\n", ""), &[(" <!-- 끝 -->", "")]));
    }
}
