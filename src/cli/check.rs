//! `matterlint check`.

use super::args::{CheckArguments, ChoiceArguments, Format, SourceArguments};
use super::output::{Failure, Output};
use super::{CLEAN, FAULT, FINDINGS};
use crate::config::FailOn;
use crate::lint::{Registry, nearest};
use crate::report::{concise, fault, full, json, summary};
use crate::rules;
use crate::session::{LARGEST, Plan, Request, Run, Session};
use jiff::Timestamp;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

pub(super) fn run(arguments: &CheckArguments, output: &Output) -> Result<u8, Failure> {
    if arguments.statistics && arguments.output_format == Format::Json {
        let message = "`--statistics` is a table, and `--output-format json` has no place for it".to_owned();
        return Err(Failure::Other { message, help: Some("leave one of them out".to_owned()) });
    }
    let stdin = stdin_name(arguments)?;
    let mut request = chosen(&arguments.choice, arguments.now)?;
    request.fail_on = arguments.fail_on;
    request.paths.clone_from(&arguments.paths);
    if request.paths.is_empty() {
        request.paths.push(PathBuf::from("."));
    }
    let session = Session::new(request, Registry::load(rules::all())?)?;
    if let Some(name) = stdin {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| Failure::Other {
            message: format!("standard input cannot be read: {error}"),
            help: None,
        })?;
        let run = session.check_bytes(name, bytes)?;
        return show(&session, &run, arguments, output);
    }
    let plan = session.plan()?;
    if arguments.show_files {
        return show_files(&plan, output);
    }
    let run = session.check(&plan);
    if run.outcome.checked == 0 && run.outcome.faults.is_empty() && !arguments.quiet {
        output.note("note: no posts were found to check; `matterlint config` shows what counts here");
    }
    let code = show(&session, &run, arguments, output)?;
    if let Some(hint) = command_hint(&arguments.paths) {
        output.note(&hint);
    }
    Ok(code)
}

/// What to say of a path that does not exist and is nearly a command.
fn command_hint(paths: &[PathBuf]) -> Option<String> {
    let word = paths.first().filter(|path| !path.exists())?.to_str()?;
    let near = nearest(word, ["check", "list", "rules", "explain", "config"])?;
    Some(format!("help: did you mean the command `matterlint {near}`?"))
}

/// The name of the post on standard input, when that is what is to be checked.
fn stdin_name(arguments: &CheckArguments) -> Result<Option<&Path>, Failure> {
    let names_stdin = |path: &PathBuf| path.as_os_str() == "-";
    let others = arguments.paths.iter().any(|path| !names_stdin(path));
    let asked = arguments.stdin_filename.is_some() || arguments.paths.iter().any(names_stdin);
    if asked && others {
        let message = "standard input is checked alone, without other paths".to_owned();
        return Err(Failure::Other { message, help: None });
    }
    Ok(asked.then(|| arguments.stdin_filename.as_deref().unwrap_or(Path::new("stdin.md"))))
}

/// A request with the choices that `check` and `config` share.
pub(super) fn chosen(choice: &ChoiceArguments, now: Option<Timestamp>) -> Result<Request, Failure> {
    Ok(Request {
        select: choice.select.clone(),
        extend_select: choice.extend_select.clone(),
        ignore: choice.ignore.clone(),
        ..request(&choice.source, now)?
    })
}

/// A request for what counts in the working folder.
pub(super) fn request(source: &SourceArguments, now: Option<Timestamp>) -> Result<Request, Failure> {
    let folder = std::env::current_dir().map_err(|error| Failure::Other {
        message: format!("the working folder cannot be found: {error}"),
        help: None,
    })?;
    Ok(Request {
        config: source.config.clone(),
        isolated: source.isolated,
        ..Request::new(folder, now.unwrap_or_else(Timestamp::now))
    })
}

fn show_files(plan: &Plan, output: &Output) -> Result<u8, Failure> {
    let (mut out, _) = output.stdout();
    for file in plan.files() {
        writeln!(out, "{}", crate::report::escape::visible(file))?;
    }
    out.flush()?;
    let (mut err, style) = output.stderr();
    fault::write_work(&mut err, plan.faults(), &style)?;
    Ok(if plan.faults().is_empty() { CLEAN } else { FAULT })
}

fn show(session: &Session, run: &Run, arguments: &CheckArguments, output: &Output) -> Result<u8, Failure> {
    let (registry, outcome) = (session.registry(), &run.outcome);
    let (mut out, mut style) = output.stdout();
    style.hints = arguments.hints || arguments.fail_on == Some(FailOn::Hint);
    style.draw_all = arguments.draw_all;
    let for_people = arguments.output_format == Format::Full || arguments.statistics;
    match arguments.output_format {
        _ if arguments.statistics => summary::statistics(&mut out, outcome, registry, &style)?,
        Format::Full => full::write(&mut out, outcome, registry, &style)?,
        Format::Concise => concise::write(&mut out, outcome, registry, &style)?,
        Format::Json => json::write(&mut out, outcome, registry, &style)?,
    }
    if for_people && outcome.checked > 0 && !arguments.quiet {
        if arguments.statistics && !outcome.files.is_empty() {
            writeln!(out)?;
        }
        summary::write(&mut out, outcome, &style)?;
    }
    out.flush()?;
    let (mut err, style) = output.stderr();
    fault::write_work(&mut err, &outcome.faults, &style)?;
    Ok(match run.fails && !arguments.exit_zero {
        _ if !outcome.faults.is_empty() => FAULT,
        true => FINDINGS,
        false => CLEAN,
    })
}
