//! Where what stands at the cursor is defined: the post that a link leads to, the file of an image or a shortcode, the
//! definition of a label.

use super::ground::Ground;
use super::here::{Here, image_file};
use crate::document::Post;
use crate::document::body::{TemplateCall, normal_label};
use crate::site::address::decoded;
use crate::site::disk::EntryKind;
use crate::site::facts::LinkFact;
use crate::site::{Facts, Target, target};
use crate::text::Span;
use lsp_types::{GotoDefinitionResponse, Location, LocationLink, Position, Range};

/// The places that define what stands at a position.
#[must_use]
pub fn find(ground: &Ground<'_>, position: Position) -> Option<GotoDefinitionResponse> {
    let here = Here::at(ground, ground.offset(position))?;
    let (origin, location) = match &here {
        Here::Call { call } => return of_call(ground, call),
        Here::Link { link, span } => (*span, of_link(ground, link)?),
        Here::Image { url, span, in_matter } => (*span, file(ground, &image_file(ground, url, *in_matter)?)?),
        Here::Footnote { label, span } => {
            let notes = &ground.post.body.footnote_definitions;
            let note = notes.iter().find(|note| normal_label(&note.label) == normal_label(label))?;
            (*span, ground.location(ground.path, note.label_span)?)
        }
        Here::Label { label, span } => {
            let definitions = &ground.post.body.definitions;
            let found = definitions.iter().find(|it| normal_label(&it.label) == normal_label(label))?;
            (*span, ground.location(ground.path, found.label_span)?)
        }
        Here::Rule { .. } | Here::Term { .. } | Here::Field { .. } | Here::Heading { .. } => return None,
    };
    answer(ground, origin, vec![location])
}

/// The places, as the editor wants to be told of them.
fn answer(ground: &Ground<'_>, origin: Span, mut places: Vec<Location>) -> Option<GotoDefinitionResponse> {
    if !ground.client.link_support {
        let last = places.pop()?;
        return Some(match places.is_empty() {
            true => GotoDefinitionResponse::Scalar(last),
            false => GotoDefinitionResponse::Array(places.into_iter().chain([last]).collect()),
        });
    }
    let link = |Location { uri, range }| LocationLink {
        origin_selection_range: Some(ground.range(origin)),
        target_uri: uri,
        target_range: range,
        target_selection_range: range,
    };
    (!places.is_empty()).then(|| GotoDefinitionResponse::Link(places.into_iter().map(link).collect()))
}

/// The place that a link leads to: the heading of its fragment, or the beginning of the post.
fn of_link(ground: &Ground<'_>, link: &LinkFact) -> Option<Location> {
    let post = |at: usize| ground.blog.posts().get(at);
    if let Some(id) = link.url.strip_prefix('#') {
        return ground.location(ground.path, anchor(ground, ground.facts()?, &decoded(id)?)?);
    }
    match target(ground.blog, ground.layout, ground.facts()?, link) {
        Target::Post { post: at, fragment } => {
            let post = post(at)?;
            let span = fragment.and_then(|id| anchor(ground, post, &id)).unwrap_or_else(|| post.place());
            ground.location(&post.path, span)
        }
        Target::Alias { post: at, .. } | Target::SourceFile { post: at } => {
            let post = post(at)?;
            ground.location(&post.path, post.place())
        }
        Target::Nothing { .. } | Target::Unnamed { .. } | Target::Elsewhere => {
            let path = match ground.layout.body_link(&ground.layout.page(ground.path), &link.url) {
                crate::site::Lookup::Found { path } => path,
                _ => return None,
            };
            file(ground, &path)
        }
    }
}

/// The place of an anchor in a post.
pub(super) fn anchor(ground: &Ground<'_>, post: &Facts, id: &str) -> Option<Span> {
    let generator = &ground.layout.generator;
    let find = |post: &Post| {
        let anchors = generator.anchors(&post.text, &post.body);
        anchors.ids.into_iter().find(|(known, _)| known == id).map(|(_, span)| span)
    };
    match post.path == ground.path {
        true => find(ground.post),
        false => find(&Post::parse(ground.text(&post.path)?.text, &generator.dialect(&post.path))),
    }
}

