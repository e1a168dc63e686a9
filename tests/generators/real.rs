//! Runs of the real generators.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot run a generator must stop")]

use crate::harness::lab::{NOW, matterlint};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// One installed Hugo.
#[derive(Clone, Debug)]
pub struct Hugo {
    program: String,
    /// Whether it refuses unparsable dates and speaks YAML 1.2 (0.152 and newer).
    pub strict: bool,
}

/// The two Hugos that `.ci/run` installs: the newest, and the one of Debian 12 (0.111).
pub fn hugos() -> [Hugo; 2] {
    let program = |variable: &str| {
        std::env::var(variable)
            .unwrap_or_else(|_| panic!("{variable} does not name a Hugo; .ci/run shows how to install it"))
    };
    [
        Hugo { program: program("MATTERLINT_HUGO_CURRENT"), strict: true },
        Hugo { program: program("MATTERLINT_HUGO_OLD"), strict: false },
    ]
}

/// A folder with the given files.
pub fn site<P: AsRef<Path>, C: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, C)>) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// A page as `hugo list all` shows it.
#[derive(Clone, Debug)]
pub struct Listed {
    pub title: String,
    pub date: String,
}

impl Hugo {
    /// Runs it in `folder`.
    pub fn run(&self, folder: &Path, arguments: &[&str]) -> Output {
        Command::new(&self.program).current_dir(folder).args(arguments).output().unwrap()
    }

    /// The first page of the site; `None` when Hugo refuses to read it.
    pub fn list(&self, folder: &Path) -> Option<Listed> {
        let output = self.run(folder, &["list", "all"]);
        if !output.status.success() {
            return None;
        }
        let text = String::from_utf8(output.stdout).unwrap();
        let mut rows = text.lines().skip_while(|line| !line.starts_with("path,"));
        let names: Vec<_> = rows.next()?.split(',').collect();
        let row: Vec<_> = rows.next()?.split(',').collect();
        let column = |name: &str| names.iter().position(|column| *column == name).map(|at| row[at].to_owned());
        Some(Listed { title: column("title")?, date: column("date")? })
    }

    /// All pages of the site as `hugo list all` shows them: for each its columns by name.
    pub fn list_all(&self, folder: &Path) -> Vec<HashMap<String, String>> {
        let output = self.run(folder, &["list", "all", "--clock", NOW]);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{errors}\n{}", String::from_utf8_lossy(&output.stdout));
        let text = String::from_utf8(output.stdout).unwrap();
        let mut rows = text.lines().skip_while(|line| !line.starts_with("path,")).map(columns);
        let names = rows.next().unwrap();
        rows.map(|row| names.iter().cloned().zip(row).collect()).collect()
    }

    /// Builds the site and returns the folder that holds it.
    pub fn build(&self, folder: &Path) -> PathBuf {
        let output = self.run(folder, &["--destination", "out", "--quiet", "--clock", NOW]);
        let told = [&output.stdout[..], &output.stderr].concat();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&told));
        folder.join("out")
    }
}

/// The columns of a line of comma-separated values; a quoted one may hold commas.
fn columns(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for ch in line.chars() {
        match ch {
            '"' => quoted = !quoted,
            ',' if !quoted => found.push(String::new()),
            ch => found.last_mut().unwrap().push(ch),
        }
    }
    found
}

/// Jekyll, to be run in `folder` on a machine whose zone is UTC.
pub fn jekyll_command(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var("MATTERLINT_JEKYLL").unwrap_or_else(|_| "jekyll".to_owned()));
    // A site's Gemfile names what is not here.
    command.current_dir(folder).env("TZ", "UTC").env("LC_ALL", "C.UTF-8").env("JEKYLL_NO_BUNDLER_REQUIRE", "true");
    command
}

/// Builds a Jekyll site; the folder that holds it, or `None` when Jekyll refuses.
pub fn jekyll(folder: &Path) -> Option<PathBuf> {
    let output = jekyll_command(folder).args(["build", "--quiet", "--destination", "out"]).output().unwrap();
    output.status.success().then(|| folder.join("out"))
}

/// The folder that holds the `node_modules` of a generator, named by the variable.
pub fn node_home(variable: &str) -> PathBuf {
    let home = std::env::var(variable).unwrap_or_else(|_| {
        panic!("{variable} does not name a folder with node_modules; .ci/run shows how to fill it")
    });
    fs::canonicalize(home).unwrap()
}

/// Runs the script `name` that stands beside this file with Node.js in `folder`; what it prints as JSON.
pub fn node(name: &str, arguments: &[&Path], folder: &Path, zone: &str) -> Result<Vec<Value>, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generators").join(name);
    let output = Command::new("node").arg(script).args(arguments).current_dir(folder).env("TZ", zone).output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(serde_json::from_slice(&output.stdout).unwrap())
}

/// What `matterlint list` says of the files below `folder`, by their paths.
pub fn listed(folder: &Path) -> BTreeMap<String, Value> {
    let output = matterlint(folder, &["list", "--output-format", "json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    let posts = all["posts"].as_array().unwrap().clone();
    posts.into_iter().map(|post| (post["path"].as_str().unwrap().to_owned(), post)).collect()
}
