//! `matterlint list` says of every post and page of a Jekyll site what the real Jekyll makes of it.

use crate::harness;
use crate::harness::example::package;
use crate::jekyll_site::{compare, listed, rows};
use crate::real::site;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Posts, drafts, documents and pages whose URLs, dates and publication differ in every way that we know.
const FILES: &[(&str, &str)] = &[
    ("_posts/2022-12-31-plain.md", ""),
    ("_posts/2022-12-31-日本語のタイトル.md", "title: 日本語\n"),
    ("_posts/2022-12-31-하나  둘 (셋) C++ & C#.md", "title: \"셋\"\n"),
    ("_posts/2022-12-31-v1.0..md", ""),
    ("_posts/2022-12-31-a.b.md", ""),
    ("_posts/2022-12-31-.md", ""),
    ("_posts/22-1-5-two-digits.md", ""),
    ("_posts/69-1-5-long-ago.md", ""),
    ("_posts/2022-02-30-rolled.md", ""),
    ("_posts/sub/2022-12-31-sub.md", ""),
    ("_posts/sub/_deep/2022-12-31-deep.md", ""),
    ("_posts/_hidden/2022-12-31-hidden.md", ""),
    ("_posts/misnamed.md", "title: a\n"),
    ("_posts/2022_12_31-misnamed.md", "title: a\n"),
    ("_posts/2022-12-31-folder/index.md", "title: a\n"),
    ("travel/Korea/_posts/2022-12-31-서울.md", "category: Extra One\n"),
    ("my cats/_posts/2022-12-31-k.md", "categories: [A b, A B, c/D]\n"),
    ("_posts/2022-12-31-split.md", "categories: Web Log 東京\u{3000}大阪\ntags: a b\ntag: c d\n"),
    ("_posts/2022-12-31-numbers.md", "categories: [2022, 1.10, yes, ~, 50%, 'a?b']\n"),
    ("_posts/2022-12-31-number.md", "title: A\ncategories: 2022\n"),
    ("_posts/2022-12-31-broken.md", "title: a: b\n"),
    ("_posts/2022-12-31-list.md", "- a\n"),
    ("_posts/2022-12-31-utc.md", "date: 2022-12-31 23:30:00\n"),
    ("_posts/2022-12-31-t.md", "date: 2022-12-31T23:30:00\n"),
    ("_posts/2022-12-31-no-seconds.md", "date: 2022-12-31 23:30\n"),
    ("_posts/2022-12-31-quoted.md", "date: \"2022-12-31 23:30:00\"\n"),
    ("_posts/2022-12-31-zoned.md", "date: 2022-12-31 23:30:00 -0800\n"),
    ("_posts/2022-12-31-z.md", "date: 2022-12-31T23:30:00Z\n"),
    ("_posts/2022-12-31-fraction.md", "date: 2022-12-31 23:30:00.5 +09:00\n"),
    ("_posts/2022-12-31-one-digit.md", "date: 2022-1-5 1:02:03\n"),
    ("_posts/2022-12-31-compact.md", "date: 20221201\n"),
    ("_posts/2022-12-31-slashes.md", "date: 2022/12/01 10:00 +0900\n"),
    ("_posts/2022-12-31-day-first.md", "date: 05/12/2022\n"),
    ("_posts/2022-12-31-rolled.md", "date: 2022-02-30 10:00:00\n"),
    ("_posts/2022-13-31-dated.md", "date: 2022-12-01\n"),
    ("_posts/2022-12-31-permalink.md", "permalink: /글/:year_:month/:title.html\n"),
    ("_posts/2022-12-31-encoded.md", "permalink: /a%20b/%EA%B8%80/\n"),
    ("_posts/2022-12-31-steps.md", "permalink: x/../y/./z..html\n"),
    ("_posts/2022-12-31-style.md", "permalink: pretty\n"),
    ("_posts/2022-12-31-empty-permalink.md", "permalink: \"\"\n"),
    ("_posts/2022-12-31-false-permalink.md", "permalink: false\n"),
    ("_posts/2022-12-31-slug.md", "slug: \"My Slug!/한\"\n"),
    ("_posts/2022-12-31-empty-slug.md", "slug: ''\n"),
    ("_posts/2022-12-31-case.md", "slug: ΟΔΟΣ İI\npermalink: /x/:slug/:name\n"),
    ("_posts/2022-12-31-unpublished.md", "published: false\n"),
    ("_posts/2022-12-31-unset.md", "published:\n"),
    ("_posts/2022-12-31-word.md", "published: \"false\"\n"),
    ("_posts/2022-12-31-draft.md", "draft: true\n"),
    ("_posts/2099-01-01-future.md", ""),
    ("_posts/2022-12-31-later.md", "date: 2099-01-01 00:00:00 +0900\n"),
    // 2026 begins in Seoul nine hours before the moment of the tests, in Los Angeles eight hours after it.
    ("_posts/2026-01-01-new-year.md", ""),
    ("_drafts/named.md", "permalink: /drafts/:title/\ndate: 2022-12-31\n"),
    ("_drafts/2022-12-31-dated.md", ""),
    ("travel/_drafts/later.md", "date: 2099-01-01\n"),
    ("_docs/a.md", ""),
    ("_docs/깊은/2022-01-05-b.md", ""),
    ("_docs/future.md", "date: 2099-01-01\n"),
    ("_docs/unpublished.md", "published: false\n"),
    ("_docs/_hidden.md", ""),
    ("_quiet/a.md", ""),
    ("_pages/about.md", ""),
    ("_other/a.md", ""),
    ("index.md", ""),
    ("pages/index.md", ""),
    ("pages/a.md", "permalink: /p/:title/:basename:output_ext\n"),
    ("pages/b..md", ""),
    ("pages/한글 페이지.markdown", "date: 2099-01-01\n"),
    ("pages/unpublished.md", "published:\n"),
    ("pages/broken.md", "a: b: c\n"),
    ("drafts-old/a.md", ""),
    ("drafts/a.md", ""),
];

