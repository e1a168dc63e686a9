//! The real Astro as an oracle: the file that each page and each entry of a collection is built to, and its date.

use crate::harness::example::children;
use crate::harness::lab;
use crate::real::site;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the `node_modules` that holds Astro.
fn modules() -> PathBuf {
    let folder = std::env::var("MATTERLINT_ASTRO")
        .unwrap_or_else(|_| panic!("MATTERLINT_ASTRO names no folder; .ci/run shows how to install Astro"));
    Path::new(&folder).join("node_modules")
}

type File = (String, String);

/// A page whose body names its file.
fn page(path: &str, front_matter: &str) -> File {
    (path.to_owned(), format!("---\n{front_matter}\n---\n\n`FILE {path}`\n"))
}

const ROUTE: &str = "---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  const posts = await getCollection('blog');
  return posts.map((post) => ({ params: { slug: post.id }, props: post }));
}
const post = Astro.props;
const { Content } = await render(post);
---
<Content />
<p>DATE {post.data.pubDate?.toISOString()} DATE</p>
";

const COLLECTION: &str = "import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';
const blog = defineCollection({
  // The folder of the posts.
  loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' }),
  schema: z.object({ title: z.string(), pubDate: z.coerce.date().optional() }),
});
export const collections = { blog };
";

/// Names and front matter that Astro reads in ways of its own.
fn odd() -> Vec<File> {
    let mut files = vec![
        page("src/pages/index.md", "title: 처음"),
        page("src/pages/어바웃.md", "title: about"),
        page("src/pages/a/b c.md", "title: blanks"),
        page("src/pages/a/index.md", "title: index"),
        page("src/pages/v1.2.md", "title: dots"),
        page("src/pages/Up한.md", "title: capitals\ndraft: true"),
        page("src/pages/_hidden.md", "title: hidden"),
        page("src/content/blog/2022/내 글 (1).md", "title: 글\npubDate: 2022-12-31"),
        page("src/content/blog/own.md", "title: own\nslug: Own Slug/x\npubDate: 2022-12-31T10:00:00+09:00"),
        page("src/content/blog/index.md", "title: index\npubDate: Jul 08 2022"),
        page("src/content/blog/Ab_C.v2.md", "title: signs\npubDate: '2022-12-31T10:00:00'"),
        page("src/content/blog/日本語/index.md", "title: folder\npubDate: 2022-12-31 10:11:12"),
        page("src/content/blog/中文 - 测试.md", "title: dashes\npubDate: 2022/12/31"),
        page("src/content/blog/Café.md", "title: accents\ndraft: true"),
    ];
    files.push(("package.json".into(), "{\"name\": \"site\", \"type\": \"module\"}".into()));
    files
}

type Seen = (String, Option<Timestamp>);

/// The built files by the source that each names.
fn theirs(folder: &Path) -> BTreeMap<String, Seen> {
    std::os::unix::fs::symlink(modules(), folder.join("node_modules")).unwrap();
    let output = Command::new("node")
        .current_dir(folder)
        .env("ASTRO_TELEMETRY_DISABLED", "1")
        .env("TZ", "UTC")
        .args(["node_modules/astro/astro.js", "build"])
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
    let out = folder.join("dist");
    let mut found = BTreeMap::new();
    let mut folders = vec![out.clone()];
    while let Some(folder) = folders.pop() {
        for path in children(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let html = std::fs::read_to_string(&path).unwrap();
                let source = html.split("FILE ").nth(1).and_then(|rest| rest.split("</code>").next()).unwrap();
                let date = html.split("DATE").nth(1).and_then(|date| date.trim().parse().ok());
                let built = path.strip_prefix(&out).unwrap().to_string_lossy().into_owned();
                found.insert(source.to_owned(), (built, date));
            }
        }
    }
    found
}

/// The built files as `matterlint list` gives their URLs.
fn ours(folder: &Path, base: &str) -> BTreeMap<String, Seen> {
    let output = lab::matterlint(folder, &["list", "--output-format", "json"]);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let published = told["posts"].as_array().unwrap().iter().filter(|post| post["published"] == true);
    let seen = |post: &Value| {
        let url = post["url"].as_str().unwrap_or("?");
        let rest = url.strip_prefix(base).unwrap_or("?").trim_start_matches('/');
        let file = if rest.ends_with(".html") {
            rest.to_owned()
        } else {
            format!("{rest}/index.html").replace("//", "/").trim_start_matches('/').to_owned()
        };
        (post["path"].as_str().unwrap().to_owned(), (file, post["date"].as_str().map(|date| date.parse().unwrap())))
    };
    published.map(seen).collect()
}

#[track_caller]
fn compare(options: &str, base: &str, changes: &[(&str, &str)]) {
    let config = format!("export default {{ site: 'https://example.org', {options} }};\n");
    let mut files = odd();
    files.push(("astro.config.mjs".into(), config));
    files.extend(changes.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let folder = site(files);
    let ours = ours(folder.path(), base);
    let theirs = theirs(folder.path());
    assert_eq!(theirs.len(), 13);
    let mut wrong = Vec::new();
    for path in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
        if ours.get(path) != theirs.get(path) {
            wrong.push(format!("{path}\n  ours   {:?}\n  theirs {:?}", ours.get(path), theirs.get(path)));
        }
    }
    assert!(wrong.is_empty(), "{options}\n{}", wrong.join("\n"));
}

#[test]
#[ignore = "needs Astro"]
fn astro_builds_what_we_list() {
    compare("", "", &[("src/content.config.ts", COLLECTION), ("src/pages/blog/[...slug].astro", ROUTE)]);
}

#[test]
#[ignore = "needs Astro"]
fn astro_builds_files_below_a_base_where_we_say() {
    let settings = "base: '/하위/', trailingSlash: 'never', build: { format: 'file' }";
    let route = "src/pages/글/[...slug]/index.astro";
    compare(settings, "/하위", &[("src/content.config.mjs", COLLECTION), (route, ROUTE)]);
}

#[test]
#[ignore = "needs Astro"]
fn astro_builds_collections_of_the_old_kind_where_we_say() {
    let old =
        COLLECTION.replace("loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' })", "type: 'content'");
    let route = ROUTE.replace("post.id", "post.slug");
    let settings = "trailingSlash: 'always', build: { format: 'preserve' }, legacy: { collections: true }";
    compare(settings, "", &[("src/content/config.ts", &old), ("src/pages/b/[...slug].astro", &route)]);
}
