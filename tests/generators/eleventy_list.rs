//! Eleventy and `matterlint list` agree on every page: path, date, URL, publication, tags.

use crate::harness::example::{files_below, package};
use crate::harness::skipped;
use crate::real::{listed, node, node_home, site};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Templates with odd names, dates, permalinks and data, below the input folder.
const FILES: &[(&str, &str)] = &[
    ("index.md", "---\ntitle: Home\n---\n"),
    ("about/index.md", "---\ntitle: About\n---\n"),
    ("notes/notes.md", "---\ntitle: Named as its folder\n---\n"),
    ("notes/한글 파일.md", "---\ntitle: 한글\n---\n"),
    ("notes/C# & C++.md", "---\ntitle: Signs\n---\n"),
    ("notes/a.es.md", "---\ntitle: Dots\n---\n"),
    ("notes/_under.md", "---\ntitle: Under\n---\n"),
    ("notes/2020-01-01-dated.md", "---\ntitle: Dated\n---\n"),
    ("notes/x-2020-01-01-inside.md", "---\ntitle: Dated inside\n---\n"),
    ("notes/2021-03-04-folder/index.md", "---\ntitle: Dated folder\n---\n"),
    ("notes/2021-03-04-folder/part.md", "---\ntitle: Below a dated folder\n---\n"),
    ("notes/both-2020-01-01.md", "---\ntitle: Both\ndate: 2022-05-06\n---\n"),
    ("notes/no-front-matter.md", "text\n"),
    ("notes/index/index.md", "---\ntitle: Index twice\n---\n"),
    ("notes/other.markdown", "---\ntitle: No template\n---\n"),
    ("notes/upper.MD", "---\ntitle: No template\n---\n"),
    ("notes/ignored.md", "---\ntitle: Ignored\n---\n"),
    ("notes/old/a.md", "---\ntitle: Ignored\n---\n"),
    ("dates/day.md", "---\ndate: 2022-12-31\n---\n"),
    ("dates/zulu.md", "---\ndate: 2022-12-31T10:11:12Z\n---\n"),
    ("dates/offset.md", "---\ndate: 2022-12-31 10:11:12 +09:00\n---\n"),
    ("dates/text.md", "---\ndate: \"2022-12-31T10:11+0900\"\n---\n"),
    ("dates/month.md", "---\ndate: \"2022-12\"\n---\n"),
    ("dates/rolled.md", "---\ndate: 2022-02-30\n---\n"),
    ("dates/empty.md", "---\ndate:\n---\n"),
    ("dates/modified.md", "---\ndate: Last Modified\n---\n"),
    ("dates/future.md", "---\ndate: 2999-01-01\n---\n"),
    ("links/none.md", "---\npermalink: false\n---\n"),
    ("links/empty.md", "---\npermalink: \"\"\n---\n"),
    ("links/null.md", "---\npermalink:\n---\n"),
    ("links/own.md", "---\npermalink: /own/경로/\n---\n"),
    ("links/rootless.md", "---\npermalink: rootless/\n---\n"),
    ("links/file.md", "---\npermalink: /own/file.html\n---\n"),
    ("links/index-file.md", "---\npermalink: /own/x/index.html\n---\n"),
    ("links/twice.md", "---\npermalink: //twice//x/\n---\n"),
    ("links/spaces.md", "---\npermalink: /sp ace/\n---\n"),
    ("links/dot.md", "---\npermalink: /v1.0/./x/\n---\n"),
    ("links/2022-01-02-slug.md", "---\npermalink: \"/s/{{ page.fileSlug }}/\"\n---\n"),
    ("links/2022-01-02-stem.md", "---\npermalink: \"{{ page.filePathStem }}.html\"\n---\n"),
    (
        "links/title.md",
        "---\ntitle: \"Hello, World: it's v1.10 & C++\"\npermalink: \"/t/{{ title | slugify }}/\"\n---\n",
    ),
    ("links/field.md", "---\nslug: 내-글\npermalink: \"/f/{{ slug }}/\"\n---\n"),
    ("links/transliterated.md", "---\ntitle: 한글\npermalink: \"/t/{{ title | slugify }}/\"\n---\n"),
    ("links/computed.md", "---\ndate: 2022-12-31\npermalink: \"/{{ page.date | date: '%Y' }}/computed/\"\n---\n"),
    ("links/tag.md", "---\npermalink: \"/{% if true %}tag{% endif %}/\"\n---\n"),
    ("links/build.md", "---\npermalink:\n  build: /built/\n---\n"),
    ("links/no-build.md", "---\npermalink:\n  serve: /served/\n---\n"),
    ("links/allowed.md", "---\npermalink: /bare\neleventyAllowMissingExtension: true\n---\n"),
    ("links/pages.md", "---\npagination: {data: items, size: 1}\nitems: [1, 2]\n---\n"),
    ("links/eleventy-computed.md", "---\neleventyComputed:\n  permalink: \"/ec/\"\n---\n"),
    (
        "posts/posts.json",
        "{\"permalink\": \"/blog/{{ page.fileSlug }}/\", \"tags\": [\"post\"], \"date\": \"2001-02-03\"}",
    ),
    ("posts/2022-12-31-글.md", "---\ntitle: 글\ntags: 차, 정원\n---\n"),
    ("posts/plain.md", "---\ntitle: Plain\ntags: [a b, C++, 1.10]\n---\n"),
    ("posts/own.md", "---\ntitle: Own\npermalink: /own-post/\ndate: 2022-01-01\n---\n"),
    ("posts/deep/inner.md", "---\ntitle: Inner\n---\n"),
    ("posts/deep/deep.11tydata.json", "{\"permalink\": \"/deep/{{ page.fileSlug }}/\"}"),
    ("posts/deep/file.md", "---\ntitle: With its own data\n---\n"),
    ("posts/deep/file.11tydata.json", "{\"permalink\": \"/file-data/\"}"),
    ("posts/draft.md", "---\ndraft: true\n---\n"),
    ("posts/not-draft.md", "---\ndraft: false\n---\n"),
    ("posts/excluded.md", "---\neleventyExcludeFromCollections: true\n---\n"),
    ("code/code.11tydata.js", "export default { permalink: (data) => `/code/${data.page.fileSlug}/` };\n"),
    ("code/a.md", "---\ntitle: A\n---\n"),
    ("code/own.md", "---\ntitle: A\npermalink: /own-code/\n---\n"),
    ("tags-only/tags-only.11tydata.js", "export default { tags: \"x\" };\n"),
    ("tags-only/a.md", "---\ntitle: A\n---\n"),
    ("links/program.md", "---js\nconst title = \"JS\", permalink = \"/js/\";\n---\n"),
    ("_includes/layout.md", "---\ntitle: No page\n---\n"),
];

