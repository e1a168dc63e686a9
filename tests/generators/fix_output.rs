//! What the real generators build is the same before and after safe fixes: pages, feeds and search indexes, byte for byte
//! but for white space at line ends.

use crate::fix_posts::{Reader, own, rule_book, shortcodes};
use crate::harness::example::{files_below, package};
use crate::harness::lab::{NOW, matterlint};
use crate::harness::skipped;
use crate::hugo_sites::sites;
use crate::real::{hugos, jekyll_command, site};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// The files of a site by their paths.
type Files = Vec<(String, Vec<u8>)>;

/// What a generator has built, by path.
type Built = BTreeMap<String, Vec<u8>>;

/// All that a theme could print of a page.
const HUGO_PAGE: &str = "{{ .Title }}\n{{ .Params | jsonify }}\n{{ .Date }} {{ .Lastmod }} {{ .Draft }} {{ .WordCount }}\n\
    {{ .TableOfContents }}\n{{ .Summary }}\n{{ .Description }}\n{{ .Plain }}\n{{ .Content }}\n";

const HUGO_LIST: &str = "{{ .Title }}\n{{ .Content }}\n{{ range .Pages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>\n{{ end }}";

/// A search index, as themes write one.
const HUGO_INDEX: &str = "{{ range site.RegularPages }}{{ dict \"title\" .Title \"url\" .RelPermalink \"tags\" .Params.tags \
    \"summary\" .Summary \"text\" .Plain | jsonify }}\n{{ end }}";

const HUGO_OUTPUTS: &str = "disableKinds = []\n[markup.goldmark.renderer]\nunsafe = true\n[outputs]\n\
    home = [\"html\", \"rss\", \"json\"]\nsection = [\"html\", \"rss\"]\n";

const JEKYLL_PAGE: &str = "{{ page.title }}\n{{ page.tags | jsonify }} {{ page.categories | jsonify }} {{ page.date }}\n\
    {{ page.description }}\n{{ page.excerpt }}\n{{ content }}\n";

const JEKYLL_INDEX: &str = "---\n---\n{% for post in site.posts %}{{ post.title | jsonify }} {{ post.url }} {{ post.tags | jsonify }} \
    {{ post.content | strip_html | normalize_whitespace | jsonify }}\n{% endfor %}\n";

const JEKYLL_FEED: &str = "---\n---\n<feed>{% for post in site.posts %}<entry><title>{{ post.title | xml_escape }}</title>\
    <content>{{ post.content | xml_escape }}</content><summary>{{ post.excerpt | strip_html | xml_escape }}</summary></entry>\n\
    {% endfor %}</feed>\n";

/// Tags of plugins that are not installed.
const JEKYLL_TAGS: &str = "class Plain < Liquid::Tag\n  def render(_)\n    @markup\n  end\nend\n\
    %w[avatar seo feed_meta gist twitter oembed amazon github asin].each { |name| Liquid::Template.register_tag(name, Plain) }\n";

