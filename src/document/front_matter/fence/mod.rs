//! Where the front matter begins and ends, by each generator's own rule.

mod json;
mod near;
mod odd;
mod unclosed;

pub use near::{NearMiss, NearMissKind, near_miss};

use super::lines::{line_from, lines};
use super::{Format, bom_len};
use crate::document::dialect::Fences;
use crate::text::Span;

/// A block that was found, not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) format: Format,
    pub(super) opening: Span,
    pub(super) content: Span,
    pub(super) closing: Option<Span>,
    pub(super) after_closing: Span,
    /// First byte of the body.
    pub(super) end: usize,
    /// How its text differs from the plain language.
    pub(super) flavour: Flavour,
}

/// How the text of a block differs from the language it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flavour {
    /// Not at all.
    Pure,
    /// Hexo's YAML: tabs may indent (hexo-front-matter, `lib/front_matter.ts`).
    Tabs,
    /// Hexo's JSON: the outer braces are left out.
    Braceless,
    /// A language that matterlint does not read (`---js`).
    Foreign,
}

/// Finds the block of `text`; `None` when the generator would see none.
pub(super) fn find(text: &str, fences: Fences) -> Option<Block> {
    let start = bom_len(text);
    match fences {
        Fences::Plain => {
            let start = after_blank_lines(text, start);
            let fenced = || after_opening(text, start, &["---", "+++"], Rest::Blank)?.close(text, exactly, Need::Key);
            json::find(text, start).or_else(fenced)
        }
        Fences::Hugo => {
            let rest = text.get(start..)?;
            let space = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0x0b;
            let start = start + rest.bytes().take_while(space).count();
            let fenced = || after_opening(text, start, &["---", "+++"], Rest::Content)?.close(text, begins, Need::None);
            json::find(text, start).or_else(fenced)
        }
        Fences::Jekyll => {
            let closer = |line: &str, fence: &str| exactly(line, fence).or_else(|| exactly(line, "..."));
            after_opening(text, start, &["---"], Rest::Blank)?.close(text, closer, Need::Key)
        }
        Fences::Astro => {
            let start = after_blank_lines(text, start);
            let closer = |line: &str, _: &str| begins(line, "---").or_else(|| begins(line, "+++"));
            after_opening(text, start, &["---", "+++"], Rest::Content)?.close(text, closer, Need::Key)
        }
        Fences::GrayMatter => odd::gray_matter(text, start),
        Fences::Zola => odd::zola(text, start),
        Fences::Hexo => odd::hexo(text, start),
    }
}

/// What the opening fence's line may hold after the fence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Blank,
    Content,
}

/// What must follow an opening fence that nothing closes, so that it is one and no thematic break.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    None,
    Key,
}

/// An opening fence, and where the text after it begins.
struct Opened {
    format: Format,
    fence: Span,
    content: usize,
    next: usize,
}

fn after_blank_lines(text: &str, start: usize) -> usize {
    lines(text, start).find(|line| !line.is_blank()).map_or(text.len(), |line| line.start)
}

fn after_opening(text: &str, start: usize, fences: &[&str], rest: Rest) -> Option<Opened> {
    let line = line_from(text, start)?;
    let fence = fences.iter().find(|fence| line.text.starts_with(**fence))?;
    let after = line.text.get(fence.len()..)?;
    let longer = after.starts_with(fence.get(..1)?);
    if longer || (rest == Rest::Blank && !after.trim().is_empty()) {
        return None;
    }
    let fence_end = start + fence.len();
    Some(Opened {
        format: if fence.starts_with('+') { Format::Toml } else { Format::Yaml },
        fence: Span::new(start, fence_end),
        content: if after.trim().is_empty() { line.next } else { fence_end },
        next: line.next,
    })
}

/// The length of the fence when the line is exactly that.
fn exactly(line: &str, fence: &str) -> Option<usize> {
    (line.trim_end() == fence).then_some(fence.len())
}

/// The length of the fence when the line begins with it.
fn begins(line: &str, fence: &str) -> Option<usize> {
    line.starts_with(fence).then_some(fence.len())
}

impl Opened {
    /// Looks for the closing fence; `closer` gets a line and the opening fence, and gives the fence's length.
    fn close(self, text: &str, closer: impl Fn(&str, &str) -> Option<usize>, need: Need) -> Option<Block> {
        let fence = self.fence.slice(text);
        let closing = lines(text, self.next).find_map(|line| closer(line.text, fence).map(|len| (line, len)));
        let Some((line, len)) = closing else { return self.unclosed(text, need) };
        let closing = Span::new(line.start, line.start + len);
        let after_closing = Span::new(closing.end(), line.span().end()).trimmed(text);
        Some(Block {
            format: self.format,
            opening: self.fence,
            content: Span::new(self.content, line.start),
            closing: Some(closing),
            after_closing,
            end: if after_closing.is_empty() { line.next } else { closing.end() },
            flavour: Flavour::Pure,
        })
    }
}

#[cfg(test)]
mod tests;
