//! `tab-meaning`: a tab that makes code of what was meant as text.

use crate::document::Post;
use crate::document::body::CodeBlock;
use crate::lint::{BadOption, Define, Findings, Fix, PostRule, Safety, Subject};
use crate::text::{Edit, Span};

/// See `rules/body/tab-meaning.md`.
pub struct TabMeaning;

impl Define for TabMeaning {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for TabMeaning {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        for block in post.body.code_blocks.iter().filter(|block| block.fence.is_none()) {
            let line = post.lines().line_of(block.span.start());
            let content = post.lines().line_content(line, &post.text);
            let text = post.slice(content);
            let code = text.trim_start_matches([' ', '\t', '>']);
            if let Some(tabs) = tabs_after_marker(post, content, block) {
                let finding = found.at(tabs, "the tabs behind the list mark make code of the item");
                finding.label("readers see code").help("put one space behind the list mark");
                // What stands on the lines below may be meant as code.
                if post.lines().line_of(block.span.end().saturating_sub(1)) == line {
                    finding.fix(Fix {
                        title: "put one space behind the list mark".to_owned(),
                        edits: vec![Edit { span: tabs, text: " ".to_owned() }],
                        safety: Safety::Unsafe,
                    });
                }
            } else if text.len() > code.len()
                && text.starts_with('\t')
                && follows_list(post, line)
                && item(code).is_some()
            {
                let tabs =
                    Span::new(content.start(), content.start() + text.len() - text.trim_start_matches('\t').len());
                found.at(tabs, "the tab makes code of a list item").label("readers see code, not a list").help("indent the item by one tab less");
            }
        }
    }
}

/// What stands behind the list mark that `line` begins with.
fn item(line: &str) -> Option<&str> {
    let digits = line.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let rest =
        if digits.len() < line.len() { digits.strip_prefix(['.', ')']) } else { line.strip_prefix(['-', '*', '+']) };
    rest.filter(|rest| rest.starts_with([' ', '\t']))
}

/// The white space between a list mark and the code on the same line, when tabs are part of it.
fn tabs_after_marker(post: &Post, content: Span, block: &CodeBlock) -> Option<Span> {
    let text = post.slice(content);
    let rest = item(text.trim_start_matches([' ', '\t', '>']))?;
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let start = content.end() - rest.len();
    let span = Span::new(start, start + blank);
    (block.nested && post.slice(span).contains('\t') && block.span.start() > start.saturating_sub(1)).then_some(span)
}

/// Whether the text above `line`, blank lines left out, is a list item.
fn follows_list(post: &Post, line: usize) -> bool {
    let above = (0..line).rev().map(|line| post.slice(post.lines().line_content(line, &post.text)));
    let above = above.take(MOST_BLANK_LINES).find(|text| !text.trim().is_empty());
    above.is_some_and(|text| item(text.trim_start()).is_some())
}

/// Beyond so many blank lines nothing belongs together.
const MOST_BLANK_LINES: usize = 3;
