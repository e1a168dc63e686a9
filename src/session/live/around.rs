//! What a blog that stays in memory knows round one of its files, for who asks about more than findings.

use super::Live;
use crate::config::ConfigError;
use crate::lint::Diagnostic;
use crate::report::{FileReport, WorkFault};
use crate::session::{SiteRoot, paths};
use crate::site::Blog;
use jiff::tz::TimeZone;
use std::path::Path;
use std::sync::Arc;

/// The blog round one file.
pub struct Around<'a> {
    /// The file's site.
    pub site: Arc<SiteRoot>,
    /// The file's path below the site's root, with `/`.
    pub path: String,
    /// The posts of the site, as far as they are known: none while a configuration cannot be used.
    pub blog: &'a Blog,
    /// The zone that counts where a date names none.
    pub zone: TimeZone,
}

impl Live {
    /// What is known round the file at `path`, which need not be checked, nor be there.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn around(&self, path: &Path) -> Result<Around<'_>, ConfigError> {
        let standing = self.session.standing(path)?;
        let site = standing.site;
        let group = self.groups.iter().find(|group| Arc::ptr_eq(&group.site, &site));
        let file = paths::absolute(&self.session.request.folder, path);
        Ok(Around {
            path: site.path(&file),
            blog: group.map_or(&self.nothing, |group| group.survey.blog()),
            zone: site.zone(&standing.project),
            site,
        })
    }

    /// The posts of each site, with its root.
    pub fn blogs(&self) -> impl Iterator<Item = (&Path, &Blog)> {
        self.groups.iter().map(|group| (group.site.root.as_path(), group.survey.blog()))
    }

    /// What is found now in the file at `path`, relative to the working folder, or why it could not be checked; `None`
    /// for a file that is not to be checked.
    #[must_use]
    pub fn verdict(&self, path: &Path) -> Option<Result<&FileReport, &WorkFault>> {
        let file = paths::absolute(&self.session.request.folder, path);
        let mut groups = self.groups.iter().filter(|_| self.is_open);
        let (group, at) = groups.find_map(|group| Some((group, group.at(&file)?)))?;
        Some(group.verdicts.get(at)?.as_ref()?.as_ref().map(|verdict| &verdict.report))
    }

    /// What is found now in files that are no posts: the configurations of sites.
    pub fn beside(&self) -> impl Iterator<Item = &FileReport> {
        let groups = self.groups.iter().filter(|_| self.is_open);
        groups.flat_map(|group| {
            let configurations = group.ground.iter().flat_map(|ground| &ground.configurations);
            configurations.chain(group.beside.iter().map(|beside| &beside.report))
        })
    }

    /// The text of the file that a finding calls `shown`: as it was checked, or from the disk.
    #[must_use]
    pub fn text(&self, shown: &str) -> Option<Arc<str>> {
        self.groups.iter().find_map(|group| self.session.text_of(group, shown))
    }

    /// The findings of the file at `path`, where it was checked.
    #[must_use]
    pub fn findings(&self, path: &Path) -> &[Diagnostic] {
        self.verdict(path).and_then(Result::ok).map_or(&[], |report| &report.diagnostics)
    }
}
