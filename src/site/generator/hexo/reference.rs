//! How Hexo's `post_link` and `post_path` find posts (lib/plugins/tag/post_link.ts), and what rewrites links to files.

use super::Hexo;
use super::config::split_extension;
use crate::site::facts::Facts;
use crate::site::{Disk, path};

impl Hexo {
    /// What calls know a post by: its slug, then its title.
    pub(super) fn reference_names(&self, page: &Facts) -> Vec<String> {
        let folders = ["_posts", "_drafts"].map(|folder| path::join(&self.source, folder));
        let Some(name) = folders.iter().find_map(|folder| path::below(&page.path, folder)) else { return Vec::new() };
        let slug = self.slug_of(split_extension(name).0);
        std::iter::once(slug).chain(page.title.as_ref().map(|title| title.text.clone())).collect()
    }
}

/// Whether links to source files become links to pages: only plugins and the blog's own scripts do that.
pub fn rewrites_links(disk: &dyn Disk) -> Option<bool> {
    let packages = disk.has_file("package.json").then(|| disk.text("package.json")).flatten()?;
    let may_rewrite = packages.contains("relative-link") || packages.contains("backlink");
    (packages.contains("hexo-renderer-marked") && !may_rewrite && !disk.has_folder("scripts")).then_some(false)
}
