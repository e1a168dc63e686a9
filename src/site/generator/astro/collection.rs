//! Astro's content collections, and the routes that show their entries where the site's code says so plainly.

use super::config::{Config, EXTENSIONS};
use crate::site::anchor::Slugger;
use crate::site::script::{Literal, Script};
use crate::site::source_text::first_text;
use crate::site::{Disk, EntryKind, path};

/// A collection of Markdown files.
#[derive(Clone, Debug)]
pub struct Collection {
    /// Its name.
    name: String,
    /// The folder of its files.
    pub folder: String,
    /// The path below the site's at which an entry stands that has the id `*`; `None` where it is not plain.
    route: Option<Route>,
    /// Whether it is loaded in the old way, by a folder of `src/content`.
    is_legacy: bool,
}

/// A route with one part that stands for an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Route {
    /// The path above that part.
    folder: String,
    /// Whether the part may hold slashes: `[...slug]`.
    is_rest: bool,
    /// Whether the entry's `slug` fills it, and not its `id`.
    by_slug: bool,
    collection: String,
}

/// The collections of the site.
pub fn collections(disk: &dyn Disk, config: &Config) -> Vec<Collection> {
    let content = path::join(&config.source, "content");
    let files: Vec<String> = EXTENSIONS
        .iter()
        .flat_map(|extension| [format!("{content}.config.{extension}"), format!("{content}/config.{extension}")])
        .collect();
    let script = Script::read(&first_text(disk, &files.iter().map(String::as_str).collect::<Vec<_>>()));
    let mut found: Vec<Collection> = Vec::new();
    for (name, literal) in script.named("collections").entries() {
        found.extend(collection(name, script.resolve(literal), &script, &content));
    }
    let routes = routes(disk, &path::join(&config.source, "pages"));
    for collection in &mut found {
        let mut own = routes.iter().filter(|route| route.collection == collection.name);
        collection.route = own.next().filter(|_| own.next().is_none()).cloned();
    }
    found
}

fn collection(name: &str, literal: &Literal, script: &Script, content: &str) -> Option<Collection> {
    let Literal::Call(function, arguments) = literal else { return None };
    let options = script.resolve(arguments.first().filter(|_| function == "defineCollection")?);
    let (folder, is_legacy) = match script.resolve(options.get("loader")) {
        Literal::Absent if options.get("type").text_or("content")? == "content" => (path::join(content, name), true),
        Literal::Call(loader, arguments) if loader == "glob" => {
            let options = script.resolve(arguments.first()?);
            let plain = *options.get("generateId") == Literal::Absent
                && script.resolve(options.get("pattern")).text().is_some_and(takes_all_markdown);
            (path::configured(&script.resolve(options.get("base")).text_or("").filter(|_| plain)?)?, false)
        }
        _ => return None,
    };
    Some(Collection { name: name.to_owned(), folder, route: None, is_legacy })
}

/// Whether a pattern takes the Markdown files of the folder and those below, but for names that begin with `_`.
fn takes_all_markdown(pattern: &str) -> bool {
    let name = pattern.trim_start_matches("./").strip_prefix("**/");
    let extension = name.and_then(|name| name.strip_prefix("[^_]*.").or(name.strip_prefix("*.")));
    matches!(extension, Some("md" | "{md,mdx}" | "{mdx,md}" | "md?(x)" | "(md|mdx)"))
}

/// The routes below the folder of the pages that show the entries of one collection.
fn routes(disk: &dyn Disk, pages: &str) -> Vec<Route> {
    let mut found = Vec::new();
    let mut folders = vec![pages.to_owned()];
    while let Some(folder) = folders.pop() {
        let Some(names) = disk.list(&folder) else { continue };
        for (name, kind) in names.iter() {
            let whole = path::join(&folder, name);
            match kind {
                EntryKind::Folder => folders.push(whole),
                EntryKind::File if whole.contains('[') && name.ends_with(".astro") => {
                    let text = disk.text(&whole).unwrap_or_default();
                    found.extend(path::below(&whole, pages).and_then(|below| route(below, &text)));
                }
                EntryKind::File => {}
            }
        }
    }
    found
}

