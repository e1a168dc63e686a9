//! A folder full of little blogs, one a case, checked by one run of the built command.

use super::example::files_below;
use super::picture;
use super::repository::{commit, git};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The moment at which every test takes place.
pub const NOW: &str = "2026-01-01T00:00:00Z";

/// One post in a little blog of its own.
#[derive(Clone, Debug)]
pub struct Case {
    pub text: String,
    pub generator: String,
    /// Where the post stands below the blog's root; otherwise the generator's usual place.
    pub path: Option<String>,
    /// The name of the post's file in its usual place.
    pub stem: Option<String>,
    /// Files that stand beside it, as [`picture::file`] reads them.
    pub files: Vec<String>,
    /// The blog's `matterlint.toml`.
    pub config: Option<String>,
    /// Further files of the blog: their paths and texts.
    pub beside: Vec<(String, String)>,
    /// Files of the blog as they were at the commit since which it is judged; empty where it is judged as it is.
    pub before: Vec<(String, String)>,
    /// What of the blog is in a git repository of its own: the `post`, or `all`.
    pub git: Option<String>,
}

impl Default for Case {
    fn default() -> Self {
        let generator = "plain".to_owned();
        Self {
            text: String::new(),
            generator,
            path: None,
            stem: None,
            files: Vec::new(),
            config: None,
            beside: Vec::new(),
            before: Vec::new(),
            git: None,
        }
    }
}

impl Case {
    /// The post's path below the blog's root.
    pub fn path(&self) -> String {
        if let Some(path) = &self.path {
            return path.clone();
        }
        let stem = self.stem.as_deref();
        match (self.generator.as_str(), stem) {
            ("hugo" | "zola", None) => "content/posts/example/index.md".to_owned(),
            ("hugo" | "zola", Some(stem)) => format!("content/posts/{stem}.md"),
            ("jekyll", _) => format!("_posts/2024-01-02-{}.md", stem.unwrap_or("example")),
            ("hexo", _) => format!("source/_posts/{}.md", stem.unwrap_or("example")),
            ("eleventy", _) => format!("src/posts/{}.md", stem.unwrap_or("example")),
            ("astro", _) => format!("src/content/blog/{}.md", stem.unwrap_or("example")),
            ("docusaurus", _) => format!("blog/2024-01-02-{}.md", stem.unwrap_or("example")),
            ("plain", _) => format!("posts/{}.md", stem.unwrap_or("example")),
            (other, _) => panic!("no such generator: {other}"),
        }
    }

    /// Puts the case into a blog of its own, whose root is `root`.
    pub fn write(&self, root: &Path) {
        let config = self.config.clone().unwrap_or_default();
        let head = if self.generator == "plain" { "generator = \"plain\"\nroot = \".\"\n" } else { "" };
        write(&root.join("matterlint.toml"), format!("{head}{config}").as_bytes());
        for (name, content) in self.site_files() {
            write(&root.join(name), content.as_bytes());
        }
        for file in &self.files {
            let (name, content) = picture::file(file);
            write(&root.join(name), &content);
        }
        for (path, text) in self.beside.iter().chain(&self.before) {
            write(&root.join(path), text.as_bytes());
        }
        if !self.before.is_empty() {
            committed(root);
            self.before.iter().for_each(|(path, _)| fs::remove_file(root.join(path)).unwrap());
        }
        for (path, text) in &self.beside {
            write(&root.join(path), text.as_bytes());
        }
        write(&root.join(self.path()), self.text.as_bytes());
        if let Some(added) = &self.git {
            let all = if added == "all" { ".".to_owned() } else { self.path() };
            for arguments in [&["init", "--quiet"][..], &["add", "--", &all]] {
                let status = Command::new("git").current_dir(root).args(arguments).status();
                assert!(status.is_ok_and(|status| status.success()), "git {arguments:?} failed");
            }
        }
    }

    fn site_files(&self) -> Vec<(&'static str, &'static str)> {
        match self.generator.as_str() {
            "hugo" => {
                let config = "baseURL = \"https://example.org/\"\n[markup.goldmark.renderer]\nunsafe = true\n";
                vec![("hugo.toml", config)]
            }
            "jekyll" => vec![("_config.yml", "title: Example\n")],
            "zola" => vec![("config.toml", "base_url = \"https://example.org\"\n")],
            "hexo" => {
                vec![("_config.yml", "title: Example\n"), ("package.json", "{\"hexo\": {\"version\": \"8.1.0\"}}\n")]
            }
            "eleventy" => vec![("eleventy.config.js", "export default () => ({ dir: { input: \"src\" } });\n")],
            "astro" => vec![("astro.config.mjs", "export default {};\n")],
            "docusaurus" => vec![("docusaurus.config.js", "export default {};\n")],
            _ => Vec::new(),
        }
    }
}

/// A change that a finding proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub safety: String,
    /// Offset, length in bytes, new text.
    pub edits: Vec<(usize, usize, String)>,
}

