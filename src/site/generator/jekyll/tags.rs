//! Liquid's and Jekyll's tags, with those of the plugins that are known by name.

use crate::document::body::{TemplateArgument, TemplateCall, TemplateForm};
use crate::site::settings::Settings;
use crate::site::vocabulary::{Inner, Vocabulary, files_below};
use crate::site::{Disk, path};
use std::collections::BTreeSet;

/// Liquid tags that add no anchor, and expressions that stand in URLs.
pub const HARMLESS: [&str; 14] = [
    "assign",
    "comment",
    "endcomment",
    "endhighlight",
    "endraw",
    "gist",
    "highlight",
    "link",
    "post_url",
    "raw",
    "site.baseurl",
    "site.url",
    "page.url",
    "page.title",
];

/// Tags that need an end tag (Liquid 4 and 5, Jekyll 4).
const BLOCKS: [&str; 10] =
    ["capture", "case", "comment", "for", "highlight", "if", "ifchanged", "raw", "tablerow", "unless"];

/// Tags that stand alone, and the parts of blocks.
const LONE: [&str; 18] = [
    "#",
    "assign",
    "break",
    "continue",
    "cycle",
    "decrement",
    "echo",
    "else",
    "elsif",
    "include",
    "include_relative",
    "increment",
    "link",
    "liquid",
    "post_url",
    "render",
    "when",
    "doc",
];

/// Plugins with the tags that they bring.
const PLUGINS: [(&str, &[&str]); 31] = [
    ("github-pages", &["seo", "feed_meta", "gist", "avatar", "github_edit_link", "include_cached"]),
    ("jekyll", &[]),
    ("jekyll-archives", &[]),
    ("jekyll-avatar", &["avatar"]),
    ("jekyll-coffeescript", &[]),
    ("jekyll-commonmark", &[]),
    ("jekyll-commonmark-ghpages", &[]),
    ("jekyll-default-layout", &[]),
    ("jekyll-feed", &["feed_meta"]),
    ("jekyll-gist", &["gist"]),
    ("jekyll-github-metadata", &["github_edit_link"]),
    ("jekyll-include-cache", &["include_cached"]),
    ("jekyll-last-modified-at", &["last_modified_at"]),
    ("jekyll-mentions", &[]),
    ("jekyll-optional-front-matter", &[]),
    ("jekyll-paginate", &[]),
    ("jekyll-paginate-v2", &[]),
    ("jekyll-readme-index", &[]),
    ("jekyll-redirect-from", &[]),
    ("jekyll-relative-links", &[]),
    ("jekyll-remote-theme", &[]),
    ("jekyll-sass-converter", &[]),
    ("jekyll-seo-tag", &["seo"]),
    ("jekyll-sitemap", &[]),
    ("jekyll-swiss", &[]),
    ("jekyll-theme-primer", &[]),
    ("jekyll-titles-from-headings", &[]),
    ("jekyll-toc", &[]),
    ("jekyll-watch", &[]),
    ("jemoji", &[]),
    ("kramdown-parser-gfm", &[]),
];

/// What a site's posts may call and ask for.
#[derive(Debug)]
pub struct Templates {
    /// The tags; `None` when the site's defaults switch Liquid off.
    pub tags: Option<Vocabulary>,
    /// The folder of includes; `None` when a theme or plugin may bring more.
    pub includes: Option<String>,
    /// The layouts; `None` like the includes.
    pub layouts: Option<BTreeSet<String>>,
}

impl Templates {
    /// Reads what stands on disk. `source`: the folder of the site's files.
    pub fn new(disk: &dyn Disk, settings: &Settings, source: &str) -> Self {
        Self {
            tags: vocabulary(disk, settings, source),
            includes: includes(disk, settings, source),
            layouts: layouts(disk, settings, source),
        }
    }
}

/// Reads which tags the site's posts may use; `None` when its defaults switch Liquid off. `source`: the folder of the
/// site's files.
fn vocabulary(disk: &dyn Disk, settings: &Settings, source: &str) -> Option<Vocabulary> {
    if settings.tables("defaults").iter().any(|table| table.get("values.render_with_liquid").is_some()) {
        return None;
    }
    let mut words = Vocabulary::new(false);
    BLOCKS.iter().for_each(|name| words.add(name, Inner::Wanted));
    LONE.iter().for_each(|name| words.add(name, Inner::Refused));
    for (_, tags) in PLUGINS {
        tags.iter().for_each(|tag| words.add(tag, Inner::Unsure));
    }
    let gems = disk.text("Gemfile").filter(|_| disk.has_file("Gemfile")).unwrap_or_default();
    let gems = gemfile(&gems);
    let plugins: Vec<&str> = ["plugins", "gems"].iter().flat_map(|key| settings.texts(key)).collect();
    let is_known = |name: &str| PLUGINS.iter().any(|(known, _)| *known == name);
    let folders = settings.texts("plugins_dir").into_iter().filter_map(path::configured);
    let mut folders = folders.chain(["_plugins".to_owned(), path::join(source, "_plugins")]);
    words.complete = settings.entries().next().is_some()
        && gems.as_ref().is_some_and(|gems| gems.iter().all(|gem| is_known(gem)))
        && plugins.iter().all(|plugin| is_known(plugin))
        && !folders.any(|folder| disk.has_folder(&folder));
    Some(words)
}

