//! A blog in memory with a cursor in one of its posts, for the tests of features.

use super::client::Client;
use super::ground::Ground;
use crate::document::Post;
use crate::lint::{Clock, Registry};
use crate::rules;
use crate::site::disk::MapDisk;
use crate::site::{Blog, Facts, Layout, Role, detect};
use jiff::tz::TimeZone;
use lsp_types::Position;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Where the cursor stands in a file of [`Desk::new`].
const CURSOR: char = '‸';

/// A blog with one post that is open.
pub(super) struct Desk {
    pub(super) post: Post,
    pub(super) path: String,
    pub(super) root: PathBuf,
    pub(super) layout: Layout,
    pub(super) blog: Blog,
    pub(super) registry: Registry,
    pub(super) clock: Clock,
    /// An editor that knows no more than it must; a test may give it more.
    pub(super) client: Client,
    versions: HashMap<String, i32>,
    /// The byte offset of the cursor in the open post.
    pub(super) cursor: usize,
}

impl Desk {
    /// A site of these files (its configuration among them), below `/blog`; the one that holds `‸` is open.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let open = files.iter().find_map(|(path, text)| Some((*path, text.find(CURSOR)?)));
        let (path, cursor) = open.unwrap();
        let texts: Vec<(&str, String)> = files.iter().map(|(path, text)| (*path, text.replace(CURSOR, ""))).collect();
        let disk = Arc::new(MapDisk::new(texts.clone()));
        let layout = Layout { generator: detect(&*disk).unwrap(), disk };
        let clock = Clock { now: "2026-06-01T00:00:00Z".parse().unwrap(), zone: TimeZone::UTC };
        let read = |path: &str, text: &str| Post::parse(text.to_owned(), &layout.generator.dialect(path));
        let facts = texts.iter().filter_map(|(path, text)| {
            let role = layout.generator.role(path);
            let is_post = path.ends_with(".md") && matches!(role, Role::Post | Role::Page);
            is_post.then(|| Facts::of(&read(path, text), path, role, &layout, &clock.zone))
        });
        let blog = Blog::new(facts);
        let post = texts.iter().find(|(name, _)| *name == path).map(|(path, text)| read(path, text)).unwrap();
        let registry = Registry::new(rules::all());
        let (root, path) = (PathBuf::from("/blog"), path.to_owned());
        let (client, versions) = (Client::default(), HashMap::new());
        Self { post, path, root, layout, blog, registry, clock, client, versions, cursor }
    }

    pub(super) fn ground(&self) -> Ground<'_> {
        let Self { post, path, root, layout, blog, registry, clock, client, versions, .. } = self;
        Ground { post, path, root, layout, blog, registry, clock, client, versions }
    }

    /// The cursor as the editor tells it.
    pub(super) fn position(&self) -> Position {
        self.ground().positions().position(self.cursor)
    }
}

#[test]
fn places_in_other_files_are_counted_in_their_own_lines() {
    let desk = Desk::new(&[
        ("hugo.toml", ""),
        ("content/posts/a.md", "---\ntitle: 가\n---\n‸"),
        ("content/posts/글.md", "---\ntitle: 나\ntags: [😀a]\n---\n"),
    ]);
    let ground = desk.ground();
    assert_eq!(ground.facts().unwrap().title.as_ref().unwrap().text, "가");
    let other = &ground.blog.posts()[ground.blog.at_path("content/posts/글.md").unwrap()];
    let place = ground.location(&other.path, other.page.terms[0].span).unwrap();
    assert_eq!((place.range.start, place.range.end), (Position::new(2, 7), Position::new(2, 10)));
    assert_eq!(place.uri.as_str(), "file:///blog/content/posts/%EA%B8%80.md");
    assert_eq!(desk.position(), Position::new(3, 0));
}