/// The file of a template call: the one that it names, or the template that answers it. Where only themes have one, all of
/// theirs: which theme counts for a shortcode, the order of the modules says.
fn of_call(ground: &Ground<'_>, call: &TemplateCall) -> Option<GotoDefinitionResponse> {
    let disk = &ground.layout.disk;
    let named = ground.layout.generator.called_file(ground.path, call).map(|(_, files)| files).unwrap_or_default();
    let named = named.into_iter().find(|path| disk.has_file(path));
    let in_themes = || {
        let themes = disk.list("themes").unwrap_or_default();
        let folders = themes.iter().filter(|(_, kind)| **kind == EntryKind::Folder);
        folders.filter_map(|(theme, _)| template(ground, &format!("themes/{theme}/"), &call.name)).collect()
    };
    let found = named.or_else(|| template(ground, "", &call.name));
    let files: Vec<String> = found.map_or_else(in_themes, |file| vec![file]);
    answer(ground, call.span, files.iter().filter_map(|path| file(ground, path)).collect())
}

/// The template that answers a call, in a site or theme.
fn template(ground: &Ground<'_>, root: &str, name: &str) -> Option<String> {
    let folders = ["layouts/shortcodes", "layouts/_shortcodes", "templates/shortcodes"];
    let places = folders.iter().flat_map(|folder| ["html", "md"].map(|end| format!("{root}{folder}/{name}.{end}")));
    { places }.find(|path| ground.layout.disk.has_file(path))
}

fn file(ground: &Ground<'_>, path: &str) -> Option<Location> {
    Some(Location::new(ground.uri(path)?, Range::default()))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::lsp::tests::Desk;
    use lsp_types::{GotoDefinitionResponse, Position};

    fn place(open: &str) -> Option<(String, Position)> {
        let desk = Desk::new(&[
            ("hugo.toml", "baseURL = \"https://example.org/\"\n"),
            (
                "content/posts/b.md",
                "---\ntitle: 나\ndate: 2024-05-01\naliases: [/old/]\n---\n\n## 하나\n\n## 둘 😀\n\n## 둘 😀\n",
            ),
            ("content/posts/a.md", open),
            ("layouts/shortcodes/tea.html", "<b>"),
            ("themes/잎/layouts/shortcodes/cup.html", "<i>"),
            ("themes/잎/layouts/shortcodes/tea.html", "<i>"),
            ("themes/b/layouts/_shortcodes/글/cup.html", "<i>"),
            ("static/leaf.png", "x"),
        ]);
        match find(&desk.ground(), desk.position())? {
            GotoDefinitionResponse::Scalar(location) => {
                let path = crate::lsp::uri::to_path(&location.uri).unwrap();
                Some((path.strip_prefix("/blog").unwrap().to_str().unwrap().to_owned(), location.range.start))
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn links_images_calls_and_labels_have_a_place() {
        let at = |path: &str, line, character| Some((path.to_owned(), Position::new(line, character)));
        for (body, expected) in [
            ("[글](/posts/b/‸)", at("content/posts/b.md", 1, 7)),
            ("[글](/posts/b/#둘--1‸)", at("content/posts/b.md", 10, 0)),
            ("[글‸](/old/)", at("content/posts/b.md", 1, 7)),
            ("[글]({{< ref \"b‸.md\" >}})", at("content/posts/b.md", 1, 7)),
            ("![잎](/leaf‸.png)", at("static/leaf.png", 0, 0)),
            ("{{< te‸a >}}", at("layouts/shortcodes/tea.html", 0, 0)),
            ("{{< cu‸p >}}", at("themes/잎/layouts/shortcodes/cup.html", 0, 0)),
            ("{{% 글/cu‸p %}}", at("themes/b/layouts/_shortcodes/글/cup.html", 0, 0)),
            ("{{< figu‸re >}}", None),
            ("주[^1‸]\n\n[^1]: 말", at("content/posts/a.md", 6, 0)),
            ("## 여기\n\n[위](#여기‸)", at("content/posts/a.md", 4, 0)),
            ("[글](https://example.com/‸)", None),
            ("말‸", None),
        ] {
            assert_eq!(place(&format!("---\ntitle: a\n---\n\n{body}\n")), expected, "{body}");
        }
    }
}
