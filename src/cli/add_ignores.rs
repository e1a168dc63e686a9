//! `matterlint add-ignores`.

use super::args::AddIgnoresArguments;
use super::check::chosen;
use super::output::{Failure, Output};
use super::{CLEAN, FAULT, FINDINGS, progress, runner};
use crate::lint::{Registry, Severity};
use crate::report::{escape, fault};
use crate::rules;
use crate::session::{FixRun, Ignoring, Session, is_sound_reason};
use std::io::Write as _;
use std::path::PathBuf;

/// Tells which of the comments suppress nothing.
const UNUSED: &str = "suppression-unused";

pub(super) fn run(arguments: &AddIgnoresArguments, output: &Output) -> Result<u8, Failure> {
    if !is_sound_reason(&arguments.reason) {
        let message = format!("`{}` cannot stand in a comment", arguments.reason);
        return Err(Failure::Other { message, help: Some("write a few words without `--` and `*/`".to_owned()) });
    }
    let mut request = chosen(&arguments.choice, arguments.now)?;
    request.extend_select.push(UNUSED.to_owned());
    request.paths.clone_from(&arguments.paths);
    if request.paths.is_empty() {
        request.paths.push(PathBuf::from("."));
    }
    let session = Session::new(request, Registry::new(rules::all()))?.telling(progress::on_terminal(false));
    let plan = session.plan()?;
    let takes_hints = arguments.hints || arguments.choice.select.is_some();
    let least = if takes_hints { Severity::Hint } else { Severity::Warning };
    let mut done = session.add_ignores(&plan, &Ignoring { least, reason: &arguments.reason });
    if !arguments.diff {
        done.fixes.write();
    }
    let (mut out, style) = output.stdout();
    if arguments.diff {
        runner::write_diffs(&mut out, &done.fixes.run.outcome.fixed, &style, output)?;
    } else {
        writeln!(out, "{}", told(&done.fixes))?;
    }
    out.flush()?;
    for (path, rule, count) in &done.left {
        let them = if *count == 1 { "a finding".to_owned() } else { format!("{count} findings") };
        output.note(&format!(
            "note: {}: {them} of `{rule}` cannot be suppressed without changing the page",
            escape::visible(path)
        ));
    }
    let outcome = &done.fixes.run.outcome;
    let (mut err, style) = output.stderr();
    fault::write_work(&mut err, &outcome.faults, &style)?;
    let is_open = !done.left.is_empty() || (arguments.diff && !outcome.fixed.is_empty());
    Ok(match is_open {
        _ if !outcome.faults.is_empty() => FAULT,
        true => FINDINGS,
        false => CLEAN,
    })
}

/// `suppressed 12 findings in 3 posts`
fn told(fixes: &FixRun) -> String {
    let files = &fixes.run.outcome.fixed;
    let count: usize = files.iter().flat_map(|file| file.rules.values()).sum();
    let many = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    match count {
        0 => "nothing to suppress".to_owned(),
        _ => format!("suppressed {} in {}", many(count, "finding"), many(files.len(), "post")),
    }
}
