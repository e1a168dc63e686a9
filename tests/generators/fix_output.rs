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
use std::process::Output;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// The files of a site by their paths.
type Files = Vec<(String, Vec<u8>)>;

/// How a file is taken apart to be compared.
type Parts = fn(&[u8]) -> Vec<&[u8]>;

/// What a generator has built, by path.
type Built = BTreeMap<String, Vec<u8>>;

/// All that a theme could print of a page. Its plain text is taken by words: where Hugo takes tags away, a space or a line
/// end stays, as the tags stood.
const HUGO_PAGE: &str = "{{ .Title }}\n{{ .Params | jsonify }}\n{{ .Date }} {{ .Lastmod }} {{ .Draft }} {{ .WordCount }}\n\
    {{ .TableOfContents }}\n{{ .Summary }}\n{{ .Description }}\n{{ delimit .PlainWords \" \" }}\n{{ .Content }}\n";

const HUGO_LIST: &str = "{{ .Title }}\n{{ .Content }}\n{{ range .Pages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>\n{{ end }}";

/// A search index, as themes write one.
const HUGO_INDEX: &str = "{{ range site.RegularPages }}{{ dict \"title\" .Title \"url\" .RelPermalink \"tags\" .Params.tags \
    \"summary\" .Summary \"text\" .PlainWords | jsonify }}\n{{ end }}";

const HUGO_OUTPUTS: &str = "disableKinds = []\n[markup.goldmark.renderer]\nunsafe = true\n[outputs]\n\
    home = [\"html\", \"rss\", \"json\"]\nsection = [\"html\", \"rss\"]\n";

/// What Jekyll prints is stripped: a post that ends with a line of white space ends with an empty line, which nobody sees.
const JEKYLL_PAGE: &str = "{{ page.title }}\n{{ page.tags | jsonify }} {{ page.categories | jsonify }} {{ page.date }}\n\
    {{ page.description }}\n{{ page.excerpt | strip }}\n{{ content | strip }}\n";

const JEKYLL_INDEX: &str = "---\n---\n{% for post in site.posts %}{{ post.title | jsonify }} {{ post.url }} {{ post.tags | jsonify }} \
    {{ post.content | strip_html | normalize_whitespace | jsonify }}\n{% endfor %}\n";

const JEKYLL_FEED: &str = "---\n---\n<feed>{% for post in site.posts %}<entry><title>{{ post.title | xml_escape }}</title>\
    <content>{{ post.content | strip | xml_escape }}</content><summary>{{ post.excerpt | strip_html | strip | xml_escape }}</summary></entry>\n\
    {% endfor %}</feed>\n";

/// Tags of plugins that are not installed.
const JEKYLL_TAGS: &str = "class Plain < Liquid::Tag\n  def render(_)\n    @markup\n  end\nend\n\
    %w[avatar seo feed_meta gist twitter oembed amazon github asin].each { |name| Liquid::Template.register_tag(name, Plain) }\n";

/// Differences that pages declare or readers cannot see, each as what stood there before, what stands there afterwards,
/// and why.
const EXPLAINED: &[(&str, &str, &str)] = &[
    ("[\"봄\",\"봄\",\"Go\",\"봄\"]", "[\"봄\",\"Go\"]", "tag-repeated declares `repeats`"),
    ("ください。  ", "ください。 ", "kramdown joins lines of text that it takes out of broken HTML with a space"),
];

/// Our sites in which no two posts or terms share a page: of two, either may win in any build, whatever is fixed.
const OWN_SITES: &[&str] = &["dates", "dates in Seoul", "all built", "own fields", "dates in names", "rendered", "taxonomies"];

/// A build without what [`EXPLAINED`] says and without matterlint's own comments, which some pages declare.
fn settled(bytes: &[u8]) -> Vec<u8> {
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
    for (open, close) in [
        ("<!-- matterlint-disable", "-->"),
        ("&lt;!-- matterlint-disable", "--&gt;"),
        ("\\u003c!-- matterlint-disable", "--\\u003e"),
    ] {
        while let Some(at) = text.find(open) {
            let end = text[at..].find(close).map_or(text.len(), |length| at + length + close.len());
            // The blank line that parts a comment from the text before goes with it.
            let start = text[..at].trim_end().len();
            text.replace_range(start..end, "");
        }
    }
    // The last line ending of a post may end its last line of code.
    text.replace("\n</code></pre>", "</code></pre>").into_bytes()
}

/// Lines without the white space at their ends, and without the line ends after the last.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

/// Words. Older Hugos make plain text of every summary, and leave a space or a line end where a tag was, as the tags stood.
fn words(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect()
}

fn built(out: &Path) -> Built {
    let path = |file: &Path| file.strip_prefix(out).unwrap().to_string_lossy().into_owned();
    files_below(out).into_iter().map(|file| (path(&file), fs::read(&file).unwrap())).collect()
}

