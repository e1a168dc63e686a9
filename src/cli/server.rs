//! `matterlint server`.

use super::args::ServerArguments;
use super::check::chosen;
use super::output::{Failure, home};
use super::{CLEAN, FINDINGS};
use crate::lsp::{Options, serve};
use std::io;

pub(super) fn run(arguments: &ServerArguments) -> Result<u8, Failure> {
    let request = chosen(&arguments.choice, arguments.now)?;
    let options = Options { request, is_timeless: arguments.now.is_some(), home: home().map(str::to_owned) };
    Ok(match serve(options, io::stdin(), io::stdout())? {
        true => CLEAN,
        false => FINDINGS,
    })
}
