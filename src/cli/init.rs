//! `matterlint init`.

use super::CLEAN;
use super::args::{InitArguments, SourceArguments};
use super::check::request;
use super::output::{Failure, Output};
use crate::config::Imported;
use crate::lint::Registry;
use crate::report::escape::visible;
use crate::rules;
use crate::session::{Beginning, Session};
use std::io::Write as _;
use std::path::Path;

pub(super) fn run(arguments: &InitArguments, output: &Output) -> Result<u8, Failure> {
    let source = SourceArguments { config: None, isolated: true };
    let session = Session::new(request(&source, None)?, Registry::new(rules::all()))?;
    let path = arguments.path.as_deref().filter(|path| *path != Path::new("-"));
    let only_prints = arguments.stdout || path.is_none() && arguments.path.is_some();
    let file = if only_prints {
        path.unwrap_or(Path::new("")).join("matterlint.toml")
    } else {
        session.place_for_configuration(path)?
    };
    let from = arguments.from.map(|linter| (linter.into(), arguments.from_file.as_deref()));
    let beginning = session.begin(&file, from, !arguments.no_schema && !only_prints)??;
    let (mut out, _) = output.stdout();
    if only_prints {
        write!(out, "{}", beginning.text)?;
    } else {
        let files = beginning.write()?;
        writeln!(out, "wrote {}", visible(&files.join(" and ")))?;
        for line in told(&beginning) {
            writeln!(out, "{}", visible(&line))?;
        }
    }
    out.flush()?;
    Ok(CLEAN)
}

/// What was carried over, what was recognised, and what comes next.
fn told(beginning: &Beginning) -> Vec<String> {
    let generator = match beginning.generator {
        Some(name) => format!("recognised: {}", name.as_str()),
        None => "no generator is recognised here: where one builds the blog, `generator` names it".to_owned(),
    };
    let next =
        "next: `matterlint` checks the blog; in an old one, `matterlint baseline write` records what is found today";
    beginning.imported.iter().map(carried).chain([generator, next.to_owned()]).collect()
}

/// `carried over from .rumdl.toml: 3 settings; 2 things have no counterpart and are named at the end of the file`
fn carried(imported: &Imported) -> String {
    let count = imported.count();
    let noun = if count == 1 { "setting" } else { "settings" };
    let left = match imported.left.len() {
        0 => String::new(),
        1 => "; 1 thing has no counterpart and is named at the end of the file".to_owned(),
        count => format!("; {count} things have no counterpart and are named at the end of the file"),
    };
    format!("carried over from {}: {count} {noun}{left}", imported.files.join(" and "))
}
