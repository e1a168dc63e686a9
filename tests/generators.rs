//! The real Hugo and Jekyll as oracles: what they make of dates, fences, anchors and images is what we say they do.
//!
//! Ignored unless asked for, since they need the programs: `cargo test --test generators -- --ignored`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

#[path = "generators/astro_list.rs"]
mod astro_list;
#[path = "generators/docusaurus_list.rs"]
mod docusaurus_list;
#[path = "generators/eleventy_list.rs"]
mod eleventy_list;
#[path = "generators/fix_compare.rs"]
mod fix_compare;
#[path = "generators/fix_output.rs"]
mod fix_output;
#[path = "generators/fix_posts.rs"]
mod fix_posts;
#[path = "generators/fix_sites.rs"]
mod fix_sites;
mod harness;
#[path = "generators/hexo_list.rs"]
mod hexo_list;
#[path = "generators/hugo_list.rs"]
mod hugo_list;
#[path = "generators/hugo_lost.rs"]
mod hugo_lost;
#[path = "generators/hugo_sites.rs"]
mod hugo_sites;
#[path = "generators/jekyll_list.rs"]
mod jekyll_list;
#[path = "generators/jekyll_plugins.rs"]
mod jekyll_plugins;
#[path = "generators/jekyll_site.rs"]
mod jekyll_site;
#[path = "generators/real.rs"]
mod real;
#[path = "generators/scalars.rs"]
mod scalars;
#[path = "generators/served.rs"]
mod served;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use matterlint::document::Post;
use matterlint::document::dialect::Fences;
use matterlint::site::disk::MapDisk;
use matterlint::site::{DateFault, Generator, GeneratorName, Layout, Lookup, by_name};
use real::{hugos, jekyll, site};
use std::sync::Arc;

const HUGO_CONFIG: &str = "baseURL = \"https://example.org/\"\n";

fn generator(name: GeneratorName, config: (&str, &str)) -> Arc<dyn Generator> {
    by_name(name, &MapDisk::new([config]))
}

fn hugo() -> Arc<dyn Generator> {
    generator(GeneratorName::Hugo, ("hugo.toml", HUGO_CONFIG))
}

const DATES: &[&str] = &[
    "2022-12-31",
    "2022-12-31T10:11:12",
    "2022-12-31T10:11:12Z",
    "2022-12-31T10:11:12+09:00",
    "2022-12-31T10:11:12.345+09:00",
    "2022-12-31T10:11:12+0900",
    "2022-12-31 10:11:12",
    "2022-12-31 10:11:12 +0900",
    "2022-12-31 10:11:12 +09:00",
    "2022-12-31 10:11:12+09:00",
    "2022-12-31 1:02:03",
    "Sat, 31 Dec 2022 10:11:12 +0900",
    "Sat, 31 Dec 2022 10:11:12 UTC",
    "31 Dec 22 10:11 +0900",
    "31 Dec 2022",
    "Sat Dec 31 10:11:12 2022",
    "2022-1-5",
    "2022/12/31",
    "2022.12.31",
    "12/31/2022",
    "Dec 31, 2022",
    "2022-12-31T10:11",
    "2022-12-31 10:11",
    "2022-12-31 10:11 +0900",
    "2022-12-31 10:11:12 KST",
    "2022-12-31Z",
    "2022-12-31t10:11:12z",
    "2022-13-01",
    "2022-02-30",
    "2022-02-30T10:00:00Z",
    "2024-02-29",
    "2023-02-29",
    "2022-12-31T25:00:00Z",
    "2022-12-31T10:61:00Z",
    "2022년 12월 31일",
    "soon",
    "false",
    "null",
    "~",
    "yes",
    "1.10",
    "007",
    "1e3",
    "12:30",
    ".5",
    "+1",
    "20240501",
    "1714521600",
    "'2024-05-01'",
    "\"2024-05-01T10:00:00Z\"",
    "\"2024-05-01 \"",
    "!!str 2024-05-01",
    "2024-05-01 # the day",
    "2024-05-01#the-day",
    "[2024-05-01]",
    "2024-05-01T00:00:00.5Z",
    "2024-05-01T24:00:00Z",
    "0000-00-00",
];

