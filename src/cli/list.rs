//! `matterlint list`: what the generator will publish, and why not the rest.

use super::args::{ListArguments, ListFormat, Order};
use super::check::request;
use super::output::{Failure, Output};
use super::{CLEAN, FAULT, progress};
use crate::lint::Registry;
use crate::report::{fault, inventory};
use crate::rules;
use crate::session::{Session, Wanted};
use std::path::PathBuf;

pub(super) fn run(arguments: &ListArguments, output: &Output) -> Result<u8, Failure> {
    let mut request = request(&arguments.source, arguments.now)?;
    request.paths.clone_from(&arguments.paths);
    if request.paths.is_empty() {
        request.paths.push(PathBuf::from("."));
    }
    let session = Session::new(request, Registry::new(rules::all()))?.telling(progress::on_terminal(false));
    let wanted = Wanted {
        drafts: arguments.drafts,
        unpublished: arguments.unpublished,
        tags: arguments.tag.clone(),
        languages: arguments.language.clone(),
        by_date: arguments.by == Order::Date,
    };
    let found = session.inventory(&wanted)?;
    if found.total == 0 && found.faults.is_empty() {
        output.note("note: no posts were found; `matterlint config` shows what counts here");
    }
    let (mut out, mut style) = output.stdout();
    match arguments.output_format {
        ListFormat::Full => {
            style.width = Output::columns().unwrap_or(usize::MAX);
            inventory::table::write(&mut out, &found, &style)?;
        }
        ListFormat::Csv => inventory::csv::write(&mut out, &found)?,
        ListFormat::Json => inventory::json::write(&mut out, &found)?,
    }
    out.flush()?;
    let (mut err, style) = output.stderr();
    fault::write_work(&mut err, &found.faults, &style)?;
    Ok(if found.faults.is_empty() { CLEAN } else { FAULT })
}
