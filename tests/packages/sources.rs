//! What is packed from the sources: everything that a build needs is in the crate, and names are where others look.

use super::{SHARE, must, package, text};
use serde_yaml::Value;
use std::fs;
use std::process::Command;
use tempfile::TempDir;

#[test]
fn the_crate_holds_what_a_build_needs() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["package", "--list", "--allow-dirty", "--offline", "--quiet"]).current_dir(package(""));
    let listed = must(&mut cargo);
    let files: Vec<&str> = listed.lines().collect();
    let share = ["bash-completion/completions/matterlint", "man/man1/matterlint.1", "zsh/site-functions/_matterlint"];
    let share = share.map(|name| format!("{SHARE}/{name}"));
    let others = [
        "Cargo.lock",
        "build/main.rs",
        "build/pages.rs",
        "pyproject.toml",
        "LICENSE-MIT",
        "rules/README.md",
        "rules/body/image-case.md",
        "editors/README.md",
        "editors/neovim/lsp/matterlint.lua",
        "editors/vscode/src/extension.ts",
    ];
    for file in others.into_iter().chain(["schemas/check.schema.json"]).chain(share.iter().map(String::as_str)) {
        assert!(files.contains(&file), "{file} is not in the crate");
    }
    assert!(!listed.contains("node_modules"), "what npm has installed is in the crate");
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn archives_are_where_binstall_looks() {
    let (built, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let manifest: toml::Table = toml::from_str(&text("Cargo.toml")).unwrap();
    let binstall = &manifest["package"]["metadata"]["binstall"];
    let fill = |template: &str, target: &str, suffix: &str| {
        let values = [("name", "matterlint"), ("version", env!("CARGO_PKG_VERSION")), ("target", target)];
        let more = [("archive-suffix", suffix), ("bin", "matterlint"), ("binary-ext", "")];
        let all = values.into_iter().chain(more);
        all.fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{ {name} }}"), value))
    };
    let (url, program) = (binstall["pkg-url"].as_str().unwrap(), binstall["bin-dir"].as_str().unwrap());
    fs::write(built.path().join("matterlint"), "a program").unwrap();
    fs::write(built.path().join("matterlint.exe"), "a program").unwrap();
    for (target, suffix) in [("x86_64-unknown-linux-musl", ".tar.gz"), ("x86_64-pc-windows-msvc", ".zip")] {
        let mut pack = Command::new("bash");
        must(pack.arg(package("packaging/archive.sh")).arg(target).arg(built.path()).arg(out.path()));
        let name = fill(url, target, suffix);
        let archive = out.path().join(name.rsplit('/').next().unwrap());
        assert!(archive.is_file(), "{} is not there", archive.display());
        if suffix == ".tar.gz" {
            let held = must(Command::new("tar").arg("-tzf").arg(archive));
            let program = fill(program, target, suffix);
            assert!(held.lines().any(|line| line == program), "{program} is not in it: {held}");
            assert!(held.contains("/share/man/man1/matterlint.1") && held.contains("/LICENSE-MIT"), "{held}");
        }
    }
}

/// What a step would paste into a command, an author of a pull request could have written.
#[test]
#[ignore = "needs tools that .ci/run installs"]
fn no_expression_stands_in_a_command() {
    let read = |name: &str| -> Value { serde_yaml::from_str(&text(name)).unwrap() };
    let mut steps: Vec<Value> = read("action.yml")["runs"]["steps"].as_sequence().unwrap().clone();
    for name in ["ci", "release"] {
        let workflow = read(&format!(".github/workflows/{name}.yml"));
        for (_, job) in workflow["jobs"].as_mapping().unwrap() {
            steps.extend(job["steps"].as_sequence().unwrap().iter().cloned());
        }
    }
    assert!(steps.len() > 15);
    for run in steps.iter().filter_map(|step| step.get("run")) {
        let run = run.as_str().unwrap();
        assert!(!run.contains("${{"), "{run}");
    }
}

#[test]
fn the_action_installs_its_own_version() {
    // The step reads the first line of this form.
    let manifest = text("Cargo.toml");
    let first = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    assert_eq!(first, Some(env!("CARGO_PKG_VERSION")));
}
