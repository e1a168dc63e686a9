//! The command as its users meet it: `tests/cli/*.md` are sessions in a shell, `*.toml` those with standard input.

use std::process::Command;

#[test]
fn sessions() {
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env("GITHUB_ACTIONS", "")
        .case("tests/cli/*.md")
        .case("tests/cli/*.toml");
}

#[test]
fn colours_are_written_when_they_are_wanted() {
    let colours = |arguments: &[&str], variables: &[(&str, &str)]| {
        let output = Command::new(env!("CARGO_BIN_EXE_matterlint"))
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/check.in"))
            .env_clear()
            .envs(variables.iter().copied())
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        output.stdout.contains(&0x1b)
    };
    assert!(!colours(&[], &[]), "a pipe is no terminal");
    assert!(colours(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(colours(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colours(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "0")]));
    assert!(!colours(&["--color=never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colours(&[], &[("CLICOLOR_FORCE", "0"), ("NO_COLOR", "")]));
}
