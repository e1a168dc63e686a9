//! The examples of rule pages and the fixture files, read as cases.

use super::lab::Case;
use std::fs;
use std::path::{Path, PathBuf};

/// What a case must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Findings of the rule, at these 1-based lines when they are given.
    Bad(Vec<usize>),
    /// No finding at all.
    Good,
}

/// A case with the rule that it belongs to.
#[derive(Clone, Debug)]
pub struct Example {
    pub rule: String,
    pub family: String,
    /// Where it stands, for messages.
    pub origin: String,
    pub verdict: Verdict,
    pub case: Case,
}

struct Fence {
    info: String,
    content: String,
    line: usize,
}

/// The fenced blocks of one `## section` of a page, in order.
fn fences(page: &str, section: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut open: Option<(String, Fence)> = None;
    for (at, line) in page.lines().enumerate() {
        if let Some((fence, block)) = &mut open {
            if line.trim_end() == fence.as_str() {
                found.extend(open.take().map(|(_, block)| block).filter(|_| inside));
            } else {
                block.content.push_str(line);
                block.content.push('\n');
            }
            continue;
        }
        let ticks = line.len() - line.trim_start_matches(['`', '~']).len();
        if ticks >= 3 {
            let info = line[ticks..].trim().to_owned();
            open = Some((line[..ticks].to_owned(), Fence { info, content: String::new(), line: at + 1 }));
        } else if let Some(heading) = line.strip_prefix("## ") {
            inside = heading.trim() == section;
        }
    }
    found
}

/// The `## ` headings of a page, in order; none of them inside a fenced block.
pub fn sections(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<&str> = None;
    for line in page.lines() {
        let ticks = line.len() - line.trim_start_matches(['`', '~']).len();
        match open {
            Some(fence) if line.trim_end() == fence => open = None,
            None if ticks >= 3 => open = Some(&line[..ticks]),
            None => found.extend(line.strip_prefix("## ").map(|heading| heading.trim().to_owned())),
            Some(_) => {}
        }
    }
    found
}

/// All examples of a page.
pub fn of_page(path: &Path) -> Vec<Example> {
    let page = fs::read_to_string(path).unwrap();
    let rule = path.file_stem().unwrap().to_string_lossy().into_owned();
    let family = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
    let mut examples = Vec::new();
    for section in ["Bad", "Good"] {
        let mut config = None;
        let mut beside = Vec::new();
        let mut before = Vec::new();
        for fence in fences(&page, section) {
            let mut words = fence.info.split_whitespace();
            if let Some(path) = fence.info.split_whitespace().find_map(|word| word.strip_prefix("beside=")) {
                beside.push((path.to_owned(), fence.content));
                continue;
            }
            if let Some(path) = fence.info.split_whitespace().find_map(|word| word.strip_prefix("before=")) {
                before.push((path.to_owned(), fence.content));
                continue;
            }
            match words.next() {
                Some("toml") => config = Some(fence.content),
                Some("markdown") => {
                    let mut case = Case {
                        text: fence.content,
                        config: config.take(),
                        beside: std::mem::take(&mut beside),
                        before: std::mem::take(&mut before),
                        ..Case::default()
                    };
                    let mut lines = Vec::new();
                    for word in words {
                        match word.split_once('=') {
                            Some(("lines", numbers)) => {
                                lines.extend(numbers.split(',').map(|n| n.parse::<usize>().unwrap()));
                            }

                            Some(("path", path)) => case.path = Some(path.to_owned()),
                            Some(("files", files)) => case.files = files.split(',').map(str::to_owned).collect(),
                            Some(("crlf", number)) => case.text = with_crlf(&case.text, number.parse().unwrap()),
                            Some(("git", added)) => case.git = Some(added.to_owned()),
                            Some(("end", "bare")) => case.text.truncate(case.text.trim_end_matches('\n').len()),
                            _ => case.generator = word.to_owned(),
                        }
                    }
                    let origin = format!("{}:{} ({section})", path.display(), fence.line);
                    let verdict = if section == "Bad" { Verdict::Bad(lines) } else { Verdict::Good };
                    examples.push(Example { rule: rule.clone(), family: family.clone(), origin, verdict, case });
                }
                _ => {}
            }
        }
    }
    examples
}

/// `text` with CRLF at the end of its line `number`.
fn with_crlf(text: &str, number: usize) -> String {
    let ending = |at: usize| if at + 1 == number { "\r\n" } else { "\n" };
    text.lines().enumerate().flat_map(|(at, line)| [line, ending(at)]).collect()
}

/// The folder `name` of the package.
pub fn package(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// All pages, in the order of their paths.
pub fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<_> = children(&package("rules"))
        .into_iter()
        .filter(|path| path.is_dir())
        .flat_map(|family| children(&family))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    pages.sort();
    pages
}

/// What lies in a folder, sorted; nothing when there is no such folder.
pub fn children(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// All files below `folder`.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    children(folder).into_iter().flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// All fixture cases that are single files. `bad-x.hugo.md` is a Hugo post.
pub fn fixture_files() -> Vec<Example> {
    let mut examples = Vec::new();
    for (family, rule, path) in fixture_paths().into_iter().filter(|(_, _, path)| path.is_file()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".md") else { continue };
        let (stem, generator) = stem.split_once('.').unwrap_or((stem, "plain"));
        let own = path.with_file_name(format!("{stem}.toml"));
        let shared = path.with_file_name("matterlint.toml");
        let config = [own, shared].into_iter().find_map(|path| fs::read_to_string(path).ok());
        let words = fs::read_to_string(path.with_file_name(format!("{stem}.lab"))).unwrap_or_default();
        let word = |key: &str| words.split_whitespace().find_map(|word| word.strip_prefix(key)).map(str::to_owned);
        let files = word("files=").map(|files| files.split(',').map(str::to_owned).collect());
        let text = String::from_utf8(fs::read(&path).unwrap()).unwrap_or_else(|_| panic!("{name} is not UTF-8"));
        examples.push(Example {
            verdict: if stem.starts_with("bad") { Verdict::Bad(Vec::new()) } else { Verdict::Good },
            origin: path.display().to_string(),
            case: Case {
                text,
                config,
                generator: generator.to_owned(),
                stem: Some(stem.to_owned()),
                files: files.unwrap_or_default(),
                git: word("git="),
                ..Case::default()
            },
            rule,
            family,
        });
    }
    examples
}

/// All fixture cases that are small sites: folders whose names begin with `bad` or `good`.
pub fn fixture_sites() -> Vec<(String, bool, PathBuf)> {
    fixture_paths()
        .into_iter()
        .filter(|(_, _, path)| path.is_dir())
        .map(|(_, rule, path)| {
            let bad = path.file_name().unwrap().to_string_lossy().starts_with("bad");
            (rule, bad, path)
        })
        .collect()
}

fn fixture_paths() -> Vec<(String, String, PathBuf)> {
    let mut found = Vec::new();
    for family in children(&package("fixtures")) {
        for rule in children(&family) {
            for path in children(&rule) {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if name.starts_with("bad") || name.starts_with("good") {
                    let word = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
                    found.push((word(&family), word(&rule), path));
                }
            }
        }
    }
    found
}