const PROGRAM: &str = r#"export default function (config) {
  config.ignores.add("INPUTnotes/old");
  return { dir: { input: "DIR" }, pathPrefix: "PREFIX" };
}
"#;

const DRAFTS: &str = r#"export default function (config) {
  config.addPreprocessor("drafts", "*", (data) => (data.draft ? false : undefined));
  return { dir: { input: "src" } };
}
"#;

/// How Eleventy and we differ on a file, by name; everything else is a fault.
fn explanation(path: &str, field: &str, theirs: &Value) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap();
    match (field, name) {
        ("date", _) if is_made_up(&theirs["date"]) => Some("no date is written: Eleventy takes the file's own"),
        ("url", "transliterated.md") => Some("another script in Latin letters"),
        ("url", "computed.md" | "tag.md") => Some("a template that only Eleventy can fill in"),
        ("url", "program.md") => Some("front matter that is a program"),
        ("url", "pages.md") => Some("several pages from one file"),
        ("url", "eleventy-computed.md") => Some("computed"),
        ("url", "a.md") if path.contains("code/") => Some("a program gives the permalink"),
        _ => None,
    }
}

fn is_made_up(date: &Value) -> bool {
    let date: Timestamp = date.as_str().unwrap().parse().unwrap();
    Timestamp::now().duration_since(date).abs() < SignedDuration::from_hours(2)
}

/// Where Eleventy and `matterlint list` differ on the site in `folder`, and how many files were compared.
fn differences(folder: &Path, explained: impl Fn(&str, &str, &Value) -> Option<&'static str>) -> (String, usize) {
    let home = node_home("MATTERLINT_ELEVENTY");
    let theirs = node("eleventy_list.mjs", &[&home], folder, "Asia/Seoul").unwrap();
    let ours = listed(folder);
    let mut wrong = String::new();
    for post in &theirs {
        let path = post["path"].as_str().unwrap();
        let Some(own) = ours.get(path) else {
            if explained(path, "path", post).is_none() {
                let _ = writeln!(wrong, "{path}: not listed");
            }
            continue;
        };
        let instant = |value: &Value| value.as_str().map(|date| date.parse::<Timestamp>().unwrap());
        for field in ["url", "date", "published"] {
            let (mine, their) = (&own[field], &post[field]);
            let equal = match field {
                "date" => instant(mine) == instant(their),
                // We say where a page would stand that is left out.
                "url" => mine == their || own["reason"] == "draft" && their.is_null(),
                _ => mine == their,
            };
            // What is explained is a URL or date that we do not know, never one that we know wrongly.
            if !equal && (!mine.is_null() || explained(path, field, post).is_none()) {
                let _ = writeln!(wrong, "{path}: {field}: ours {mine}, Eleventy's {their}");
            }
        }
        let tags = post["tags"].as_array().unwrap();
        // Tags of data files have no place in the post. The blanks that a comma leaves are told by a rule of their own.
        let has = |tag: &Value| tags.iter().any(|theirs| theirs.as_str().map(str::trim) == tag.as_str());
        for tag in own["tags"].as_array().unwrap().iter().filter(|tag| !has(tag)) {
            let _ = writeln!(wrong, "{path}: tags: ours {tag}, Eleventy's {tags:?}");
        }
    }
    for (path, own) in &ours {
        let known = theirs.iter().any(|post| post["path"] == path.as_str());
        if !known && own["published"] == true {
            let _ = writeln!(wrong, "{path}: published for us alone");
        }
    }
    (wrong, theirs.len())
}

