//! A site's root with its generator: lookups in exact case and Unicode form.

use super::address::local_path;
use super::generator::{Places, Role};
use super::{Disk, Generator, path};
use crate::text::looks_same;
use std::borrow::Cow;
use std::sync::Arc;

/// One site on disk.
#[derive(Clone, Debug)]
pub struct Layout {
    /// How it is read.
    pub generator: Arc<dyn Generator>,
    /// What lies below its root.
    pub disk: Arc<dyn Disk>,
}

/// What a lookup found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The file, as written.
    Found {
        /// Its path below the site's root.
        path: String,
    },
    /// Only a file whose name differs in case.
    OtherCase {
        /// Its path as it is on disk.
        path: String,
    },
    /// Only a file whose name differs in Unicode form (NFC, NFD).
    OtherForm {
        /// Its path as it is on disk.
        path: String,
    },
    /// No file.
    Missing {
        /// Where it was looked for, in order.
        looked: Vec<String>,
    },
    /// Cannot be told.
    Undecided,
}

impl Layout {
    /// What the file at `path` is: the generator's answer, with the files round it taken into account.
    #[must_use]
    pub fn role(&self, path: &str) -> Role {
        match self.generator.role(path) {
            role @ (Role::Post | Role::Page) if self.owner(path, role).is_some() => Role::Other,
            role => role,
        }
    }

    /// Looks up an image that the body of a post names which [`Layout::page`] shows on `page`, `url` as written in the
    /// Markdown.
    #[must_use]
    pub fn body_image(&self, page: &str, url: &str) -> Lookup {
        self.look_up(url, false, |clean| self.generator.body_image(page, clean))
    }

    /// Looks up an image that the front matter of a post on `page` names.
    #[must_use]
    pub fn front_matter_image(&self, page: &str, url: &str) -> Lookup {
        self.look_up(url, false, |clean| self.generator.front_matter_image(page, clean))
    }

    /// Looks up the file that a relative or root link of a post on `page` leads to.
    #[must_use]
    pub fn body_link(&self, page: &str, url: &str) -> Lookup {
        self.look_up(url, true, |clean| self.generator.body_link(page, clean))
    }

    /// The same, but [`Lookup::Undecided`] without a look where another place may answer, too: for who asks only whether
    /// the file is surely missing or spelt otherwise.
    #[must_use]
    pub fn missed_link(&self, page: &str, url: &str) -> Lookup {
        self.look_up(url, true, |clean| match self.generator.may_miss_link(clean) {
            true => match self.generator.body_link(page, clean) {
                Places::Perhaps(_) => Places::Undecided,
                places => places,
            },
            false => Places::Undecided,
        })
    }

    /// The page on which the text of the file at `path` is shown.
    #[must_use]
    pub fn page<'a>(&self, path: &'a str) -> Cow<'a, str> {
        self.owner(path, self.generator.role(path)).map_or(Cow::Borrowed(path), Cow::Owned)
    }

    /// The index file that makes the file at `file`, which is `role` to the generator, a resource of its own page.
    #[must_use]
    pub fn owner(&self, file: &str, role: Role) -> Option<String> {
        if !self.generator.has_bundles() || matches!(role, Role::Other | Role::Template) {
            return None;
        }
        let is_index = |file: &str| is_index(path::file_name(file)) && self.generator.owns_folder(file);
        let mut folder = path::folder(file);
        while !folder.is_empty() {
            let names = self.disk.beginning(folder, INDEX);
            let owner = names.iter().map(|name| path::join(folder, name)).find(|file| is_index(file));
            if let Some(owner) = owner.filter(|_| folder != path::folder(file) || !is_index(file)) {
                return matches!(self.generator.role(&owner), Role::Post | Role::Page).then_some(owner);
            }
            folder = path::folder(folder);
        }
        None
    }

    fn look_up(&self, url: &str, folders: bool, places: impl Fn(&str) -> Places) -> Lookup {
        let Some(clean) = local_path(url) else { return Lookup::Undecided };
        let (files, sure, any_case) = match places(&clean) {
            Places::Files(files) => (files, true, false),
            Places::AnyCase(files) => (files, true, true),
            Places::Perhaps(files) => (files, false, false),
            Places::Undecided => return Lookup::Undecided,
        };
        let mut looked: Vec<String> = Vec::with_capacity(files.len());
        for file in files {
            let Some(path) = path::into_normal(file) else { return Lookup::Undecided };
            if looked.contains(&path) {
                continue;
            }
            if self.is_there(&path, folders) {
                return Lookup::Found { path };
            }
            looked.push(path);
        }
        if !sure {
            return Lookup::Undecided;
        }
        match looked.iter().find_map(|path| self.nearly(path, folders)) {
            Some(Lookup::OtherCase { path }) if any_case => Lookup::Found { path },
            found => found.unwrap_or(Lookup::Missing { looked }),
        }
    }

    fn is_there(&self, path: &str, folders: bool) -> bool {
        self.disk.has_file(path) || folders && self.disk.has_folder(path)
    }

    /// The file whose path equals `wanted` but for case or Unicode form.
    fn nearly(&self, wanted: &str, folders: bool) -> Option<Lookup> {
        let mut found = String::new();
        let mut same_case = true;
        for part in wanted.split('/') {
            let names = self.disk.list(&found)?;
            let name = if names.contains_key(part) {
                part
            } else {
                let alike = names.like(part);
                let same = alike.iter().find(|name| looks_same(name, part));
                same_case &= same.is_some();
                same.or(alike.first())?
            };
            found = path::join(&found, name);
        }
        let path = Some(found).filter(|path| self.is_there(path, folders))?;
        Some(if same_case { Lookup::OtherForm { path } } else { Lookup::OtherCase { path } })
    }
}

