//! The edits by which a post keeps an old path: an alias in its front matter.

use super::base_of;
use super::revision::Version;
use crate::document::Post;
use crate::document::front_matter::{Editor, New, Node};
use crate::site::facts::Source;
use crate::site::{GeneratorName, url_key};
use crate::text::{Edit, apply};

/// The field that holds the aliases of a post.
fn field(generator: GeneratorName) -> Option<&'static str> {
    match generator {
        GeneratorName::Hugo | GeneratorName::Zola => Some("aliases"),
        GeneratorName::Jekyll => Some("redirect_from"),
        GeneratorName::Hexo => Some("alias"),
        GeneratorName::Eleventy | GeneratorName::Astro | GeneratorName::Docusaurus | GeneratorName::Plain => None,
    }
}

/// The edits that make `path` an alias of the post. `None` where the generator has no aliases, or does not lead from there
/// once they are made: what the edits give is read again before they are believed.
pub(super) fn as_alias(version: Version<'_>, path: &str) -> Option<Vec<Edit>> {
    let generator = version.layout.generator.as_ref();
    let name = field(generator.name())?;
    let Version { post, path: file, layout, zone } = version;
    let editor = Editor::new(&post.text, post.front_matter.as_ref()?)?;
    let base = base_of(generator.site_address());
    let below = path.strip_prefix(base.as_str()).filter(|rest| rest.starts_with('/')).unwrap_or(path);
    // A language may stand before an alias without being written.
    let inner = below.get(1..).and_then(|rest| rest.find('/')).and_then(|at| below.get(at + 1..));
    let holds = |edits: &Vec<Edit>| {
        let Ok(text) = apply(&post.text, edits) else { return false };
        let after = Post::parse(text, &generator.dialect(file));
        let page = generator.page(&Source { path: file, post: &after, zone, disk: layout.disk.as_ref() });
        page.aliases.iter().any(|alias| url_key(&alias.text) == url_key(path))
    };
    let source = Source { path: file, post, zone, disk: layout.disk.as_ref() };
    let candidates = [Some(below), inner].into_iter().flatten().filter_map(|alias| {
        let Some(entry) = source.field(generator, name) else {
            return editor.insert(post.map()?, None, name, New::List(&[alias]));
        };
        match &entry.value.node {
            Node::List(items) if !items.is_empty() => editor.insert_item(&entry.value, items.len(), alias),
            Node::List(_) | Node::Empty => editor.set(&entry.value, New::List(&[alias])),
            Node::Scalar { text, .. } if !text.contains(char::is_whitespace) => {
                editor.set(&entry.value, New::List(&[text, alias]))
            }
            _ => None,
        }
    });
    let mut candidates = candidates.collect::<Vec<_>>().into_iter();
    candidates.find(holds)
}
