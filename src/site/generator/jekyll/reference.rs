//! How Jekyll's `post_url` and `link` find pages (lib/jekyll/tags/post_url.rb, link.rb), and what rewrites links to files.

use super::Jekyll;
use crate::site::calendar::path as path_dates;
use crate::site::facts::{Facts, LinkKind};
use crate::site::settings::Settings;
use crate::site::{Disk, path};
use jiff::civil::Date;

impl Jekyll {
    /// The names of a page: a post by day and slug, a file by its path below the source or the collections' folder.
    pub(super) fn reference_names(&self, page: &Facts, kind: LinkKind) -> Vec<String> {
        match kind {
            LinkKind::PostUrl => {
                let Some((date, slug)) = path_dates::jekyll(&page.path) else { return Vec::new() };
                // An old way of comparing still holds: the date of the front matter with the slug.
                let shown = page.page.date.map(|date| date.offset.to_datetime(date.instant).date());
                [Some(date), shown].into_iter().flatten().map(|date| post_name(date, slug)).collect()
            }
            LinkKind::SourceFile => {
                let folders = [self.config.source.as_str(), self.config.collections_folder.as_str()];
                folders.iter().filter_map(|folder| path::below(&page.path, folder)).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The names that `written` may mean; nothing certain for a file that a plugin may make.
    pub(super) fn reference_wanted(&self, written: &str, kind: LinkKind) -> Option<Vec<String>> {
        let name = written.trim();
        match kind {
            LinkKind::PostUrl => {
                let last = path::file_name(name);
                let file = format!("{last}.md");
                let dated = path_dates::jekyll(&file);
                Some(vec![dated.map_or(last.to_owned(), |(date, slug)| post_name(date, slug))])
            }
            LinkKind::SourceFile => {
                // The paths of documents begin without a slash, and a call must spell them so; those of other files may.
                let is_document = name.trim_start_matches('/').starts_with('_') || name.contains("/_posts/");
                let name = if is_document { name } else { name.trim_start_matches('/') };
                let is_markdown = ["md", "markdown"].contains(&path::extension(name).as_str());
                (is_document || is_markdown).then(|| match name.strip_prefix('/') {
                    Some(_) => vec![name.to_owned()],
                    None => vec![name.to_owned(), path::join(&self.config.source, name)],
                })
            }
            _ => None,
        }
    }
}

fn post_name(date: Date, slug: &str) -> String {
    format!("{date}-{slug}")
}

/// Whether the plugin `jekyll-relative-links` turns links to source files into links to pages. GitHub brings it along
/// unasked, so that it is certain only for a blog with a Gemfile of its own.
pub fn rewrites_links(disk: &dyn Disk, settings: &Settings) -> Option<bool> {
    let gems = disk.has_file("Gemfile").then(|| disk.text("Gemfile")).flatten()?;
    let locked =
        if disk.has_file("Gemfile.lock") { disk.text("Gemfile.lock").unwrap_or_default() } else { String::new() };
    let listed = [settings.texts("plugins"), settings.texts("gems")].concat();
    let names = ["jekyll-relative-links", "github-pages"];
    let may_rewrite = names.iter().any(|name| gems.contains(name) || locked.contains(name) || listed.contains(name));
    let has_own = disk.has_folder(settings.text("plugins_dir").unwrap_or("_plugins"));
    (!may_rewrite && !has_own).then_some(false)
}
