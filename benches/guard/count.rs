//! How many instructions one run of matterlint takes, on one thread.

use std::path::Path;
use std::process::{Command, Stdio};

/// The instructions of a run in `folder`, from its start to its end, as callgrind counts them.
pub fn instructions(folder: &Path, arguments: &[&str]) -> u64 {
    let counts = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--log-file=/dev/null"]);
    command.arg(format!("--callgrind-out-file={}", counts.path().display()));
    command.arg(env!("CARGO_BIN_EXE_matterlint")).args(arguments);
    if arguments != ["--version"] {
        command.args(["--now", "2026-01-01T00:00:00Z"]);
    }
    // What stands in the environment is copied and searched, too.
    command.env_clear().env("RAYON_NUM_THREADS", "1").env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
    let status = command.status().unwrap();
    assert!(matches!(status.code(), Some(0 | 1)), "matterlint {arguments:?} could not do its work");
    let told = std::fs::read_to_string(counts.path()).unwrap();
    let total = told.lines().find_map(|line| line.strip_prefix("totals: ").or_else(|| line.strip_prefix("summary: ")));
    total.unwrap().trim().parse().unwrap()
}
