//! Whether git ignores anything in every folder: the walk need not ask for what nobody has written.

use crate::text::find_ignoring_case;
use std::env;
use std::fs;
use std::path::PathBuf;

/// The setting that names a file of patterns.
const SETTING: &str = "excludesfile";

/// Whether a configuration of git names a file of patterns that count everywhere, or the usual one is there.
pub(super) fn has_patterns() -> bool {
    let home = env::home_dir();
    let own = named("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config")));
    let own = |name| own.as_ref().map(|folder| folder.join("git").join(name));
    let configurations = [
        named("GIT_CONFIG_GLOBAL"),
        home.as_ref().map(|home| home.join(".gitconfig")),
        own("config"),
        named("GIT_CONFIG_SYSTEM").or_else(|| Some(PathBuf::from("/etc/gitconfig"))),
    ];
    let names_file = |path: PathBuf| {
        fs::read(path).is_ok_and(|text| find_ignoring_case(&String::from_utf8_lossy(&text), SETTING).is_some())
    };
    own("ignore").is_some_and(|usual| usual.is_file()) || configurations.into_iter().flatten().any(names_file)
}

/// What a variable of the environment names.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|name| !name.is_empty()).map(PathBuf::from)
}
