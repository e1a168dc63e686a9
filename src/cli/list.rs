//! `matterlint list`: what the generator will publish, and why not the rest.

use super::args::ListArguments;
use super::check::request;
use super::output::{Failure, Output};
use super::{CLEAN, FAULT};
use crate::lint::Registry;
use crate::report::{fault, inventory};
use crate::rules;
use crate::session::Session;
use std::path::PathBuf;

pub(super) fn run(arguments: &ListArguments, output: &Output) -> Result<u8, Failure> {
    let mut request = request(&arguments.source, arguments.now)?;
    request.paths.clone_from(&arguments.paths);
    if request.paths.is_empty() {
        request.paths.push(PathBuf::from("."));
    }
    let session = Session::new(request, Registry::load(rules::all())?)?;
    let inventory = session.inventory()?;
    let (mut out, _) = output.stdout();
    inventory::json::write(&mut out, &inventory)?;
    out.flush()?;
    let (mut err, style) = output.stderr();
    fault::write_work(&mut err, &inventory.faults, &style)?;
    Ok(if inventory.faults.is_empty() { CLEAN } else { FAULT })
}