/// Lines without the white space at their ends, and without the line ends after the last.
fn plain(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

fn built(out: &Path) -> Built {
    let path = |file: &Path| file.strip_prefix(out).unwrap().to_string_lossy().into_owned();
    files_below(out).into_iter().map(|file| (path(&file), fs::read(&file).unwrap())).collect()
}

/// Where two builds differ: the first line of each file.
fn differences(before: &Built, after: &Built) -> Vec<String> {
    let mut wrong: Vec<String> =
        after.keys().filter(|path| !before.contains_key(*path)).map(|path| format!("{path} is new")).collect();
    for (path, old) in before {
        let Some(new) = after.get(path) else {
            wrong.push(format!("{path} is gone"));
            continue;
        };
        let (old, new) = (plain(old), plain(new));
        let at = (0..old.len().max(new.len())).find(|at| old.get(*at) != new.get(*at));
        let shown = |lines: &[&[u8]], at: usize| lines.get(at).map(|line| String::from_utf8_lossy(line).into_owned());
        wrong.extend(at.map(|at| format!("{path}:{}: {:?} became {:?}", at + 1, shown(&old, at), shown(&new, at))));
    }
    wrong
}

/// Builds the site in `folder` before and after its safe fixes, and complains of every difference; gives how many posts
/// were fixed.
fn compare(name: &str, folder: &Path, build: &dyn Fn(&Path, &Path) -> Output) -> usize {
    let out = TempDir::new().unwrap();
    let run = |name: &str| {
        let out = out.path().join(name);
        let output = build(folder, &out);
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {told}");
        built(&out)
    };
    let before = run("before");
    let output = matterlint(folder, &["--fix", "--select", "all", "--output-format", "json"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {told}"));
    let fixed = json["fixed"].as_array().unwrap().len();
    let wrong = differences(&before, &run("after"));
    assert!(wrong.is_empty(), "{name}: {} files differ:\n{}", wrong.len(), wrong.join("\n"));
    println!("{name}: {fixed} posts fixed, {} files built", before.len());
    fixed
}

fn hugo_layouts(all: &mut Files) {
    for (path, text) in [
        ("_default/single.html", HUGO_PAGE),
        ("_default/list.html", HUGO_LIST),
        ("index.html", HUGO_LIST),
        ("index.json", HUGO_INDEX),
    ] {
        all.push((format!("layouts/{path}"), text.into()));
    }
    let used: BTreeSet<String> = all.iter().flat_map(|(_, text)| shortcodes(&String::from_utf8_lossy(text))).collect();
    for name in used.into_iter().filter(|name| !BUILT_IN.contains(&name.as_str())) {
        all.push((format!("layouts/shortcodes/{name}.html"), "<b>{{ .Inner }}</b>".into()));
    }
}

fn with_hugos(name: &str, files: &Files) -> usize {
    let each = hugos().into_iter().map(|hugo| {
        let folder = site(files.iter().cloned());
        compare(&format!("{name}, strict: {}", hugo.strict), folder.path(), &|folder, out| {
            hugo.run(folder, &["--destination", &out.to_string_lossy(), "--clock", NOW])
        })
    });
    each.min().unwrap()
}

fn with_jekyll(name: &str, mut files: Files) -> usize {
    let config = files.iter().find(|(path, _)| path == "_config.yml").map(|(_, text)| text.clone()).unwrap();
    let layouts = ["default", "post", "page", "docs", "news", "news_item", "tutorials", "about", "error", "step"];
    files.retain(|(path, _)| !path.starts_with("_layouts/") && !path.starts_with("_plugins/"));
    files.extend(layouts.map(|layout| (format!("_layouts/{layout}.html"), JEKYLL_PAGE.into())));
    files.push(("_plugins/tags.rb".to_owned(), JEKYLL_TAGS.into()));
    files.push(("search-index.json".to_owned(), JEKYLL_INDEX.into()));
    files.push(("whole-feed.xml".to_owned(), JEKYLL_FEED.into()));
    let more = format!("\ntime: {NOW}\nplugins: []\n");
    files.push(("whole_config.yml".to_owned(), [config, more.into()].concat()));
    let folder = site(files);
    compare(name, folder.path(), &|folder, out| {
        let arguments = ["build", "--quiet", "--disable-disk-cache", "--config", "whole_config.yml", "--destination"];
        jekyll_command(folder).args(arguments).arg(out).output().unwrap()
    })
}

/// Where the sites that the corpus holds lie; `None`, said aloud, where they are not at hand.
fn corpus(name: &str) -> Option<Files> {
    let corpus = std::env::var_os("MATTERLINT_CORPUS").map_or_else(|| package("../shared/corpus"), Into::into);
    let folder = corpus.join(name);
    if !folder.is_dir() {
        skipped(&format!("{} is not here", folder.display()));
        return None;
    }
    Some(below(&folder))
}

fn below(folder: &Path) -> Files {
    let path = |file: &Path| file.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    files_below(folder).into_iter().map(|file| (path(&file), fs::read(&file).unwrap())).collect()
}

/// The shortcodes that Hugo brings itself.
const BUILT_IN: &[&str] = &["highlight", "ref", "relref", "figure", "param", "youtube", "vimeo", "gist", "instagram", "tweet", "x"];

fn placed(posts: Vec<(String, String)>, place: impl Fn(&str) -> String) -> Files {
    posts.into_iter().map(|(name, text)| (place(&name), text.into_bytes())).collect()
}

fn hugo_site(posts: Vec<(String, String)>) -> Files {
    let mut files = placed(posts, |name| format!("content/posts/{name}.md"));
    hugo_layouts(&mut files);
    files.push(("hugo.toml".to_owned(), format!("baseURL = \"https://example.org/\"\n{HUGO_OUTPUTS}").into()));
    files.push(("config.toml".to_owned(), format!("baseURL = \"https://example.org/\"\n{HUGO_OUTPUTS}").into()));
    files
}

fn jekyll_site(posts: Vec<(String, String)>) -> Files {
    let mut files = placed(posts, |name| format!("_posts/2024-05-01-{name}.md"));
    files.push(("_config.yml".to_owned(), "title: a\ndefaults:\n- scope: {path: ''}\n  values: {layout: post}\n".into()));
    files
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_builds_the_same_from_our_posts() {
    let posts = own(Reader::Hugo);
    let least = posts.len() * 2 / 3;
    assert!(with_hugos("own posts", &hugo_site(posts)) >= least);
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_builds_the_same_from_our_posts() {
    let posts = own(Reader::Jekyll);
    let least = posts.len() * 2 / 3;
    assert!(with_jekyll("own posts", jekyll_site(posts)) >= least);
}
