//! The pages that Hugo builds before a change and not after it are those whose URLs `url-lost` misses.

use crate::harness::example::files_below;
use crate::harness::lab::{SINCE, findings, matterlint};
use crate::harness::repository::{commit, git, write};
use crate::real::{Hugo, hugos, site};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

type Files = Vec<(String, String)>;

/// A path, and the fields of the post there then and now; none where the file is not there.
type Two = (&'static str, Option<&'static str>, Option<&'static str>);

/// What each page of a post prints, as lists do not.
const PAGE: &str = "<i>page</i>";

fn layouts() -> Files {
    let all = [("single.html", PAGE), ("list.html", "list"), ("home.html", "home")];
    let both = all.iter().flat_map(|(name, text)| [(format!("_default/{name}"), *text), ((*name).to_owned(), *text)]);
    both.map(|(name, text)| (format!("layouts/{name}"), text.to_owned())).collect()
}

/// The files that Hugo builds, and those of them that show posts.
fn built(hugo: &Hugo, files: &Files) -> (BTreeSet<String>, BTreeSet<String>) {
    let folder = site(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let out = hugo.build(folder.path());
    let all: Vec<_> =
        files_below(&out).into_iter().filter(|path| path.extension().is_some_and(|it| it == "html")).collect();
    let name = |path: &Path| format!("/{}", path.strip_prefix(&out).unwrap().to_string_lossy());
    let pages = all.iter().filter(|path| fs::read_to_string(path).unwrap().contains(PAGE)).map(|path| name(path));
    (all.iter().map(|path| name(path)).collect(), pages.collect())
}

/// The file that a web server sends for a URL.
fn served(url: &str) -> String {
    if url.ends_with('/') { format!("{url}index.html") } else { url.to_owned() }
}

/// A post, its fields in one line, and what follows that must differ from that of other posts, since git knows a file again by
/// its text.
fn post(name: &str, fields: &str) -> String {
    let fields = fields.replace("; ", "\n");
    format!(
        "---\ntitle: {name}\ndate: 2024-05-01T09:00:00+09:00\n{fields}\n---\n\n{}\n",
        format!("{name}에 대해 쓴 글.\n").repeat(5)
    )
}

/// A site before and after.
fn two(config: &str, posts: &[Two]) -> (Files, Files) {
    let side = |which: fn(&Two) -> Option<String>| {
        let own = posts.iter().filter_map(|it| Some((format!("content/{}", it.0), which(it)?)));
        let config = ["hugo.toml", "config.toml"].map(|name| (name.to_owned(), config.to_owned()));
        own.chain(config).chain(layouts()).collect::<Files>()
    };
    (side(|it| Some(post(title(it.0), it.1?))), side(|it| Some(post(title(it.0), it.2?))))
}

/// The title of the post at a path, which a post keeps when its file is moved to another with `-2` at its end.
fn title(path: &str) -> &str {
    let stem = path.trim_end_matches("/index.md").trim_end_matches(".md").trim_end_matches(".en");
    stem.rsplit('/').next().unwrap().trim_end_matches("-2")
}

/// Compares what Hugo no longer builds with what is found, and, once fixed, with what it builds then.
fn compare(hugo: &Hugo, (before, after): (Files, Files), extra: &[(&str, &str)]) -> (usize, usize) {
    let mut after = after;
    after.extend(extra.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let pin = (".tool-versions".to_owned(), "hugo 0.111.3\n".to_owned());
    let pinned = |files: Files| files.into_iter().chain(Some(pin.clone()).filter(|_| !hugo.strict)).collect::<Files>();
    let (before, after) = (pinned(before), pinned(after));
    let (_, pages) = built(hugo, &before);
    let (there, _) = built(hugo, &after);
    let lost: BTreeSet<String> = pages.difference(&there).cloned().collect();

    let folder = tempfile::TempDir::new().unwrap();
    let here = folder.path();
    git(here, &["init", "--quiet"]);
    before.iter().for_each(|(path, text)| write(here, path, text));
    commit(here);
    before.iter().for_each(|(path, _)| fs::remove_file(here.join(path)).unwrap());
    after.iter().for_each(|(path, text)| write(here, path, text));
    git(here, &["add", "--all"]);
    let found = findings(here, &SINCE);
    let found: Vec<_> = found.iter().filter(|found| found.rule == "url-lost").collect();
    let base = if before.iter().any(|(_, text)| text.contains("/sub/\"")) { "/sub" } else { "" };
    let url = |message: &str| message.split('`').nth(1).unwrap().strip_prefix(base).unwrap().to_owned();
    let named = found.iter().map(|found| served(&url(&found.message)));
    assert_eq!(named.collect::<BTreeSet<_>>(), lost, "strict: {}", hugo.strict);

    let mended = found.iter().filter(|found| found.fix.is_some()).count();
    matterlint(here, &["--fix", "--unsafe-fixes", "--select", "url-lost", "--since", "HEAD"]);
    let text = |path: &Path| {
        (path.strip_prefix(here).unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())
    };
    let fixed =
        files_below(here).iter().filter(|path| !path.starts_with(here.join(".git"))).map(|path| text(path)).collect();
    let (there, _) = built(hugo, &fixed);
    assert_eq!(lost.difference(&there).count(), lost.len() - mended, "the aliases lead on (strict: {})", hugo.strict);
    (lost.len(), mended)
}

const CONFIG: &str = "baseURL = \"https://example.org/\"\n[permalinks]\ndiary = \"/:year/:month/:day/:slug/\"\n";

const POSTS: &[Two] = &[
    ("posts/_index.md", Some("weight: 1"), Some("weight: 1")),
    ("posts/same.md", Some(""), Some("description: 고침")),
    ("posts/slug.md", Some(""), Some("slug: another")),
    ("posts/moved.md", Some(""), None),
    ("posts/moved-2.md", None, Some("")),
    ("posts/alias.md", Some(""), Some("slug: has-alias; aliases: [/posts/alias/]")),
    ("posts/relative.md", Some(""), Some("slug: has-relative; aliases: [relative]")),
    ("posts/draft-alias.md", Some(""), Some("slug: d2; draft: true; aliases: [/posts/draft-alias/]")),
    ("posts/gone.md", Some(""), None),
    ("posts/taken.md", Some(""), None),
    ("posts/taker.md", None, Some("url: /posts/taken/")),
    ("posts/draft.md", Some(""), Some("draft: true")),
    ("posts/was-draft.md", Some("draft: true"), None),
    ("posts/later.md", Some(""), Some("publishDate: 2999-01-01")),
    ("posts/was-later.md", Some("publishDate: 2999-01-01"), Some("publishDate: 2999-01-01; slug: l2")),
    ("posts/over.md", Some(""), Some("expiryDate: 2024-12-01")),
    ("posts/was-over.md", Some("expiryDate: 2024-12-01"), None),
    ("posts/bundle/index.md", Some(""), None),
    ("posts/bundle-2/index.md", None, Some("")),
    ("posts/box/inner.md", Some(""), Some("")),
    ("posts/box/index.md", None, Some("weight: 3")),
    ("posts/url.md", Some(""), Some("url: /somewhere/else/")),
    ("posts/ugly.md", Some("url: /posts/ugly.html"), Some("")),
    ("posts/한글 제목.md", Some(""), Some("slug: 다른-제목; aliases: [/old/]")),
    ("posts/日本語.md", Some(""), Some("slug: nihongo; aliases: /alt/")),
    ("posts/static.md", Some(""), None),
    ("diary/day.md", Some(""), Some("publishDate: 2024-06-01; date: 2024-06-02")),
    ("diary/keeps.md", Some(""), Some("lastmod: 2024-06-02")),
    ("about.md", Some(""), None),
];

/// The later of two equal keys would stop Hugo.
fn once(files: Files) -> Files {
    let day = "date: 2024-05-01T09:00:00+09:00\n";
    let once = |text: String| if text.matches("\ndate:").count() > 1 { text.replacen(day, "", 1) } else { text };
    files.into_iter().map(|(path, text)| (path, once(text))).collect()
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_no_longer_builds_what_we_miss() {
    for hugo in hugos() {
        let (before, after) = two(CONFIG, POSTS);
        let extra = [("static/posts/static/index.html", "here")];
        let (lost, mended) = compare(&hugo, (once(before), once(after)), &extra);
        assert!(lost >= 14 && mended >= 7, "{lost} lost, {mended} mended");
    }
}

#[test]
#[ignore = "needs two Hugos"]
fn languages_and_folders_of_a_host() {
    let languages =
        "baseURL = \"https://example.org/sub/\"\ndefaultContentLanguage = \"ko\"\n[languages.ko]\n[languages.en]\n";
    let posts = [
        ("posts/a.md", Some(""), Some("slug: a2")),
        ("posts/a.en.md", Some(""), Some("slug: a3")),
        ("posts/b.md", Some(""), Some("")),
        ("posts/b.en.md", Some(""), None),
    ];
    for hugo in hugos() {
        assert_eq!(compare(&hugo, two(languages, &posts), &[]), (3, 2));
    }
}
