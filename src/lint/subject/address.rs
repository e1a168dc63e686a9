//! The addresses that front matter gives a post: its URL, its slug, and its aliases.

use super::{Subject, Written};
use crate::document::front_matter::Node;
use crate::site::GeneratorName;

/// An address, or a part of one, that front matter gives a post.
#[derive(Clone, Copy, Debug)]
pub struct Address<'a> {
    /// The field as its author writes it.
    pub field: &'a str,
    /// What it is.
    pub kind: AddressKind,
    /// The text.
    pub written: Written<'a>,
    /// Its place in the field's list, if it stands in one.
    pub index: Option<usize>,
}

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// The whole path of the post.
    Url,
    /// The last part of the path.
    Slug,
    /// An old path that leads to the post.
    Alias,
}

impl<'a> Subject<'a> {
    /// The addresses that front matter gives the post, in the order of the text. Empty ones and those that a template
    /// fills in are left out.
    #[must_use]
    pub fn addresses(&self) -> &'a [Address<'a>] {
        self.memo.addresses.get_or_init(|| self.find_addresses())
    }

    fn find_addresses(&self) -> Vec<Address<'a>> {
        let Some(map) = self.post.map() else { return Vec::new() };
        let generator = self.generator().name();
        let mut found = Vec::new();
        for entry in &map.entries {
            let named = fields(generator).iter().find(|(name, _)| self.is_key(&entry.key.text, name));
            let Some((_, kind)) = named else { continue };
            let address = |written, index| Address { field: &entry.key.text, kind: *kind, written, index };
            match &entry.value.node {
                Node::List(items) if *kind == AddressKind::Alias => {
                    let items = items.iter().enumerate();
                    found.extend(items.filter_map(|(at, item)| Some(address(self.written(item)?, Some(at)))));
                }
                Node::Scalar { .. } if *kind == AddressKind::Alias && generator == GeneratorName::Hugo => {
                    let words = self.written(&entry.value).into_iter().flat_map(|all| all.split(char::is_whitespace));
                    found.extend(words.map(|written| address(written, None)));
                }
                _ => found.extend(self.written(&entry.value).map(|written| address(written, None))),
            }
        }
        found.retain(|address| !address.written.text.trim().is_empty() && !address.written.is_computed());
        found
    }
}

/// The fields that hold addresses.
fn fields(generator: GeneratorName) -> &'static [(&'static str, AddressKind)] {
    use AddressKind::{Alias, Slug, Url};
    match generator {
        GeneratorName::Hugo => &[("url", Url), ("slug", Slug), ("aliases", Alias)],
        GeneratorName::Jekyll => &[("permalink", Url), ("slug", Slug), ("redirect_from", Alias)],
        GeneratorName::Zola => &[("path", Url), ("slug", Slug), ("aliases", Alias)],
        GeneratorName::Hexo => &[("permalink", Url), ("slug", Slug), ("alias", Alias)],
        GeneratorName::Eleventy => &[("permalink", Url)],
        GeneratorName::Astro => &[("slug", Slug)],
        GeneratorName::Docusaurus => &[("slug", Url)],
        GeneratorName::Plain => &[("url", Url), ("permalink", Url), ("slug", Slug), ("aliases", Alias)],
    }
}
