//! Real editors with the configurations that `editors/` ships: what an author sees in them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod harness;

use harness::example::{files_below, package};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// How many seconds an editor may take before a test fails.
const PATIENCE: &str = "120";

const POST: &str = "content/posts/내 글.md";
const TEXT: &str = "---\ntitle: 봄 🌸\ndate: 2024-04-01\ntags: [봄]\n---\n\n봄이 🌸 왔다. \n\n![꽃](없다.png)\n";
const OTHER: &str = "---\ntitle: 여름\ndate: 2024-07-01\ntags: [여행, 바다]\n---\n\n여름이 왔다.\n";

/// A blog in a folder whose name has blanks and is no ASCII, as an author may have one.
struct Blog {
    home: TempDir,
    root: PathBuf,
}

impl Blog {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        let root = fs::canonicalize(home.path()).unwrap().join("내 블로그");
        for (path, text) in
            [("hugo.toml", "baseURL = \"https://example.org/\"\n"), (POST, TEXT), ("content/posts/b.md", OTHER)]
        {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        }
        Self { home, root }
    }

    /// An editor in the blog that finds our program first, and nothing of the author of this test.
    fn editor(&self, program: &str) -> Command {
        let bin = Path::new(env!("CARGO_BIN_EXE_matterlint")).parent().unwrap().to_owned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([bin].into_iter().chain(std::env::split_paths(&path))).unwrap();
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", path).env("HOME", self.home.path()).env("LC_ALL", "C.UTF-8");
        command.env("XDG_CONFIG_HOME", self.home.path()).env("XDG_DATA_HOME", self.home.path());
        command.env("EDITORS", package("editors")).env("POST", self.root.join(POST)).env("OUT", self.out());
        command
    }

    fn out(&self) -> PathBuf {
        self.home.path().join("out.json")
    }

    /// What the editor has written.
    fn told(&self, editor: &Command) -> Value {
        let said = said(editor);
        let told = fs::read_to_string(self.out()).unwrap_or_else(|_| panic!("nothing was written; {said}"));
        serde_json::from_str(&told).unwrap()
    }
}

/// What a command says, which must succeed. One that hangs is ended, with all that it has started.
fn said(command: &Command) -> String {
    let mut bounded = Command::new("timeout");
    bounded.args(["--kill-after=5", PATIENCE]).arg(command.get_program()).args(command.get_args());
    bounded.current_dir(command.get_current_dir().unwrap()).stdin(Stdio::null());
    bounded.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = bounded.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {command:?}\n{said}", output.status);
    said
}

#[test]
#[ignore = "needs Neovim"]
fn neovim_shows_findings_applies_a_fix_and_completes_tags() {
    let blog = Blog::new();
    let mut nvim = blog.editor("nvim");
    let runtime = format!("set runtimepath^={}", package("editors/neovim").display());
    let drive = format!("luafile {}", package("tests/editors/neovim.lua").display());
    nvim.args(["--headless", "-i", "NONE", "-n", "--cmd", &runtime, "-c", &drive]);
    let told = blog.told(&nvim);
    assert_eq!(told["error"], Value::Null, "{told}");
    assert_eq!(told["rules"], serde_json::json!(["image-missing", "trailing-space"]));
    // Neovim counts bytes: "봄이 🌸 왔다." takes 19.
    assert_eq!((&told["column"], &told["line"]), (&Value::from(19), &Value::from("봄이 🌸 왔다.")));
    assert_eq!(told["chosen"], serde_json::json!(["Remove the white space", "Fix all that matterlint can fix safely"]));
    assert_eq!(told["left"], serde_json::json!(["image-missing"]));
    assert_eq!(told["all"], serde_json::json!(["봄이 🌸 왔다.", "여름이 🌸 온다."]));
    assert_eq!(told["tags"], serde_json::json!(["바다", "여행"]));
    assert!(told["hover"].as_str().unwrap().contains("Monday, 2024-04-01"), "{told}");
}

#[test]
#[ignore = "needs Vim"]
fn vim_fills_its_quickfix_list() {
    let blog = Blog::new();
    let mut vim = blog.editor("vim");
    let runtime = format!("set runtimepath^={}", package("editors/vim").display());
    let list = "map(getqflist(), '[bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.type, v:val.text]')";
    let write = format!("call writefile([json_encode({list})], $OUT)");
    vim.args(["-N", "-u", "NONE", "-i", "NONE", "-n", "-es", "-c", &runtime, "-c", "compiler matterlint"]);
    vim.args(["-c", "silent! make!", "-c", &write, "-c", "qall!"]);
    let told = blog.told(&vim);
    let found = told.as_array().unwrap().iter().find(|found| found[4].as_str().unwrap().contains("image-missing"));
    let found = found.unwrap_or_else(|| panic!("{told}"));
    // The column counts bytes: `![꽃](` takes seven, the address begins at the eighth.
    assert_eq!(
        (&found[0], &found[1], &found[2], &found[3]),
        (&POST.into(), &9.into(), &8.into(), &"E".into()),
        "{told}"
    );
}

