//! Web addresses that lack their scheme, or whose scheme is misspelt.

use crate::text::shown;

/// Endings of host names that are no extensions of files as well.
const TOP_DOMAINS: [&str; 38] = [
    "be", "blog", "br", "ch", "club", "cn", "com", "cz", "de", "dev", "edu", "es", "eu", "fi", "fr", "gov", "hk",
    "info", "io", "it", "jp", "kr", "net", "nl", "no", "online", "org", "pt", "ru", "se", "site", "tech", "tv", "tw",
    "uk", "us", "xyz", "wiki",
];

/// What is wrong with an address, and the address that was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressSlip {
    /// What is wrong: one fault, with the address in backticks.
    pub message: String,
    /// Where the address leads as it is, in a few words.
    pub label: &'static str,
    /// The address that was meant.
    pub meant: String,
}

impl AddressSlip {
    /// What is wrong with the scheme of `url`; `None` when nothing is, or when it may be a file's path.
    #[must_use]
    pub fn of(url: &str) -> Option<Self> {
        misspelt_scheme(url).or_else(|| bare_host(url))
    }
}

/// `http:/x.org`, `https//x.org`, `htps://x.org`, `https://http://x.org`.
fn misspelt_scheme(url: &str) -> Option<AddressSlip> {
    if !url.starts_with(['h', 't']) {
        return None;
    }
    if let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) {
        if rest.starts_with("http://") || rest.starts_with("https://") {
            return Some(AddressSlip {
                message: format!("the address {} has two schemes", shown(url)),
                label: "leads nowhere",
                meant: rest.to_owned(),
            });
        }
        if !rest.starts_with([':', '/']) {
            return None;
        }
    }
    let end = url.find(|ch: char| !ch.is_ascii_alphabetic())?;
    let (word, rest) = url.split_at(end);
    let host = rest.trim_start_matches([':', '/']);
    let separator = rest.get(..rest.len() - host.len()).unwrap_or_default();
    let meant_word = match word {
        "http" | "https" => word,
        "htp" | "htttp" | "hhttp" | "ttp" | "htpp" | "hppt" => "http",
        "htps" | "htttps" | "hhttps" | "ttps" | "httpss" | "htpps" | "hppts" | "httsp" => "https",
        _ => return None,
    };
    let is_scheme = matches!(separator, ":/" | "//" | ":" | ":///" | "://") && host.contains('.');
    let is_right = word == meant_word && separator == "://";
    (is_scheme && !is_right).then(|| AddressSlip {
        message: format!("the scheme of {} is misspelt", shown(url)),
        label: "leads nowhere",
        meant: format!("{meant_word}://{host}"),
    })
}

/// `www.example.org/x`, `example.org/x`.
fn bare_host(url: &str) -> Option<AddressSlip> {
    if !url.starts_with(|ch: char| ch.is_alphanumeric() || ch == '-') {
        return None;
    }
    let host = url.split(['/', '?', '#']).next()?;
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    let (before, top) = name.rsplit_once('.')?;
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|ch| ch.is_alphanumeric() || ch == '-');
    let is_host = before.split('.').all(is_label) && is_label(top);
    let is_known = TOP_DOMAINS.iter().any(|known| known.eq_ignore_ascii_case(top));
    let is_www = name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) && before.contains('.');
    (is_host && (is_known || is_www)).then(|| AddressSlip {
        message: format!("the address {} has no scheme", shown(url)),
        label: "leads to a page of this blog",
        meant: format!("https://{url}"),
    })
}

#[cfg(test)]
mod tests {
    use super::{bare_host, misspelt_scheme};

    #[test]
    fn knows_hosts() {
        for url in
            ["www.example.org", "example.com/a.md", "blog.예시.kr/x?y", "example.org:8080/x", "WWW.example.museum"]
        {
            assert!(bare_host(url).is_some(), "{url}");
        }
        for url in [
            "notes.md",
            "run.sh/x",
            "a.zip",
            "../example.com",
            "/example.com",
            "www.",
            "node.js",
            "a b.com",
            "v1.0",
            "#x.com",
        ] {
            assert!(bare_host(url).is_none(), "{url}");
        }
    }

    #[test]
    fn knows_misspelt_schemes() {
        for (url, meant) in [
            ("http:/example.org", "http://example.org"),
            ("https//example.org/a", "https://example.org/a"),
            ("htps://example.org", "https://example.org"),
            ("https://http://example.org", "http://example.org"),
        ] {
            assert_eq!(misspelt_scheme(url).map(|slip| slip.meant).as_deref(), Some(meant));
        }
        for url in
            ["https://example.org", "http/2.0.md", "http", "https://web.archive.org/web/https://e.org", "ftp://e.org"]
        {
            assert!(misspelt_scheme(url).is_none(), "{url}");
        }
    }
}
