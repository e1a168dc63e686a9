//! The real Docusaurus as an oracle: the URL, date, tags and publication of every post, document and page.

use crate::harness::example::{children, package};
use crate::harness::{lab, skipped};
use crate::real::site;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use matterlint::document::Post;
use matterlint::site::disk::MapDisk;
use matterlint::site::{Facts, GeneratorName, Layout, by_name};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// The folder of the `node_modules` that holds Docusaurus.
fn modules() -> PathBuf {
    let folder = std::env::var("MATTERLINT_DOCUSAURUS")
        .unwrap_or_else(|_| panic!("MATTERLINT_DOCUSAURUS names no folder; .ci/run shows how to install Docusaurus"));
    Path::new(&folder).join("node_modules")
}

/// A file of a site: its path and text.
type File = (String, String);

fn page(path: &str, front_matter: &str) -> File {
    (path.to_owned(), format!("---\n{front_matter}\n---\n\n본문\n\n{{/* truncate */}}\n"))
}

fn config(options: &str) -> File {
    let text = format!(
        "// @ts-check\n/** @type {{import('@docusaurus/types').Config}} */\nconst config = {{\n  title: '차',\n  \
         url: 'https://example.org',\n  onBrokenLinks: 'ignore',\n  {options}\n}};\n\nmodule.exports = config;\n"
    );
    ("docusaurus.config.js".to_owned(), text)
}

const PLUGINS: &str = "plugins: [
    ['@docusaurus/plugin-content-blog', { onInlineTags: 'ignore', onInlineAuthors: 'ignore' }],
    ['@docusaurus/plugin-content-blog', /** @type {any} */ ({ id: 'til', path: './til/', routeBasePath: '배움', tagsBasePath: 'topics' })],
    [require.resolve('@docusaurus/plugin-content-docs'), { sidebarPath: false }],
    '@docusaurus/plugin-content-pages',
  ],";

/// Names and front matter that Docusaurus reads in ways of its own.
fn odd() -> Vec<File> {
    let tags = "tags: [한국어 글, C++, C#, Go Lang, go-lang, 日本語 tag2, Café crème, web3.0, HTML5Parser, node.js, 中文测试, \
                ABCdef, a_b, v2, x1y2, ソフトウェア, 'don''t', GraphQL API, iOS, 공지, {label: 다기, permalink: /tea-ware}, '2024']";
    let mut files = vec![
        page("blog/2022-12-31-글.md", &format!("title: 글\n{tags}")),
        page("blog/2022-1-5-short.mdx", "title: 짧은 날짜"),
        page("blog/2021-01-05.md", "title: only a date"),
        page("blog/2021-02-03/index.md", "title: a folder that is only a date"),
        page("blog/2021-02-04-folder/index.mdx", "title: a folder"),
        page("blog/2021-02-05-folder/other.md", "title: beside no index"),
        page("blog/2021/03/04/nested.md", "title: folders"),
        page("blog/2021/03-05-mixed.md", "title: mixed"),
        page("blog/팀/2021-03-06-below.md", "title: below"),
        page("blog/2020/2021-03-07-twice.md", "title: the last date counts"),
        page("blog/12021-03-08-digits.md", "title: five digits"),
        page("blog/undated.md", "title: undated\ndate: 2020-02-02"),
        page("blog/undated/index.md", "title: undated folder\ndate: 2020-02-03T10:00:00+09:00\nslug: /own/"),
        page("blog/A File (v1.0).md", "title: blanks\ndate: '2020-02-04'"),
        page("blog/2020-05-01-slug.md", "title: slug\nslug: 나의 글"),
        page("blog/2020-05-02-root.md", "title: slug\nslug: /"),
        page("blog/2020-05-03-deep.md", "title: slug\nslug: //a//b//"),
        page("blog/2020-05-04-draft.md", "title: draft\ndraft: true"),
        page("blog/2020-05-05-word.md", "title: draft\ndraft: 'TRUE'"),
        page("blog/2020-05-06-unlisted.md", "title: unlisted\nunlisted: true"),
        page("blog/2020-05-07-future.md", "title: future\ndate: 2999-01-01 10:00"),
        page("blog/2020-05-08-plain.md", "title: time\ndate: 2020-05-08 10:11:12"),
        page("blog/2020-05-09-words.md", "title: words\ndate: May 9 2020 10:00"),
        page("blog/2020-05-10-slashes.md", "title: slashes\ndate: 2020/05/10"),
        page("blog/2020-05-11-hours.md", "title: hours\ndate: 2020-05-11 10:11:12 +9"),
        page("blog/_2020-05-12-hidden.md", "title: hidden"),
        page("blog/_parts/2020-05-13-part.md", "title: part"),
        page("til/2023-01-01-배움.md", "title: til\ntags: [차]"),
        page("docs/intro.md", "title: intro\nslug: /"),
        page("docs/01-first.md", "title: first\ntags: [차]"),
        page("docs/02-안내/3. 시작.md", "title: nested"),
        page("docs/02-안내/index.md", "title: index"),
        page("docs/02-안내/04-id.md", "title: id\nid: 이름"),
        page("docs/02-안내/05-up.md", "title: up\nslug: ../up"),
        page("docs/02-안내/06-keep.md", "title: keep\nparse_number_prefixes: false"),
        page("docs/guide/README.md", "title: readme"),
        page("docs/tea/Tea.md", "title: named as its folder"),
        page("docs/7.0-notes.md", "title: a version"),
        page("docs/2021-11-foo.md", "title: a date"),
        page("docs/draft.md", "title: draft\ndraft: true"),
        page("src/pages/어바웃.md", "title: about"),
        page("src/pages/a/index.mdx", "title: index"),
        page("src/pages/a/b c.md", "title: blanks"),
        page("src/pages/own.md", "title: own\nslug: /my-own/"),
        page("i18n/en/docusaurus-plugin-content-blog/2022-12-31-글.md", "title: post\nslug: post"),
        page("i18n/en/docusaurus-plugin-content-blog/2022-1-5-short.mdx", "title: short"),
        page("i18n/en/docusaurus-plugin-content-blog-til/2023-01-01-배움.md", "title: til"),
        page("i18n/en/docusaurus-plugin-content-docs/current/01-first.md", "title: first"),
        page("i18n/en/docusaurus-plugin-content-pages/어바웃.md", "title: about"),
    ];
    files.push(("blog/tags.yml".into(), "공지:\n  label: 알림\n  permalink: /news\n".into()));
    files
}