#[test]
#[ignore = "needs Vim and ALE"]
fn ale_shows_findings_and_fixes_them() {
    let blog = Blog::new();
    let mut vim = blog.editor("vim");
    vim.args(["-N", "-u"]).arg(package("tests/editors/ale.vim")).args(["-i", "NONE", "-n", "-es"]);
    let told = blog.told(&vim);
    let found: BTreeSet<String> = told["found"].as_array().unwrap().iter().map(Value::to_string).collect();
    assert!(found.contains("[9,8,\"E\",\"image-missing\"]"), "{told}");
    assert_eq!(told["line"], "봄이 🌸 왔다.", "{told}");
}

#[test]
#[ignore = "needs Emacs, Eglot and markdown-mode"]
fn emacs_shows_findings_fixes_them_and_completes_tags() {
    let blog = Blog::new();
    let mut emacs = blog.editor("emacs");
    emacs.args(["--batch", "-L"]).arg(package("editors/emacs")).arg("-l").arg(package("tests/editors/emacs.el"));
    let told = blog.told(&emacs);
    assert_eq!(told["error"], Value::Null, "{told}");
    // Columns count characters, and the emoji is one.
    for (at, (line, column, rule)) in [(7, 8, "trailing-space"), (9, 5, "image-missing")].into_iter().enumerate() {
        let found = &told["found"][at];
        assert_eq!((&found[0], &found[1]), (&line.into(), &column.into()), "{told}");
        assert!(found[2].as_str().unwrap().contains(rule), "{told}");
    }
    assert_eq!((&told["line"], &told["left"]), (&"봄이 🌸 왔다.".into(), &1.into()), "{told}");
    assert_eq!(told["tags"], serde_json::json!(["바다", "여행"]));
}

/// Where npm has put what the extension for VS Code is built with.
fn extension() -> PathBuf {
    let named = std::env::var_os("MATTERLINT_VSCODE");
    PathBuf::from(named.unwrap_or_else(|| panic!("MATTERLINT_VSCODE names a copy of editors/vscode with its packages")))
}

/// Runs a program in the folder of the extension, or of what is made of it.
fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &Path)]) {
    let mut command = Command::new(arguments[0]);
    command.current_dir(folder).args(&arguments[1..]).env("MATTERLINT", env!("CARGO_BIN_EXE_matterlint"));
    command.envs(variables.iter().copied());
    said(&command);
}

#[test]
#[ignore = "needs node and the packages of the extension"]
fn the_extension_for_vs_code_is_packed_and_runs() {
    let folder = extension();
    let out = TempDir::new().unwrap();
    let package = out.path().join("matterlint.vsix");
    let server = format!("linux-x64={}", env!("CARGO_BIN_EXE_matterlint"));
    run(&folder, &["node", "package.mjs", package.to_str().unwrap(), &server], &[]);
    let unpack = ["python3", "-m", "zipfile", "-e", package.to_str().unwrap(), out.path().to_str().unwrap()];
    run(&folder, &unpack, &[]);
    let inside = out.path().join("extension");
    let files: BTreeSet<String> = files_below(&inside)
        .iter()
        .map(|file| file.strip_prefix(&inside).unwrap().to_string_lossy().to_lowercase())
        .collect();
    let expected = [
        "changelog.md",
        "dist/extension.js",
        "license-apache",
        "license-mit",
        "notices.txt",
        "package.json",
        "readme.md",
        "server/matterlint",
    ];
    assert_eq!(files, expected.map(str::to_owned).into());
    let manifest: Value = serde_json::from_slice(&fs::read(inside.join("package.json")).unwrap()).unwrap();
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    let tests = ["node", "--test", "test/program.test.mjs", "test/extension.test.mjs"];
    run(&folder, &tests, &[]);
    // The same with what lies in the package.
    run(
        &folder,
        &tests[..2].iter().copied().chain(["test/extension.test.mjs"]).collect::<Vec<_>>(),
        &[("MATTERLINT_BUNDLE", &inside.join("dist/extension.js"))],
    );
}

#[test]
fn configurations_can_be_read_and_start_the_server() {
    let read = |path: &str| fs::read_to_string(package("editors").join(path)).unwrap();
    let helix: toml::Table = read("helix/languages.toml").parse().unwrap();
    let server = &helix["language-server"]["matterlint"];
    assert_eq!((server["command"].as_str(), server["args"][0].as_str()), (Some("matterlint"), Some("server")));
    // Cargo leaves Zed's extension out of our crate, since it is a package of its own.
    let is_whole = package("editors/zed").is_dir();
    let json = ["sublime/LSP.sublime-settings", "zed/settings.json"];
    for path in json.into_iter().take(if is_whole { 2 } else { 1 }) {
        let bare: Vec<_> =
            read(path).lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned).collect();
        let settings: Value = serde_json::from_str(&bare.join("\n")).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(settings.to_string().contains("\"server\""), "{path}");
    }
    for path in ["zed/extension.toml", "zed/Cargo.toml"].into_iter().filter(|_| is_whole) {
        assert!(read(path).parse::<toml::Table>().is_ok(), "{path}");
    }
    for path in ["neovim/lsp/matterlint.lua", "kakoune/matterlint.kak", "emacs/matterlint.el"] {
        let text = read(path);
        assert!(text.contains("\"matterlint\"") && text.contains("\"server\""), "{path}");
    }
}
