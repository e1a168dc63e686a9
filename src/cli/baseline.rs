//! `matterlint baseline write`.

use super::args::BaselineArguments;
use super::check::chosen;
use super::output::{Failure, Output};
use super::{CLEAN, FAULT, progress};
use crate::lint::Registry;
use crate::report::{escape, fault};
use crate::rules;
use crate::session::Session;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The file that is written where nothing names one.
const USUAL: &str = "matterlint-baseline.json";

pub(super) fn write(arguments: &BaselineArguments, output: &Output) -> Result<u8, Failure> {
    if let Some(file) = arguments.file.as_deref() {
        refuse_what_is_no_baseline(file)?;
    }
    let mut request = chosen(&arguments.choice, arguments.now)?;
    request.without_baseline = true;
    request.paths.clone_from(&arguments.paths);
    if request.paths.is_empty() {
        request.paths.push(PathBuf::from("."));
    }
    let session = Session::new(request, Registry::new(rules::all()))?.telling(progress::on_terminal(false));
    let plan = session.plan()?;
    let configured = session.configured_baseline()?;
    let file = arguments.file.clone().or(configured).unwrap_or(PathBuf::from(USUAL));
    let recording = session.record_baseline(&plan, &file)?;
    let (mut err, style) = output.stderr();
    fault::write_work(&mut err, &recording.faults, &style)?;
    err.flush()?;
    let shown = &recording.shown;
    recording
        .write()
        .map_err(|reason| Failure::Other { message: format!("`{shown}` was not written: {reason}"), help: None })?;
    let count = recording.baseline.count();
    let (mut out, _) = output.stdout();
    let noun = if count == 1 { "finding" } else { "findings" };
    writeln!(out, "recorded {count} {noun} in {}", escape::visible(shown))?;
    out.flush()?;
    if let Some(value) = &recording.unnamed {
        output.note(&format!(
            "note: a run passes over them once `baseline = \"{value}\"` stands in matterlint.toml, or with `--baseline {shown}`"
        ));
    }
    Ok(if recording.faults.is_empty() { CLEAN } else { FAULT })
}

/// Refuses a post or a folder in the place of the file, as when a path was meant.
fn refuse_what_is_no_baseline(file: &Path) -> Result<(), Failure> {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    if extension.as_deref() == Some("json") && !file.is_dir() {
        return Ok(());
    }
    let message = format!("`{}` is no name of a baseline, which ends in `.json`", file.display());
    let help =
        format!("to record a folder or a post only, write `matterlint baseline write {USUAL} {}`", file.display());
    Err(Failure::Other { message, help: Some(help) })
}
