//! Paths that are answered by something other than a post: redirects of the server, pages of templates.

use crate::site::disk::EntryKind;
use crate::site::{Disk, path, url_key};
use crate::text::QuickSet;

/// Files in which whole ranges of paths are led elsewhere.
const SERVERS: [&str; 7] = [
    "_redirects",
    ".htaccess",
    "netlify.toml",
    "vercel.json",
    "firebase.json",
    "nginx.conf",
    "staticwebapp.config.json",
];

/// The kinds of files that name paths: configurations and templates.
const KINDS: [&str; 19] = [
    "cjs", "conf", "ejs", "gotmpl", "hbs", "html", "htaccess", "js", "json", "liquid", "mjs", "njk", "pug", "toml",
    "ts", "tsx", "xml", "yaml", "yml",
];

/// Those of them whose `permalink` may be made from data, so that one file gives many pages.
const TEMPLATES: [&str; 7] = ["ejs", "hbs", "html", "liquid", "njk", "pug", "xml"];

/// Folders of others' files, of posts, and of what is built.
const SKIPPED: [&str; 9] = ["_posts", "_site", "build", "dist", "node_modules", "out", "public", "resources", "vendor"];

/// How many folders deep and how many files are looked at, and how much of each.
const DEPTH: usize = 4;
const FILES: usize = 2000;
const BYTES: usize = 1 << 18;

/// The paths that files beside the posts name.
#[derive(Debug, Default)]
pub struct Detours {
    exact: QuickSet<String>,
    below: Vec<String>,
    everything: bool,
    /// Whether the server finds a path that differs in case only, as Netlify does.
    pub folds_case: bool,
    files: usize,
}

impl Detours {
    /// Looks through the configuration and the templates of a site.
    pub fn new(disk: &dyn Disk) -> Self {
        let mut detours = Self::default();
        detours.folder(disk, "", DEPTH);
        detours
    }

    /// Whether something may answer at `path`.
    pub fn answer(&self, path: &str) -> bool {
        self.everything || self.exact.contains(url_key(path)) || self.below.iter().any(|start| path.starts_with(start))
    }

    fn folder(&mut self, disk: &dyn Disk, folder: &str, depth: usize) {
        let Some(names) = disk.list(folder) else { return };
        for (name, kind) in names.iter() {
            match kind {
                EntryKind::Folder if SKIPPED.contains(&name.as_str()) => {
                    // Build output is called `public` by Hugo and Hexo, while others keep their static files there. A
                    // page that was built holds its own broken links.
                    let servers = SERVERS.iter().map(|server| (path::join(&path::join(folder, name), server), *server));
                    servers
                        .filter(|(path, _)| disk.has_file(path))
                        .for_each(|(path, name)| self.file(disk, &path, name));
                }
                EntryKind::Folder if depth > 0 && !name.starts_with('.') => {
                    self.folder(disk, &path::join(folder, name), depth - 1);
                }
                EntryKind::File if self.files < FILES && may_name_paths(name) => {
                    self.file(disk, &path::join(folder, name), name);
                }
                EntryKind::Folder | EntryKind::File => {}
            }
        }
    }

    fn file(&mut self, disk: &dyn Disk, path: &str, name: &str) {
        let is_server = SERVERS.contains(&name);
        self.files += 1;
        self.folds_case |= ["netlify.toml", "_redirects"].contains(&name);
        let Ok(bytes) = disk.head(path, BYTES) else { return };
        let text = String::from_utf8_lossy(&bytes);
        let is_template = TEMPLATES.contains(&path::extension(name).as_str()) || name.contains(".11ty.");
        for line in text.lines() {
            let gives_permalinks = is_template && line.trim_start().starts_with("permalink");
            let is_missing_page = line.contains("404");
            for written in paths(line) {
                self.path(written, is_server || gives_permalinks, name == "_redirects" && !is_missing_page);
            }
        }
    }

    fn path(&mut self, written: &str, is_range: bool, may_be_everything: bool) {
        let Some(end) = written.find(['*', ':', '(', '[', '{', '$']) else {
            self.exact.insert(url_key(written).to_owned());
            return;
        };
        let start = written.get(..end).unwrap_or_default();
        let start = start.get(..=start.rfind('/').unwrap_or(0)).unwrap_or_default();
        if is_range && start.len() > 1 {
            self.below.push(start.to_owned());
        }
        self.everything |= may_be_everything && start.len() <= 1;
    }
}

fn may_name_paths(name: &str) -> bool {
    SERVERS.contains(&name) || KINDS.contains(&path::extension(name).as_str())
}

/// The words of a line that look like paths from the root.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    line.split(|ch: char| ch.is_whitespace() || "\"'`<>,;=^".contains(ch))
        .filter(|word| word.len() > 1 && word.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::Detours;
    use crate::site::disk::MapDisk;

    #[test]
    fn servers_and_templates_answer_for_their_paths() {
        let detours = Detours::new(&MapDisk::new([
            ("static/_redirects", "/old/* /new/:splat\n/* /404.html 404\n"),
            ("hugo.toml", "[permalinks]\nposts = '/posts/:slug/'\n"),
            ("blog/people.njk", "---\npermalink: \"/people/{{ person.slug }}/\"\n---\n"),
            ("blog/tags.html", "---\npermalink: /posts/labels/\n---\n"),
        ]));
        assert!(detours.answer("/old/글/") && detours.answer("/posts/labels") && detours.answer("/people/a/"));
        assert!(detours.folds_case && !Detours::new(&MapDisk::default()).folds_case);
        assert!(!detours.answer("/posts/a/") && !detours.answer("/anything/"));
        assert!(Detours::new(&MapDisk::new([("_redirects", "/* https://example.org/:splat\n")])).answer("/x/"));
    }

    #[test]
    fn what_is_built_answers_for_nothing_but_its_redirects() {
        let page = "<a href=\"/gone/\">";
        let built = ["build/a/index.html", "dist/index.html", "public/index.html"].map(|file| (file, page));
        let detours = Detours::new(&MapDisk::new(built.into_iter().chain([("public/_redirects", "/old/ /new/\n")])));
        assert!(!detours.answer("/gone/") && detours.answer("/old/"));
    }
}
