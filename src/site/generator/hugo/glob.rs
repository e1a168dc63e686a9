//! The globs that pick pages in `cascade` and `permalinks`.

use regex::Regex;

/// A pattern over the path of a page, its kind or its language; a missing one fits everything.
#[derive(Clone, Debug, Default)]
pub struct Glob(Option<Regex>);

impl Glob {
    /// Reads a pattern: `*` stays within one folder, `**` does not, `{a,b}` is either.
    pub fn new(pattern: Option<&str>) -> Self {
        Self(pattern.and_then(|pattern| Regex::new(&expression(&pattern.to_lowercase())).ok()))
    }

    /// Whether `text`, in lower case, fits.
    pub fn fits(&self, text: &str) -> bool {
        self.0.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}

fn expression(pattern: &str) -> String {
    let mut out = String::from("^");
    let mut rest = pattern.chars().peekable();
    let mut depth = 0;
    while let Some(ch) = rest.next() {
        match ch {
            '*' if rest.next_if_eq(&'*').is_some() => out.push_str(".*"),
            '*' => out.push_str("[^/]*"),
            '?' => out.push_str("[^/]"),
            '{' => {
                depth += 1;
                out.push_str("(?:");
            }
            '}' if depth > 0 => {
                depth -= 1;
                out.push(')');
            }
            ',' if depth > 0 => out.push('|'),
            '[' => {
                out.push('[');
                if rest.next_if_eq(&'!').is_some() {
                    out.push('^');
                }
            }
            ']' => out.push(']'),
            '\\' => out.extend(rest.next().map(|ch| regex::escape(ch.encode_utf8(&mut [0; 4])))),
            '-' => out.push('-'),
            ch => out.push_str(&regex::escape(ch.encode_utf8(&mut [0; 4]))),
        }
    }
    out.push('$');
    out
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn stars_and_braces() {
        let fits = |pattern: &str, text: &str| Glob::new(Some(pattern)).fits(text);
        assert!(fits("{/news/**}", "/news/2024/a") && !fits("{/news/**}", "/news"));
        assert!(fits("/posts/*", "/posts/글") && !fits("/posts/*", "/posts/a/b"));
        assert!(fits("{/functions/**,/methods/**}", "/methods/x") && fits("**/v1.*", "/docs/v1.2"));
        assert!(fits("/posts/[a-c]*", "/posts/bcd") && !fits("/posts/[!a-c]*", "/posts/bcd"));
        assert!(Glob::default().fits("/anything"));
    }
}
