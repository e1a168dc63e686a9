//! Hexo and `matterlint list` agree on every post and page: path, date, URL, publication, terms.

use crate::harness::example::{files_below, package};
use crate::harness::skipped;
use crate::real::{listed, node, node_home, site};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use matterlint::document::Post;
use matterlint::site::Disk as _;
use matterlint::site::disk::MapDisk;
use matterlint::site::{Facts, GeneratorName, Layout, by_name};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const PACKAGE: &str = r#"{"name": "site", "private": true, "hexo": {"version": ""}, "dependencies": {
    "hexo": "8", "hexo-renderer-marked": "7", "hexo-generator-tag": "2", "hexo-generator-category": "2",
    "hexo-generator-alias": "1"}}"#;

/// Posts and pages with odd names, dates and permalinks.
const FILES: &[(&str, &str)] = &[
    ("source/_posts/plain.md", "date: 2022-12-31 05:00:00"),
    ("source/_posts/한국어 제목.md", "date: 2022-12-31\ntitle: 한국어, 제목!"),
    ("source/_posts/中文/Été à la Plage.md", "date: 2022-01-05 23:59:59\ntitle: Été à la Plage"),
    ("source/_posts/C# & C++.md", "date: 2022-12-31 12:00:00\ntitle: C# & C++"),
    ("source/_posts/100%.md", "date: 2022-12-31 12:00:00"),
    ("source/_posts/own-percent.md", "date: 2022-12-31\npermalink: 100% own/"),
    ("source/_posts/2022-11-30-dated.md", "title: Dated"),
    ("source/_posts/2022-11-30-both.md", "date: 2021-02-03 04:05:06"),
    ("source/_posts/sub/2022-11-30-deep.md", "title: Deep"),
    ("source/_posts/ko/lang.md", "title: 말\ndate: 2020-02-29 01:02:03\nlang: en"),
    ("source/_posts/no-date.md", "title: None"),
    ("source/_posts/empty-date.md", "date:"),
    ("source/_posts/unreadable.md", "date: 작년 겨울"),
    ("source/_posts/offset.md", "date: 2022-12-31T05:00:00+09:00"),
    ("source/_posts/offset-text.md", "date: 2022-12-31 05:00:00 +0900"),
    ("source/_posts/zulu.md", "date: 2022-12-31T05:00:00Z"),
    ("source/_posts/minutes.md", "date: 2022-12-31 10:11"),
    ("source/_posts/slashes.md", "date: 2022/12/31 10:11:12"),
    ("source/_posts/quoted-day.md", "date: \"2022-12-31\""),
    ("source/_posts/no-such-day.md", "date: 2022-02-30"),
    ("source/_posts/number.md", "date: 20221231"),
    ("source/_posts/future.md", "date: 2999-01-01"),
    ("source/_posts/hidden.md", "date: 2022-12-31\npublished: false"),
    ("source/_posts/hidden-text.md", "date: 2022-12-31\npublished: \"false\""),
    ("source/_posts/hidden-no.md", "date: 2022-12-31\npublished: no"),
    ("source/_posts/hidden-null.md", "date: 2022-12-31\npublished:"),
    ("source/_posts/draft.md", "date: 2022-12-31\ndraft: true"),
    ("source/_posts/own.md", "date: 2022-12-31\npermalink: own/경로/"),
    ("source/_posts/own-root.md", "date: 2022-12-31\npermalink: /own//twice"),
    ("source/_posts/own-file.md", "date: 2022-12-31\npermalink: own/file.html"),
    ("source/_posts/own-query.md", "date: 2022-12-31\npermalink: q/a?b=1"),
    ("source/_posts/own-index.md", "date: 2022-12-31\npermalink: own/x/index.html"),
    ("source/_posts/tags.md", "date: 2022-12-31\ntags: [Go, C++, 1.10, 'a, b', 차]"),
    ("source/_posts/tag.md", "date: 2022-12-31\ntags: one, two\ncategories: 차 이야기"),
    ("source/_posts/singular.md", "date: 2022-12-31\ntag: [茶]\ncategory: 茶"),
    ("source/_posts/nested.md", "date: 2022-12-31\ncategories: [개발, Web Dev, C++]"),
    ("source/_posts/lines.md", "date: 2022-12-31\npermalink: lines/\ncategories:\n  - [개발, 웹]\n  - 일기"),
    ("source/_posts/alias.md", "date: 2022-12-31\nalias: 옛/글/"),
    ("source/_posts/aliases.md", "date: 2022-12-31\naliases: [/old/a.html, old/b, /old//c/]"),
    ("source/alias-page.md", "alias: old/page/index.html"),
    ("source/_posts/fields.md", "date: 2022-12-31\nauthor: 가 나\nabbrlink: 4a17b156\nversion: 1.10"),
    ("source/_posts/upper.MD", "date: 2022-12-31"),
    ("source/_posts/other.markdown", "date: 2022-12-31"),
    ("source/_posts/skipped.md", "date: 2022-12-31"),
    ("source/_posts/_hidden.md", "date: 2022-12-31"),
    ("source/_drafts/idea.md", "date: 2022-12-31"),
    ("source/index.md", "title: Home"),
    ("source/about/index.md", "title: About\ndate: 2022-12-31 05:00:00"),
    ("source/소개 글.md", "title: About"),
    ("source/page-own.md", "permalink: moved/here/"),
    ("source/page-own-bare.md", "permalink: moved/bare"),
    ("source/page-own-file.md", "permalink: moved/file.txt"),
    ("source/myindex.md", "title: My index"),
    ("source/docs/skipped.md", "title: Raw"),
];

