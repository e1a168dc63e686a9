//! `image-missing`: an image whose file is not there.

use crate::lint::{BadOption, Define, Findings, ImageFields, LocalAddress, NamedImage, PostRule, SUGGESTIONS, Subject, images, near_file, shown};
use crate::site::{GeneratorName, Lookup};

/// See `rules/body/image-missing.md`.
pub struct ImageMissing(ImageFields);

impl Define for ImageMissing {
    type Options = ImageFields;

    fn new(options: ImageFields) -> Result<Self, BadOption> {
        Ok(Self(options))
    }
}

impl PostRule for ImageMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let named = images(subject, &self.0);
        let missing = named.iter().filter_map(|image| match image.look_up(subject) {
            Lookup::Missing { looked } if LocalAddress::of(image.url).is_none() => Some((image, looked)),
            _ => None,
        });
        for (nth, (image, looked)) in missing.enumerate() {
            let near = (nth < SUGGESTIONS).then(|| near_file(subject.layout.disk.as_ref(), looked)).flatten();
            found
                .at(image.span, format!("the image {} does not exist", shown(image.url)))
                .label("readers see a broken image")
                .help(help(subject, image, looked, near));
        }
    }
}

fn help(subject: &Subject<'_>, image: &NamedImage<'_>, looked: &[String], near: Option<String>) -> String {
    if let Some(near) = near {
        return format!("did you mean `{near}`?");
    }
    if let Some(stray) = unpublished(subject, image.url) {
        return format!("`{stray}` is there, but not published where the page looks for it: {}", way_out(subject));
    }
    match looked {
        [] => "write the path of a file that is published".to_owned(),
        [only] => format!("it leads to `{only}`: put the file there, or correct the path"),
        [first, second, ..] => format!("put the file at `{first}` or `{second}`, or correct the path"),
    }
}

/// A file that is there, in a place from which the generator does not publish it under this address: beside a post
/// whose page gets a folder of its own, or in Hugo's assets/.
fn unpublished(subject: &Subject<'_>, url: &str) -> Option<String> {
    let relative = url.trim_start_matches("./");
    let candidate = match relative.strip_prefix('/') {
        Some(rooted) => format!("assets/{rooted}"),
        None => subject.path.rsplit_once('/').map_or(relative.to_owned(), |(folder, _)| format!("{folder}/{relative}")),
    };
    subject.layout.disk.has_file(&candidate).then_some(candidate)
}

fn way_out(subject: &Subject<'_>) -> &'static str {
    match subject.generator().name() {
        GeneratorName::Hugo => "make the post a page bundle (`name/index.md`), or move the file to `static/`",
        GeneratorName::Zola => "make the post a folder with `index.md`, or move the file to `static/`",
        _ => "move the file to where images are published, and write its path from the site's root",
    }
}
