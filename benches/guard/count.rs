//! How many instructions one run of a program takes, on one thread.

use std::path::Path;
use std::process::{Command, Stdio};

/// The instructions of a run of matterlint in `folder`, from its start to its end, as callgrind counts them.
pub fn instructions(folder: &Path, arguments: &[&str]) -> u64 {
    let now: &[&str] = if arguments == ["--version"] { &[] } else { &["--now", "2026-01-01T00:00:00Z"] };
    counted(folder, Path::new(env!("CARGO_BIN_EXE_matterlint")), &[arguments, now].concat())
}

/// The instructions of the floor in `folder`. This program is its own floor, see `main`.
pub fn floor(folder: &Path) -> u64 {
    counted(folder, &std::env::current_exe().unwrap(), &["floor", "."])
}

fn counted(folder: &Path, program: &Path, arguments: &[&str]) -> u64 {
    let counts = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--log-file=/dev/null"]);
    command.arg(format!("--callgrind-out-file={}", counts.path().display()));
    command.arg(program).args(arguments);
    // What stands in the environment is copied and searched, too; what git ignores everywhere is read, and what it tracks
    // in a repository round the folder.
    command.env_clear().env("RAYON_NUM_THREADS", "1").env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
        .env("HOME", folder)
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap());
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    let status = command.status().unwrap();
    assert!(matches!(status.code(), Some(0 | 1)), "{} {arguments:?} could not do its work", program.display());
    let told = std::fs::read_to_string(counts.path()).unwrap();
    let total = told.lines().find_map(|line| line.strip_prefix("totals: ").or_else(|| line.strip_prefix("summary: ")));
    total.unwrap().trim().parse().unwrap()
}