/// The route of the file `below` the pages, where its code fills its one open part from an entry of one collection.
fn route(below: &str, text: &str) -> Option<Route> {
    let stem = below.strip_suffix(".astro")?;
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    let (folder, part) = stem.rsplit_once('/').unwrap_or(("", stem));
    let inner = part.strip_prefix('[')?.strip_suffix(']').filter(|_| !folder.contains('['))?;
    let parameter = inner.strip_prefix("...").unwrap_or(inner);
    let only = |mut all: Vec<String>| {
        all.sort();
        all.dedup();
        all.pop().filter(|_| all.is_empty())
    };
    let collection = only(after(text, "getCollection(").filter_map(quoted).map(str::to_owned).collect())?;
    let params = only(after(text, "params:").map(|rest| inside_braces(rest).unwrap_or_default().to_owned()).collect())?;
    let (key, value) = params.split_once(':')?;
    let (entry, field) = value.trim().trim_end_matches(',').trim_end().split_once('.')?;
    let is_plain = key.trim() == parameter && entry.chars().all(char::is_alphanumeric);
    let by_slug = match field {
        "slug" => true,
        "id" => false,
        _ => return None,
    };
    is_plain.then(|| Route { folder: folder.to_owned(), is_rest: inner != parameter, by_slug, collection })
}

fn after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(mark).filter_map(move |(at, _)| text.get(at + mark.len()..))
}

fn quoted(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|ch| "\"'`".contains(*ch))?;
    Some(rest.get(1..)?.split_once(quote)?.0)
}

fn inside_braces(rest: &str) -> Option<&str> {
    Some(rest.trim_start().strip_prefix('{')?.split_once('}')?.0.trim())
}

impl Collection {
    /// The route of the entry in the file `below` the collection's folder; `slug` is that of its front matter.
    pub fn entry_route(&self, below: &str, slug: Option<&str>) -> Option<String> {
        let route = self.route.as_ref().filter(|route| route.by_slug == self.is_legacy)?;
        let id = match slug {
            Some(slug) => slug.to_owned(),
            None => entry_id(below),
        };
        (route.is_rest || !id.contains('/')).then(|| path::join(&route.folder, &id))
    }
}

/// The id that Astro makes of a file's path: each part as github-slugger spells it, `index` left out.
fn entry_id(below: &str) -> String {
    let stem = below.rsplit_once('.').map_or(below, |(stem, _)| stem);
    let parts: Vec<String> = stem.split('/').map(|part| Slugger::Github.slug(part)).collect();
    let id = parts.join("/");
    id.strip_suffix("/index").map_or(id.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Config, collections};
    use crate::site::disk::MapDisk;

    const ROUTE: &str = "---\nexport async function getStaticPaths() {\n\tconst posts = await getCollection('blog');\n\
        \treturn posts.map((post) => ({\n\t\tparams: { slug: post.id },\n\t\tprops: post,\n\t}));\n}\n---\n";

    fn route(page: &str, text: &str, loader: &str) -> Option<String> {
        let config = format!(
            "const blog = defineCollection({{ {loader} schema: z.object({{}}) }});\nexport const collections = {{ blog }};\n"
        );
        let disk = MapDisk::new([("src/content.config.ts", config.as_str()), (page, text)]);
        let found = collections(&disk, &Config::read(&disk));
        found.first().and_then(|blog| blog.entry_route("2022/내 글 (1).md", None))
    }

    const GLOB: &str = "loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' }),";

    #[test]
    fn plain_routes_only() {
        let page = "src/pages/blog/[...slug].astro";
        assert_eq!(route(page, ROUTE, GLOB).as_deref(), Some("blog/2022/내-글-1"));
        let folder = "src/pages/글/[...slug]/index.astro";
        assert_eq!(route(folder, ROUTE, GLOB).as_deref(), Some("글/2022/내-글-1"));
        assert_eq!(route("src/pages/blog/[slug].astro", ROUTE, GLOB), None, "the id has a slash");
        assert_eq!(route("src/pages/[lang]/[...slug].astro", ROUTE, GLOB), None);
        assert_eq!(route(page, &ROUTE.replace("post.id", "path(post.id)"), GLOB), None);
        assert_eq!(route(page, &ROUTE.replace("slug:", "id:"), GLOB), None);
        assert_eq!(route(page, ROUTE, "loader: own(),"), None);
        assert_eq!(route(page, ROUTE, ""), None, "an old collection's id is its file's name");
        let by_slug = ROUTE.replace("post.id", "post.slug");
        assert_eq!(route(page, &by_slug, "").as_deref(), Some("blog/2022/내-글-1"));
        assert_eq!(route(page, &by_slug, GLOB), None);
    }
}
