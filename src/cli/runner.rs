//! The runners of CI jobs: what the environment tells of them, and how a diff passes through their logs.

use super::output::Output;
use crate::report::{FixedFile, Style, diff, escape};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::{self, Write};
use std::path::PathBuf;

/// Whether GitHub Actions reads what is written.
pub(super) fn is_github() -> bool {
    std::env::var("GITHUB_ACTIONS").as_deref() == Ok("true")
}

/// Whether Azure Pipelines or TeamCity reads what is written. Neither can be told to look away for a while.
fn is_another() -> bool {
    ["TF_BUILD", "TEAMCITY_VERSION"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The file that becomes the summary of the job's step.
pub(super) fn job_summary() -> Option<PathBuf> {
    std::env::var_os("GITHUB_STEP_SUMMARY").filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// Writes the diffs of files byte for byte, so that they can be applied, and so that a runner obeys none of their lines.
/// Where that is not to be had together, a file is shown as to a person, and a note says so.
pub(super) fn write_diffs(out: &mut dyn Write, files: &[FixedFile], style: &Style, output: &Output) -> io::Result<()> {
    let exact = |out: &mut dyn Write| files.iter().try_for_each(|file| write_diff(out, file, style));
    if Output::is_file() || files.is_empty() {
        return exact(out);
    }
    if is_github() {
        return write_unheard(out, exact);
    }
    if !is_another() {
        return exact(out);
    }
    let shown = Style { terminal: true, ..style.clone() };
    let mut is_shown = false;
    for file in files {
        let mut text = Vec::new();
        write_diff(&mut text, file, style)?;
        if escape::speaks(&String::from_utf8_lossy(&text)) {
            write_diff(out, file, &shown)?;
            is_shown = true;
        } else {
            out.write_all(&text)?;
        }
    }
    if is_shown {
        output.note("note: the runner would obey text of a post, which the diff shows with `\\u{…}`; to apply the diff, write it into a file");
    }
    Ok(())
}

fn write_diff(out: &mut dyn Write, file: &FixedFile, style: &Style) -> io::Result<()> {
    diff::write(out, &file.path, &file.before, &file.after, style)
}

/// Writes what must stay byte for byte so that GitHub's runner obeys none of its lines: it trims each before it looks for
/// `::`, so that a line of a post is a command behind the space of a diff, too.
fn write_unheard(out: &mut dyn Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
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
