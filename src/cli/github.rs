//! GitHub Actions as the place where matterlint runs: what the runner tells by the environment, and how a diff passes
//! through its log.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::{self, Write};
use std::path::PathBuf;

/// Whether a runner reads what is written.
pub(super) fn is_runner() -> bool {
    std::env::var("GITHUB_ACTIONS").as_deref() == Ok("true")
}

/// The file that becomes the summary of the job's step.
pub(super) fn job_summary() -> Option<PathBuf> {
    std::env::var_os("GITHUB_STEP_SUMMARY").filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// Writes what must stay byte for byte, such as a diff, so that the runner obeys none of its lines: it trims each before it
/// looks for `::`, so that a line of a post is a command behind the space of a diff, too.
pub(super) fn write_unheard(
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let token = token();
    writeln!(out, "::stop-commands::{token}")?;
    write(out)?;
    writeln!(out, "::{token}::")
}

/// A word that no post can know: the seeds of the hashers come from the system's source of randomness.
fn token() -> String {
    let draw = || RandomState::new().build_hasher().finish();
    format!("matterlint-{:016x}{:016x}", draw(), draw())
}

#[cfg(test)]
mod tests {
    use super::{token, write_unheard};

    #[test]
    fn a_token_is_never_used_twice() {
        assert_ne!(token(), token());
        let mut out = Vec::new();
        write_unheard(&mut out, |out| writeln!(out, " ::error::x")).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let token = lines[0].strip_prefix("::stop-commands::").unwrap();
        assert_eq!(lines[1..], [" ::error::x", &format!("::{token}::")]);
    }
}
