//! What the server of a site leads on, read from the files in which its host is told so.

mod mention;
mod pattern;
mod read;

use super::disk::EntryKind;
use super::{Disk, path, url_key};
use mention::Mentions;
use pattern::Pattern;
use std::collections::HashSet;

/// The files that hosts read.
pub const HOST_FILES: [&str; 7] = [
    "_redirects",
    "netlify.toml",
    "vercel.json",
    "firebase.json",
    "staticwebapp.config.json",
    ".htaccess",
    "nginx.conf",
];

/// How many folders deep, how many files and how much of each is looked at.
const DEPTH: usize = 4;
const FILES: usize = 500;
const BYTES: usize = 1 << 20;

/// The paths that are led on.
#[derive(Clone, Debug, Default)]
pub struct Redirects {
    exact: HashSet<String>,
    patterns: Vec<Pattern>,
    mentions: Mentions,
    /// Whether the server finds a path that differs in case only, as Netlify does.
    pub folds_case: bool,
    /// Whether the server leads `a.html` to `a`.
    pub cleans: bool,
    files: usize,
}

impl Redirects {
    /// Looks through the files of a site.
    #[must_use]
    pub fn new(disk: &dyn Disk) -> Self {
        let mut redirects = Self::default();
        redirects.folder(disk, "", DEPTH);
        redirects
    }

    /// Whether something leads on from `path`, decoded and from the root.
    #[must_use]
    pub fn cover(&self, path: &str) -> bool {
        let key = url_key(path);
        self.exact.contains(key)
            || self.patterns.iter().any(|pattern| pattern.matches(key) || pattern.matches(path))
            || self.mentions.have(key)
    }

    /// Reads the text of the file `name`, where it is one in which redirects are written.
    pub fn read(&mut self, name: &str, text: &str) {
        match name {
            "_redirects" => read::lines(self, text),
            "netlify.toml" => read::netlify(self, text),
            "vercel.json" | "firebase.json" | "staticwebapp.config.json" => read::json(self, text),
            _ if mention::is_one(name, text) => self.mentions.read(text),
            _ => return,
        }
        self.files += 1;
        self.folds_case |= ["_redirects", "netlify.toml"].contains(&name);
    }

    /// Takes the path or pattern `from` of one rule.
    fn add(&mut self, from: &str) {
        let from = after_host(from);
        let from = super::address::decoded(from).unwrap_or(from.into());
        match Pattern::parse(&from) {
            Some(pattern) => self.patterns.push(pattern),
            None => drop(self.exact.insert(url_key(&from).to_owned())),
        }
    }

    fn folder(&mut self, disk: &dyn Disk, folder: &str, depth: usize) {
        let Some(names) = disk.list(folder) else { return };
        for (name, kind) in names.iter() {
            let file = path::join(folder, name);
            match kind {
                EntryKind::Folder => {
                    let skipped = ["node_modules", "_site", "public", "_posts", "resources", "vendor"];
                    // Build output is called `public` by some generators; others keep their static files there.
                    let is_skipped =
                        skipped.contains(&name.as_str()) && !disk.has_file(&path::join(&file, "_redirects"));
                    if depth > 0 && !name.starts_with('.') && !is_skipped {
                        self.folder(disk, &file, depth - 1);
                    }
                }
                EntryKind::File
                    if self.files < FILES && (HOST_FILES.contains(&name.as_str()) || mention::may_be(name)) =>
                {
                    if let Ok(bytes) = disk.head(&file, BYTES) {
                        self.read(name, &String::from_utf8_lossy(&bytes));
                    }
                }
                EntryKind::File => {}
            }
        }
    }
}

/// The path of an address that may begin with a host.
fn after_host(from: &str) -> &str {
    match from.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => from,
    }
}

#[cfg(test)]
mod tests;