/// Configurations, each with the zone of the machine that builds.
const CONFIGURATIONS: &[(&str, &str)] = &[
    ("title: a\nskip_render: [_posts/skipped.md, docs/*]\n", "UTC"),
    (
        "url: https://example.org/블로그\ntimezone: Asia/Seoul\npermalink: :year/:i_month/:i_day/:hour/:minute/:second/:name.html\n\
         pretty_urls:\n  trailing_index: false\n  trailing_html: false\nfuture: false\nskip_render: '**/skipped.md'\n",
        "Asia/Seoul",
    ),
    (
        "url: https://example.org\nroot: /sub\nnew_post_name: :year-:month-:day-:title.md\npermalink: /posts/:category/:title/\n\
         filename_case: 1\ncategory_map:\n  개발: Dev\ntag_map:\n  차: Tea\nrender_drafts: true\npost_asset_folder: true\n\
         tag_dir: t\ncategory_dir: c\ntimezone: Europe/Paris\n",
        "Europe/Paris",
    ),
    (
        "permalink: :lang/:post_title/:timestamp/:hash\nnew_post_name: :lang/:title.md\npermalink_defaults:\n  lang: zz\n\
         default_category: 기타\ntimezone: America/New_York\nfuture: false\n",
        "America/New_York",
    ),
    ("permalink: :category/:year:month:day-:title.html\npretty_urls:\n  trailing_html: false\n", "UTC"),
];

/// How Hexo and we differ on a file, by name; everything else is a fault.
fn explanation(path: &str, field: &str, theirs: &Value) -> Option<&'static str> {
    let made_up = |date: &str| {
        let date: Timestamp = date.parse().unwrap();
        Timestamp::now().duration_since(date) < SignedDuration::from_hours(2)
    };
    match field {
        "date" if theirs.as_str().is_some_and(made_up) => Some("no date is written: Hexo takes the file's own"),
        "url"
            if ["no-date", "empty-date", "unreadable", "2022-11-30-dated", "sub/2022-11-30-deep", "idea"]
                .iter()
                .any(|name| path.ends_with(&format!("{name}.md"))) =>
        {
            Some("the URL holds that date")
        }
        _ => None,
    }
}

/// Where Hexo, run in `zone`, and `matterlint list` differ on the site in `folder`.
fn differences(folder: &Path, zone: &str, explained: impl Fn(&str, &str, &Value) -> Option<&'static str>) -> String {
    let home = node_home("MATTERLINT_HEXO");
    let theirs = node("hexo_list.cjs", &[&home, folder], folder, zone).unwrap();
    let ours = listed(folder);
    let mut wrong = String::new();
    let mut say = |path: &str, field: &str, ours: &Value, theirs: &Value| {
        wrong.push_str(&format!("{path}: {field}: ours {ours}, Hexo's {theirs}\n"));
    };
    for post in &theirs {
        let path = post["path"].as_str().unwrap();
        let Some(own) = ours.get(path) else {
            if explained(path, "path", post).is_none() {
                say(path, "path", &Value::Null, post);
            }
            continue;
        };
        let instant = |value: &Value| value.as_str().map(|date| date.parse::<Timestamp>().unwrap());
        for field in ["url", "date", "published", "aliases"] {
            let (mine, their) = (&own[field], &post[field]);
            let equal = match field {
                "date" => instant(mine) == instant(their),
                // Drafts get none, and we say where they would stand.
                "aliases" => mine == their || post["published"] == false,
                // A query is no part of the path under which a page is served.
                "url" => mine.as_str() == their.as_str().unwrap().split('?').next(),
                _ => mine == their,
            };
            // What is explained is a URL or date that we do not know, never one that we know wrongly.
            if !equal && (!mine.is_null() || explained(path, field, &post["date"]).is_none()) {
                say(path, field, mine, their);
            }
        }
    }
    for (path, own) in &ours {
        let known = theirs.iter().any(|post| post["path"] == path.as_str());
        if !known && own["published"] == true {
            say(path, "published", &own["published"], &Value::Null);
        }
    }
    wrong
}