/// How the name of the file begins that makes its folder a page.
const INDEX: &str = "index.";

fn is_index(name: &str) -> bool {
    let extension = path::extension(name);
    name.starts_with(INDEX) && ["md", "markdown", "mdown", "html", "htm", "org", "adoc"].contains(&&*extension)
}

#[cfg(test)]
mod tests {
    use super::{Layout, Lookup};
    use crate::site::GeneratorName;
    use crate::site::detect::by_name;
    use crate::site::disk::MapDisk;
    use crate::site::generator::Role;
    use std::sync::Arc;

    fn plain(files: &[&str]) -> Layout {
        of(GeneratorName::Plain, files)
    }

    fn of(name: GeneratorName, files: &[&str]) -> Layout {
        let disk = MapDisk::new(files.iter().map(|path| (*path, "x")));
        Layout { generator: by_name(name, &disk), disk: Arc::new(disk) }
    }

    #[test]
    fn exact_then_unicode_form_then_case() {
        let layout = plain(&["a/\u{1112}\u{1161}\u{11ab}.png", "a/Photo.PNG", "a/sp ace.png", "a/x.png"]);
        let look = |url: &str| layout.body_image("a/post.md", url);
        assert_eq!(look("x.png?v=2#f"), Lookup::Found { path: "a/x.png".into() });
        assert_eq!(look("./sp%20ace.png"), Lookup::Found { path: "a/sp ace.png".into() });
        assert_eq!(look("한.png"), Lookup::OtherForm { path: "a/\u{1112}\u{1161}\u{11ab}.png".into() });
        assert_eq!(look("photo.png"), Lookup::OtherCase { path: "a/Photo.PNG".into() });
        assert_eq!(look("none.png"), Lookup::Missing { looked: vec!["a/none.png".into()] });
    }

    #[test]
    fn a_folder_answers_links_but_is_no_image() {
        let layout = plain(&["a/b.png/c.txt"]);
        assert!(matches!(layout.body_image("a/post.md", "b.png"), Lookup::Missing { .. }));
        assert_eq!(layout.body_link("a/post.md", "b.png"), Lookup::Found { path: "a/b.png".into() });
    }

    #[test]
    fn what_is_elsewhere_or_computed_is_undecided() {
        let layout = plain(&["a/x.png"]);
        for url in ["https://e.org/x.png", "//e.org/x.png", "data:image/png;base64,AA", "#top", "", "../../x.png"] {
            assert_eq!(layout.body_image("a/post.md", url), Lookup::Undecided, "{url}");
        }
        for url in ["{{ site.baseurl }}/x.png", "{% link x.png %}", "<%= x %>", "${x}.png", "%FF.png", "a%00.png"] {
            assert_eq!(layout.body_image("a/post.md", url), Lookup::Undecided, "{url}");
        }
    }

    #[test]
    fn a_file_beside_a_hugo_index_is_a_resource_of_that_page() {
        let layout = of(
            GeneratorName::Hugo,
            &[
                "content/posts/a/index.md",
                "content/posts/a/index.fr.md",
                "content/posts/a/notes.md",
                "content/posts/a/x.png",
                "content/posts/b.md",
            ],
        );
        assert_eq!(layout.role("content/posts/a/index.md"), Role::Post);
        assert_eq!(layout.role("content/posts/a/notes.md"), Role::Other);
        // No language of the site is called so (observed on 0.111.3 and 0.168.0).
        assert_eq!(layout.role("content/posts/a/index.fr.md"), Role::Other);
        assert_eq!(layout.role("content/posts/b.md"), Role::Post);
        let page = layout.page("content/posts/a/notes.md");
        assert_eq!(page, "content/posts/a/index.md");
        let found = layout.body_image(&page, "x.png");
        assert_eq!(found, Lookup::Found { path: "content/posts/a/x.png".into() });
    }
}