/// What the files show that we cannot know, or do not say.
const EXPLAINED: &[(&str, &str)] = &[
    ("_posts/2022-12-31-broken.md: url", "front matter that is no YAML: the post is dated at the moment of the build"),
    ("_posts/2022-12-31-list.md: url", "front matter that is no map: the same"),
    ("_posts/2022-12-31-number.md: url", "a number for `categories` makes Jekyll give up reading: the same"),
];

fn files(config: &str) -> Vec<(&'static str, String)> {
    let raw = ("_docs/raw.md", "no front matter\n".to_owned());
    let bare = ("pages/bare.md", "no front matter\n".to_owned());
    let post = ("_posts/2022-12-31-bare.md", "no front matter\n".to_owned());
    let marked = ("pages/marked.md", "\u{feff}---\ntitle: a\n---\ntext\n".to_owned());
    let unclosed = ("pages/unclosed.md", "---\ntitle: a\npermalink: /x/\n".to_owned());
    let collections = "collections:\n  docs: {output: true}\n  quiet: {permalink: '/q/:title/'}\n";
    let more = "include: [_pages]\nexclude: [drafts/]\n";
    let config = ("_config.yml", format!("title: a\n{collections}{more}{config}"));
    // A plain Jekyll, not GitHub's own build, copies pages without front matter.
    let gemfile = ("Gemfile", "gem 'jekyll'\n".to_owned());
    let text = |front_matter: &str| format!("---\n{front_matter}---\ntext\n");
    let written = FILES.iter().map(|(path, front_matter)| (*path, text(front_matter)));
    written.chain([raw, bare, post, marked, unclosed, config, gemfile]).collect()
}

#[test]
#[ignore = "needs Jekyll"]
fn every_style_of_permalink_is_ours() {
    let dated = [
        "permalink: date\n",
        "timezone: Asia/Seoul\n",
        "permalink: pretty\ntimezone: America/Los_Angeles\nbaseurl: /blog\n",
        "permalink: ordinal\ntimezone: Asia/Tokyo\nurl: https://example.org\nbaseurl: blog/\n",
        "permalink: weekdate\n",
        "permalink: /:categories/:year/:month/:day/:hour-:minute-:second/:title/\ntimezone: Europe/Paris\n",
        "permalink: /:slugified_categories/:short_year-:i_month-:i_day/:short_month/:long_day/:slug:output_ext\n",
        "permalink: blog/:w_year/:week/:w_day-:y_day/:long_month/:name\n",
        "permalink: /x%20y/:year/:path/:collection/\n",
    ];
    for config in dated {
        assert!(compare(site(files(config)).path(), EXPLAINED) > 70);
    }
    for config in ["permalink: none\n", "permalink: /:categories/:title\n"] {
        assert!(compare(site(files(config)).path(), &[]) > 70);
    }
}

#[test]
#[ignore = "needs Jekyll"]
fn drafts_and_the_future_are_published_where_the_site_says_so() {
    for config in ["show_drafts: true\n", "future: true\n", "unpublished: true\n"] {
        assert!(compare(site(files(config)).path(), EXPLAINED) > 70);
    }
}

