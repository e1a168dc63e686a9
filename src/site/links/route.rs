//! A link's URL as a browser resolves it: against the page it stands on, and against the site's own address.

use crate::site::address::{decoded, has_control, has_scheme, is_template, split_path};
use crate::site::path;
use std::borrow::Cow;

/// The site's own address, as far as links are compared with it.
#[derive(Clone, Debug, Default)]
pub struct Home {
    host: String,
    base: String,
}

/// What a URL asks the site's own server for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The path, decoded, freed of `.` and `..`; begins with `/`.
    pub path: String,
    /// The fragment, decoded and without `#`.
    pub fragment: Option<String>,
    /// Whether the path was written relative to the page.
    pub is_relative: bool,
}

impl Home {
    /// Reads the address that the configuration gives the site: `https://example.org/sub/`.
    pub fn new(address: Option<&str>) -> Self {
        let Some(rest) = address.and_then(after_scheme) else { return Self::default() };
        let (host, base) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        Self { host: host.to_lowercase(), base: base.trim_matches('/').to_owned() }
    }

    /// Whether `path` lies below the path of the site's address.
    pub fn holds(&self, path: &str) -> bool {
        path::below(path.trim_start_matches('/'), &self.base).is_some() || path.trim_matches('/') == self.base
    }

    /// `path` without the path of the site's address.
    pub fn below_base<'p>(&self, path: &'p str) -> &'p str {
        path::below(path.trim_start_matches('/'), &self.base).unwrap_or(path)
    }

    /// The path of the site's own first page, without a slash at its end.
    pub fn top(&self) -> String {
        if self.base.is_empty() { String::new() } else { format!("/{}", self.base) }
    }

    /// Whether `url` surely leads to another site.
    pub fn is_foreign(&self, url: &str) -> bool {
        let Some(rest) = after(url, &["https://", "http://"]) else { return false };
        let (host, rest) = rest.split_at_checked(self.host.len()).unwrap_or((rest, ""));
        let is_whole = rest.is_empty() || rest.starts_with(['/', '?', '#']);
        self.host.is_empty() || !is_whole || !host.eq_ignore_ascii_case(&self.host)
    }

    /// What `url`, written on the page whose URL is `page`, asks this site for; `None` for another site, a template
    /// call, or what is no path.
    pub fn route(&self, url: &str, page: Option<&str>) -> Option<Route> {
        let url = url.trim();
        if is_template(url) || url.as_bytes().contains(&b'\\') {
            return None;
        }
        let local = match after_scheme(url) {
            Some(rest) => {
                let (host, local) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
                (!self.host.is_empty() && host.eq_ignore_ascii_case(&self.host)).then_some(local)?
            }
            None if has_scheme(url) => return None,
            None => url,
        };
        let (written, tail) = split_path(local);
        if written.is_empty() {
            return None;
        }
        let written = decoded(written)?;
        let is_relative = !written.starts_with('/');
        let whole = if is_relative {
            let page = page?;
            let folder = page.rfind('/').map_or("", |end| page.get(..end).unwrap_or_default());
            format!("{folder}/{written}")
        } else {
            written.into_owned()
        };
        if has_control(&whole) {
            return None;
        }
        let slash = if whole.ends_with('/') { "/" } else { "" };
        let normal = path::normal(&whole)?;
        let path = match normal {
            _ if normal.is_empty() => "/".to_owned(),
            Cow::Borrowed(same) if whole.len() == "/".len() + same.len() + slash.len() => whole,
            normal => ["/", &normal, slash].concat(),
        };
        Some(Route { path, fragment: fragment(tail), is_relative })
    }
}

/// The fragment of `url`, decoded and without `#`; `None` when there is none or an empty one.
pub fn fragment(url: &str) -> Option<String> {
    let (_, fragment) = url.split_once('#')?;
    let fragment = decoded(fragment)?;
    (!fragment.is_empty()).then(|| fragment.into_owned())
}

/// What follows `https://`, `http://` or `//`.
fn after_scheme(url: &str) -> Option<&str> {
    after(url, &["https://", "http://", "//"])
}

fn after<'u>(url: &'u str, schemes: &[&str]) -> Option<&'u str> {
    schemes.iter().find_map(|scheme| {
        let start = url.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| url.get(scheme.len()..))?
    })
}

#[cfg(test)]
mod tests {
    use super::Home;

    #[test]
    fn resolves_as_a_browser_does() {
        let home = Home::new(Some("https://Example.org/sub/"));
        let path = |url: &str| home.route(url, Some("/sub/posts/글/")).map(|route| route.path);
        assert_eq!(path("../b/?q#x").as_deref(), Some("/sub/posts/b/"));
        assert_eq!(path("c.html").as_deref(), Some("/sub/posts/글/c.html"));
        assert_eq!(path("/%ED%95%9C/").as_deref(), Some("/한/"));
        assert_eq!(path("HTTP://example.ORG/sub/a").as_deref(), Some("/sub/a"));
        assert_eq!(path("//example.org/sub/a").as_deref(), Some("/sub/a"));
        for url in ["https://example.com/sub/a", "mailto:a@b.c", "#x", "", "{{ x }}", "%FF", "https://example.org"] {
            assert_eq!(path(url), None, "{url}");
        }
        assert_eq!(home.route("b.html", Some("/sub/a.html")).map(|route| route.path).as_deref(), Some("/sub/b.html"));
        assert_eq!(home.route("b", None), None);
        for url in ["https://example.com/sub/a", "http://example.org.kr", "HTTPS://example.or"] {
            assert!(home.is_foreign(url) && Home::default().is_foreign(url), "{url}");
        }
        for url in ["https://example.ORG/a", "http://example.org", "//example.com/a", "a", "mailto:a@b.c"] {
            assert!(!home.is_foreign(url), "{url}");
        }
    }

    #[test]
    fn fragments_are_decoded() {
        let route = Home::default().route("/a/?q=1#%EC%84%A4%EC%B9%98", None);
        assert_eq!(route.map(|route| route.fragment), Some(Some("설치".into())));
    }

    #[test]
    fn a_site_holds_what_lies_below_its_address() {
        let home = Home::new(Some("https://example.org/sub/"));
        assert!(home.holds("/sub/a/") && home.holds("/sub") && !home.holds("/other/") && !home.holds("/subway/"));
        assert!(Home::default().holds("/anything"));
    }
}
