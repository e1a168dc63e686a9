//! The programs that are compared, and what one run of one of them takes.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// One program with the arguments that it is run with.
pub struct Program {
    /// What the table calls it.
    pub name: String,
    /// In larger blogs it takes too long to be waited for.
    pub most_posts: usize,
    file: PathBuf,
    arguments: Vec<String>,
    /// Whether the folder is its last argument, too; it is always where it runs.
    names_folder: bool,
}

/// The floor, matterlint's commands, and those of the other linters that are at hand: `RUMDL` and `MARKDOWNLINT_CLI2`
/// name their programs.
pub fn programs() -> Vec<Program> {
    let ours = PathBuf::from(env!("CARGO_BIN_EXE_matterlint"));
    let own = std::env::current_exe().unwrap_or_default();
    let mut all = vec![Program { names_folder: true, ..Program::new("floor", own, &["floor"]) }];
    let now = ["--now", "2026-01-01T00:00:00Z"];
    let commands: [(&str, &[&str]); 3] =
        [("check", &["check"]), ("check --diff", &["check", "--diff"]), ("list", &["list"])];
    for (name, arguments) in commands {
        all.push(Program::new(name, ours.clone(), &[arguments, &now].concat()));
    }
    all.push(Program::new("init --stdout", ours, &["init", "--stdout"]));
    let peers: [(&str, &str, usize, &[&str]); 2] = [
        ("rumdl", "RUMDL", usize::MAX, &["check", "--no-cache", "."]),
        ("markdownlint-cli2", "MARKDOWNLINT_CLI2", 10_000, &["**/*.md"]),
    ];
    for (name, variable, most_posts, arguments) in peers {
        match std::env::var_os(variable) {
            Some(file) => all.push(Program { most_posts, ..Program::new(name, file.into(), arguments) }),
            None => println!("{name} is left out: {variable} names no program"),
        }
    }
    all
}

impl Program {
    fn new(name: &str, file: PathBuf, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|&word| word.to_owned()).collect();
        Self { name: name.to_owned(), most_posts: usize::MAX, file, arguments, names_folder: false }
    }

    /// How long one run in `folder` takes. What it says is read by nobody.
    pub fn time(&self, folder: &Path) -> Duration {
        let mut command = self.command(folder);
        let start = Instant::now();
        let status = command.status().unwrap();
        let time = start.elapsed();
        self.judge(status);
        time
    }

    /// The most memory that a run in `folder` has, in bytes; 0 where the system does not tell.
    pub fn peak(&self, folder: &Path) -> u64 {
        let mut child = self.command(folder).spawn().unwrap();
        let mut peak = 0;
        // The high-water mark goes with the process, so it is asked for until then.
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            peak = peak_of(child.id()).max(peak);
            std::thread::sleep(Duration::from_micros(500));
        };
        self.judge(status);
        peak
    }

    fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.file);
        command.args(&self.arguments).current_dir(folder).env("RAYON_NUM_THREADS", "2");
        if self.names_folder {
            command.arg(folder);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn judge(&self, status: ExitStatus) {
        assert!(matches!(status.code(), Some(0 | 1)), "{} could not do its work", self.name);
    }
}

/// The most memory that a process has had, in bytes.
fn peak_of(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or_default() * 1024
}
