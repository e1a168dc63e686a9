//! The links of the body that lead to this site, as far as their addresses show it.

use super::Subject;
use crate::document::body::{Link, LinkForm};

impl<'a> Subject<'a> {
    /// The links whose address is not plainly that of another site: paths, fragments, and what may be a slip. Autolinks
    /// are left out.
    #[must_use]
    pub fn local_links(&self) -> &'a [&'a Link] {
        self.memo.local_links.get_or_init(|| {
            let links = self.post.body.links.iter().filter(|link| link.form != LinkForm::Autolink);
            links.filter(|link| !is_whole(&link.destination.url)).collect()
        })
    }
}

/// Whether `url` has a scheme of the web, once and spelt right, with something behind it.
#[must_use]
pub fn is_whole(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    !rest.is_empty() && !rest.starts_with([':', '/']) && !rest.starts_with("http://") && !rest.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::is_whole;
    use crate::site::address::{AddressSlip, has_scheme};

    #[test]
    fn a_whole_address_has_no_slip() {
        for url in ["https://example.org/글", "http://localhost", "https://x"] {
            assert!(is_whole(url) && has_scheme(url) && AddressSlip::of(url).is_none(), "{url}");
        }
        for url in
            ["https://http://a.org", "https:///a.org", "http:/a.org", "http://", "a.png", "#b", " https://a.org", ""]
        {
            assert!(!is_whole(url), "{url}");
        }
    }
}
