//! What Hugo lists and publishes of whole sites is what we say it does: URL, dates, drafts, aliases, terms.

use crate::harness::example::package;
use crate::harness::lab::{NOW, matterlint};
use crate::hugo_sites::{Site, sites};
use crate::real::{Hugo, hugos, site};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use matterlint::document::Post;
use matterlint::site::disk::MapDisk;
use matterlint::site::{Facts, GeneratorName, Layout, by_name, url_key};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What each page prints, so that the built file tells which post it is.
const MARK: &str = "<i>page {{ with .File }}{{ .Filename | safeHTML }}{{ end }}</i>";

/// Shortcodes that came to Hugo after 0.111.
const NEW_SHORTCODES: [&str; 2] = ["qr", "details"];

fn files(folder: &Path) -> Vec<PathBuf> {
    crate::harness::example::children(folder)
        .into_iter()
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

/// The path of an address without its host, percent escapes resolved.
fn path_of(address: &str) -> String {
    let path = address.split_once("//").map_or(address, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    matterlint::site::address::decoded(path).unwrap().into_owned()
}

/// Our inventory of the site in `folder`, by file.
fn inventory(folder: &Path) -> BTreeMap<String, Value> {
    let output = matterlint(folder, &["list", "--output-format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let posts = json["posts"].as_array().unwrap().clone();
    posts.into_iter().map(|post| (post["path"].as_str().unwrap().to_owned(), post)).collect()
}

/// The built files by the post that they show.
fn published(out: &Path, root: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(out) {
        let text = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&text);
        let Some((_, mark)) = text.split_once("<i>page ") else { continue };
        let Some((post, _)) = mark.split_once("</i>").filter(|(post, _)| !post.is_empty()) else { continue };
        let post = Path::new(post).strip_prefix(root).unwrap().to_string_lossy().into_owned();
        let place = file.strip_prefix(out).unwrap().to_string_lossy().into_owned();
        found.entry(post).or_default().insert(format!("/{place}"));
    }
    found
}

/// The file that a web server sends for a path.
fn served(path: &str) -> String {
    if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// Where Hugo and we differ over one site; `known` are the differences that are explained.
fn compare(site: &Site, hugo: &Hugo, folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |text: String| wrong.push(format!("{} (strict: {}): {text}", site.name, hugo.strict));
    let ours = inventory(folder);
    let listed = hugo.list_all(folder);
    // A section is no entry of the inventory.
    let (listed, sections): (Vec<_>, Vec<_>) =
        listed.into_iter().partition(|row| row.get("kind").is_none_or(|kind| kind == "page"));
    let mut seen = BTreeSet::new();
    for row in &listed {
        let path = &row["path"];
        seen.insert(path.clone());
        let Some(post) = ours.get(path) else {
            say(format!("{path}: Hugo lists it, we do not"));
            continue;
        };
        let mut same = |what: &str, theirs: String, ours: String| {
            if theirs != ours {
                say(format!("{path}: {what}: Hugo's {theirs}, ours {ours}"));
            }
        };
        same("url", path_of(&row["permalink"]), post["url"].as_str().unwrap_or("").to_owned());
        same("draft", row["draft"].clone(), post["draft"].to_string());
        let seconds = |date: &str| date.parse::<Timestamp>().unwrap().as_second().to_string();
        let date = Some(row["date"].as_str()).filter(|date| !date.starts_with("0001-")).map_or(String::new(), seconds);
        same("date", date, post["date"].as_str().map_or(String::new(), seconds));
    }
    for (path, post) in ours.iter().filter(|(path, _)| !seen.contains(*path)) {
        if !["swallowed", "unrendered"].contains(&post["reason"].as_str().unwrap_or("")) {
            say(format!("{path}: we list it, Hugo does not: {post}"));
        }
    }
    let out = hugo.build(folder);
    let built = published(&out, folder);
    let base = site.base;
    for (path, post) in &ours {
        let url = post["url"].as_str().unwrap_or("");
        let place = site.host.map_or(String::new(), |host| host(path)) + &served(url.strip_prefix(base).unwrap_or(url));
        let places = built.get(path).cloned().unwrap_or_default();
        let is_published = post["published"].as_bool().unwrap();
        // Where several posts share a URL only one of them is there to be read.
        let is_taken = places.is_empty() && built.values().any(|others| others.contains(&place));
        let is_there = !places.is_empty() || is_taken && is_published;
        if is_published != is_there || is_published && !is_taken && !places.contains(&place) {
            say(format!("{path}: built as {places:?}, ours {place} published {is_published} {}", post["reason"]));
        }
        for alias in post["aliases"].as_array().unwrap().iter().filter(|_| is_published && site.aliases) {
            let alias = alias.as_str().unwrap();
            let place = site.host.map_or(String::new(), |host| host(path)) + &served(alias.strip_prefix(base).unwrap());
            if !out.join(&place[1..]).is_file() {
                say(format!("{path}: no alias at {place}"));
            }
        }
    }
    let files: BTreeSet<String> =
        files(&out).iter().map(|file| format!("/{}", file.strip_prefix(&out).unwrap().to_string_lossy())).collect();
    let gathered = facts(folder);
    for post in gathered.iter().filter(|post| built.contains_key(&post.path) && site.host.is_none()) {
        for url in post.page.terms.iter().filter_map(|term| term.url.as_deref()) {
            let place = served(url.strip_prefix(base).unwrap());
            if !files.contains(&place) {
                say(format!("{}: no term at {place}", post.path));
            }
        }
    }
    for row in sections {
        let section = gathered.iter().find(|post| post.path == row["path"] && post.page.is_section);
        let ours = section.and_then(|section| section.page.url.as_ref()).map(|url| url_key(&url.path));
        let theirs = path_of(&row["permalink"]);
        let theirs = url_key(&theirs);
        if ours != Some(theirs) {
            say(format!("{}: section: Hugo's {theirs}, ours {ours:?}", row["path"]));
        }
    }
    fs::remove_dir_all(out).unwrap();
    wrong.retain(|line| !site.known.iter().any(|known| line.contains(known)));
    wrong
}

/// What we gather of all files of the content.
fn facts(folder: &Path) -> Vec<Facts> {
    let below = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    let texts = files(folder).into_iter().filter(|path| {
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        path.ends_with(".tool-versions") || ["md", "toml", "yaml", "json"].contains(&&*extension)
    });
    let all: Vec<_> = texts.map(|path| (below(&path), fs::read(&path).unwrap())).collect();
    let disk = Arc::new(MapDisk::new(all.clone()));
    let layout = Layout { generator: by_name(GeneratorName::Hugo, disk.as_ref()), disk };
    let posts = all.into_iter().filter(|(path, _)| path.ends_with(".md"));
    let gathered = posts.map(|(path, text)| {
        let post = Post::parse(String::from_utf8_lossy(&text).into_owned(), &layout.generator.dialect(&path));
        Facts::of(&post, &path, layout.role(&path), &layout, &TimeZone::UTC)
    });
    gathered.collect()
}

fn check(sites: &[Site]) {
    let mut wrong = Vec::new();
    let mut pages = 0;
    for one in sites {
        for hugo in hugos().into_iter().filter(|hugo| hugo.strict || !one.is_new) {
            let mut all: Vec<(String, Vec<u8>)> = one.files.clone();
            for layout in
                ["_default/single.html", "_default/list.html", "index.html", "single.html", "list.html", "home.html"]
            {
                let path = format!("layouts/{layout}");
                all.retain(|(other, _)| *other != path);
                all.push((path, MARK.into()));
            }
            // The older Hugo looks for shortcodes in the folder that the newer one has renamed.
            let shortcodes: Vec<_> = all
                .iter()
                .filter_map(|(path, text)| Some((path.strip_prefix("layouts/_shortcodes/")?.to_owned(), text.clone())))
                .collect();
            all.extend(
                NEW_SHORTCODES.map(|name| (format!("layouts/shortcodes/{name}.html"), b"{{ .Inner }}".to_vec())),
            );
            all.push(("layouts/shortcodes/x.html".to_owned(), Vec::new()));
            all.extend(shortcodes.into_iter().map(|(name, text)| (format!("layouts/shortcodes/{name}"), text)));
            if !hugo.strict {
                all.push((".tool-versions".to_owned(), b"hugo 0.111.3\n".to_vec()));
            }
            let folder = site(all);
            let root = folder.path().canonicalize().unwrap();
            wrong.extend(compare(one, &hugo, &root));
            pages += inventory(&root).len();
        }
    }
    assert!(wrong.is_empty(), "{} differences at {NOW}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(pages >= sites.len(), "{pages} posts of {} sites compared", sites.len());
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_lists_and_publishes_our_sites_as_we_do() {
    check(&sites());
}

/// A blog of the corpus; `None`, said aloud, where the corpus is not at hand.
fn corpus(name: &'static str) -> Option<Site> {
    let folder = package("../shared/corpus").join(name);
    if !folder.is_dir() {
        crate::harness::skipped(&format!("{} is not here", folder.display()));
        return None;
    }
    let below = |path: &Path| path.strip_prefix(&folder).unwrap().to_string_lossy().into_owned();
    let files = files(&folder).into_iter().map(|path| (below(&path), fs::read(&path).unwrap())).collect();
    Some(Site { name, files, ..Site::default() })
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_lists_and_publishes_the_seed_blog_as_we_do() {
    check(&corpus("seed-blog").into_iter().collect::<Vec<_>>());
}

#[test]
#[ignore = "needs two Hugos"]
fn hugo_lists_and_publishes_its_own_documentation_as_we_do() {
    let documentation = corpus("hugo-docs").map(|site| Site { aliases: false, ..site });
    check(&documentation.into_iter().collect::<Vec<_>>());
}