/// Where two builds differ: the first line of each file.
fn differences(before: &Built, after: &Built, parts: Parts) -> Vec<String> {
    let mut wrong: Vec<String> =
        after.keys().filter(|path| !before.contains_key(*path)).map(|path| format!("{path} is new")).collect();
    for (path, old) in before {
        let Some(new) = after.get(path) else {
            wrong.push(format!("{path} is gone"));
            continue;
        };
        let (old, new) = (settled(old), settled(new));
        let (old, new) = (parts(&old), parts(&new));
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
fn compare(name: &str, folder: &Path, parts: Parts, build: &dyn Fn(&Path, &Path) -> Output) -> usize {
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
    let output = matterlint(folder, &["--fix", "--select", "all", "--output-format", "json"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {told}"));
    let fixed = json["fixed"].as_array().unwrap().len();
    let wrong = differences(&before, &run("after"), parts);
    assert!(wrong.is_empty(), "{name}: {} files differ:\n{}", wrong.len(), wrong.join("\n"));
    println!("{name}: {fixed} posts fixed, {} files built", before.len());
    fixed
}

/// Makes all files equally old: a site may take the day of a file's last change for a post's, and every editor changes it.
fn same_age(folder: &Path) {
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    for file in files_below(folder) {
        fs::File::options().append(true).open(file).unwrap().set_modified(then).unwrap();
    }
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

fn with_hugos(name: &str, files: &Files, is_new: bool) -> usize {
    let each = hugos().into_iter().filter(|hugo| hugo.strict || !is_new).map(|hugo| {
        let folder = site(files.iter().cloned());
        let parts = if hugo.strict { lines } else { words };
        compare(&format!("{name}, strict: {}", hugo.strict), folder.path(), parts, &|folder, out| {
            hugo.run(folder, &["--destination", &out.to_string_lossy(), "--clock", NOW])
        })
    });
    each.min().unwrap()
}

fn with_jekyll(name: &str, mut files: Files) -> usize {
    let config = files.iter_mut().find(|(path, _)| path == "_config.yml").map(|(_, text)| text).unwrap();
    // The renderer of a plugin that is not installed: the blog is fixed and built as one of kramdown.
    *config = String::from_utf8_lossy(config).replace("markdown: CommonMark", "markdown: kramdown").into_bytes();
    let config = config.clone();
    let layouts = ["default", "post", "page", "docs", "news", "news_item", "tutorials", "about", "error", "step"];
    files.retain(|(path, _)| !path.starts_with("_layouts/") && !path.starts_with("_plugins/"));
    files.extend(layouts.map(|layout| (format!("_layouts/{layout}.html"), JEKYLL_PAGE.into())));
    // What plugins and themes would include.
    let texts: Vec<String> = files.iter().map(|(_, text)| String::from_utf8_lossy(text).into_owned()).collect();
    for call in texts.iter().flat_map(|text| text.split("{% include ").skip(1)) {
        let path = format!("_includes/{}", call.split_whitespace().next().unwrap_or_default());
        if !files.iter().any(|(other, _)| *other == path) {
            files.push((path, "{{ include | jsonify }}".into()));
        }
    }
    files.push(("_plugins/tags.rb".to_owned(), JEKYLL_TAGS.into()));
    files.push(("search-index.json".to_owned(), JEKYLL_INDEX.into()));
    files.push(("whole-feed.xml".to_owned(), JEKYLL_FEED.into()));
    let more = format!("\ntime: {NOW}\nplugins: []\n");
    files.push(("whole_config.yml".to_owned(), [config, more.into()].concat()));
    let folder = site(files);
    compare(name, folder.path(), lines, &|folder, out| {
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
    assert!(with_hugos("own posts", &hugo_site(posts), false) >= least);
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_builds_the_same_from_our_posts() {
    let posts = own(Reader::Jekyll);
    let least = posts.len() * 2 / 3;
    assert!(with_jekyll("own posts", jekyll_site(posts)) >= least);
}

/// A site whose posts all end in need of fixes.
fn soiled(mut files: Files) -> Files {
    for (_, text) in files.iter_mut().filter(|(path, _)| path.ends_with(".md")) {
        text.extend("\n\n봄 \n여름     \n\n- 가을 \n- 겨울\t\n\n> 끝".bytes());
    }
    files
}

fn fixture(name: &str) -> Files {
    below(&package("fixtures/sites").join(name))
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_builds_the_same_from_our_sites() {
    let mut all: Vec<(&str, Files, bool)> =
        sites().into_iter().filter(|site| OWN_SITES.contains(&site.name)).map(|site| (site.name, site.files, site.is_new)).collect();
    all.push(("hugo-ko", fixture("hugo-ko"), false));
    for (name, mut files, is_new) in all {
        hugo_layouts(&mut files);
        assert!(with_hugos(name, &soiled(files), is_new) >= 1, "{name}");
    }
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_builds_the_same_from_our_site() {
    assert!(with_jekyll("jekyll-ja", soiled(fixture("jekyll-ja"))) >= 3);
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_builds_the_same_from_real_blogs() {
    // Hugo's documentation is written for the current Hugo.
    for (name, is_new, least) in [("seed-blog", false, 50), ("hugo-docs", true, 5)] {
        let Some(files) = corpus(name) else { continue };
        assert!(with_hugos(name, &files, is_new) >= least);
    }
}

#[test]
#[ignore = "needs Jekyll"]
fn jekyll_builds_the_same_from_real_blogs() {
    for (name, least) in [("jekyll-site", 10), ("japanese-jekyll", 100)] {
        let Some(files) = corpus(name) else { continue };
        assert!(with_jekyll(name, files) >= least);
    }
}
