//! Hexo's patterns of paths, `:year/:title/`, by which it reads file names and writes URLs (hexo-util, lib/permalink.ts).

use regex::Regex;

/// A pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    parts: Vec<Part>,
    matcher: Option<Regex>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Token(String),
}

impl Pattern {
    /// The pattern written `rule`.
    #[must_use]
    pub fn new(rule: &str) -> Self {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut rest = rule;
        while let Some(next) = rest.chars().next() {
            let after = rest.split_at(next.len_utf8()).1;
            let word = after.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
            // A token ends in a letter or digit: underscores behind it are text.
            let token = after.split_at(word).0.trim_end_matches('_');
            if next == ':' && !token.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut text)));
                parts.push(Part::Token(token.to_owned()));
                rest = after.split_at(token.len()).1;
            } else {
                text.push(next);
                rest = after;
            }
        }
        parts.push(Part::Text(text));
        let matcher: String = parts.iter().map(Part::expression).collect();
        // Only a pattern beyond any size that a file name can have is refused; then no name matches it.
        Self { matcher: Regex::new(&format!("^{matcher}$")).ok(), parts }
    }

    /// The values that the tokens have in `name`, in their order; `None` when it does not match.
    #[must_use]
    pub fn read<'p>(&'p self, name: &str) -> Option<Vec<(&'p str, String)>> {
        let found = self.matcher.as_ref()?.captures(name)?;
        let values = found.iter().skip(1).map(|value| value.map_or(String::new(), |value| value.as_str().to_owned()));
        Some(self.tokens().zip(values).collect())
    }

    /// The pattern with its tokens filled in; `None` when `value` has none for one of them.
    pub fn write(&self, value: impl Fn(&str) -> Option<String>) -> Option<String> {
        let filled = self.parts.iter().map(|part| match part {
            Part::Text(text) => Some(text.clone()),
            Part::Token(token) => value(token),
        });
        filled.collect()
    }

    /// The names of the tokens.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Token(token) => Some(token.as_str()),
            Part::Text(_) => None,
        })
    }
}

impl Part {
    /// What matches it in a file name (lib/plugins/processor/post.ts, `parseFilename`).
    fn expression(&self) -> String {
        match self {
            Self::Text(text) => regex::escape(text),
            Self::Token(token) => match token.as_str() {
                "year" => "([0-9]{4})",
                "month" | "day" => "([0-9]{2})",
                "i_month" | "i_day" => "([0-9]{1,2})",
                "hash" => "([0-9a-f]{12})",
                _ => "(.+?)",
            }
            .to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn read(rule: &str, name: &str) -> Option<String> {
        let pattern = Pattern::new(rule);
        let found = pattern.read(name)?;
        Some(found.iter().map(|(token, value)| format!("{token}={value}")).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn names_are_read_by_their_pattern() {
        assert_eq!(read(":title", "깊은/글 1").as_deref(), Some("title=깊은/글 1"));
        let dated = ":year-:month-:day-:title";
        assert_eq!(read(dated, "2022-12-31-글-하나").as_deref(), Some("year=2022 month=12 day=31 title=글-하나"));
        assert_eq!(read(dated, "2022-1-5-글"), None);
        assert_eq!(read(":lang/:title", "ko/a/b").as_deref(), Some("lang=ko title=a/b"));
        assert_eq!(read(":year.:title_x", "2022.a_x").as_deref(), Some("year=2022 title_x=a_x"));
        assert_eq!(read(":year.:title", "2022xa"), None);
    }

    #[test]
    fn tokens_end_before_an_underscore_at_their_end() {
        let pattern = Pattern::new("/:post_title_/::year:/");
        assert_eq!(pattern.tokens().collect::<Vec<_>>(), ["post_title", "year"]);
        assert_eq!(pattern.write(|token| Some(token.to_uppercase())).as_deref(), Some("/POST_TITLE_/:YEAR:/"));
        assert_eq!(pattern.write(|token| (token == "year").then(String::new)), None);
    }
}