const DEFAULTS: &str = "source: src
collections_dir: all
collections:
  posts: {permalink: '/:categories/:title:output_ext'}
  글: {output: true}
  docs: {output: true, permalink: '/:collection/:path/'}
defaults:
- {scope: {path: ''}, values: {permalink: /everything/:title/, layout: x}}
- {scope: {path: '', type: posts}, values: {permalink: '/post/:year/:slug', categories: base}}
- {scope: {path: _posts/old, type: posts}, values: {published: false}}
- {scope: {path: all/_posts/new}, values: {permalink: '/new/:categories/:title/', category: One Two}}
- {scope: {path: 'all/_docs/*/deep', type: docs}, values: {permalink: /deep/:path/}}
- {scope: {path: pages, type: page}, values: {permalink: /p/:basename/, published: false}}
- {scope: {path: /pages}, values: {permalink: /never/}}
- {scope: {path: 'pages/na'}, values: {permalink: /narrow/:basename}}
";

#[test]
#[ignore = "needs Jekyll"]
fn what_front_matter_inherits_is_ours() {
    let text = |front_matter: &str| format!("---\n{front_matter}---\ntext\n");
    let files = [
        ("_config.yml", DEFAULTS.to_owned()),
        ("Gemfile", "gem 'jekyll'\n".to_owned()),
        ("src/all/_posts/2022-12-31-a.md", text("categories: own\n")),
        ("src/all/_posts/old/2022-12-31-a.md", text("")),
        ("src/all/_posts/old/2022-12-31-b.md", text("published: true\n")),
        ("src/all/_posts/old/2022-12-31-c.md", text("published:\n")),
        ("src/all/_posts/new/2022-12-31-새.md", text("categories: [x]\n")),
        ("src/all/_posts/new/2022-12-31-b.md", text("permalink:\ncategory: y\n")),
        ("src/all/travel/_posts/2022-12-31-a.md", text("permalink: /own/\n")),
        ("src/_posts/2022-12-31-outside.md", text("")),
        ("src/all/_docs/a.md", text("")),
        ("src/all/_docs/b/deep/c.md", text("")),
        ("src/all/_글/가.md", text("")),
        ("src/_docs/outside.md", text("")),
        ("src/pages/a.md", text("")),
        ("src/pages/b.md", text("permalink:\n")),
        ("src/pages/narrow.md", text("")),
        ("src/other.md", text("")),
        ("outside.md", text("")),
    ];
    assert_eq!(compare(site(files).path(), &[]), 13);
}

#[test]
#[ignore = "needs Jekyll"]
fn posts_at_which_jekyll_stops_are_refused() {
    let cases = [
        ("_posts/2022-12-31-a.md", "date:\n"),
        ("_posts/2022-12-31-a.md", "date: soon\n"),
        ("_posts/2022-12-31-a.md", "date: 2022-13-01\n"),
        ("_posts/2022-13-01-a.md", ""),
        ("_posts/2022-12-31-a.md", "slug: 2022\n"),
        ("_posts/2022-12-31-a.md", "permalink: 2022\n"),
        ("_posts/2022-12-31-a.md", "permalink: /x/:tilte/\n"),
        ("a.md", "permalink: \"\"\n"),
        ("a.md", "- a\n"),
    ];
    for (path, front_matter) in cases {
        let text = format!("---\n{front_matter}---\ntext\n");
        let folder = site([("_config.yml", "title: a\n"), (path, &text)]);
        assert!(rows(folder.path()).is_none(), "Jekyll reads {path} with {front_matter}");
        let ours = listed(folder.path());
        assert_eq!(ours[path]["reason"], "refused", "{path} with {front_matter}: {}", ours[path]);
    }
    let strict = site([("_config.yml", "strict_front_matter: true\n"), ("a.md", "---\na: b: c\n---\n")]);
    assert!(rows(strict.path()).is_none() && listed(strict.path())["a.md"]["reason"] == "refused");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
#[ignore = "needs Jekyll"]
fn real_blogs_are_listed_as_jekyll_lists_them() {
    let corpus = std::env::var_os("MATTERLINT_CORPUS").map_or_else(|| package("../shared/corpus"), PathBuf::from);
    if !corpus.is_dir() {
        harness::skipped("the real blogs of ../shared/corpus are not here");
        return;
    }
    for (name, explained, least) in [("jekyll-site", &[] as &[_], 150), ("japanese-jekyll", &[], 100)] {
        let folder = TempDir::new().unwrap();
        copy(&corpus.join(name), folder.path());
        let compared = compare(folder.path(), explained);
        assert!(compared >= least, "{name}: {compared}");
    }
}
