//! The wheel, built by maturin, in virtual environments that know nothing of the sources.

use super::{blog, must, package, tools, try_out};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The wheel, built once: not optimised, otherwise as it is released.
pub fn wheel() -> &'static Path {
    static WHEEL: OnceLock<PathBuf> = OnceLock::new();
    WHEEL.get_or_init(|| {
        let out = package("target/packages/wheels");
        fs::remove_dir_all(&out).ok();
        let maturin = tools("MATTERLINT_PYTHON").join("maturin");
        must(
            Command::new(maturin)
                .args(["build", "--profile", "dev", "--locked", "--out"])
                .arg(&out)
                .current_dir(package("")),
        );
        let built: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(built.len(), 1, "{built:?}");
        built[0].clone()
    })
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn a_wheel_runs_where_pip_puts_it() {
    let folder = TempDir::new().unwrap();
    let environment = folder.path().join("어떤 곳");
    must(Command::new("python3").args(["-m", "venv"]).arg(&environment));
    let pip = || Command::new(environment.join("bin/python"));
    must(pip().args(["-m", "pip", "install", "--quiet", "--no-index"]).arg(wheel()));
    try_out(|| Command::new(environment.join("bin/matterlint")), &blog(folder.path()));
    for name in [
        "man/man1/matterlint-check.1",
        "bash-completion/completions/matterlint",
        "zsh/site-functions/_matterlint",
        "fish/vendor_completions.d/matterlint.fish",
    ] {
        assert!(environment.join("share").join(name).is_file(), "{name} is not installed");
    }
    let about = must(pip().args(["-m", "pip", "show", "--files", "matterlint"]));
    assert!(about.contains(concat!("Version: ", env!("CARGO_PKG_VERSION"))), "{about}");
    assert!(about.contains("/licenses/LICENSE-MIT") && about.contains("/licenses/LICENSE-APACHE"), "{about}");
    must(pip().args(["-m", "pip", "uninstall", "--quiet", "--yes", "matterlint"]));
    assert!(!environment.join("bin/matterlint").exists());
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn pipx_and_uvx_run_it() {
    let folder = TempDir::new().unwrap();
    let blog = blog(folder.path());
    let python = tools("MATTERLINT_PYTHON");
    let uvx = || {
        let mut command = Command::new(python.join("uv"));
        command
            .args(["tool", "run", "--offline", "--no-index", "--no-config", "--from"])
            .arg(wheel())
            .arg("matterlint");
        command.env("UV_CACHE_DIR", folder.path().join("cache"));
        command
    };
    try_out(uvx, &blog);
    let home = folder.path().join("pipx");
    must(
        Command::new(python.join("pipx"))
            .args(["install", "--quiet", "--backend", "pip"])
            .arg(wheel())
            .env("PIPX_HOME", &home)
            .env("PIPX_BIN_DIR", home.join("bin"))
            .env("PIPX_MAN_DIR", home.join("man")),
    );
    try_out(|| Command::new(home.join("bin/matterlint")), &blog);
    assert!(home.join("man/man1/matterlint.1").is_file(), "pipx shows the man page");
}