#[test]
#[ignore = "needs two Hugos"]
fn hugo_reads_the_dates_that_we_say_it_reads() {
    let generator = hugo();
    let mut wrong = Vec::new();
    for date in DATES {
        let text = format!("---\ntitle: a\ndate: {date}\n---\ntext\n");
        let folder = site([("hugo.toml", HUGO_CONFIG), ("content/posts/a.md", &text)]);
        let post = Post::parse(text, &generator.dialect("content/posts/a.md"));
        let ours = post.map().and_then(|map| map.get("date")).map(|entry| generator.date(&entry.value));
        let ours = match ours.unwrap() {
            Err(DateFault::UnixSeconds) => Some(Timestamp::from_second(date.parse().unwrap()).unwrap()),
            ours => ours.ok().and_then(|moment| moment.instant(&TimeZone::UTC)),
        };
        for hugo in hugos() {
            let listed = hugo.list(folder.path()).filter(|listed| !listed.date.starts_with("0001-"));
            let theirs = listed.map(|listed| listed.date.parse::<Timestamp>().unwrap());
            if ours.map(Timestamp::as_second) != theirs.map(Timestamp::as_second) {
                wrong.push(format!("{date} (strict: {}): ours {ours:?}, Hugo's {theirs:?}", hugo.strict));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Front matter with odd fences. The title says what was read; `None` stands for "refused".
const FENCES: &[&str] = &[
    "---\ntitle: a\n---\ntext\n",
    "---\r\ntitle: a\r\n---\r\ntext\r\n",
    "\u{feff}---\ntitle: a\n---\ntext\n",
    "\n\n---\ntitle: a\n---\ntext\n",
    "  ---\ntitle: a\n---\ntext\n",
    "---   \ntitle: a\n---\ntext\n",
    "---\ntitle: a\n----\ntext\n",
    "---\ntitle: a\n--- foo\ntext\n",
    "---\ntitle: a\n ---\ntext\n",
    "---\ntitle: a\n...\ntext\n",
    "---\ntitle: a\n",
    "---\ntitle: a\n---",
    "---\n---\ntext\n",
    "---\n# only a comment\n---\ntext\n",
    "text\n---\ntitle: a\n---\n",
    "+++\ntitle = \"a\"\n+++\ntext\n",
    "+++\ntitle = \"a\"\n++++\ntext\n",
    "{\"title\": \"a\"}\ntext\n",
    "{\n  \"title\": \"a }\"\n}\n\ntext\n",
    "{\"title\": \"a\",}\ntext\n",
    "---\ntitle: a: b\n---\ntext\n",
    "---\n\ttitle: a\n---\ntext\n",
    "---\n- a\n---\ntext\n",
    "---\ntitle: \"a\n---\ntext\n",
    "---\ntitle: @a\n---\ntext\n",
    "---\ntitle: \"a\" b\n---\ntext\n",
    "+++\ntitle = a\n+++\ntext\n",
    "+++\ntitle = \"a\"\ntitle = \"b\"\n+++\ntext\n",
    "no front matter\n",
    "",
];

#[test]
#[ignore = "needs two Hugos"]
fn hugo_sees_the_front_matter_that_we_say_it_sees() {
    let generator = hugo();
    let mut wrong = Vec::new();
    for text in FENCES {
        let folder = site([("hugo.toml", HUGO_CONFIG), ("content/posts/a.md", text)]);
        let dialect = generator.dialect("content/posts/a.md");
        assert_eq!(dialect.fences, Fences::Hugo);
        let post = Post::parse((*text).to_owned(), &dialect);
        let refused =
            post.front_matter.as_ref().is_some_and(|matter| matter.root.is_none() || !matter.faults.is_empty());
        let title = post.map().and_then(|map| map.get("title")).and_then(|entry| entry.value.as_text());
        let ours = (!refused).then(|| title.unwrap_or_default().to_owned());
        for hugo in hugos() {
            let theirs = hugo.list(folder.path()).map(|listed| listed.title);
            if ours != theirs {
                wrong.push(format!("{text:?} (strict: {}): ours {ours:?}, Hugo's {theirs:?}", hugo.strict));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const HEADINGS: &str = "## 한국어 제목\n\n## C++ & C#\n\n## A_b-c 1.2\n\n## !!!\n\n## Café 😀 emoji\n\n## Twice\n\n## Twice\n\n\
    ## `code` and *em*\n\n## Own {#my-id}\n\n## 日本語（にほんご）の見出し\n\n## 1. 테크 리더로 보낸 1년\n\n## \"Quoted\" – dash… dots\n\n\
    ## Trailing space \n\nSetext heading\n---\n\n### Two  spaces   inside\n\n## don't & can't\n\n## twice-1\n";

/// The `id`s of all headings of an HTML page, in order.
fn heading_ids(html: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for part in html.split("<h").skip(1).filter(|part| part.starts_with(|ch: char| ch.is_ascii_digit())) {
        let tag = part.split('>').next().unwrap();
        let id = tag.split_once("id=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
        ids.extend(id.and_then(|rest| rest.split(['"', '\'', ' ', '>']).next()).map(str::to_owned));
    }
    ids
}

fn our_ids(generator: &dyn Generator, path: &str, text: &str) -> Vec<String> {
    let post = Post::parse(text.to_owned(), &generator.dialect(path));
    let anchors = generator.anchors(&post.text, &post.body);
    anchors.ids.into_iter().map(|(id, _)| id).collect()
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_spells_anchors_as_we_do() {
    let text = format!("---\ntitle: a\n---\n{HEADINGS}");
    let ours = our_ids(hugo().as_ref(), "content/posts/a.md", &text);
    assert!(ours.len() > 12);
    for hugo in hugos() {
        let layout = ("layouts/_default/single.html", "{{ .Content }}".to_owned());
        let config = ("hugo.toml", HUGO_CONFIG.to_owned());
        let folder = site([config, layout, ("content/posts/a.md", text.clone())]);
        let html = std::fs::read_to_string(hugo.build(folder.path()).join("posts/a/index.html")).unwrap();
        assert_eq!(ours, heading_ids(&html), "strict: {}", hugo.strict);
    }
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_spells_anchors_as_we_do() {
    let text = format!("---\ntitle: a\n---\n{HEADINGS}");
    let generator = generator(GeneratorName::Jekyll, ("_config.yml", "title: a\n"));
    let ours = our_ids(generator.as_ref(), "_posts/2022-12-31-a.md", &text);
    let folder = site([("_config.yml", "title: a\n".to_owned()), ("_posts/2022-12-31-a.md", text)]);
    let html = std::fs::read_to_string(jekyll(folder.path()).unwrap().join("2022/12/31/a.html")).unwrap();
    assert_eq!(ours, heading_ids(&html));
}

/// An image as a post names it, and the file that a reader's browser then asks for, below the built site.
const IMAGES: &[(&str, &str, &str)] = &[
    ("content/posts/bundle/index.md", "in.png", "posts/bundle/in.png"),
    ("content/posts/bundle/index.md", "sub/in.png", "posts/bundle/sub/in.png"),
    ("content/posts/bundle/index.md", "none.png", "posts/bundle/none.png"),
    ("content/posts/bundle/index.md", "../single.png", "posts/single.png"),
    ("content/posts/bundle/index.md", "/images/root.png", "images/root.png"),
    ("content/posts/bundle/index.md", "/images/Root.png", "images/Root.png"),
    ("content/posts/bundle/index.md", "/only-asset.png", "only-asset.png"),
    ("content/posts/bundle/index.md", "/posts/bundle/in.png", "posts/bundle/in.png"),
    ("content/posts/bundle/index.md", "%ED%95%9C.png", "posts/bundle/한.png"),
    ("content/posts/single.md", "single.png", "posts/single/single.png"),
    ("content/posts/single.md", "../single.png", "posts/single.png"),
    ("content/posts/single.md", "deep.png", "posts/single/deep.png"),
];

#[test]
#[ignore = "needs two Hugos"]
fn hugo_publishes_images_where_we_look_them_up() {
    let mut files: Vec<(&str, &str)> = vec![
        ("hugo.toml", HUGO_CONFIG),
        ("layouts/_default/single.html", "{{ .Content }}"),
        ("content/posts/bundle/index.md", "---\ntitle: b\n---\ntext\n"),
        ("content/posts/single.md", "---\ntitle: s\n---\ntext\n"),
    ];
    for picture in [
        "content/posts/bundle/in.png",
        "content/posts/bundle/sub/in.png",
        "content/posts/bundle/한.png",
        "content/posts/single.png",
        "content/posts/single/deep.png",
        "static/images/root.png",
        "assets/only-asset.png",
    ] {
        files.push((picture, "picture"));
    }
    let layout = Layout { generator: hugo(), disk: Arc::new(MapDisk::new(files.clone())) };
    let folder = site(files);
    let mut wrong = Vec::new();
    for hugo in hugos() {
        let out = hugo.build(folder.path());
        for (post, url, served) in IMAGES {
            let theirs = out.join(served).is_file();
            let lookup = layout.body_image(post, url);
            if matches!(lookup, Lookup::Found { .. }) != theirs {
                wrong.push(format!("{url} in {post} (strict: {}): served {theirs}, ours {lookup:?}", hugo.strict));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_reads_the_dates_that_we_say_it_reads() {
    let generator = generator(GeneratorName::Jekyll, ("_config.yml", "title: a\n"));
    let mut wrong = Vec::new();
    for date in ["2022-12-31", "2022-12-31 10:11:12 +0900", "2022/12/31", "Dec 31 2022", "2022-13-01", "soon"] {
        let text = format!("---\ntitle: a\ndate: {date}\n---\ntext\n");
        let folder = site([("_config.yml", "title: a\n"), ("_posts/2022-12-31-a.md", &text)]);
        let post = Post::parse(text, &generator.dialect("_posts/2022-12-31-a.md"));
        let ours = post.map().and_then(|map| map.get("date")).map(|entry| generator.date(&entry.value)).unwrap();
        if ours.is_ok() != jekyll(folder.path()).is_some() {
            wrong.push(format!("{date}: ours {ours:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_publishes_a_day_that_does_not_exist_under_another() {
    let generator = generator(GeneratorName::Jekyll, ("_config.yml", "title: a\n"));
    let text = "---\ntitle: a\ndate: 2022-02-30\n---\ntext\n";
    let folder = site([("_config.yml", "title: a\n"), ("_posts/2022-02-28-a.md", text)]);
    let post = Post::parse(text.to_owned(), &generator.dialect("_posts/2022-02-28-a.md"));
    let ours = post.map().and_then(|map| map.get("date")).map(|entry| generator.date(&entry.value)).unwrap();
    assert_eq!(ours, Err(DateFault::NoSuchDay), "the author means no second of March");
    assert!(jekyll(folder.path()).unwrap().join("2022/03/02/a.html").is_file());
}
