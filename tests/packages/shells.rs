//! Completions in the real shells, and man pages for the real readers.

use super::{SHARE, built, must, package, path_with};
use std::fs;
use std::process::Command;
use tempfile::TempDir;

/// What `matterlint LINE` becomes, and whether file names stand among the offers.
const LINES: &[(&str, &str)] = &[
    ("--sel", "--select"),
    ("explain date-inv", "date-invalid"),
    ("--select url-duplicate,date-inv", "url-duplicate,date-invalid"),
    ("--output-format sar", "sarif"),
    ("baseline wr", "write"),
    ("한", "한 글"),
];

/// A folder in which a name has a space.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("한 글")).unwrap();
    folder
}

/// Runs a script in a shell that finds the built command.
fn run(shell: &[&str], script: &str) -> String {
    let folder = folder();
    let mut command = Command::new(shell[0]);
    command.args(&shell[1..]).arg(script).current_dir(folder.path());
    must(command.env("PATH", path_with(&built())).env("LC_ALL", "C.UTF-8").env("HOME", folder.path()))
}

fn script(name: &str) -> String {
    package(SHARE).join(name).display().to_string()
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn bash_completes() {
    let file = script("bash-completion/completions/matterlint");
    let print = format!("source '{file}'; complete -p matterlint");
    assert_eq!(run(&["bash", "--norc", "-c"], &print), "complete -F _matterlint matterlint\n");
    let at = |words: &str| {
        let call = format!(
            "source '{file}'; COMP_WORDS=(matterlint {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _matterlint matterlint \"${{COMP_WORDS[COMP_CWORD]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        run(&["bash", "--norc", "-c"], &call)
    };
    for (line, whole) in LINES {
        assert!(at(line).lines().any(|offer| offer == *whole), "{line}: {}", at(line));
    }
    // Bash takes `--output-format=sar` for three words, and wants to hear of the last one only.
    assert_eq!(at("--output-format = sar"), "sarif\n");
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn zsh_completes() {
    let functions = script("zsh/site-functions");
    let at = |line: &str| {
        // A shell in a terminal of its own, as nothing else completes.
        let call = format!(
            "zmodload zsh/zpty; zpty -b shell zsh -f -i; \
             zpty -w shell $'PS1=; fpath=({functions} $fpath); autoload -Uz compinit; compinit -u -D; print ready'; \
             zpty -r -m shell seen '*ready*ready*'; \
             zpty -w -n shell $'matterlint {line}\\t\\C-a: \"\\C-e\"; print -r end\\n'; \
             zpty -r -m shell seen '*end*end*'; print -r -- $seen"
        );
        run(&["zsh", "-f", "-c"], &call)
    };
    for (line, whole) in LINES {
        let seen = at(line);
        assert!(seen.contains(&whole.replace(' ', "\\ ")), "{line}: {seen}");
    }
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn fish_completes() {
    let file = script("fish/vendor_completions.d/matterlint.fish");
    for (line, whole) in LINES {
        let offers = run(&["fish", "--no-config", "-c"], &format!("source '{file}'; complete -C 'matterlint {line}'"));
        let mut words = offers.lines().map(|offer| offer.split('\t').next().unwrap().trim_end_matches('/'));
        assert!(words.any(|offer| offer == *whole), "{line}: {offers}");
    }
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn man_pages_are_sound() {
    for entry in fs::read_dir(package(SHARE).join("man/man1")).unwrap() {
        let page = entry.unwrap().path();
        let output = Command::new("man").args(["--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z"]).arg(&page).output();
        let said = String::from_utf8(output.unwrap().stderr).unwrap();
        assert!(said.is_empty(), "{}: {said}", page.display());
        must(Command::new("mandoc").args(["-Tlint", "-W", "error"]).arg(&page));
    }
}
