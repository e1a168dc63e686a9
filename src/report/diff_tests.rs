//! Diffs, as git and patch apply them and as people read them.

use super::{Style, diff};
use proptest::prelude::*;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

fn written(path: &str, before: &str, after: &str, style: &Style) -> String {
    let mut out = Vec::new();
    diff::write(&mut out, path, before, after, style).unwrap();
    String::from_utf8(out).unwrap()
}

/// What the program `name` makes of a file with the text `before` by our diff; `None` where there is no such program.
fn applied(name: &str, arguments: &[&str], path: &str, before: &str, after: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, before).unwrap();
    let mut command = Command::new(name);
    command.args(arguments).current_dir(folder.path()).env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap());
    command.env("GIT_CONFIG_GLOBAL", "none").env("GIT_CONFIG_NOSYSTEM", "1");
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("skipped: {name}: {error}");
            return None;
        }
    };
    let patch = written(path, before, after, &Style::default());
    child.stdin.take().unwrap().write_all(patch.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{}\n{patch}", String::from_utf8_lossy(&done.stderr));
    Some(fs::read_to_string(file).unwrap())
}

#[test]
fn git_and_patch_find_the_file_whatever_its_name() {
    let names = [
        "a.md",
        "content/첫 글.md",
        "content/日本語/記事.md",
        "say \"hi\" \\o/.md",
        "tab\tand 줄\u{7f}.md",
        "trailing .md",
        "2024-01-02 10:00:00.md",
    ];
    for name in names {
        for (program, arguments) in [("git", &["apply"][..]), ("patch", &["-p1", "--silent", "--binary"])] {
            let made = applied(program, arguments, name, "가\n나\n", "가\n다\n");
            assert!(made.is_none_or(|made| made == "가\n다\n"), "{program}: {name}");
        }
    }
}

#[test]
fn lines_keep_their_endings_and_the_file_its_mark() {
    insta::assert_snapshot!(written("a b.md", "1\n2\n3\n4\n5\n6\n7", "1\n2\n3\n4\nfive\n6\n7\n", &Style::default()), @r"
    --- a/a b.md	
    +++ b/a b.md	
    @@ -2,6 +2,6 @@
     2
     3
     4
    -5
    +five
     6
    -7
    \ No newline at end of file
    +7
    ");
    assert_eq!(
        written("글.md", "\u{feff}a\r\nb \rc\r\n", "\u{feff}a\r\nb\rc\r\n", &Style::default()),
        "--- a/글.md\n+++ b/글.md\n@@ -1,2 +1,2 @@\n \u{feff}a\r\n-b \rc\r\n+b\rc\r\n"
    );
    assert_eq!(written("a.md", "x", "x", &Style::default()), "");
}

#[test]
fn a_person_sees_what_changed() {
    let style = Style { color: true, ..Style::default() };
    let before = "---\r\ntitle: 첫 글:둘\r\n---\r\n본문 \t\r\n\u{1b}[2J끝\n\u{200b}1\u{3000}";
    let after = "---\r\ntitle: \"첫 글:둘\"\r\n---\r\n본문\r\n\u{1b}[2J끝\r\n1";
    let shown = written("글\u{1b}.md", before, after, &style).replace('\u{1b}', "<ESC>");
    insta::assert_snapshot!(shown);
    let plain = Style { terminal: true, unicode: false, ..Style::default() };
    insta::assert_snapshot!(written("글.md", before, after, &plain));
}

#[test]
fn a_long_post_with_all_its_line_endings_changed_is_quick() {
    let before = (0..100_000).fold(String::new(), |text, line| text + &format!("line {}\r\n", line % 70_000));
    let started = std::time::Instant::now();
    let patch = written("a.md", &before, &before.replace('\r', ""), &Style::default());
    assert_eq!(patch.matches("\n-").count(), 100_000);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

fn text() -> impl Strategy<Value = String> {
    let line = "(\u{feff}|)[ab가 \\\\+@-]{0,3}(\r|\t|\u{2028}|)";
    (prop::collection::vec(line, 1..14), prop::sample::select(vec!["\n", "\r\n"]), any::<bool>())
        .prop_map(|(lines, ending, bare)| lines.join(ending) + if bare { "." } else { ending })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn git_makes_the_one_text_into_the_other(before in text(), after in text(), same in text()) {
        for (before, after) in [(before.clone(), after.clone()), (before + &same, after + &same)] {
            prop_assume!(before != after);
            if let Some(made) = applied("git", &["apply", "--whitespace=nowarn"], "글 1.md", &before, &after) {
                prop_assert_eq!(made, after);
            }
        }
    }

    #[test]
    fn nothing_hostile_reaches_a_terminal(before in any::<String>(), after in "[a\u{1b}\u{9b}\u{202e}\r\n\t \u{7}]{0,40}", unicode in any::<bool>()) {
        let shown = written(&before, &before, &after, &Style { terminal: true, unicode, ..Style::default() });
        let bad = |ch: &char| (ch.is_control() && !matches!(ch, '\n' | '\t')) || *ch == '\u{202e}';
        prop_assert_eq!(shown.chars().find(bad), None, "{}", shown);
    }
}
