//! Where a change of a file may matter to what is found.

use super::Live;
use crate::session::paths;
use crate::site::GeneratorName;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders in which changes matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// With all folders below them; none lies below another.
    pub deep: BTreeSet<PathBuf>,
    /// Only the files in them.
    pub shallow: BTreeSet<PathBuf>,
    /// Folders below the deep ones in which nothing matters: what the generators write.
    pub output: BTreeSet<PathBuf>,
}

impl Watched {
    /// Whether a change of the file or folder at `path` may matter.
    #[must_use]
    pub fn concerns(&self, path: &Path) -> bool {
        let is_near = path.parent().is_some_and(|folder| self.shallow.contains(folder)) && !self.passes_over(path);
        is_near || self.holds(path)
    }

    /// Whether changes in the folder `path` matter, because of the folders above it.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        for folder in path.ancestors() {
            if self.deep.contains(folder) {
                return true;
            }
            if self.passes_over(folder) {
                return false;
            }
        }
        false
    }

    fn passes_over(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default();
        name == "node_modules" || name == ".git" || self.output.contains(path)
    }
}

impl Live {
    /// Where changes matter, as far as is known now.
    #[must_use]
    pub fn watched(&self) -> Watched {
        let request = &self.session.request;
        let sites = self.groups.iter().map(|group| &group.site);
        let mut watched = Watched::default();
        let named = request.paths.iter().map(|path| paths::absolute(&request.folder, path));
        let mut deep: BTreeSet<PathBuf> = sites.clone().map(|site| site.root.clone()).collect();
        for path in named.chain(self.groups.is_empty().then(|| request.folder.clone())) {
            let shallow = path.parent().filter(|_| !path.is_dir()).map(Path::to_owned);
            match shallow {
                Some(folder) => drop(watched.shallow.insert(folder)),
                None => drop(deep.insert(path)),
            }
        }
        let is_below_another = |path: &PathBuf| path.ancestors().skip(1).any(|above| deep.contains(above));
        watched.deep = deep.iter().filter(|path| !is_below_another(path)).cloned().collect();
        for site in sites {
            let output = output(site.layout.generator.name()).iter().map(|name| site.root.join(name));
            watched.output.extend(output);
        }
        let files = self.session.projects.read_files().into_iter().chain(self.plan.older.files().cloned());
        watched.shallow.extend(files.filter_map(|file| file.parent().map(Path::to_owned)));
        watched.shallow.insert(request.folder.clone());
        watched
    }
}

/// The folders that a generator writes, below its root: the usual ones.
fn output(generator: GeneratorName) -> &'static [&'static str] {
    match generator {
        GeneratorName::Hugo => &["public", "resources"],
        GeneratorName::Zola => &["public"],
        GeneratorName::Hexo => &["public", ".deploy_git"],
        GeneratorName::Jekyll => &["_site", ".jekyll-cache"],
        GeneratorName::Eleventy => &["_site"],
        GeneratorName::Astro => &["dist", ".astro"],
        GeneratorName::Docusaurus => &["build", ".docusaurus"],
        GeneratorName::Plain => &[],
    }
}
