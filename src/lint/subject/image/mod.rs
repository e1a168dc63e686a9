//! Every image that a post names: in the body, in a `figure` call, in the front matter.

mod field;

use super::link::is_whole;
use super::{Subject, is_template};
use crate::document::body::{TemplateCall, TemplateForm};
use crate::site::Lookup;
use crate::text::Span;
use field::named_in_front_matter;
use serde::Deserialize;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

/// The option that all rules of image files share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ImageFields {
    /// Further front matter fields (dotted for nested ones) that hold images, beside the well-known ones.
    pub fields: Vec<String>,
}

/// Where an image is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// `![](x.png)`, a reference, or an `<img>` in the body.
    Body,
    /// The `src` of Hugo's `figure`.
    Figure,
    /// A field of the front matter.
    FrontMatter,
}

/// An image as a post names it. Templates in the address are left out: nobody knows what they give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedImage<'a> {
    /// The address, escapes resolved, percent signs kept.
    pub url: &'a str,
    /// The address's bytes; the whole image where they could not be proven.
    pub span: Span,
    /// Where it is named.
    pub origin: Origin,
    found: OnceCell<Rc<Lookup>>,
}

impl<'a> NamedImage<'a> {
    fn new(url: &'a str, span: Span, origin: Origin) -> Self {
        Self { url, span, origin, found: OnceCell::new() }
    }

    /// Finds the file as the generator does.
    #[must_use]
    pub fn look_up(&self, subject: &Subject<'a>) -> &Lookup {
        if is_whole(self.url) {
            return &Lookup::Undecided;
        }
        self.found.get_or_init(|| subject.memo.lookup(self.origin, self.url, || self.found_by(subject)))
    }

    fn found_by(&self, subject: &Subject<'_>) -> Lookup {
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
pub fn images<'a>(subject: &Subject<'a>, fields: &ImageFields) -> Cow<'a, [NamedImage<'a>]> {
    if fields.fields.is_empty() {
        Cow::Borrowed(subject.memo.images.get_or_init(|| find(subject, &[])))
    } else {
        Cow::Owned(find(subject, &fields.fields))
    }
}

fn find<'a>(subject: &Subject<'a>, fields: &[String]) -> Vec<NamedImage<'a>> {
    let post = subject.post;
    let mut images = named_in_front_matter(subject, fields);
    images.extend(post.body.images.iter().map(|image| {
        NamedImage::new(&image.destination.url, image.destination.span.unwrap_or(image.span), Origin::Body)
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
    Some(NamedImage::new(&src.value, src.span, Origin::Figure))
}

#[cfg(test)]
mod tests {
    use super::{ImageFields, images};
    use crate::document::Post;
    use crate::lint::{Clock, Memo, Subject};
    use crate::site::disk::MapDisk;
    use crate::site::{GeneratorName, Layout, Lookup, Role, by_name};
    use std::sync::Arc;

    const PATH: &str = "content/posts/a/index.md";

    /// What `read` says of `text` as a post of a Hugo blog with these files.
    fn with<T>(text: &str, files: &[&str], read: impl Fn(&Subject<'_>) -> T) -> T {
        let disk = Arc::new(MapDisk::new(files.iter().map(|file| (*file, "x"))));
        let layout = Layout { generator: by_name(GeneratorName::Hugo, disk.as_ref()), disk };
        let post = Post::parse(text.to_owned(), &layout.generator.dialect(PATH));
        let clock = Clock { now: jiff::Timestamp::UNIX_EPOCH, zone: jiff::tz::TimeZone::UTC };
        let memo = Memo::default();
        read(&Subject { post: &post, path: PATH, role: Role::Post, layout: &layout, clock: &clock, memo: &memo })
    }

    fn urls(text: &str, fields: &[&str]) -> Vec<String> {
        let fields = ImageFields { fields: fields.iter().map(|field| (*field).to_owned()).collect() };
        with(text, &[], |subject| images(subject, &fields).iter().map(|image| image.url.to_owned()).collect())
    }

    #[test]
    fn front_matter_names_images_in_many_ways() {
        let yaml = "---\ntitle: logo.png\nimages: [a.png, '표지.jpg']\ncover:\n  image: b.webp\n  alt: c.png\nheroImage: none\r\n\
                    params: {featured_image: d.svg}\nresources:\n  - src: e.gif\n  - src: '*.png'\nbadge: f.png\n---\n";
        assert_eq!(urls(yaml, &[]), ["a.png", "표지.jpg", "b.webp", "d.svg", "e.gif"]);
        assert_eq!(urls(yaml, &["badge"]).last().map(String::as_str), Some("f.png"));
        assert_eq!(urls("+++\n[cover]\nimage = \"x.png\"\n+++\n", &[]), ["x.png"]);
        assert_eq!(urls("{\"thumbnail\": \"x.png?v=1\"}\n", &[]), ["x.png?v=1"]);
    }

    #[test]
    fn the_body_names_images_in_markdown_html_and_figure() {
        let body = "![](a.png) <img src='b.png'> ![][c] ![]({{ x }}.png) `![](d.png)`\n\n\
                    {{< figure src=\"e.png\" >}} {{< video src=\"f.png\" >}}\n\n[c]: c.png\n";
        assert_eq!(urls(body, &[]), ["a.png", "b.png", "c.png", "e.png"]);
    }

    #[test]
    fn figure_looks_in_assets_as_well() {
        let text = "![](a.png)\n\n{{< figure src=\"a.png\" >}}\n";
        let lookups = with(text, &["assets/a.png", PATH], |subject| {
            images(subject, &ImageFields::default())
                .iter()
                .map(|image| image.look_up(subject).clone())
                .collect::<Vec<_>>()
        });
        assert!(matches!(lookups[0], Lookup::Missing { .. }), "{lookups:?}");
        assert_eq!(lookups[1], Lookup::Found { path: "assets/a.png".to_owned() });
    }

    #[test]
    fn a_field_that_moves_the_page_makes_relative_paths_uncertain() {
        let text = "---\nslug: b\n---\n![](../c/x.png) ![](x.png)\n";
        let lookups = with(text, &[PATH], |subject| {
            images(subject, &ImageFields::default())
                .iter()
                .map(|image| image.look_up(subject).clone())
                .collect::<Vec<_>>()
        });
        assert_eq!(lookups[0], Lookup::Undecided);
        assert!(matches!(lookups[1], Lookup::Missing { .. }), "{lookups:?}");
    }
}
