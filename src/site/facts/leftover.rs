//! Lines and values of a post that are still those of the template it was made from.

use super::Named;
use super::gather::Source;
use crate::document::Post;
use crate::document::body::ParagraphKind;
use crate::site::Generator;
use crate::site::scaffold::{PROSE_FIELDS, Scaffold};
use crate::text::Span;

/// A text of a template that stands in a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// The text in the post.
    pub text: Named,
    /// The template, below the site's root.
    pub template: String,
}

/// All texts of the site's templates that the post still has, the front matter's first.
pub(super) fn leftovers(source: &Source<'_>, generator: &dyn Generator) -> Vec<Leftover> {
    let Some(scaffold) = generator.scaffold().filter(|scaffold| !scaffold.is_empty()) else { return Vec::new() };
    let fields = PROSE_FIELDS.iter().filter_map(|key| source.text(generator, key));
    fields.chain(lines(source.post)).filter_map(|text| of_template(text, scaffold)).collect()
}

fn of_template(text: Named, scaffold: &Scaffold) -> Option<Leftover> {
    let template = scaffold.holder(&text.text)?.to_owned();
    Some(Leftover { text, template })
}

/// The lines of running text, quotes left out: whoever quotes a template means to.
fn lines(post: &Post) -> impl Iterator<Item = Named> {
    let paragraphs = post.body.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Quote);
    paragraphs.flat_map(|paragraph| {
        let ends = paragraph.breaks.iter().map(|found| found.span.end()).chain([paragraph.span.end()]);
        let starts = [paragraph.span.start()].into_iter().chain(paragraph.breaks.iter().map(|found| found.span.end()));
        starts.zip(ends).map(|(start, end)| {
            let span = Span::new(start, end).trimmed(&post.text);
            Named { text: post.slice(span).to_owned(), span }
        })
    })
}
