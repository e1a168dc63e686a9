//! Asks for each link what answers it, in the order in which a reader or the generator would.

use super::Target;
use super::detour::Detours;
use super::ground::Ground;
use super::names::Names;
use super::route::{Home, Route, fragment};
use crate::site::address::{AddressSlip, LocalAddress, is_template, names_file, split_path};
use crate::site::disk::Listing;
use crate::site::facts::{LinkFact, LinkKind, Withheld};
use crate::site::generator::Places;
use crate::site::{Blog, Facts, Layout, Lookup, path, url_key};
use crate::text::{QuickSet, fold_name};
use std::iter;

/// Folders of templates that are pages themselves.
const TEMPLATES: [&str; 5] = ["", "src", "src/pages", "source", "pages"];

/// Asks where the links of one post lead.
pub type Ask<'a> = dyn Fn(&Facts) -> Answered + Sync + 'a;

/// Where the links of one post lead, in order.
#[derive(Debug, Default)]
pub struct Answered {
    targets: Vec<Target>,
    /// The numbers of those that nothing answers: they must be searched for what their author meant.
    open: Vec<usize>,
}

/// Everything that can answer a link.
pub(super) struct Answers<'a> {
    blog: &'a Blog,
    layout: &'a Layout,
    home: Home,
    ground: Ground<'a>,
    names: Names,
    terms: QuickSet<&'a str>,
    detours: Option<Detours>,
}

impl<'a> Answers<'a> {
    /// Gathers what can answer.
    pub fn new(blog: &'a Blog, layout: &'a Layout) -> Self {
        let generator = layout.generator.as_ref();
        let home = Home::new(generator.site_address());
        let terms = blog.posts().iter().flat_map(|post| &post.page.terms);
        Self {
            blog,
            layout,
            ground: Ground::new(blog, &home.top()),
            home,
            names: Names::new(blog, generator),
            terms: terms.filter_map(|term| term.url.as_deref().map(url_key)).collect(),
            detours: None,
        }
    }

