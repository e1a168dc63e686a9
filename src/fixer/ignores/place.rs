//! Where the suppression of a finding may stand.

use crate::document::body::HeadingStyle;
use crate::document::dialect::Templates;
use crate::document::directive::Kind;
use crate::document::front_matter::Format;
use crate::document::{Dialect, Post};
use crate::text::Span;
use std::ops::Range;

/// A place for a comment; lines count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// On a line of its own above this line of the front matter.
    AboveKey(usize),
    /// At the end of this line of the front matter.
    BehindKey(usize),
    /// Before the first key of the front matter, for the whole file.
    TopOfMatter,
    /// Before the first text of the body, for the whole file.
    TopOfBody,
    /// On a line of its own above this line of the body.
    AboveLine(usize),
    /// At the end of this line of the body.
    BehindLine(usize),
}

/// What has to be known of a post to choose among places.
pub(super) struct Places<'a> {
    post: &'a Post,
    /// Whether the body is MDX, where whatever looks like a comment may be read as a block.
    is_mdx: bool,
    /// Whether kramdown reads the body, to which a comment is a part of what stands beside it.
    is_kramdown: bool,
    /// Where the part of the body ends that Hugo may make its summary of: it counts the words of comments too. The start of
    /// the body for other generators.
    summary_end: usize,
    /// The lines of paragraphs, without those of headings.
    running: Vec<Range<usize>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(post: &'a Post, dialect: &Dialect) -> Self {
        let lines = |span: Span| {
            let last = span.end().saturating_sub(1).max(span.start());
            post.lines().line_of(span.start())..post.lines().line_of(last) + 1
        };
        let running = post.body.paragraphs.iter().map(|paragraph| lines(paragraph.span)).collect();
        let is_hugo = dialect.templates == Templates::Hugo;
        let summary_end = if is_hugo { summary_end(post) } else { post.body.span.start() };
        let is_kramdown = dialect.markdown.kramdown_attributes;
        Self { post, is_mdx: dialect.templates == Templates::Mdx, is_kramdown, summary_end, running }
    }

    /// The place for a comment that speaks of the whole file; `None` where there is none.
    pub(super) fn of_file(&self) -> Option<Place> {
        let matter = self.post.front_matter.as_ref().filter(|matter| matter.format != Format::Json);
        let has_no_text = self.post.slice(self.post.body.span).trim().is_empty();
        match matter {
            Some(_) if self.is_mdx || self.is_kramdown || self.has_summary() || has_no_text => Some(Place::TopOfMatter),
            _ => (!self.is_mdx).then_some(Place::TopOfBody),
        }
    }

    /// The place for a finding at `span`; `None` where a line cannot have a comment.
    pub(super) fn of(&self, span: Span) -> Option<Place> {
        let line = self.post.lines().line_of(span.start());
        if span.start() < self.post.body.span.start() {
            return self.in_front_matter(span, line);
        }
        let above = line.checked_sub(1).map(|above| self.text(above));
        // kramdown hangs the attributes of this line on what comes next.
        let is_attributes = above.is_some_and(|above| above.trim_start().starts_with("{:"));
        let is_in_summary = span.start() < self.summary_end;
        if self.is_mdx || is_attributes || is_in_summary || (self.is_kramdown && !is_plain(self.text(line))) {
            return None;
        }
        let is_first = span.start() < self.first_text() || line == self.post.lines().line_of(self.first_text());
        if is_first || above.is_none_or(|above| above.trim().is_empty()) || self.is_commented(line) {
            return Some(Place::AboveLine(line));
        }
        // An anchor may be made of the whole line of a heading, comments included.
        let heading = self.post.body.headings.iter().find(|heading| heading.span.contains(span.start()));
        if let Some(heading) = heading {
            return (heading.style == HeadingStyle::Atx).then_some(Place::AboveLine(line));
        }
        let next = self.running.partition_point(|lines| lines.start <= line);
        let in_text =
            next.checked_sub(1).and_then(|at| self.running.get(at)).is_some_and(|lines| lines.contains(&line));
        in_text.then_some(Place::BehindLine(line))
    }

    fn has_summary(&self) -> bool {
        self.summary_end > self.post.body.span.start()
    }

    fn in_front_matter(&self, span: Span, line: usize) -> Option<Place> {
        let matter = self.post.front_matter.as_ref().filter(|matter| matter.format != Format::Json)?;
        if self.post.lines().line_of(matter.opening.start()) == line {
            return Some(Place::AboveKey(line + 1));
        }
        if !matter.content.contains(span.start()) {
            return None;
        }
        let content = self.post.lines().line_content(line, &self.post.text);
        let is_joined = self.post.directives.iter().any(|directive| {
            directive.kind == Kind::Ignore && !directive.rules.is_empty() && content.contains(directive.span.start())
        });
        let has_comment = matter.comments.iter().any(|comment| content.contains(comment.start()));
        Some(if has_comment && !is_joined { Place::AboveKey(line) } else { Place::BehindKey(line) })
    }

    /// Whether an instruction for this line stands on the line above already.
    fn is_commented(&self, line: usize) -> bool {
        let above = line.checked_sub(1).map(|above| self.text(above).trim());
        above.is_some_and(|above| above.starts_with("<!-- matterlint-disable-next-line ") && above.ends_with("-->"))
    }

    /// Where the first text of the body begins, or its end.
    pub(super) fn first_text(&self) -> usize {
        let body = self.post.slice(self.post.body.span);
        let blank: usize = body.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
        self.post.body.span.start() + blank
    }

    /// A line without its line ending.
    pub(super) fn text(&self, line: usize) -> &'a str {
        self.post.slice(self.post.lines().line_content(line, &self.post.text))
    }
}

/// How many words a summary may have: twice what Hugo takes, which ends it with the paragraph.
const SUMMARY: usize = 140;

/// The end of the paragraph in which the summary ends at the latest.
fn summary_end(post: &Post) -> usize {
    let body = post.slice(post.body.span);
    let mut words = 0;
    let mut end = 0;
    for line in body.split_inclusive('\n') {
        end += line.len();
        words += line.split_whitespace().count();
        if words > SUMMARY && line.trim().is_empty() {
            break;
        }
    }
    post.body.span.start() + end
}

/// Whether a line cannot be anything but text, a heading or an image to kramdown: not the definition of a link, a row of a
/// table, raw HTML or an item of a list.
fn is_plain(line: &str) -> bool {
    let is_item = line.trim_start_matches(|ch: char| ch.is_ascii_digit()).starts_with(['.', ')']);
    !is_item
        && !line.contains(['|', '<'])
        && line.starts_with(|ch: char| ch.is_alphanumeric() || ch == '#' || ch == '!')
}
