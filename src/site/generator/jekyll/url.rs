//! Jekyll's URLs (lib/jekyll/url.rb, drops/url_drop.rb), with nothing percent-encoded.

use super::slug;
use crate::site::address;
use jiff::civil::DateTime;

/// Why there is no URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlFault {
    /// It depends on something that cannot be known: the moment of the build, or the time of a file.
    Unknown,
    /// The pattern has a placeholder that Jekyll does not know, at which it stops.
    NoSuchPlaceholder,
}

/// What the placeholders of a document's pattern stand for.
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    /// The file's name without its ending.
    pub stem: &'a str,
    /// The slug; `None` where front matter could not be read.
    pub slug: Option<&'a str>,
    /// The categories.
    pub categories: &'a [String],
    /// The date, as a clock in the site's zone shows it.
    pub date: Option<DateTime>,
    /// The path below the collection's folder, without the ending.
    pub path: &'a str,
    /// The collection.
    pub collection: &'a str,
    /// The ending of the published file.
    pub ending: &'a str,
}

/// The URL of a document whose pattern is `template`.
///
/// # Errors
/// Why there is none.
pub fn of_document(template: &str, parts: &Parts<'_>) -> Result<String, UrlFault> {
    let mut url = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(':') {
        url.push_str(&literal(before));
        let end = after.find(|ch: char| !ch.is_ascii_lowercase() && ch != '_').unwrap_or(after.len());
        let (name, tail) = after.split_at(end);
        if name.is_empty() {
            url.push(':');
            rest = after;
            continue;
        }
        let shorter = name.strip_suffix('_').unwrap_or(name);
        url.push_str(&parts.value(shorter)?);
        url.push_str(&name[shorter.len()..]);
        rest = tail;
    }
    url.push_str(&literal(rest));
    Ok(clean(&url))
}

/// The URL of a page whose pattern is `template`, in which only three placeholders are known and others stay.
pub fn of_page(template: &str, folder: &str, stem: &str, ending: &str) -> String {
    let filled = literal(template).replace(":path", folder).replace(":basename", stem).replace(":output_ext", ending);
    clean(&filled)
}

/// `url` with one slash at its beginning, none doubled, and no steps upwards.
pub fn clean(url: &str) -> String {
    let is_odd = |two: &[u8]| matches!(two, b".." | b"./" | b"//");
    if url.starts_with('/') && !url.as_bytes().windows(2).any(is_odd) {
        return url.to_owned();
    }
    let stepped = format!("/{url}").replace("..", "/").replace("./", "");
    let mut clean = String::new();
    for ch in stepped.chars() {
        if ch != '/' || !clean.ends_with('/') {
            clean.push(ch);
        }
    }
    clean
}

/// What a pattern itself says, its percent escapes resolved as Jekyll resolves them for the file that it writes.
pub fn literal(text: &str) -> String {
    address::decoded(text).map_or_else(|| text.to_owned(), std::borrow::Cow::into_owned)
}

impl Parts<'_> {
    fn value(&self, placeholder: &str) -> Result<String, UrlFault> {
        let name = self.slug.unwrap_or(self.stem);
        Ok(match placeholder {
            "title" => slug::pretty(name),
            "slug" => slug::plain(name),
            "name" => slug::plain(self.stem),
            "path" => self.path.to_owned(),
            "collection" => self.collection.to_owned(),
            "output_ext" => self.ending.to_owned(),
            "categories" => joined(self.categories.iter().map(|category| slug::lower(category))),
            "slugified_categories" => joined(self.categories.iter().map(|category| slug::plain(category))),
            placeholder => {
                let format = date_format(placeholder).ok_or(UrlFault::NoSuchPlaceholder)?;
                self.date.ok_or(UrlFault::Unknown)?.strftime(format).to_string()
            }
        })
    }
}

fn joined(names: impl Iterator<Item = String>) -> String {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once.join("/")
}

fn date_format(placeholder: &str) -> Option<&'static str> {
    Some(match placeholder {
        "year" => "%Y",
        "month" => "%m",
        "day" => "%d",
        "hour" => "%H",
        "minute" => "%M",
        "second" => "%S",
        "i_day" => "%-d",
        "i_month" => "%-m",
        "short_month" => "%b",
        "long_month" => "%B",
        "short_year" => "%y",
        "w_year" => "%G",
        "week" => "%V",
        "w_day" => "%u",
        "short_day" => "%a",
        "long_day" => "%A",
        "y_day" => "%j",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Parts, UrlFault, clean, of_document, of_page};
    use jiff::civil::date;

    fn url(template: &str) -> Result<String, UrlFault> {
        let day = date(2022, 12, 31).at(1, 2, 3, 0);
        let categories = ["A b", "a B", "C/한"].map(str::to_owned);
        let parts = Parts {
            stem: "2022-12-31-새 글",
            slug: Some("새 글!"),
            categories: &categories,
            date: Some(day),
            path: "/2022-12-31-새 글",
            collection: "posts",
            ending: ".html",
        };
        of_document(template, &parts)
    }

    #[test]
    fn placeholders_as_observed() {
        for (template, expected) in [
            ("/:categories/:year/:month/:day/:title:output_ext", "/a b/c/한/2022/12/31/새-글!.html"),
            ("/:year/W:week/:short_day/:slug/", "/2022/W52/Sat/새-글/"),
            ("/a%20b/:year_:i_month/:y_day-:w_year-:w_day", "/a b/2022_12/365-2022-6"),
            (":collection/:path/12:30", "/posts/2022-12-31-새 글/12:30"),
            ("pretty", "/pretty"),
        ] {
            assert_eq!(url(template).as_deref(), Ok(expected), "{template}");
        }
        assert_eq!(url("/:year/:tilte/"), Err(UrlFault::NoSuchPlaceholder));
    }

    #[test]
    fn pages_know_three_placeholders() {
        assert_eq!(of_page("/p/:title/:basename:output_ext", "/docs", "a", ".html"), "/p/:title/a.html");
        assert_eq!(of_page("/:path/:basename/", "/docs", "글", ".html"), "/docs/글/");
    }

    #[test]
    fn steps_and_doubled_slashes_are_taken_out() {
        assert_eq!(clean("x/../y/./z..html"), "/x/y/z/html");
    }
}
