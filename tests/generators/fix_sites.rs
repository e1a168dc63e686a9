//! Sites for the real generators, whose pages, feeds and indexes print all that a theme could print.

use crate::fix_posts::shortcodes;
use crate::harness::lab::NOW;
use crate::real::{jekyll_command, site};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// The files of a site by their paths.
pub type Files = Vec<(String, Vec<u8>)>;

/// All that a theme could print of a page. Its plain text is taken by words: where Hugo takes tags away, a space or a line
/// end stays, as the tags stood.
const HUGO_PAGE: &str = "{{ .Title }}\n{{ .Params | jsonify }}\n{{ .Date }} {{ .Lastmod }} {{ .Draft }} {{ .WordCount }}\n\
    {{ .TableOfContents }}\n{{ .Summary }}\n{{ .Description }}\n{{ delimit .PlainWords \" \" }}\n{{ .Content }}\n";

const HUGO_LIST: &str =
    "{{ .Title }}\n{{ .Content }}\n{{ range .Pages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>\n{{ end }}";

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

/// Gives a site layouts that print everything, and each shortcode that its posts call.
pub fn hugo_layouts(all: &mut Files) {
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

/// The site as Jekyll is given it: with our own layouts, an index and a feed.
pub fn jekyll_folder(mut files: Files) -> TempDir {
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
    site(files)
}

/// Runs Jekyll on such a site.
pub fn build_jekyll(folder: &Path, out: &Path) -> Output {
    let arguments = ["build", "--quiet", "--disable-disk-cache", "--config", "whole_config.yml", "--destination"];
    jekyll_command(folder).args(arguments).arg(out).output().unwrap()
}

/// The shortcodes that Hugo brings itself.
const BUILT_IN: &[&str] =
    &["highlight", "ref", "relref", "figure", "param", "youtube", "vimeo", "gist", "instagram", "tweet", "x"];

fn placed(posts: Vec<(String, String)>, place: impl Fn(&str) -> String) -> Files {
    posts.into_iter().map(|(name, text)| (place(&name), text.into_bytes())).collect()
}

/// A Hugo site of these posts.
pub fn hugo_site(posts: Vec<(String, String)>) -> Files {
    let mut files = placed(posts, |name| format!("content/posts/{name}.md"));
    hugo_layouts(&mut files);
    files.push(("hugo.toml".to_owned(), format!("baseURL = \"https://example.org/\"\n{HUGO_OUTPUTS}").into()));
    files.push(("config.toml".to_owned(), format!("baseURL = \"https://example.org/\"\n{HUGO_OUTPUTS}").into()));
    files
}

/// A Jekyll site of these posts.
pub fn jekyll_site(posts: Vec<(String, String)>) -> Files {
    let mut files = placed(posts, |name| format!("_posts/2024-05-01-{name}.md"));
    files.push((
        "_config.yml".to_owned(),
        "title: a\ndefaults:\n- scope: {path: ''}\n  values: {layout: post}\n".into(),
    ));
    files
}
