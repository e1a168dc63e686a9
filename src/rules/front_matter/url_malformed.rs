//! `url-malformed`: an address that leads nowhere, or elsewhere than it says.

use crate::lint::{Address, AddressKind, BadOption, Define, Findings, PostRule, Safety, Subject, shown, unknown_token};
use crate::site::GeneratorName;
use std::ops::Range;

/// See `rules/front-matter/url-malformed.md`.
pub struct UrlMalformed;

impl Define for UrlMalformed {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for UrlMalformed {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let generator = subject.generator().name();
        for address in subject.addresses() {
            let Some(fault) = judge(generator, address) else { continue };
            let text = shown(address.written.text);
            let name = if address.kind == AddressKind::Alias { "alias" } else { &format!("`{}`", address.field) };
            let message = format!("the {name} {text} {}", fault.says);
            let editor = found.editor(subject);
            let finding = found.at(address.written.place(fault.range), message);
            finding.help(fault.help);
            if let Some(insert) = fault.append {
                let end = address.written.text.len();
                let edits = editor.and_then(|editor| address.written.replace(&editor, end..end, insert));
                finding.offer(format!("add `{insert}` at the end"), Safety::Unsafe, edits);
            }
        }
    }
}

/// What is wrong with an address.
struct Fault {
    range: Range<usize>,
    says: String,
    help: String,
    append: Option<&'static str>,
}

fn fault(range: Range<usize>, says: impl Into<String>, help: impl Into<String>) -> Option<Fault> {
    Some(Fault { range, says: says.into(), help: help.into(), append: None })
}

fn judge(generator: GeneratorName, address: &Address<'_>) -> Option<Fault> {
    let text = address.written.text;
    let is_path = address.kind != AddressKind::Slug;
    if let Some(len) = scheme(text) {
        return match generator {
            GeneratorName::Plain | GeneratorName::Hexo | GeneratorName::Eleventy => None,
            _ => {
                let path = text[len..].find('/').map_or("/", |at| &text[len + at..]);
                fault(0..len, "is a whole address", format!("write the path alone: {}", shown(path)))
            }
        };
    }
    if generator == GeneratorName::Plain && is_path && !text.starts_with('/') {
        return None;
    }
    forbidden(generator, address)
        .or_else(|| token(generator, address))
        .or_else(|| (generator == GeneratorName::Hugo && address.kind == AddressKind::Url).then(|| extension(text)).flatten())
}

/// The first character that breaks the address. Slugs of generators that clean them may hold most characters.
fn forbidden(generator: GeneratorName, address: &Address<'_>) -> Option<Fault> {
    use GeneratorName::{Hexo, Hugo, Jekyll, Plain, Zola};
    let is_cleaned = address.kind == AddressKind::Slug && matches!(generator, Hugo | Jekyll | Zola | Hexo | Plain);
    let text = address.written.text;
    for (at, ch) in text.char_indices() {
        let here = at..at + ch.len_utf8();
        match ch {
            '#' if !is_cleaned || generator == Hugo => {
                return fault(here, "holds a `#`", "leave it out: what follows `#` never reaches the server");
            }
            '?' if !is_cleaned => {
                return fault(here, "holds a `?`", "leave it out: what follows `?` is not part of the path");
            }
            '\\' if !(is_cleaned || generator == Hugo && text[at..].starts_with("\\:")) => {
                return fault(here, "holds a backslash", "write `/` between the parts of a path");
            }
            '/' if !is_cleaned && text[at..].starts_with("//") => {
                return fault(at..at + 2, "holds an empty part", "write a single `/`");
            }
            _ if ch.is_whitespace() && !is_cleaned => {
                return fault(here, "holds a space", "write `-` in its place");
            }
            ',' if address.kind == AddressKind::Alias && address.index.is_none() && text.ends_with(',') => {
                return fault(here, "ends with a comma", "write the aliases as a list");
            }
            _ => {}
        }
    }
    None
}

/// The length of a scheme with its `://`.
fn scheme(text: &str) -> Option<usize> {
    let (name, _) = text.split_once("://")?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then_some(name.len() + 3)
}

/// A `:name` that the generator does not know and stops at.
fn token(generator: GeneratorName, address: &Address<'_>) -> Option<Fault> {
    let text = address.written.text;
    let range = unknown_token(generator, text).filter(|_| address.kind == AddressKind::Url)?;
    let says = format!("holds `{}`, which stands for nothing", &text[range.clone()]);
    let help = match generator {
        GeneratorName::Hugo => "write `\\:` for a colon, or leave it out; Hugo 0.131 and later expands `:name`",
        _ => "use a placeholder that Jekyll knows, such as `:title`",
    };
    fault(range, says, help)
}

/// Extensions of files that a web server sends with a fitting type.
const EXTENSIONS: [&str; 29] = [
    "amp", "asc", "asp", "aspx", "atom", "cfm", "cgi", "css", "csv", "gpg", "htm", "html", "ics", "js", "json", "jsp",
    "md", "opml", "pdf", "php", "rss", "shtml", "svg", "txt", "webmanifest", "xhtml", "xml", "xsl", "yaml",
];

/// Hugo writes a path with a dot and no `/` at its end as a file of that name (resources/page/page_paths.go).
fn extension(text: &str) -> Option<Fault> {
    let dot = text.rfind('.')?;
    let ending = text[dot + 1..].to_ascii_lowercase();
    if text.ends_with('/') || text.contains(':') || EXTENSIONS.contains(&ending.as_str()) {
        return None;
    }
    let help = "end it with `/`; Hugo writes a path with a dot as a file, which servers offer for download";
    let mut fault = fault(dot..text.len(), "holds a dot and does not end with `/`", help)?;
    fault.append = Some("/");
    Some(fault)
}

#[cfg(test)]
mod tests {
    use super::scheme;

    #[test]
    fn knows_a_whole_address() {
        assert_eq!(scheme("https://example.org/글/"), Some(8));
        assert_eq!(scheme("/a://b"), None);
        assert_eq!(scheme("/posts/"), None);
    }
}
