//! Globs as the generators of Node.js match them (micromatch): `*` stops at `/`.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Several globs at once. One that cannot be read matches nothing.
#[derive(Clone, Debug, Default)]
pub struct Globs(GlobSet);

impl Globs {
    /// Reads globs.
    pub fn new<'g>(globs: impl IntoIterator<Item = &'g str>) -> Self {
        let mut builder = GlobSetBuilder::new();
        for glob in globs {
            let built = GlobBuilder::new(glob.strip_prefix("./").unwrap_or(glob)).literal_separator(true).build();
            if let Ok(glob) = built {
                builder.add(glob);
            }
        }
        Self(builder.build().unwrap_or_default())
    }

    /// Whether one of them matches `path`, which is written with `/`.
    #[must_use]
    pub fn is_match(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

#[cfg(test)]
mod tests {
    use super::Globs;

    #[test]
    fn stars_stop_at_slashes() {
        let globs = Globs::new(["*.html", "demo/**", "./글/{a,b}.md", "[broken"]);
        for path in ["a.html", "demo/x/y.md", "글/b.md"] {
            assert!(globs.is_match(path), "{path}");
        }
        for path in ["x/a.html", "demonstration/x.md", "글/c.md", "[broken"] {
            assert!(!globs.is_match(path), "{path}");
        }
    }
}