/// One entry of the command's JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub path: String,
    pub rule: String,
    pub severity: String,
    pub line: usize,
    pub offset: usize,
    pub length: usize,
    pub message: String,
    pub help: String,
    pub fix: Option<Fix>,
}

/// The folders of all cases: of those that are judged as they are, and of those that are compared with a commit.
pub struct Lab {
    folder: TempDir,
    past: TempDir,
    compared: BTreeSet<usize>,
    cases: usize,
}

/// How a blog is compared with what it was.
pub const SINCE: [&str; 2] = ["--since", "HEAD"];

impl Lab {
    pub fn new() -> Self {
        let folder = || TempDir::new().unwrap();
        Self { folder: folder(), past: folder(), compared: BTreeSet::new(), cases: 0 }
    }

    /// Puts a case into a blog of its own and returns its number.
    pub fn add(&mut self, case: &Case) -> usize {
        let number = self.cases;
        self.cases += 1;
        if !case.before.is_empty() {
            self.compared.insert(number);
        }
        case.write(&self.root(number));
        number
    }

    /// Where the blogs are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where those blogs are that are compared with what they were.
    pub fn past(&self) -> &Path {
        self.past.path()
    }

    fn root(&self, number: usize) -> PathBuf {
        let folder = if self.compared.contains(&number) { &self.past } else { &self.folder };
        folder.path().join(format!("case-{number:05}"))
    }

    /// Checks all cases in one run, and in another those that are compared; the findings of each, paths below its blog's
    /// root.
    pub fn run(&self) -> Vec<Vec<Finding>> {
        let mut all = vec![Vec::new(); self.cases];
        let compared = if self.compared.is_empty() { Vec::new() } else { findings(self.past.path(), &SINCE) };
        for mut finding in findings(self.folder.path(), &["."]).into_iter().chain(compared) {
            let (case, path) = finding.path.split_once('/').unwrap();
            let number: usize = case.strip_prefix("case-").unwrap().parse().unwrap();
            finding.path = path.to_owned();
            all[number].push(finding);
        }
        all
    }

    /// The drawing of one case, hints included.
    pub fn draw(&self, number: usize) -> String {
        draw(&self.root(number), if self.compared.contains(&number) { &SINCE } else { &[] })
    }
}

/// Commits all that is in `folder`, which becomes a repository.
fn committed(folder: &Path) {
    git(folder, &["init", "--quiet"]);
    commit(folder);
}

/// The findings in a small site and their drawing. What lies in its folder `.before` is what it was at a commit.
pub fn of_site(folder: &Path) -> (Vec<Finding>, String) {
    let before = folder.join(".before");
    if !before.is_dir() {
        return (findings(folder, &["."]), draw(folder, &[]));
    }
    let copy = TempDir::new().unwrap();
    let copied = |from: &Path| {
        for file in files_below(from).iter().filter(|file| from == before || !file.starts_with(&before)) {
            write(&copy.path().join(file.strip_prefix(from).unwrap()), &fs::read(file).unwrap());
        }
    };
    copied(&before);
    committed(copy.path());
    for entry in fs::read_dir(copy.path()).unwrap().map(|entry| entry.unwrap().path()) {
        match entry.file_name().is_some_and(|name| name == ".git") {
            true => {}
            false if entry.is_dir() => fs::remove_dir_all(entry).unwrap(),
            false => fs::remove_file(entry).unwrap(),
        }
    }
    copied(folder);
    (findings(copy.path(), &SINCE), draw(copy.path(), &SINCE))
}

fn write(path: &Path, content: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// Runs the built command in `folder`.
pub fn matterlint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_matterlint"))
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args(["--color", "never", "--now", NOW])
        .args(arguments)
        .output()
        .unwrap()
}

/// The findings of one run over `paths` in `folder`, as its JSON says them.
pub fn findings(folder: &Path, paths: &[&str]) -> Vec<Finding> {
    listed(&matterlint(folder, &[&["--output-format", "json"], paths].concat()))
}

/// The findings in the JSON of a run.
pub fn listed(output: &Output) -> Vec<Finding> {
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code().is_some_and(|code| code < 2), "{stderr}");
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {stderr}"));
    json["findings"].as_array().unwrap().iter().map(finding).collect()
}

/// The drawing of all findings in `folder`, hints included, as it looks on 100 columns.
pub fn draw(folder: &Path, arguments: &[&str]) -> String {
    let output = matterlint(folder, &[&["--hints", "--output-format", "full"], arguments].concat());
    String::from_utf8(output.stdout).unwrap()
}

fn finding(json: &Value) -> Finding {
    let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let fix = json["fix"].as_object().map(|fix| Fix {
        safety: fix["safety"].as_str().unwrap().to_owned(),
        edits: fix["edits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|edit| (number(&edit["offset"]), number(&edit["length"]), edit["text"].as_str().unwrap().to_owned()))
            .collect(),
    });
    Finding {
        path: text("path"),
        rule: text("rule"),
        severity: text("severity"),
        line: number(&json["line"]),
        offset: number(&json["offset"]),
        length: number(&json["length"]),
        message: text("message"),
        help: text("help"),
        fix,
    }
}
