//! The path patterns of other linters, written as ours, which are read as `.gitignore` reads its.

use crate::config::Globs;

/// A pattern of markdownlint-cli2 (micromatch), which begins at the folder of the configuration. The error says what ours
/// cannot.
pub(super) fn of_micromatch(pattern: &str) -> Result<String, String> {
    let bare = pattern.strip_prefix("./").unwrap_or(pattern);
    let is_extended = ["@(", "+(", "*(", "?(", "!("].iter().any(|open| bare.contains(open));
    if is_extended || bare.contains("[[:") || has_range(bare) {
        return Err("no glob here has such a part".to_owned());
    }
    refuse_outside(bare)?;
    sound(anchored(bare))
}

/// A pattern of markdownlint-cli2 for the files to check. `posts/*` does not reach into folders below, as ours would.
pub(super) fn of_micromatch_files(pattern: &str) -> Result<String, String> {
    let glob = of_micromatch(pattern)?;
    Ok(if glob.ends_with("/*") { format!("{glob}.*") } else { glob })
}

/// A pattern of an ignore file, or of rumdl's `exclude` and `include`, which are read alike.
pub(super) fn of_ignore_file(pattern: &str) -> Result<String, String> {
    if pattern.starts_with('!') {
        return Err("a glob here cannot bring files back".to_owned());
    }
    if pattern.starts_with('~') || pattern.contains("../") {
        return Err("it lies outside the folder of the configuration".to_owned());
    }
    sound(pattern.to_owned())
}

/// A pattern of rumdl's `per-file-ignores`: it stands for a whole path, and its `*` does not stop at `/`.
pub(super) fn of_whole_path(pattern: &str) -> Result<String, String> {
    let bare = pattern.strip_prefix("./").unwrap_or(pattern);
    refuse_outside(bare)?;
    let (folder, name) = bare.rsplit_once('/').map_or(("", bare), |(folder, name)| (folder, name));
    let in_name_only = !folder.contains('*') || folder.ends_with("**");
    if bare.replace("**", "").contains('*') {
        let reaches = match name.strip_prefix('*') {
            Some(rest) if in_name_only && !rest.contains('*') && folder.is_empty() => name.to_owned(),
            Some(rest) if in_name_only && !rest.contains('*') && folder.ends_with("**") => bare.to_owned(),
            Some(rest) if in_name_only && !rest.contains('*') => format!("{folder}/**/{name}"),
            _ => anchored(&crossing(bare)),
        };
        return sound(reaches);
    }
    sound(anchored(bare))
}

/// Every lone `*` as one that goes on over `/`.
fn crossing(pattern: &str) -> String {
    pattern.replace("**", "\0").replace('*', "{*,*/**/*}").replace('\0', "**")
}

fn anchored(pattern: &str) -> String {
    let trimmed = pattern.trim_end_matches('/');
    if trimmed.contains('/') || trimmed == "**" { trimmed.to_owned() } else { format!("/{trimmed}") }
}

fn refuse_outside(pattern: &str) -> Result<(), String> {
    if pattern.starts_with('!') {
        return Err("a glob here cannot bring files back".to_owned());
    }
    if pattern.starts_with(['/', '~']) || pattern.contains("../") {
        return Err("it lies outside the folder of the configuration".to_owned());
    }
    Ok(())
}

/// `{1..3}`
fn has_range(pattern: &str) -> bool {
    pattern.split('{').skip(1).any(|part| part.split('}').next().is_some_and(|inside| inside.contains("..")))
}

fn sound(pattern: String) -> Result<String, String> {
    match Globs::new(std::slice::from_ref(&pattern)) {
        Ok(_) => Ok(pattern),
        Err(fault) => Err(fault.reason),
    }
}

#[cfg(test)]
mod tests {
    use super::{of_ignore_file, of_micromatch, of_micromatch_files, of_whole_path};
    use crate::config::Globs;

    #[track_caller]
    fn check(glob: &str, hits: &[&str], misses: &[&str]) {
        let globs = Globs::new(&[glob.to_owned()]).expect("a sound glob");
        hits.iter().for_each(|path| assert!(globs.is_match(path), "{glob} misses {path}"));
        misses.iter().for_each(|path| assert!(!globs.is_match(path), "{glob} hits {path}"));
    }

    #[test]
    fn micromatch_begins_at_the_folder() {
        check(&of_micromatch("drafts").unwrap(), &["drafts/a.md"], &["content/drafts/a.md"]);
        check(&of_micromatch("./node_modules/").unwrap(), &["node_modules/a/b.md"], &["x/node_modules/b.md"]);
        check(&of_micromatch("*.md").unwrap(), &["a.md"], &["content/a.md"]);
        check(&of_micromatch("**/초안/*.md").unwrap(), &["a/b/초안/c.md"], &["초안.md"]);
        check(&of_micromatch("{drafts,old}/**").unwrap(), &["old/a.md"], &["new/a.md"]);
        check(&of_micromatch_files("posts/*").unwrap(), &["posts/a.md"], &["posts/a/b.md"]);
        for pattern in ["!(a|b).md", "a{1..3}.md", "/etc/**", "../x", "[[:alpha:]].md", "!a"] {
            assert!(of_micromatch(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn a_star_of_rumdl_does_not_stop() {
        check(&of_whole_path("*.md").unwrap(), &["a.md", "x/a.md"], &["a.mdx"]);
        check(&of_whole_path("README.md").unwrap(), &["README.md"], &["x/README.md"]);
        check(&of_whole_path("x/*.md").unwrap(), &["x/a.md", "x/y/a.md"], &["y/a.md"]);
        check(&of_whole_path("x/a*.md").unwrap(), &["x/ab.md", "x/ab/c.md"], &["x/b.md"]);
        check(&of_whole_path("**/TOC.md").unwrap(), &["TOC.md", "x/TOC.md"], &["x/a.md"]);
        check(&of_whole_path("docs/**/*.md").unwrap(), &["docs/a.md", "docs/x/a.md"], &["a.md"]);
        check(&of_ignore_file("drafts").unwrap(), &["x/drafts/a.md"], &["a.md"]);
        assert!(of_ignore_file("!a.md").is_err() && of_ignore_file("~/a").is_err());
    }
}
