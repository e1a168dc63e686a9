//! Values of `true`-or-`false` fields that a generator reads as the opposite of what they say, or refuses.

use crate::document::front_matter::{Node, Value};
use crate::lint::{Subject, shown};
use crate::site::GeneratorName;
use crate::site::scalar::{Meaning, meaning};

/// What is wrong with one value.
pub(super) struct Fault {
    /// What it holds and what belongs there.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
    /// What follows from it.
    pub(super) label: Option<&'static str>,
    /// What belongs there, where that is certain.
    pub(super) instead: Option<Instead>,
}

/// What belongs in the place of a value.
pub(super) enum Instead {
    /// A number or a boolean, without quotes.
    Literal(String),
    /// The same in quotes.
    Quotes,
    /// A list of the one text.
    List,
}

/// Hugo's own flags, which it reads with `cast.ToBool` (`hugolib/page__meta.go`). Any other flag is a theme's, and the
/// theme sees the value as it is.
const CAST_BY_HUGO: &[&str] = &["draft", "headless", "isCJKLanguage"];

/// The words that Go's `strconv.ParseBool` reads, upper and lower case as listed.
const GO_BOOLS: &[&str] = &["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];

/// What is wrong with the value of the flag `name`.
pub(super) fn fault(subject: &Subject<'_>, name: &str, value: &Value) -> Option<Fault> {
    let generator = subject.generator();
    let text = match &value.node {
        Node::List(_) => return Some(refused(name, "a list", None)),
        Node::Map(_) => return Some(refused(name, "a map", None)),
        Node::Scalar { text, .. } if !text.trim().is_empty() => text.as_str(),
        Node::Scalar { .. } | Node::Empty | Node::Alias { .. } => return None,
    };
    let read = meaning(value, generator)?;
    if matches!(read, Meaning::Bool(_) | Meaning::Null) {
        return None;
    }
    let written = shown(subject.post.slice(value.span));
    match (generator.name(), read) {
        (GeneratorName::Hugo, Meaning::MaybeBool(true)) if CAST_BY_HUGO.contains(&name) => {
            Some(misread(name, &written, "false since Hugo 0.152, true before", Some(true)))
        }
        (GeneratorName::Hugo, Meaning::MaybeBool(false)) if !CAST_BY_HUGO.contains(&name) => {
            Some(misread(name, &written, "a text since Hugo 0.152, which counts as true", Some(false)))
        }
        (_, Meaning::Bool(_) | Meaning::MaybeBool(_) | Meaning::Null) => None,
        (GeneratorName::Hugo, Meaning::Text) if CAST_BY_HUGO.contains(&name) => {
            let harmless = GO_BOOLS.contains(&text) || means(text) == Some(false);
            (!harmless).then(|| misread(name, &written, "false to Hugo", means(text)))
        }
        (GeneratorName::Zola | GeneratorName::Astro, _) => Some(refused(name, &written, means(text))),
        (GeneratorName::Docusaurus, Meaning::Text) if matches!(text.to_lowercase().as_str(), "true" | "false") => None,
        (GeneratorName::Docusaurus, _) => Some(refused(name, &written, means(text))),
        (GeneratorName::Plain, _) => None,
        (known, Meaning::Text) if means(text) == Some(false) => {
            let verdict = format!("a text to {}, which counts as true", known.title());
            Some(misread(name, &written, &verdict, Some(false)))
        }
        _ => None,
    }
}

/// What a word says to a reader.
fn means(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => Some(true),
        "false" | "no" | "off" | "n" => Some(false),
        _ => None,
    }
}

fn refused(name: &str, what: &str, meant: Option<bool>) -> Fault {
    Fault {
        message: format!("`{name}` holds {what} where `true` or `false` belongs"),
        help: "write `true` or `false` without quotes".to_owned(),
        label: None,
        instead: meant.map(|meant| Instead::Literal(meant.to_string())),
    }
}

fn misread(name: &str, written: &str, verdict: &str, meant: Option<bool>) -> Fault {
    let instead = meant.map_or("true` or `false".to_owned(), |meant| meant.to_string());
    Fault {
        message: format!("the value {written} of `{name}` is {verdict}"),
        help: format!("write `{instead}` without quotes"),
        label: matches!(name, "draft" | "published").then_some("the post is published"),
        instead: meant.map(|meant| Instead::Literal(meant.to_string())),
    }
}
