//! `matterlint check --fix` and `--diff`.

use super::args::CheckArguments;
use super::check::tell_outdated;
use super::output::{Failure, Output};
use super::reports::Reports;
use super::{CLEAN, FAULT, FINDINGS, runner};
use crate::report::{Style, fault, fixes};
use crate::session::{Plan, Run, Session};
use std::io::Write;
use std::path::Path;

/// Fixes the files of a plan, or shows what would be fixed.
pub(super) fn run(
    session: &Session,
    plan: &Plan,
    reports: Reports<'_>,
    arguments: &CheckArguments,
    output: &Output,
) -> Result<u8, Failure> {
    let mut fixed = session.fix(plan);
    if arguments.fixes.diff {
        let (mut out, style) = output.stdout();
        return show_diff(session, &fixed.run, (&mut out, &style), output);
    }
    fixed.write();
    let (mut out, style) = output.stdout();
    if arguments.fixes.show_fixes {
        fixes::write(&mut out, &fixed.run.outcome.fixed, session.registry(), &style)?;
    }
    let code = reports.show(session, &fixed.run, (&mut out, style))?;
    if arguments.staged && !fixed.run.outcome.fixed.is_empty() && !arguments.quiet {
        output.note("note: what was fixed is not staged yet: look at it, and `git add` it");
    }
    tell_outdated(&fixed.run, arguments, output);
    Ok(code)
}

/// Fixes a post from standard input: it goes to standard output, fixed or not, and what is found to standard error.
pub(super) fn run_stdin(
    session: &Session,
    (name, bytes): (&Path, &[u8]),
    reports: Reports<'_>,
    arguments: &CheckArguments,
    output: &Output,
) -> Result<u8, Failure> {
    let run = session.fix_bytes(name, bytes.to_vec())?;
    let (mut out, style) = output.stdout();
    if arguments.fixes.diff {
        return show_diff(session, &run, (&mut out, &style), output);
    }
    match run.outcome.fixed.first() {
        Some(file) => out.write_all(file.after.as_bytes())?,
        None => out.write_all(bytes)?,
    }
    out.flush()?;
    let (mut err, style) = output.stderr();
    if arguments.fixes.show_fixes {
        fixes::write(&mut err, &run.outcome.fixed, session.registry(), &style)?;
    }
    reports.show(session, &run, (&mut err, style))
}

fn show_diff(
    session: &Session,
    run: &Run,
    (out, style): (&mut dyn Write, &Style),
    output: &Output,
) -> Result<u8, Failure> {
    runner::write_diffs(out, &run.outcome.fixed, style, output)?;
    out.flush()?;
    let (mut err, style) = output.stderr();
    fault::write_unproven(&mut err, &run.outcome, session.registry(), &style)?;
    fault::write_work(&mut err, &run.outcome.faults, &style)?;
    Ok(match run.outcome.fixed.is_empty() {
        _ if !run.outcome.faults.is_empty() => FAULT,
        true => CLEAN,
        false => FINDINGS,
    })
}
