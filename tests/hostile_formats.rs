//! A blog that wants to speak to terminals, programs and the runners of CI jobs, by titles, dates, keys, tags, addresses,
//! images and the names of its files: whatever the command prints, they obey nothing of it, and each text stays in its
//! field.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]
#![cfg(unix)]

mod harness;

use harness::command::{FORMATS, command, run, stderr, stdout};
use harness::runner::obeyed;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

const TEXTS: [&str; 17] = [
    "\n::stop-commands::x",
    "\u{1b}[31mred\u{1b}]0;x\u{7}\u{9b}2J",
    "\u{2028}::error::x\u{85}y",
    "\u{202e}gpj",
    "##[add-mask]x",
    "##teamcity[setParameter name='a' value='b']",
    "##vso[task.complete result=Failed;]q",
    "%0A::add-mask::y",
    "-->]]>",
    "-opt\n::add-mask::secret",
    "::error::x",
    "<b>&amp;\"'",
    "[c](javascript:x)",
    "a\r::warning::b",
    "x,file=b.md,line=9::y",
    "x;]##vso[task.setvariable variable=x]y",
    "|a`b`|",
];

/// A post that has a text wherever it can stand; NUL stands in its body.
fn post(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    let line = text.replace(['\n', '\r'], "");
    let image = line.replace(' ', "%20");
    format!(
        "---\ntitle: {quoted}\ndate: {quoted}\n{quoted}: {quoted}\ntags: [{quoted}, {quoted}]\naliases: [{quoted}]\n---\n\n\
         # {text}\n\n{text}\n\n![{line}](/img/{image}.png) a\0b\n\n##\n\n[l](</nowhere/{line}>)\n\n{{{{< {text} >}}}}\n"
    )
}

/// The blog in a git repository, and the paths of its posts.
fn blog() -> (TempDir, BTreeSet<String>) {
    let blog = TempDir::new().unwrap();
    fs::write(blog.path().join("hugo.toml"), "title = \"x\"\n").unwrap();
    fs::create_dir_all(blog.path().join("content/posts")).unwrap();
    let paths = TEXTS.map(|text| format!("content/posts/{text}.md"));
    for (path, text) in paths.iter().zip(TEXTS) {
        fs::write(blog.path().join(path), post(text)).unwrap();
    }
    (blog, paths.into())
}

fn assert_plain(text: &str, what: &str) {
    let is_bad = |ch: char| (ch.is_control() && ch != '\n') || ('\u{2028}'..='\u{202e}').contains(&ch);
    assert!(!text.contains(is_bad), "{what}: {:?}", text.lines().find(|line| line.contains(is_bad)));
}

/// All texts below the key `name`, wherever it stands.
fn values<'v>(value: &'v Value, name: &str, found: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get(name).and_then(Value::as_str));
            map.values().for_each(|value| values(value, name, found));
        }
        Value::Array(list) => list.iter().for_each(|value| values(value, name, found)),
        _ => {}
    }
}