/// One file, as Docusaurus and as we see it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    url: String,
    date: Option<Timestamp>,
    tags: Vec<String>,
}

fn theirs(folder: &Path, locale: &str) -> BTreeMap<String, Seen> {
    let link = folder.join("node_modules");
    if !link.exists() {
        std::os::unix::fs::symlink(modules(), &link).unwrap();
    }
    let output = Command::new("node")
        .env("NODE_ENV", "production")
        .arg(package("tests/generators/docusaurus.cjs"))
        .arg(folder)
        .arg(locale)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let told: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    let seen = |(path, route): (&String, &Value)| {
        let post = &told["posts"][path];
        let tags = post["tags"].as_array().cloned().unwrap_or_default();
        let url = decoded(route.as_str().unwrap());
        let date = post["date"].as_str().map(|date| date.parse().unwrap());
        (path.clone(), Seen { url, date, tags: tags.iter().map(|tag| tag.as_str().unwrap().to_owned()).collect() })
    };
    told["routes"].as_object().unwrap().iter().map(seen).collect()
}

fn decoded(url: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = url;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).unwrap());
        rest = &after[2..];
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap()
}

/// What `matterlint list` says of the published files, with the paths of their tags.
fn ours(folder: &Path, files: &[File]) -> BTreeMap<String, Seen> {
    let output = lab::matterlint(folder, &["list", "--output-format", "json"]);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let disk = Arc::new(MapDisk::new(files.iter().cloned()));
    let layout = Layout { generator: by_name(GeneratorName::Docusaurus, disk.as_ref()), disk };
    let texts: BTreeMap<_, _> = files.iter().cloned().collect();
    let published = told["posts"].as_array().unwrap().iter().filter(|post| post["published"] == true);
    let seen = |post: &Value| {
        let path = post["path"].as_str().unwrap().to_owned();
        let parsed = Post::parse(texts[&path].clone(), &layout.generator.dialect(&path));
        let facts = Facts::of(&parsed, &path, layout.role(&path), &layout, &TimeZone::UTC);
        let is_blog = path.contains("blog") || path.starts_with("til/");
        let tags = facts.page.terms.into_iter().filter(|_| is_blog).filter_map(|term| term.url);
        // The data of a post name its tags without the slash that `trailingSlash` puts behind their routes.
        let tags = tags.map(|url| url.trim_end_matches('/').to_owned());
        let date = post["date"].as_str().map(|date| date.parse().unwrap());
        let url = post["url"].as_str().unwrap_or_default().to_owned();
        (path, Seen { url, date, tags: tags.collect() })
    };
    published.map(seen).collect()
}

