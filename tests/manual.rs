//! The man pages that the packages hold are those of the command line's definition.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use clap::Command;
use clap_mangen::Man;
use harness::example::package;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const PAGES: &str = "packaging/wheel/data/share/man/man1";

/// The pages in a folder by name.
fn pages(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    entries.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), read(&path))).collect()
}

/// Writes the page of a command and those below it.
fn generate(command: &Command, folder: &Path) {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        generate(below, folder);
    }
    Man::new(command.clone()).source(concat!("matterlint ", env!("CARGO_PKG_VERSION"))).generate_to(folder).unwrap();
}

#[test]
fn man_pages_are_those_of_the_definition() {
    let made = TempDir::new().unwrap();
    let mut program = matterlint::cli::command().disable_help_subcommand(true);
    program.build();
    generate(&program, made.path());
    let (kept, made) = (package(PAGES), pages(made.path()));
    if std::env::var_os("UPDATE").is_some() {
        fs::remove_dir_all(&kept).ok();
        fs::create_dir_all(&kept).unwrap();
        for (name, page) in &made {
            fs::write(kept.join(name), page).unwrap();
        }
    }
    assert_eq!(pages(&kept), made, "run with UPDATE=1");
    assert!(made.contains_key("matterlint-check.1") && made.contains_key("matterlint-baseline-write.1"));
    assert!(!made.keys().any(|name| name.contains("__")), "a hidden command has no page");
}
