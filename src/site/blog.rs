//! The facts of all posts of one site, found by file, by URL and by alias.

use super::Facts;
use std::collections::HashMap;

/// All posts of one site.
#[derive(Clone, Debug, Default)]
pub struct Blog {
    posts: Vec<Facts>,
    by_path: HashMap<String, usize>,
    by_url: HashMap<String, Vec<usize>>,
    by_alias: HashMap<String, Vec<usize>>,
}

impl Blog {
    /// The blog of these posts, in any order.
    #[must_use]
    pub fn new(mut posts: Vec<Facts>) -> Self {
        posts.sort_by(|a, b| a.path.cmp(&b.path));
        let mut blog = Self::default();
        for (at, post) in posts.iter().enumerate() {
            blog.by_path.insert(post.path.clone(), at);
            if let Some(url) = &post.page.url {
                blog.by_url.entry(url_key(&url.path)).or_default().push(at);
            }
            for alias in &post.page.aliases {
                blog.by_alias.entry(url_key(&alias.text)).or_default().push(at);
            }
        }
        blog.posts = posts;
        blog
    }

    /// All posts, in the order of their paths.
    #[must_use]
    pub fn posts(&self) -> &[Facts] {
        &self.posts
    }

    /// The posts, when the blog is not needed any more.
    #[must_use]
    pub fn into_posts(self) -> Vec<Facts> {
        self.posts
    }

    /// The number of the post in the file `path`.
    #[must_use]
    pub fn at_path(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// The numbers of the posts whose URL is `path`, which is not percent-encoded; published or not.
    #[must_use]
    pub fn at_url(&self, path: &str) -> &[usize] {
        self.by_url.get(&url_key(path)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The numbers of the posts that have `path` as an alias.
    #[must_use]
    pub fn at_alias(&self, path: &str) -> &[usize] {
        self.by_alias.get(&url_key(path)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What all spellings of one served path have in common: no slash at the end, no `index.html`.
#[must_use]
pub fn url_key(path: &str) -> String {
    let path = path.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(path);
    let path = path.trim_end_matches('/');
    if path.is_empty() { "/".to_owned() } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::url_key;

    #[test]
    fn one_page_has_one_key() {
        for path in ["/글/a", "/글/a/", "/글/a/index.html"] {
            assert_eq!(url_key(path), "/글/a");
        }
        assert_eq!((url_key("/"), url_key("/index.html")), ("/".to_owned(), "/".to_owned()));
        assert_eq!(url_key("/my-index.html"), "/my-index.html");
    }
}