fn compare(files: Vec<File>, locales: &[&str]) -> usize {
    let package_file = ("package.json".to_owned(), "{\"name\": \"site\", \"version\": \"1.0.0\"}".to_owned());
    let files: Vec<File> = files.into_iter().chain([package_file]).collect();
    let folder = site(files.clone());
    let ours = ours(folder.path(), &files);
    let mut theirs_of = BTreeMap::new();
    for (at, locale) in locales.iter().enumerate() {
        // In another language the untranslated files are published once more; those are no files of that language.
        let told = theirs(folder.path(), locale).into_iter();
        theirs_of.extend(told.filter(|(path, _)| at == 0 || path.starts_with("i18n/")));
    }
    let theirs = theirs_of;
    let paths: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
    let mut wrong = Vec::new();
    for path in paths {
        let (ours, theirs) = (ours.get(path), theirs.get(path));
        if ours != theirs {
            wrong.push(format!("{path}\n  ours   {ours:?}\n  theirs {theirs:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    theirs.len()
}

#[test]
#[ignore = "needs Docusaurus"]
fn docusaurus_publishes_what_we_list() {
    let i18n = "i18n: { defaultLocale: 'ko', locales: ['ko', 'en'] },";
    for (options, locales) in [
        (format!("baseUrl: '/',\n  {PLUGINS}"), &["en"][..]),
        (format!("baseUrl: '/sub/',\n  trailingSlash: false,\n  {i18n}\n  {PLUGINS}"), &["ko", "en"]),
        (format!("baseUrl: '/하위/',\n  trailingSlash: true,\n  {PLUGINS}"), &["en"]),
    ] {
        let mut files = odd();
        if locales.len() == 1 {
            files.retain(|(path, _)| !path.starts_with("i18n/"));
        }
        files.push(config(&options));
        assert!(compare(files, locales) > 35);
    }
}

#[test]
#[ignore = "needs Docusaurus"]
fn docusaurus_publishes_versions_where_we_say() {
    let files = vec![
        page("docs/a.md", "title: a"),
        page("versioned_docs/version-2.0/a.md", "title: a"),
        page("versioned_docs/version-0.9/a.md", "title: a version that is not released"),
        page("i18n/de/docusaurus-plugin-content-blog/2022-12-31-a.md", "title: a language that is not built"),
        page("versioned_docs/version-1.0/첫/01-a.md", "title: a"),
        ("versions.json".into(), "[\"2.0\", \"1.0\"]\n".into()),
        config(&format!("baseUrl: '/',\n  {PLUGINS}")),
        page("blog/2022-12-31-a.md", "title: a"),
        page("til/2022-12-31-a.md", "title: a"),
        page("src/pages/a.md", "title: a"),
    ];
    assert_eq!(compare(files, &["en"]), 6);
}

#[test]
#[ignore = "needs Docusaurus"]
fn docusaurus_publishes_a_real_blog_as_we_list_it() {
    let root = package("../shared/corpus/docusaurus-site");
    if !root.is_dir() {
        return skipped("the real blogs of ../shared/corpus are not here");
    }
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in children(&folder) {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".md") || name.ends_with(".mdx") || name == "versions.json" {
                // The authors' file is not here.
                let text = std::fs::read_to_string(path).unwrap().replace("\nauthors:", "\nwriters:");
                files.push((name, text));
            }
        }
    }
    files.retain(|(path, _)| path != "README.md");
    let plugins =
        "plugins: [['@docusaurus/plugin-content-blog', { onInlineTags: 'ignore', onInlineAuthors: 'ignore' }],
      ['@docusaurus/plugin-content-docs', { sidebarPath: false, includeCurrentVersion: false }]],";
    files.push(config(&format!("baseUrl: '/',\n  {plugins}")));
    assert!(compare(files, &["en"]) > 60);
}