#[test]
fn no_format_lets_anything_out() {
    let (blog, paths) = blog();
    for format in FORMATS {
        let output = run(blog.path(), &[("GITHUB_ACTIONS", "true")], &["--output-format", format]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        let (text, notes) = (stdout(&output), stderr(&output));
        assert_plain(&text, format);
        let own = match format {
            "github" => ["error", "warning"].as_slice(),
            "azure" => &["##vso[task.logissue"],
            _ => &[],
        };
        let commands = obeyed(&format!("{text}{notes}"));
        assert_eq!(commands.len(), if own.is_empty() { 0 } else { text.lines().count() }, "{format}");
        for command in commands {
            assert!(own.contains(&command.name.as_str()), "{format}: {command:?}");
            let names: Vec<&str> = command.properties.keys().map(String::as_str).collect();
            let known = ["code", "col", "columnnumber", "endColumn", "endLine", "file", "line", "linenumber"];
            let known = [&known[..], &["sourcepath", "title", "type"]].concat();
            assert!(names.iter().all(|name| known.contains(name)), "{format}: {command:?}");
            assert_plain(&command.data, format);
        }
        let documents: Vec<Value> = match format {
            "json" | "gitlab" | "rdjson" | "sarif" => vec![serde_json::from_str(&text).unwrap()],
            "json-lines" | "rdjsonl" => text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
            _ => continue,
        };
        let mut named = BTreeSet::new();
        for document in &documents {
            values(document, if format == "sarif" { "uri" } else { "path" }, &mut named);
        }
        let decoded = |path: &str| percent_encoding::percent_decode_str(path).decode_utf8().unwrap().into_owned();
        let named: BTreeSet<String> =
            named.into_iter().map(|path| if format == "sarif" { decoded(path) } else { path.to_owned() }).collect();
        assert_eq!(named, paths, "{format}");
    }
}

#[test]
fn xml_is_one_document_and_names_each_post() {
    let (blog, paths) = blog();
    for format in ["junit", "checkstyle"] {
        let text = stdout(&run(blog.path(), &[], &["--output-format", format]));
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut files = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(start) => {
                    files += usize::from(["testsuite", "file"].contains(&start.name().as_ref()));
                }
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(files, paths.len(), "{format}");
    }
}

/// What the command says in a job of each runner, with a pipe that ends in the job's log.
fn logs(folder: &Path, arguments: &[&str]) -> [String; 3] {
    [("GITHUB_ACTIONS", "true"), ("TF_BUILD", "True"), ("TEAMCITY_VERSION", "2025.03")].map(|runner| {
        let mut child = command(folder, &[runner])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(post(TEXTS[0]).as_bytes()).unwrap_or_default();
        let output = child.wait_with_output().unwrap();
        format!("{}{}", stdout(&output), stderr(&output))
    })
}

#[test]
fn no_command_lets_anything_out() {
    let (blog, _) = blog();
    let text = "\n::add-mask::\u{1b}[2J##vso[task.complete]";
    let flag = format!("--{text}");
    let list = ["list", "--output-format"];
    let usual = [
        &[list[0]][..],
        &[list[0], list[1], "csv"],
        &[list[0], list[1], "json"],
        &["--show-files"],
        &["--statistics"],
        &["config", "content/posts/::error::x.md"],
        &["config", text],
        &["explain", text],
        &["--select", text],
        &["--since", text],
        &["--baseline", text],
        &["--config", text],
        &["--now", text],
        &["--output-format", text],
        &["--output-file", text, "--quiet", "nowhere.md"],
        &["baseline", "write", text],
        &["list", "--tag", text],
        &[text],
        &[&flag],
    ];
    for arguments in usual {
        for log in logs(blog.path(), arguments) {
            assert_plain(&log, &format!("{arguments:?}"));
            let commands = obeyed(&log);
            assert!(commands.is_empty(), "{arguments:?}: {commands:?}\n{log}");
        }
    }
}

#[test]
fn no_diff_is_obeyed() {
    let (blog, _) = blog();
    for arguments in [&["--diff", "--unsafe-fixes"][..], &["add-ignores", "--diff"], &["--diff", "-"]] {
        for (log, own) in logs(blog.path(), arguments).into_iter().zip(["", "##vso[", "##teamcity["]) {
            assert!(log.contains("@@ -"), "{arguments:?}: {log}");
            // Each job has one runner, which knows its own commands only.
            let is_own = |name: &str| if own.is_empty() { !name.starts_with("##") } else { name.starts_with(own) };
            let commands: Vec<_> = obeyed(&log).into_iter().filter(|command| is_own(&command.name)).collect();
            assert!(commands.is_empty(), "{arguments:?}: {commands:?}");
        }
    }
    // Where nothing speaks, a diff is exact in any job.
    let plain = TempDir::new().unwrap();
    fs::write(plain.path().join("글.md"), "---\ntitle: 글\ntags: [봄, 봄]\n---\n\n\u{1b}\n").unwrap();
    let [_, azure, teamcity] = logs(plain.path(), &["--diff"]);
    let exact = stdout(&run(plain.path(), &[], &["--diff"]));
    assert!(exact.contains("+tags: ["), "{exact}");
    assert_eq!((azure, teamcity), (exact.clone(), exact));
}
