//! Damaged posts of every generator: whatever stands in a file, it is checked without a panic, each place lies on
//! characters of the text, and the same text gives the same findings.
//!
//! `MATTERLINT_DAMAGE=20000` spoils so many posts a generator in place of a few, `MATTERLINT_SEED` others.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

#[path = "damage/spoil.rs"]
mod spoil;

use jiff::Timestamp;
use matterlint::lint::{Diagnostic, Registry};
use matterlint::report::{FileReport, Style, concise, full, json};
use matterlint::session::{Request, Session};
use matterlint::text::{Span, apply};
use spoil::{Dice, spoilt};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Each fixture site with the names under which damaged posts are read there.
const SITES: [(&str, [&str; 2]); 8] = [
    ("hugo-ko", ["content/posts/2024-05-01-autumn-mountain/index.md", "content/posts/_index.md"]),
    ("jekyll-ja", ["_posts/2023-11-04-emphasis.md", "about.md"]),
    ("zola-zh", ["content/posts/coffee/index.md", "content/posts/_index.md"]),
    ("hexo-zh", ["source/_posts/walking.md", "source/about/index.md"]),
    ("eleventy-fr", ["src/posts/carnet.md", "src/posts/2024-05-01-x.md"]),
    ("astro-en", ["src/content/blog/a-walk/index.md", "src/content/blog/x.mdx"]),
    ("docusaurus-en", ["blog/2024-08-20-release.mdx", "docs/x.md"]),
    ("plain-de", ["2020-10-11-herbst.md", "x.mdx"]),
];

/// Every rule, those that do nothing without options with some.
const CONFIG: &str = r#"
[rules]
heading-duplicate = { same-text = "post" }
key-missing = { keys = ["description", "cover.image"], pages = true }
key-order = { order = ["title", "date", "tags"] }
tag-style = { style = "kebab" }
tag-unknown = { vocabulary = ["차", "garden"], aliases = { kubernetes = ["k8s", "kube"] } }
tag-too-many = { max = 1 }
url-pattern = { pattern = "/{section}/{date:%Y/%m/%d}/{slug}/" }
url-style = { ascii = true }
"#;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// All posts below `folder`.
fn posts(folder: &Path, found: &mut Vec<Vec<u8>>) {
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.is_symlink() {
            posts(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md" || ending == "mdx") {
            found.push(fs::read(path).unwrap());
        }
    }
}

fn session(root: PathBuf, config: PathBuf) -> Session {
    let mut request = Request::new(root, Timestamp::UNIX_EPOCH);
    request.config = Some(config);
    request.extend_select = vec!["all".to_owned()];
    Session::new(request, Registry::new(matterlint::rules::all())).unwrap()
}

/// What is found in `bytes`, read at `path`.
fn check(session: &Session, path: &str, bytes: &[u8]) -> Option<FileReport> {
    let run = session.check_bytes(Path::new(path), bytes.to_vec()).unwrap();
    assert!(run.outcome.faults.is_empty(), "it broke: {:?}", run.outcome.faults);
    let registry = session.registry();
    let style = Style { hints: true, ..Style::default() };
    full::write(&mut Vec::new(), &run.outcome, registry, &style).unwrap();
    concise::write(&mut Vec::new(), &run.outcome, registry, &style).unwrap();
    let mut out = Vec::new();
    json::write(&mut out, &run.outcome, registry, &style).unwrap();
    let document: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let found = run.outcome.files.iter().map(|file| file.diagnostics.len()).sum::<usize>();
    assert_eq!(document["findings"].as_array().unwrap().len(), found);
    run.outcome.files.into_iter().next()
}

/// What is wrong with the places of one finding.
fn complaint(text: &str, found: &Diagnostic) -> Option<&'static str> {
    let fits = |span: &Span| span.start <= span.end && text.get(span.range()).is_some();
    if !fits(&found.span) {
        return Some("its place is off");
    }
    if found.related.iter().any(|related| related.path.is_none() && !fits(&related.span)) {
        return Some("a related place is off");
    }
    match apply(text, &found.fix.as_ref()?.edits) {
        Ok(changed) if changed == text => Some("its fix changes nothing"),
        Ok(_) => None,
        Err(_) => Some("its edits overlap or are off"),
    }
}

/// Checks one damaged post twice.
fn holds(session: &Session, path: &str, bytes: &[u8]) {
    let found = check(session, path, bytes);
    let again = check(session, path, bytes);
    let list = |report: &Option<FileReport>| report.as_ref().map(|file| file.diagnostics.clone());
    assert_eq!(list(&found), list(&again), "a second look finds something else");
    for (file, finding) in found.iter().flat_map(|file| file.diagnostics.iter().map(move |finding| (file, finding))) {
        if let Some(wrong) = complaint(&file.text, finding) {
            panic!("{}: {wrong}: {finding:?}", session.registry().page(finding.rule).name);
        }
    }
}

#[test]
fn damaged_posts_are_checked_like_any_others() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["fixtures", "rules", "../shared/corpus"] {
        posts(&package.join(folder), &mut all);
    }
    assert!(all.len() > 200, "the posts to spoil were not found");
    let all: Vec<&[u8]> = all.iter().map(Vec::as_slice).collect();
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("matterlint.toml");
    fs::write(&config, CONFIG).unwrap();
    let rounds = number("MATTERLINT_DAMAGE").unwrap_or(60);
    let seed = number("MATTERLINT_SEED").unwrap_or(1);
    let broken: usize = std::thread::scope(|scope| {
        let sites = SITES.iter().zip(0u64..).map(|((site, names), at)| {
            let session = session(package.join("fixtures/sites").join(site), config.clone());
            let (all, folder) = (&all, folder.path());
            scope.spawn(move || {
                let mut broken = 0;
                for round in 0..rounds {
                    let bytes = spoilt(all, &mut Dice::new((seed << 40) + (at << 32) + round + 1));
                    let name = names[usize::from(round % 4 == 0)];
                    if catch_unwind(AssertUnwindSafe(|| holds(&session, name, &bytes))).is_err() {
                        broken += 1;
                        let kept = folder.join(format!("{site}-{round}.md"));
                        fs::write(&kept, &bytes).unwrap();
                        eprintln!("{site} {name}: {}", kept.display());
                    }
                }
                broken
            })
        });
        sites.collect::<Vec<_>>().into_iter().map(|site| site.join().unwrap()).sum()
    });
    if broken > 0 {
        panic!("{broken} damaged posts broke something; they are kept in {}", folder.keep().display());
    }
}