    /// Where the links of all posts lead, in order. `each` asks for those of every post, in any order and on any thread.
    pub fn all(mut self, each: impl FnOnce(&Ask<'_>) -> Vec<Answered>) -> Vec<Vec<Target>> {
        let blog = self.blog;
        let mut answered = each(&|post: &Facts| self.answered(post));
        for (post, answered) in blog.posts().iter().zip(&mut answered) {
            for at in std::mem::take(&mut answered.open) {
                if let (Some(target), Some(link)) = (answered.targets.get_mut(at), post.links.get(at)) {
                    *target = self.searched(post, link);
                }
            }
        }
        answered.into_iter().map(|answered| answered.targets).collect()
    }

    fn answered(&self, post: &Facts) -> Answered {
        let mut answered = Answered { targets: Vec::with_capacity(post.links.len()), open: Vec::new() };
        for (at, link) in post.links.iter().enumerate() {
            let sure = self.sure(post, link);
            answered.open.extend(sure.is_none().then_some(at));
            answered.targets.push(sure.unwrap_or(Target::Elsewhere));
        }
        answered
    }

    /// Where one link of the post `from` leads.
    pub fn target(&mut self, from: &Facts, link: &LinkFact) -> Target {
        self.sure(from, link).unwrap_or_else(|| self.searched(from, link))
    }

    /// Where one link of the post `from` leads; `None` where nothing answers, so that it must be searched for what its
    /// author meant. Only so many links are, in their order.
    fn sure(&self, from: &Facts, link: &LinkFact) -> Option<Target> {
        match link.kind {
            // What stands in a file without a page of its own is shown on another page.
            _ if matches!(from.page.withheld, Some(Withheld::Swallowed { .. })) => Some(Target::Elsewhere),
            LinkKind::Url => self.of_url(from, &link.url),
            kind => self.of_call(from, link, kind),
        }
    }

    /// Where a link leads that nothing answers.
    fn searched(&mut self, from: &Facts, link: &LinkFact) -> Target {
        match link.kind {
            LinkKind::Url => self.nothing(from, &link.url),
            kind => {
                let wanted = self.wanted(from, link, kind).unwrap_or_default();
                Target::Unnamed { near: self.names.near(kind, &wanted) }
            }
        }
    }

    fn wanted(&self, from: &Facts, link: &LinkFact, kind: LinkKind) -> Option<Vec<String>> {
        let references = self.layout.generator.references().filter(|_| !is_template(&link.url));
        references.and_then(|references| references.wanted(from, &link.url, kind))
    }

    fn of_call(&self, from: &Facts, link: &LinkFact, kind: LinkKind) -> Option<Target> {
        let Some(wanted) = self.wanted(from, link, kind) else { return Some(Target::Elsewhere) };
        if let Some(post) = self.names.find(kind, &wanted) {
            return Some(Target::Post { post, fragment: fragment(&link.url) });
        }
        let is_there = |name: &String| match kind {
            LinkKind::SourceFile => !name.starts_with('/') && self.layout.disk.has_file(name),
            // Folders and terms have pages without a file.
            LinkKind::Ref => self.is_on_disk(from, name) || self.terms.contains(name.as_str()),
            _ => false,
        };
        wanted.iter().any(is_there).then_some(Target::Elsewhere)
    }

    fn of_url(&self, from: &Facts, url: &str) -> Option<Target> {
        if self.home.is_foreign(url) || LocalAddress::of(url).is_some() || AddressSlip::of(url).is_some() {
            return Some(Target::Elsewhere);
        }
        let references = self.layout.generator.references();
        let rewritten = references.and_then(|references| references.rewrites(url));
        if rewritten != Some(false)
            && let Some(post) = self.source_file(from, url)
        {
            return Some(Target::Post { post, fragment: fragment(url) });
        }
        // A render hook finds pages as calls do: by the paths of their files, case aside.
        if rewritten != Some(false)
            && let Some(wanted) = references.and_then(|references| references.wanted(from, url, LinkKind::Ref))
            && let Some(post) = self.names.find(LinkKind::Ref, &wanted)
        {
            return Some(Target::Post { post, fragment: fragment(url) });
        }
        let Some(route) = self.route(from, url) else { return Some(Target::Elsewhere) };
        if let Some(target) = self.of_path(&route) {
            return Some(target);
        }
        if rewritten == Some(false)
            && route.is_relative
            && let Some(post) = self.source_file(from, url)
        {
            return Some(Target::SourceFile { post });
        }
        let may_be_made = self.is_on_disk(from, &route.path) || rewritten.is_none() && route.is_relative;
        let is_elsewhere = may_be_made || !self.ground.claims(&route.path) || names_file(&route.path);
        is_elsewhere.then_some(Target::Elsewhere)
    }

    /// What a URL asks the site for; `None` where it is another that is asked.
    fn route(&self, from: &Facts, url: &str) -> Option<Route> {
        let page = from.page.url.as_ref().map(|url| url.path.as_str());
        self.home.route(url, page).filter(|route| self.home.holds(&route.path))
    }

    fn nothing(&mut self, from: &Facts, url: &str) -> Target {
        let Some(route) = self.route(from, url) else { return Target::Elsewhere };
        let near = self.ground.near(self.blog, &route.path);
        let detours = self.detours.get_or_insert_with(|| Detours::new(self.layout.disk.as_ref()));
        let (answers, folds_case) = (detours.answer(&route.path), detours.folds_case);
        if answers || folds_case && self.is_alike(near, &route.path) {
            return Target::Elsewhere;
        }
        Target::Nothing { path: route.path, near }
    }

    /// The post whose source file `url` names.
    fn source_file(&self, from: &Facts, url: &str) -> Option<usize> {
        let extension = path::extension(split_path(url).0);
        if !["md", "mdx", "markdown"].contains(&extension.as_str()) {
            return None;
        }
        let found = match self.layout.body_link(&from.path, url) {
            Lookup::Found { path } => Some(path),
            _ => path::resolve(path::folder(&from.path), split_path(url).0),
        };
        self.blog.at_path(&found?)
    }

    /// The post, alias or term at the path, with and without the `.html` that servers add.
    fn of_path(&self, route: &Route) -> Option<Target> {
        let key = url_key(&route.path);
        if let Some(post) = self.blog.at_url(key).first() {
            return Some(Target::Post { post: *post, fragment: route.fragment.clone() });
        }
        let keys = [key, &format!("{key}.html"), key.strip_suffix(".html").unwrap_or(key)];
        if let Some(post) = keys.iter().find_map(|key| self.blog.at_url(key).first()) {
            return Some(Target::Post { post: *post, fragment: route.fragment.clone() });
        }
        if let Some((post, others)) = keys.iter().find_map(|key| self.blog.at_alias(key).split_first()) {
            return Some(Target::Alias { post: *post, is_only: others.iter().all(|other| other == post) });
        }
        keys.iter().any(|key| self.terms.contains(key)).then_some(Target::Elsewhere)
    }

    /// Whether the URL of a post is `path` but for case.
    fn is_alike(&self, post: Option<usize>, path: &str) -> bool {
        let url = post.and_then(|post| self.blog.posts().get(post)?.page.url.as_ref());
        url.is_some_and(|url| fold_name(url_key(&url.path)) == fold_name(url_key(path)))
    }

    /// Whether a file or folder stands on disk where the generator looks for the root path `path`, or where templates
    /// commonly stand that make a page there.
    fn is_on_disk(&self, from: &Facts, path: &str) -> bool {
        let key = url_key(path);
        let bare = [key, self.home.below_base(key)].map(|key| key.strip_suffix(".html").unwrap_or(key));
        let mut missed: Vec<String> = Vec::new();
        bare.iter().any(|path| {
            let generator = &self.layout.generator;
            let links = iter::once_with(|| generator.body_link(&from.path, path));
            let images = iter::once_with(|| generator.body_image(&from.path, path));
            let looked = links.chain(images).flat_map(|places| match places {
                Places::Files(files) | Places::AnyCase(files) | Places::Perhaps(files) => files,
                Places::Undecided => Vec::new(),
            });
            looked.chain(TEMPLATES.map(|folder| path::join(folder, path))).any(|file| {
                let Some(file) = path::into_normal(file) else { return true };
                if missed.contains(&file) {
                    return false;
                }
                let stands = self.stands(&file);
                missed.push(file);
                stands
            })
        })
    }

    /// Whether there is a file at `path`, with any extension, or a folder.
    fn stands(&self, path: &str) -> bool {
        let name = path::file_name(path);
        let is_among =
            |names: &Listing| names.contains_key(name) || names.beginning(&format!("{name}.")).next().is_some();
        path.is_empty() || self.layout.disk.list(path::folder(path)).is_some_and(|names| is_among(&names))
    }
}
