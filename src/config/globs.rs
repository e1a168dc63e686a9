//! Path patterns as authors know them from `.gitignore`.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Several patterns at once. A pattern matches a path or a folder above it; without a `/` inside it matches at any
/// depth; `*` and `?` stop at `/`, `**` does not.
#[derive(Clone, Debug, Default)]
pub struct Globs {
    patterns: Vec<String>,
    set: GlobSet,
}

/// A pattern that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{pattern}` is no glob: {reason}")]
pub struct BadGlob {
    /// The pattern as written.
    pub pattern: String,
    /// Why.
    pub reason: String,
}

impl Globs {
    /// Reads patterns.
    ///
    /// # Errors
    /// The first pattern that cannot be read.
    pub fn new(patterns: &[String]) -> Result<Self, BadGlob> {
        let mut builder = GlobSetBuilder::new();
        for pattern in patterns {
            let bad = |error: globset::Error| BadGlob { pattern: pattern.clone(), reason: error.kind().to_string() };
            for glob in forms(pattern) {
                builder
                    .add(GlobBuilder::new(&glob).literal_separator(true).backslash_escape(true).build().map_err(bad)?);
            }
        }
        let set = builder.build().map_err(|error| BadGlob { pattern: String::new(), reason: error.to_string() })?;
        Ok(Self { patterns: patterns.to_vec(), set })
    }

    /// Whether one of them matches `path`, which is relative and written with `/`.
    #[must_use]
    pub fn is_match(&self, path: &str) -> bool {
        self.set.is_match(path)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The patterns as written.
    #[must_use]
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }
}

/// The pattern itself and everything below it, anchored as `.gitignore` anchors.
fn forms(pattern: &str) -> [String; 2] {
    let bare = pattern.trim_end_matches('/');
    let bare = bare.strip_prefix("./").unwrap_or(bare);
    let anchored = match bare.strip_prefix('/') {
        Some(rest) => rest.to_owned(),
        None if bare.contains('/') => bare.to_owned(),
        None => format!("**/{bare}"),
    };
    let below = format!("{anchored}/**");
    [anchored, below]
}

#[cfg(test)]
mod tests {
    use super::Globs;

    fn matches(pattern: &str, path: &str) -> bool {
        Globs::new(&[pattern.to_owned()]).expect("a sound glob").is_match(path)
    }

    #[test]
    fn follows_gitignore() {
        assert!(matches("drafts/**", "drafts/a/b.md"));
        assert!(matches("drafts", "content/drafts/a.md"));
        assert!(matches("/drafts/", "drafts/a.md"));
        assert!(!matches("/drafts/", "content/drafts/a.md"));
        assert!(matches("*.draft.md", "content/a.draft.md"));
        assert!(!matches("content/*.md", "content/posts/a.md"));
        assert!(matches("content/글/*.md", "content/글/가.md"));
        assert!(matches("./content/posts", "content/posts/a.md"));
    }

    #[test]
    fn names_the_bad_pattern() {
        let fault = Globs::new(&["ok".to_owned(), "a[".to_owned()]).expect_err("an open class");
        assert_eq!(fault.pattern, "a[");
    }
}