fn own_site(configuration: &str) -> tempfile::TempDir {
    let posts = FILES.iter().map(|(path, matter)| (*path, format!("---\n{matter}\n---\ntext\n")));
    let more = [("_config.yml", configuration.to_owned()), ("package.json", PACKAGE.to_owned())];
    site(posts.chain(more))
}

#[test]
#[ignore = "needs Hexo"]
fn hexo_publishes_what_we_say_where_we_say() {
    for (configuration, zone) in CONFIGURATIONS {
        let folder = own_site(configuration);
        let wrong = differences(folder.path(), zone, explanation);
        assert!(wrong.is_empty(), "{configuration}\n{wrong}");
    }
}

#[test]
#[ignore = "needs Hexo"]
fn hexo_gives_terms_the_pages_that_we_say() {
    for (configuration, zone) in CONFIGURATIONS {
        let folder = own_site(configuration);
        let home = node_home("MATTERLINT_HEXO");
        let posts = FILES.iter().map(|(path, matter)| (*path, format!("---\n{matter}\n---\ntext\n")));
        let more = [("_config.yml", (*configuration).to_owned()), ("package.json", PACKAGE.to_owned())];
        let disk = Arc::new(MapDisk::new(posts.chain(more)));
        let layout = Layout { generator: by_name(GeneratorName::Hexo, disk.as_ref()), disk: disk.clone() };
        let mut compared = 0;
        for theirs in node("hexo_list.cjs", &[&home, folder.path()], folder.path(), zone).unwrap() {
            let path = theirs["path"].as_str().unwrap();
            if theirs["published"] == false {
                continue;
            }
            let post = Post::parse(disk.text(path).unwrap(), &layout.generator.dialect(path));
            let facts = Facts::of(&post, path, layout.generator.role(path), &layout, &TimeZone::UTC);
            for (taxonomy, list) in [("tags", &theirs["tags"]), ("categories", &theirs["categories"])] {
                let own = facts.page.terms.iter().filter(|term| term.taxonomy == taxonomy);
                let mut own: Vec<_> =
                    own.map(|term| (term.term.clone(), term.url.as_deref().unwrap().to_owned())).collect();
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                let list = list.as_array().unwrap().iter();
                let mut list: Vec<_> = list.map(|term| (text(&term["name"]), text(&term["url"]))).collect();
                own.sort();
                list.sort();
                compared += list.len();
                assert_eq!(own, list, "{path}\n{configuration}");
            }
        }
        assert!(compared >= 10, "{compared}");
    }
}

#[test]
#[ignore = "needs Hexo"]
fn hexo_on_a_machine_elsewhere_shifts_what_we_say_it_shifts() {
    let configuration = "timezone: Asia/Seoul\n";
    let files = [
        ("source/_posts/morning.md", "---\ndate: 2022-12-31 05:00:00\n---\n"),
        ("source/_posts/evening.md", "---\ndate: 2022-12-31 20:00:00\n---\n"),
        ("source/_posts/offset-text.md", "---\ndate: 2022-12-31 20:00:00 +0900\n---\n"),
    ];
    let folder = site(files.into_iter().chain([("_config.yml", configuration), ("package.json", PACKAGE)]));
    let wrong = differences(folder.path(), "UTC", |_, _, _| None);
    // Hexo reads the posts at once, and lists them as their reading ends.
    let mut lines: Vec<_> = wrong.lines().collect();
    lines.sort_unstable();
    // The day in a URL is the machine's: before nine in the morning in Seoul it is still yesterday in UTC.
    assert!(
        lines[0].starts_with("source/_posts/morning.md: url: ours \"/2022/12/31/morning/\", Hexo's \"/2022/12/30/"),
        "{wrong}"
    );
    // An instant that is written whole is moved by the distance between the two zones.
    assert!(lines[1].starts_with("source/_posts/offset-text.md: date: ours"), "{wrong}");
    assert_eq!(lines.len(), 2, "{wrong}");
}

#[test]
#[ignore = "needs Hexo"]
fn hexo_publishes_its_own_site_as_we_say() {
    let root = package("../shared/corpus/hexo-site");
    if !root.is_dir() {
        skipped("the real blogs of ../shared/corpus are not here");
        return;
    }
    // What its plugins would render is left out: the script renders nothing, and loads only those that are installed.
    let folder =
        site(files_below(&root).iter().map(|path| (path.strip_prefix(&root).unwrap(), fs::read(path).unwrap())));
    let wrong = differences(folder.path(), "UTC", |path, field, theirs| match path {
        _ if path.ends_with("README.md") => Some("a project's file"),
        _ => explanation(path, field, theirs),
    });
    assert!(wrong.is_empty(), "{wrong}");
}
