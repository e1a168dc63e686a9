//! The npm packages, packed and installed in a folder of their own.

use super::{blog, built, must, package, try_out};
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The package of this machine.
const PLATFORM: &str = "linux-x64-gnu";

/// A folder with the packed packages, and one in which they are installed.
struct Installed {
    folder: TempDir,
}

impl Installed {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (out, packed) = (folder.path().join("out"), folder.path().join("packed"));
        fs::create_dir(&packed).unwrap();
        let program = format!("{PLATFORM}={}", built().join("matterlint").display());
        must(Command::new("node").arg(package("packaging/npm/assemble.mjs")).arg(&out).arg(program));
        for name in ["matterlint", PLATFORM] {
            let mut npm = Command::new("npm");
            npm.args(["pack", "--silent", "--pack-destination"]).arg(&packed).arg(out.join(name));
            must(&mut npm);
        }
        Self { folder }
    }

    fn tarball(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("packed/{name}-{}.tgz", env!("CARGO_PKG_VERSION")))
    }

    /// Installs tarballs without asking anybody, and gives the command.
    fn install(&self, project: &str, names: &[&str]) -> PathBuf {
        let project = self.folder.path().join(project);
        fs::create_dir(&project).unwrap();
        fs::write(project.join("package.json"), "{\"private\": true}\n").unwrap();
        let mut npm = Command::new("npm");
        npm.args(["install", "--offline", "--silent", "--no-audit", "--no-fund"]).current_dir(&project);
        must(npm.args(names.iter().map(|name| self.tarball(name))));
        project.join("node_modules/.bin/matterlint")
    }
}

/// The processes below a process.
fn children(of: u32) -> Vec<u32> {
    let listed = fs::read_to_string(format!("/proc/{of}/task/{of}/children")).unwrap_or_default();
    listed.split_whitespace().map(|word| word.parse().unwrap()).collect()
}

/// Waits until the launcher runs the program, which then waits for its post.
fn child(of: u32) -> u32 {
    let end = Instant::now() + Duration::from_secs(20);
    while Instant::now() < end {
        let program =
            |child: &u32| fs::read_link(format!("/proc/{child}/exe")).is_ok_and(|path| path.ends_with("matterlint"));
        if let Some(child) = children(of).into_iter().find(program) {
            return child;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the launcher has started nothing");
}

fn kill(signal: &str, process: u32) {
    must(Command::new("kill").args(["-s", signal, &process.to_string()]));
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn a_package_runs_where_npm_puts_it() {
    let installed = Installed::new();
    let command = installed.install("새 폴더", &["matterlint", "matterlint-linux-x64-gnu"]);
    try_out(|| Command::new(&command), &blog(installed.folder.path()));
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn signals_go_both_ways() {
    let installed = Installed::new();
    let command = installed.install("p", &["matterlint", "matterlint-linux-x64-gnu"]);
    let start = || Command::new(&command).arg("-").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    for (name, signal) in [("TERM", 15), ("INT", 2)] {
        let mut launcher = start();
        let program = child(launcher.id());
        kill(name, launcher.id());
        assert_eq!(launcher.wait().unwrap().signal(), Some(signal));
        assert!(!Path::new(&format!("/proc/{program}")).exists(), "the program outlived its launcher");
    }
    let mut launcher = start();
    kill("KILL", child(launcher.id()));
    assert_eq!(launcher.wait().unwrap().signal(), Some(9));
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn what_is_missing_is_said() {
    let installed = Installed::new();
    let out = installed.folder.path().join("out/matterlint");
    let launcher = out.join("run.js");
    let alone = Command::new("node").arg(&launcher).output().unwrap();
    assert_eq!(alone.status.code(), Some(2));
    let said = String::from_utf8(alone.stderr).unwrap();
    assert!(said.starts_with("error: the package @matterlint/linux-x64-gnu"), "{said}");
    assert!(said.contains("help: install matterlint anew with optional dependencies"), "{said}");

    let elsewhere = "Object.defineProperty(process, 'platform', { value: 'sunos' }); require(process.argv[1]);";
    let unknown = Command::new("node").args(["-e", elsewhere]).arg(&launcher).output().unwrap();
    assert_eq!(unknown.status.code(), Some(2));
    let said = String::from_utf8(unknown.stderr).unwrap();
    assert!(said.starts_with("error: there is no program for sunos on x64"), "{said}");

    let mut named = Command::new("node");
    named.arg(&launcher).arg("--version").env("MATTERLINT_BINARY", built().join("matterlint"));
    assert!(must(&mut named).starts_with("matterlint "));
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn packages_say_what_cargo_says() {
    let installed = Installed::new();
    let read = |name: &str| -> serde_json::Value {
        let path = installed.folder.path().join("out").join(name).join("package.json");
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    };
    let (main, platform) = (read("matterlint"), read(PLATFORM));
    assert_eq!(main["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(main["optionalDependencies"][format!("@matterlint/{PLATFORM}")], env!("CARGO_PKG_VERSION"));
    assert_eq!(main["scripts"], serde_json::Value::Null, "nothing runs at installation");
    assert_eq!(
        (&platform["os"][0], &platform["cpu"][0], &platform["libc"][0]),
        (&"linux".into(), &"x64".into(), &"glibc".into())
    );
}