/// The folder in which `include` looks; `None` when a theme or plugin that is not on disk may bring files of its own.
fn includes(disk: &dyn Disk, settings: &Settings, source: &str) -> Option<String> {
    let gemfile = if disk.has_file("Gemfile") { disk.text("Gemfile").unwrap_or_default() } else { String::new() };
    let has_theme = settings.text("theme").or(settings.text("remote_theme")).is_some() || gemfile.contains("theme");
    let plugins = path::join(source, settings.text("plugins_dir").unwrap_or("_plugins"));
    let folder = settings.text("includes_dir").unwrap_or("_includes");
    let open = has_theme || disk.has_folder(&plugins) || settings.entries().next().is_none();
    (!open).then(|| path::join(source, folder))
}

/// The layouts, under the names by which posts ask for them; `None` like [`includes`].
fn layouts(disk: &dyn Disk, settings: &Settings, source: &str) -> Option<BTreeSet<String>> {
    includes(disk, settings, source)?;
    let folder = path::join(source, settings.text("layouts_dir").unwrap_or("_layouts"));
    let files = files_below(disk, &folder);
    let names = files.iter().filter_map(|file| file.rsplit_once('.')).map(|(name, _)| name.to_owned());
    (!files.is_empty()).then(|| names.collect())
}

/// The file that `include` or `include_relative` names in the page at `page` (lib/jekyll/tags/include.rb), unless a
/// template makes the name.
pub fn file<'c>(
    call: &'c TemplateCall,
    page: &str,
    includes: Option<&str>,
) -> Option<(&'c TemplateArgument, Vec<String>)> {
    let folder = match call.name.as_str() {
        "include" => includes?,
        "include_relative" => path::folder(page),
        _ => return None,
    };
    let argument = call.arguments.first().filter(|argument| argument.name.is_none())?;
    let name = argument.value.as_str();
    let is_plain = call.form == TemplateForm::Tag && name.contains('.') && !name.contains(['{', '}', '|', '"', '\'']);
    let place = path::resolve(folder, name).filter(|_| is_plain)?;
    Some((argument, vec![place]))
}

/// The gems of a Gemfile that may be plugins: those of its group for them, and those named after Jekyll. `None` when it
/// takes gems from elsewhere.
fn gemfile(text: &str) -> Option<Vec<String>> {
    let mut in_group = false;
    let mut found = Vec::new();
    for line in text.lines().map(|line| line.split('#').next().unwrap_or("").trim()) {
        let first = line.split([' ', '(']).next().unwrap_or("");
        match first {
            "gemspec" | "eval_gemfile" => return None,
            "group" => in_group = line.contains(":jekyll_plugins"),
            "end" => in_group = false,
            "gem" => {
                let name = line.split(['"', '\'']).nth(1).unwrap_or_default();
                let is_theme = name.contains("-theme-");
                if in_group || line.contains(":jekyll_plugins") || name.starts_with("jekyll") && !is_theme {
                    found.push(name.to_owned());
                }
            }
            _ => {}
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::{gemfile, vocabulary};
    use crate::site::disk::MapDisk;
    use crate::site::settings::Settings;

    #[test]
    fn a_gemfile_names_its_plugins() {
        let text = "source 'https://e.org'\ngem \"rake\"\ngem 'jekyll', '~> 4.3'\ngroup :jekyll_plugins do\n  gem 'jemoji'\n  # gem 'no'\nend\ngem 'a', group: :jekyll_plugins\n";
        assert_eq!(gemfile(text), Some(vec!["jekyll".to_owned(), "jemoji".to_owned(), "a".to_owned()]));
        assert_eq!(gemfile("gemspec\n"), None);
    }

    #[test]
    fn an_unknown_plugin_may_bring_any_tag() {
        let words = |files: &[(&str, &str)], plugin: &str| {
            let disk = MapDisk::new(files.iter().copied());
            vocabulary(&disk, &Settings::sample(&[("title", "x"), ("plugins", plugin)]), "").unwrap().complete
        };
        assert!(words(&[], "jekyll-feed|jemoji") && !words(&[], "jekyll-feed|jekyll-spaceship"));
        assert!(
            !words(&[("_plugins/a.rb", "")], "jemoji") && !words(&[("Gemfile", "gem 'jekyll-asciidoc'")], "jemoji")
        );
    }
}
