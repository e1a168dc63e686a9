//! `url-pattern`: an address that does not have the house form.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, possible_days, shown};
use jiff::civil::DateTime;
use regex::Regex;
use serde::Deserialize;

/// See `rules/front-matter/url-pattern.md`.
pub struct UrlPattern {
    pattern: String,
    fields: Vec<String>,
    /// `None` when no pattern is set.
    regex: Option<Regex>,
    /// The strftime formats of the groups, in their order.
    formats: Vec<String>,
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    pattern: String,
    fields: Vec<String>,
}

impl Define for UrlPattern {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        let Options { pattern, fields } = options;
        let complain = |message: String| BadOption::new("pattern", message);
        if pattern.is_empty() {
            return Ok(Self { pattern, fields, regex: None, formats: Vec::new() });
        }
        let (mut source, mut formats) = (String::from("^"), Vec::new());
        let mut rest = pattern.as_str();
        while let Some((literal, tail)) = rest.split_once('{') {
            source.push_str(&regex::escape(literal));
            let (name, tail) = tail.split_once('}').ok_or_else(|| complain("the pattern has a `{` without its `}`".to_owned()))?;
            let format = match name {
                "year" => Some("%Y"),
                "month" => Some("%m"),
                "day" => Some("%d"),
                _ => name.strip_prefix("date:"),
            };
            match (format, name) {
                (Some(format), _) => {
                    source.push_str(&format!("({})", shape(format)));
                    formats.push(format.to_owned());
                }
                (None, "section" | "slug" | "part") => source.push_str("[^/]+"),
                (None, "path") => source.push_str(".+"),
                (None, _) => {
                    let known = "`{section}`, `{slug}`, `{part}`, `{path}`, `{year}`, `{month}`, `{day}` and `{date:FORMAT}`";
                    return Err(complain(format!("the pattern has no part `{{{name}}}`, only {known}")));
                }
            }
            rest = tail;
        }
        source.push_str(&regex::escape(rest));
        source.push('$');
        let regex = Regex::new(&source).map_err(|error| complain(error.to_string()))?;
        Ok(Self { pattern, fields, regex: Some(regex), formats })
    }
}

impl PostRule for UrlPattern {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(regex) = &self.regex else { return };
        let date = subject.post_date();
        for address in subject.addresses() {
            let written = address.written;
            if !self.fields.iter().any(|field| subject.is_key(address.field, field)) {
                continue;
            }
            let Some(groups) = regex.captures(written.text) else {
                let text = shown(written.text);
                let message = format!("the `{}` {text} does not have the form `{}`", address.field, self.pattern);
                found.at(written.span, message).help("write it in that form");
                continue;
            };
            let Some((entry, moment)) = &date else { continue };
            let days = possible_days(moment, &subject.clock.zone);
            for (group, format) in groups.iter().skip(1).flatten().zip(&self.formats) {
                let forms = days.map(|day| DateTime::from_parts(day, moment.civil.time()).strftime(format).to_string());
                if !forms.iter().any(|form| form == group.as_str()) {
                    let key = &entry.key.text;
                    let (says, is) = (group.as_str(), &forms[0]);
                    let message = format!("the `{}` says `{says}`, but by the `{key}` it is `{is}`", address.field);
                    found
                        .at(written.place(group.range()), message)
                        .related(entry.value.span, format!("`{key}` is here"))
                        .help(format!("correct the `{}` or the `{key}`", address.field));
                }
            }
        }
    }
}

/// A regular expression for what a strftime format can make.
fn shape(format: &str) -> String {
    let mut out = String::new();
    let mut chars = format.chars();
    while let Some(ch) = chars.next() {
        if ch != '%' {
            out.push_str(&regex::escape(ch.encode_utf8(&mut [0; 4])));
            continue;
        }
        out.push_str(match chars.next() {
            Some('Y') => r"[0-9]{4}",
            Some('m' | 'd' | 'y' | 'H' | 'M' | 'S') => r"[0-9]{2}",
            Some('j') => r"[0-9]{3}",
            Some('-') => {
                chars.next();
                r"[0-9]{1,2}"
            }
            _ => r"[^/]+",
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Options, UrlPattern};
    use crate::lint::Define;

    fn rule(pattern: &str) -> Result<UrlPattern, String> {
        let options = Options { pattern: pattern.to_owned(), fields: Vec::new() };
        UrlPattern::new(options).map_err(|error| error.message)
    }

    #[test]
    fn reads_the_named_parts() {
        let rule = rule("/{section}/{date:%Y/%m/%d}/{slug}/").unwrap();
        let regex = rule.regex.unwrap();
        assert_eq!(regex.captures("/글/2022/12/31/한-해/").map(|groups| groups[1].to_owned()).as_deref(), Some("2022/12/31"));
        assert!(!regex.is_match("/글/2022/12/31/한-해"));
        assert_eq!(rule.formats, ["%Y/%m/%d"]);
    }

    #[test]
    fn refuses_what_it_cannot_read() {
        assert!(rule("/{year/").is_err_and(|message| message.contains("without its")));
        assert!(rule("/{yaer}/").is_err_and(|message| message.contains("`{yaer}`")));
        assert!(rule("").is_ok_and(|rule| rule.regex.is_none()));
    }
}
