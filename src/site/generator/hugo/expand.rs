//! The tokens of a permalink, filled with what a page has (resources/page/permalinks.go).

use super::sanitize::Spelling;
use crate::site::address::decoded;
use crate::site::calendar::{go_format, names};
use jiff::civil::DateTime;

/// What fills the tokens.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// The title as Hugo reads it.
    pub title: &'a str,
    /// The slug, when there is one.
    pub slug: Option<&'a str>,
    /// The file's name, or its folder's for a bundle.
    pub name: &'a str,
    /// The folders of the section that the page belongs to, from the top, in the order of its path.
    pub sections: &'a [&'a str],
    /// The slugs or titles of these sections.
    pub section_slugs: &'a [String],
    /// The date on the wall clock of its own offset.
    pub date: DateTime,
    /// How paths are spelt.
    pub spelling: Spelling,
}

/// Fills `pattern`; `None` when a token is unknown, or the result is no URL.
pub fn expand(pattern: &str, filling: &Filling<'_>) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        let (before, after) = rest.split_at(at);
        let escaped = before.strip_suffix('\\');
        out.push_str(escaped.unwrap_or(before));
        let after = after.get(1..).unwrap_or("");
        let length = token_length(after);
        match after.get(..length).filter(|_| escaped.is_none() && length > 0) {
            Some(token) => {
                out.push_str(&filling.token(token)?);
                rest = after.get(length..).unwrap_or("");
            }
            None => {
                out.push(':');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    // The filled pattern is unescaped as a query is, where a plus is a blank.
    decoded(&out.replace('+', " ")).map(std::borrow::Cow::into_owned)
}

/// The bytes of the token at the start: a word, and an index in brackets after it.
fn token_length(text: &str) -> usize {
    let word = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let index = text.get(word..).filter(|_| word > 0).and_then(|rest| rest.strip_prefix('['));
    word + index.and_then(|index| index.find(']')).filter(|length| *length > 0).map_or(0, |length| length + 2)
}

impl Filling<'_> {
    fn token(&self, token: &str) -> Option<String> {
        if let Some((list, index)) = token.strip_suffix(']').and_then(|token| token.split_once('[')) {
            return match list {
                "sections" => Some(cut(self.sections, index).join("/")),
                "sectionslugs" => Some(cut(self.section_slugs, index).join("/")),
                _ => None,
            };
        }
        let date = self.date;
        let spelt = |text: &str| self.spelling.token(text);
        let slug_or = |text: &str| spelt(self.slug.unwrap_or(text));
        Some(match token {
            "year" => date.year().to_string(),
            "month" => format!("{:02}", date.month()),
            "monthname" => names::month_name(date.month()).to_owned(),
            "day" => format!("{:02}", date.day()),
            "weekday" => date.weekday().to_sunday_zero_offset().to_string(),
            "weekdayname" => names::weekday_name(date.weekday()).to_owned(),
            "yearday" => date.day_of_year().to_string(),
            "section" => self.sections.first().copied().unwrap_or_default().to_owned(),
            "sections" => self.sections.join("/"),
            "sectionslug" => self.section_slugs.first().cloned().unwrap_or_default(),
            "sectionslugs" => self.section_slugs.join("/"),
            "title" => spelt(self.title),
            "slug" => slug_or(self.title),
            "filename" | "contentbasename" => spelt(self.name),
            "slugorfilename" | "slugorcontentbasename" => slug_or(self.name),
            layout => Some(go_format::format(date, layout)).filter(|written| written != layout || is_layout(layout))?,
        })
    }
}

/// Whether the word is a layout of Go's, even where the date makes it come out as it is written.
fn is_layout(word: &str) -> bool {
    go_format::format(jiff::civil::date(2019, 11, 9).at(23, 1, 42, 0), word) != word
}

/// The part of a list that an index such as `1`, `1:`, `:2` or `last` names.
fn cut<'a, T>(list: &'a [T], index: &str) -> &'a [T] {
    let place = |text: &str, missing: usize| match text.trim().to_ascii_lowercase().as_str() {
        "" => missing,
        "last" => list.len().saturating_sub(1),
        number => number.trim_start_matches('-').parse().unwrap_or(0),
    };
    let (from, to) = match index.split_once(':') {
        Some((from, to)) => (place(from, 0), place(to, list.len()).min(list.len())),
        None => (place(index, 0), place(index, 0) + 1),
    };
    list.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Filling, Spelling, expand};
    use jiff::civil::date;

    fn filled(pattern: &str) -> Option<String> {
        let filling = Filling {
            title: "Hello, World! 안녕 C++ & C#",
            slug: None,
            name: "글 하나",
            sections: &["posts", "dev", "rust"],
            section_slugs: &["posts".into(), "개발".into(), "rust".into()],
            date: date(2022, 12, 31).at(23, 30, 0, 0),
            spelling: Spelling { lower: true, plain: false, since_123: true },
        };
        expand(pattern, &filling)
    }

    #[test]
    fn tokens_as_observed() {
        for (pattern, path) in [
            ("/:year/:month/:day/:slugorfilename/", "/2022/12/31/글-하나/"),
            ("/:yearday/:weekday/:weekdayname/:monthname/", "/365/6/Saturday/December/"),
            ("/:sections[1:]/:filename", "/dev/rust/글-하나"),
            ("/:sections[last]/:sections[0]/:sections[9]", "/rust/posts/"),
            ("/:sectionslugs/", "/posts/개발/rust/"),
            ("/:2006/:Jan/:02\\:x/", "/2022/Dec/31:x/"),
        ] {
            assert_eq!(filled(pattern).as_deref(), Some(path), "{pattern}");
        }
        assert_eq!(filled("/:title/").as_deref(), Some("/hello-world-안녕-c  -c/"));
        assert_eq!(filled("/:nothing/"), None);
    }
}
