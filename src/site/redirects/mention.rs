//! Files in which redirects are written in ways of their own: whatever path stands there is taken for one that is led on.

use crate::site::{path, url_key};
use std::collections::HashSet;

/// The kinds of files that may hold redirects as data, as code or as a template.
const KINDS: [&str; 14] =
    ["cjs", "conf", "csv", "html", "js", "json", "liquid", "map", "mjs", "njk", "toml", "ts", "yaml", "yml"];

/// The paths that such files name.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    exact: HashSet<String>,
    /// Beginnings of paths, each with a slash at its end.
    below: Vec<String>,
}

/// Whether a file of this name may be one, so that its text is worth a look.
pub(super) fn may_be(name: &str) -> bool {
    [".htaccess", "nginx.conf"].contains(&name)
        || KINDS.contains(&path::extension(name).as_str()) && (names_redirects(name) || is_program(name))
}

/// Whether the file `name` with this text is one.
pub(super) fn is_one(name: &str, text: &str) -> bool {
    may_be(name) && (!is_program(name) || names_redirects(text))
}

fn names_redirects(text: &str) -> bool {
    ["redirect", "Redirect", "alias"].iter().any(|word| text.contains(word))
}

/// Whether the file is a configuration that is a program (`astro.config.mjs`, `.eleventy.js`).
fn is_program(name: &str) -> bool {
    name.contains(".config.") || name.starts_with(".eleventy.")
}

impl Mentions {
    pub fn read(&mut self, text: &str) {
        let words = text.split(|ch: char| ch.is_whitespace() || "\"'`<>,;=".contains(ch));
        for word in words {
            let word = word.trim_start_matches('^').trim_end_matches(['$', '?', ':']);
            if word.len() < 2 || !word.starts_with('/') && !word.contains('/') || word.contains("://") {
                continue;
            }
            let word = if word.starts_with('/') { word.to_owned() } else { format!("/{word}") };
            match word.find(['*', ':', '(', '[', '{', '$', '\\']) {
                None => drop(self.exact.insert(url_key(&word).to_owned())),
                Some(end) => {
                    let start = word.get(..end).unwrap_or_default();
                    let start = start.get(..=start.rfind('/').unwrap_or(0)).unwrap_or_default();
                    if start.len() > 1 {
                        self.below.push(start.to_owned());
                    }
                }
            }
        }
    }

    /// Whether one of the files names the path with this key, or a range that holds it.
    pub fn have(&self, key: &str) -> bool {
        self.exact.contains(key) || self.below.iter().any(|start| key.starts_with(start.as_str()))
    }
}
