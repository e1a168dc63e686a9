//! Compares what a generator builds before and after safe fixes.

use crate::harness::example::files_below;
use crate::harness::lab::matterlint;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// How closely files are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    Lines,
    /// Older Hugos make plain text of every summary, and leave a space or a line end where a tag was, as the tags stood.
    Words,
}

/// How matterlint's own comments begin.
const OWN: &str = "matterlint-disable";

/// What a generator has built, by path.
type Built = BTreeMap<String, Vec<u8>>;

/// All safe fixes but those of repeated tags: that a theme shows one less is what their page declares (`repeats`).
pub const FIX: &[&str] = &["--fix", "--select", "all", "--unfixable", "tag-repeated", "--output-format", "json"];

/// Differences that readers cannot see, each as what stood there before, what stands there afterwards,
/// and why.
const EXPLAINED: &[(&str, &str, &str)] =
    &[("ください。  ", "ください。 ", "kramdown joins lines of text that it takes out of broken HTML with a space")];

/// A build without what [`EXPLAINED`] says and without matterlint's own comments, which some pages declare.
fn settled(bytes: &[u8], by: By) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let mut text = EXPLAINED.iter().fold(text.to_owned(), |text, (before, after, _)| text.replace(before, after));
    // Feeds and indexes write line ends as escapes.
    for (escape, ending) in [("&#xA;", "\n"), ("\\n", "\n"), ("&#xD;", "\r"), ("\\r", "\r")] {
        text = text.replace(escape, ending);
    }
    // Goldmark and kramdown keep the spaces before the last two of a break, and kramdown one that ends a term; a browser
    // does not.
    for mark in ["<br", "&lt;br", "\\u003cbr"] {
        text = text.split(mark).map(|part| part.trim_end_matches(' ')).collect::<Vec<_>>().join(mark);
    }
    for mark in ["</dt>", "&lt;/dt&gt;"] {
        text = text.replace(&format!(" {mark}"), mark);
    }
    for (open, close) in [("<!-- ", "-->"), ("&lt;!-- ", "--&gt;"), ("\\u003c!-- ", "--\\u003e")] {
        while let Some(at) = text.find(&format!("{open}{OWN}")) {
            let end = text[at..].find(close).map_or(text.len(), |length| at + length + close.len());
            text.replace_range(at..end, "");
        }
    }
    // The last line ending of a post may end its last line of code.
    text = text.replace("\n</code></pre>", "</code></pre>");
    if by == By::Words {
        // A comment that goes takes the white space between two tags with it.
        for mark in ["<", "&lt;", "\\u003c", ">", "\""] {
            text = text.replace(mark, &format!(" {mark} "));
        }
    }
    text.into_bytes()
}

/// Lines without the white space at their ends, and without the line ends after the last.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

fn parts(bytes: &[u8], by: By) -> Vec<&[u8]> {
    match by {
        By::Lines => lines(bytes),
        By::Words => bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect(),
    }
}

fn built(out: &Path) -> Built {
    let path = |file: &Path| file.strip_prefix(out).unwrap().to_string_lossy().into_owned();
    files_below(out).into_iter().map(|file| (path(&file), fs::read(&file).unwrap())).collect()
}

/// Where two builds differ: the first line of each file.
fn differences(before: &Built, after: &Built, by: By) -> Vec<String> {
    let mut wrong: Vec<String> =
        after.keys().filter(|path| !before.contains_key(*path)).map(|path| format!("{path} is new")).collect();
    for (path, old) in before {
        let Some(new) = after.get(path) else {
            wrong.push(format!("{path} is gone"));
            continue;
        };
        let has_own = old.windows(OWN.len()).any(|part| part == OWN.as_bytes());
        let by = if has_own { By::Words } else { by };
        let (old, new) = (settled(old, by), settled(new, by));
        let (old, new) = (parts(&old, by), parts(&new, by));
        let at = (0..old.len().max(new.len())).find(|at| old.get(*at) != new.get(*at));
        let Some(at) = at else { continue };
        let [old, new] = [&old, &new].map(|parts| parts.get(at).copied().unwrap_or_default());
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let shown = |line: &[u8]| {
            let part = line.get(same.saturating_sub(60)..line.len().min(same + 60)).unwrap_or_default();
            String::from_utf8_lossy(part).into_owned()
        };
        wrong.push(format!("{path}:{}: …{:?} became …{:?}", at + 1, shown(old), shown(new)));
    }
    wrong
}

/// Builds the site in `folder` before and after its safe fixes, and complains of every difference; gives how many posts
/// were fixed.
pub fn compare(name: &str, folder: &Path, by: By, build: &dyn Fn(&Path, &Path) -> Output) -> usize {
    let out = TempDir::new().unwrap();
    let run = |name: &str| {
        let out = out.path().join(name);
        same_age(folder);
        let output = build(folder, &out);
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {told}");
        built(&out)
    };
    let before = run("before");
    let output = matterlint(folder, FIX);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {told}"));
    let fixed = json["fixed"].as_array().unwrap().len();
    let wrong = differences(&before, &run("after"), by);
    assert!(wrong.is_empty(), "{name}: {} files differ:\n{}", wrong.len(), wrong.join("\n"));
    fixed
}

/// Makes all files equally old: a site may take the day of a file's last change for a post's, and every editor changes it.
fn same_age(folder: &Path) {
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    for file in files_below(folder) {
        fs::File::options().append(true).open(file).unwrap().set_modified(then).unwrap();
    }
}
