//! Every image that a post names: in the body, in a `figure` call, in the front matter.

use super::image_field::named_in_front_matter;
use super::{Subject, is_template};
use crate::document::body::{TemplateCall, TemplateForm};
use crate::site::Lookup;
use crate::text::Span;
use serde::Deserialize;

/// The option that all rules of image files share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ImageFields {
    /// Further front matter fields (dotted for nested ones) that hold images, beside the well-known ones.
    pub fields: Vec<String>,
}

/// Where an image is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `![](x.png)`, a reference, or an `<img>` in the body.
    Body,
    /// The `src` of Hugo's `figure`.
    Figure,
    /// A field of the front matter.
    FrontMatter,
}

/// An image as a post names it. Templates in the address are left out: nobody knows what they give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedImage<'a> {
    /// The address, escapes resolved, percent signs kept.
    pub url: &'a str,
    /// The address's bytes; the whole image where they could not be proven.
    pub span: Span,
    /// Where it is named.
    pub origin: Origin,
}

impl NamedImage<'_> {
    /// Finds the file as the generator does.
    #[must_use]
    pub fn look_up(&self, subject: &Subject<'_>) -> Lookup {
        let in_front_matter = || subject.front_matter_image(self.url);
        if self.origin == Origin::FrontMatter {
            return in_front_matter();
        }
        let in_body = subject.body_image(self.url);
        if self.origin == Origin::Figure && matches!(in_body, Lookup::Missing { .. }) {
            // `figure` looks in assets/ as well, as themes do for the front matter.
            let elsewhere = in_front_matter();
            if !matches!(elsewhere, Lookup::Missing { .. } | Lookup::Undecided) {
                return elsewhere;
            }
        }
        in_body
    }

    /// Whether `span` holds the address byte for byte, so that it may be edited.
    #[must_use]
    pub fn is_literal(&self, subject: &Subject<'_>) -> bool {
        subject.post.slice(self.span) == self.url
    }
}

/// All images that the post names, the front matter's first; `fields` are further fields that hold images.
pub fn images<'a>(subject: &Subject<'a>, fields: &ImageFields) -> Vec<NamedImage<'a>> {
    let post = subject.post;
    let mut images = named_in_front_matter(subject, &fields.fields);
    images.extend(post.body.images.iter().map(|image| NamedImage {
        url: &image.destination.url,
        span: image.destination.span.unwrap_or(image.span),
        origin: Origin::Body,
    }));
    images.retain(|image| !is_template(subject, image.span));
    images.extend(post.body.templates.iter().filter_map(figure));
    images.retain(|image| !image.url.trim().is_empty());
    images
}

fn figure(call: &TemplateCall) -> Option<NamedImage<'_>> {
    let is_hugo = matches!(call.form, TemplateForm::HugoAngle | TemplateForm::HugoPercent);
    if !is_hugo || call.name != "figure" || call.closing || call.in_code {
        return None;
    }
    let src = call.arguments.iter().find(|argument| argument.name.as_deref() == Some("src"))?;
    Some(NamedImage { url: &src.value, span: src.span, origin: Origin::Figure })
}
