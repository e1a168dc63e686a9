//! The facts of all posts of one site, found by file, by URL and by alias.

use super::Facts;
use crate::text::QuickMap;

/// All posts of one site.
#[derive(Clone, Debug, Default)]
pub struct Blog {
    /// In the order of their paths, by which they are found.
    #[allow(
        clippy::vec_box,
        reason = "they come boxed, and half a kilobyte each is not moved where a pointer will do"
    )]
    posts: Vec<Box<Facts>>,
    by_url: QuickMap<String, Vec<usize>>,
    by_alias: QuickMap<String, Vec<usize>>,
}

impl Blog {
    /// The blog of these posts, in any order.
    #[must_use]
    pub fn new(posts: impl IntoIterator<Item = impl Into<Box<Facts>>>) -> Self {
        let mut posts: Vec<Box<Facts>> = posts.into_iter().map(Into::into).collect();
        posts.sort_by(|a, b| a.path.cmp(&b.path));
        let mut blog = Self::default();
        blog.by_url.reserve(posts.len());
        for (at, post) in posts.iter().enumerate() {
            blog.index(at, post);
        }
        blog.posts = posts;
        blog
    }

    /// Puts these posts in the place of those with the same paths, or beside the others; whether anything is different
    /// now.
    pub fn put(&mut self, posts: impl IntoIterator<Item = impl Into<Box<Facts>>>) -> bool {
        let mut is_other = false;
        let posts = posts.into_iter().map(Into::into);
        let mut new: Vec<Box<Facts>> = Vec::with_capacity(posts.size_hint().0);
        for post in posts {
            let Some(at) = self.at_path(&post.path) else {
                new.push(post);
                continue;
            };
            let Some(place) = self.posts.get_mut(at).filter(|known| **known != post) else { continue };
            is_other = true;
            let known = std::mem::replace(place, post.clone());
            self.forget(at, &known);
            self.index(at, &post);
        }
        if new.is_empty() {
            return is_other;
        }
        new.append(&mut self.posts);
        *self = Self::new(new);
        true
    }

    /// Keeps only the posts whose paths `stays` knows; whether any is gone.
    pub fn retain(&mut self, stays: impl Fn(&str) -> bool) -> bool {
        if self.posts.iter().all(|post| stays(&post.path)) {
            return false;
        }
        let mut posts = std::mem::take(&mut self.posts);
        posts.retain(|post| stays(&post.path));
        *self = Self::new(posts);
        true
    }

    fn index(&mut self, at: usize, post: &Facts) {
        if let Some(url) = &post.page.url {
            insert(self.by_url.entry(url_key(&url.path).to_owned()).or_default(), at);
        }
        for alias in &post.page.aliases {
            insert(self.by_alias.entry(url_key(&alias.text).to_owned()).or_default(), at);
        }
    }

    fn forget(&mut self, at: usize, post: &Facts) {
        if let Some(url) = &post.page.url {
            remove(&mut self.by_url, url_key(&url.path), at);
        }
        for alias in &post.page.aliases {
            remove(&mut self.by_alias, url_key(&alias.text), at);
        }
    }

    /// All posts, in the order of their paths.
    #[must_use]
    pub fn posts(&self) -> &[Box<Facts>] {
        &self.posts
    }

    /// The number of the post in the file `path`.
    #[must_use]
    pub fn at_path(&self, path: &str) -> Option<usize> {
        self.posts.binary_search_by(|post| post.path.as_str().cmp(path)).ok()
    }

    /// The numbers of the posts whose URL is `path`, which is not percent-encoded; published or not.
    #[must_use]
    pub fn at_url(&self, path: &str) -> &[usize] {
        self.by_url.get(url_key(path)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The numbers of the posts that have `path` as an alias.
    #[must_use]
    pub fn at_alias(&self, path: &str) -> &[usize] {
        self.by_alias.get(url_key(path)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Keeps `numbers` in order; a post that has an alias twice stands there twice.
fn insert(numbers: &mut Vec<usize>, at: usize) {
    numbers.insert(numbers.partition_point(|number| *number <= at), at);
}

fn remove(numbers: &mut QuickMap<String, Vec<usize>>, key: &str, at: usize) {
    let Some(list) = numbers.get_mut(key) else { return };
    list.retain(|number| *number != at);
    if list.is_empty() {
        numbers.remove(key);
    }
}

/// What all spellings of one served path have in common: no slash at the end, no `index.html`.
#[must_use]
pub fn url_key(path: &str) -> &str {
    let path = path.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(path);
    let path = path.trim_end_matches('/');
    if path.is_empty() { "/" } else { path }
}

#[cfg(test)]
mod tests {
    use super::{Blog, url_key};
    use crate::site::facts::{Page, PageUrl};
    use crate::site::{Facts, Named, Role};
    use crate::text::{Span, TextList};

    fn post(path: &str, url: &str, aliases: &[&str]) -> Facts {
        let url = Some(PageUrl { path: url.to_owned(), span: None });
        let alias = |text: &&str| Named { text: (*text).to_owned(), span: Span::default() };
        let page = Page { url, aliases: aliases.iter().map(alias).collect(), ..Page::default() };
        Facts {
            path: path.to_owned(),
            role: Role::Post,
            title: None,
            description: None,
            page,
            anchors: TextList::default(),
            anchors_complete: true,
            links: Vec::new(),
            series: None,
            leftovers: Vec::new(),
        }
    }

    #[test]
    fn a_blog_that_is_changed_is_the_one_that_is_made_anew() {
        let mut blog = Blog::new(vec![post("b", "/글/", &["/x", "/x"]), post("a", "/글/", &[])]);
        let same = |blog: &Blog| {
            let anew = Blog::new(blog.posts().to_vec());
            assert_eq!(format!("{:?}", blog.posts()), format!("{:?}", anew.posts()));
            assert_eq!((&blog.by_url, &blog.by_alias), (&anew.by_url, &anew.by_alias));
        };
        assert!(!blog.put([post("a", "/글/", &[])]) && !blog.retain(|_| true));
        assert!(blog.put([post("a", "/새/", &["/x"]), post("b", "/새/", &[])]));
        same(&blog);
        assert_eq!((blog.at_url("/글/"), blog.at_url("/새"), blog.at_alias("/x/")), (&[][..], &[0, 1][..], &[0][..]));
        assert!(blog.put([post("0", "/새/", &[]), post("b", "/글/", &["/x"])]));
        same(&blog);
        assert_eq!((blog.at_url("/새"), blog.at_alias("/x")), (&[0, 1][..], &[1, 2][..]));
        assert!(blog.retain(|path| path != "a"));
        same(&blog);
    }

    #[test]
    fn one_page_has_one_key() {
        for path in ["/글/a", "/글/a/", "/글/a/index.html"] {
            assert_eq!(url_key(path), "/글/a");
        }
        assert_eq!((url_key("/"), url_key("/index.html")), ("/", "/"));
        assert_eq!(url_key("/my-index.html"), "/my-index.html");
    }
}