fn own_site(input: &str, program: &str) -> tempfile::TempDir {
    let below = |path: &str| if input == "." { path.to_owned() } else { format!("{input}/{path}") };
    let posts = FILES.iter().map(|(path, text)| (below(path), (*text).to_owned()));
    let more = [
        ("eleventy.config.js".to_owned(), program.to_owned()),
        ("package.json".to_owned(), "{\"type\": \"module\"}".to_owned()),
        (".eleventyignore".to_owned(), format!("# kept out\n{}\n", below("notes/ignored.md"))),
    ];
    site(posts.chain(more))
}

#[test]
#[ignore = "needs Eleventy"]
fn eleventy_publishes_what_we_say_where_we_say() {
    for (input, prefix) in [(".", "/"), ("src", "/sub/블로그/"), ("내용/글", "sub")] {
        let below = if input == "." { String::new() } else { format!("{input}/") };
        let program = PROGRAM.replace("INPUT", &below).replace("DIR", input).replace("PREFIX", prefix);
        let folder = own_site(input, &program);
        let (wrong, compared) = differences(folder.path(), explanation);
        assert!(wrong.is_empty(), "{input}\n{wrong}");
        assert!(compared > 50, "{compared}");
    }
}

#[test]
#[ignore = "needs Eleventy"]
fn eleventy_leaves_out_drafts_where_its_configuration_does() {
    let files = [
        ("eleventy.config.js", DRAFTS),
        ("package.json", "{\"type\": \"module\"}"),
        ("src/a.md", "---\ndraft: true\n---\n"),
        ("src/b.md", "---\ndraft: false\n---\n"),
    ];
    let folder = site(files);
    let (wrong, compared) = differences(folder.path(), explanation);
    assert!(wrong.is_empty(), "{wrong}");
    let hidden = listed(folder.path()).values().filter(|post| post["reason"] == "draft").count();
    assert_eq!((compared, hidden), (2, 1));
}

#[test]
#[ignore = "needs Eleventy"]
fn eleventy_refuses_what_we_say_it_refuses() {
    let home = node_home("MATTERLINT_ELEVENTY");
    for matter in [
        "date: 2022/12/31",
        "date: 2022-12-31 10:11",
        "date: 2022-12-31 10:11:12 +0900",
        "date: 20221231",
        "date: soon",
        "date: true",
        "permalink: /bare",
        "permalink: true",
        "permalink: /q/?a=1",
    ] {
        let text = format!("---\n{matter}\n---\n");
        let files = [("eleventy.config.js", "export default {};\n"), ("package.json", "{\"type\": \"module\"}")];
        let folder = site(files.into_iter().chain([("a.md", text.as_str())]));
        assert!(node("eleventy_list.mjs", &[&home], folder.path(), "UTC").is_err(), "{matter}");
        let ours = listed(folder.path());
        assert_eq!(ours["a.md"]["reason"], "refused", "{matter}");
    }
}

#[test]
#[ignore = "needs Eleventy"]
fn eleventy_publishes_its_own_site_as_we_say() {
    let root = package("../shared/corpus/eleventy-site");
    if !root.is_dir() {
        skipped("the real blogs of ../shared/corpus are not here");
        return;
    }
    // Its configuration is a stand-in there, and its layouts are left out: it is built with one that names the input
    // folder and no layout.
    let program = "export default () => ({ dir: { input: \"src\" }, keys: { layout: \"noLayout\" } });\n";
    let kept = files_below(&root).into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap().to_owned();
        let content = fs::read(&path).unwrap();
        (name, content)
    });
    let kept = kept.filter(|(name, content)| {
        // What is repeated over data is left out with the programs that made the data.
        let is_repeated = String::from_utf8_lossy(content)
            .lines()
            .any(|line| line.starts_with("pagination:") || line.starts_with("let pagination"));
        !name.ends_with("eleventy.config.js") && !is_repeated
    });
    let folder = site(kept.chain([("eleventy.config.js".into(), program.into())]));
    let (wrong, compared) = differences(folder.path(), explanation);
    assert!(wrong.is_empty(), "{wrong}");
    assert!(compared > 100, "{compared}");
}
