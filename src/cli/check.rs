//! `matterlint check`.

use super::args::{Arguments, CheckArguments, ChoiceArguments, SourceArguments};
use super::output::{Failure, Output};
use super::reports::Reports;
use super::{CLEAN, FAULT, fix, progress, watch};
use crate::lint::{Registry, nearest};
use crate::report::fault;
use crate::rules;
use crate::session::{LARGEST, Plan, Request, Run, Session};
use clap::CommandFactory as _;
use jiff::Timestamp;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

/// Names the commit that a range of commits begins with, which pre-commit has hooks look at.
const PRE_COMMIT_FROM: &str = "PRE_COMMIT_FROM_REF";

pub(super) fn run(arguments: &CheckArguments, output: &Output) -> Result<u8, Failure> {
    let stdin = stdin_name(arguments)?;
    if arguments.watch.watch {
        if stdin.is_some() {
            let message = "`--watch` watches files, and standard input is none".to_owned();
            return Err(Failure::Other { message, help: None });
        }
        return watch::run(arguments, output);
    }
    let reports = Reports::open(arguments, output)?;
    let session = session(arguments)?;
    if let Some(name) = stdin {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| Failure::Other {
            message: format!("standard input cannot be read: {error}"),
            help: None,
        })?;
        if arguments.fixes.is_asked() {
            return fix::run_stdin(&session, (name, &bytes), reports, arguments, output);
        }
        let run = session.check_bytes(name, bytes)?;
        let (mut out, style) = output.stdout();
        return reports.show(&session, &run, (&mut out, style));
    }
    let plan = session.plan()?;
    reports.spare(&plan)?;
    if arguments.show_files {
        return show_files(&plan, output);
    }
    if arguments.fixes.is_asked() {
        return fix::run(&session, &plan, reports, arguments, output);
    }
    let run = session.check(&plan);
    tell_nothing(&run, arguments, output);
    let (mut out, style) = output.stdout();
    let code = reports.show(&session, &run, (&mut out, style))?;
    tell_outdated(&run, arguments, output);
    if let Some(hint) = command_hint(&arguments.paths) {
        output.note(&hint);
    }
    Ok(code)
}

/// A session for what is asked.
pub(super) fn session(arguments: &CheckArguments) -> Result<Session, Failure> {
    let mut request = chosen(&arguments.choice, arguments.now)?;
    request.fail_on = arguments.fail_on;
    request.unsafe_fixes = arguments.fixes.unsafe_fixes;
    request.fixable.clone_from(&arguments.fixes.fixable);
    request.unfixable.clone_from(&arguments.fixes.unfixable);
    request.baseline.clone_from(&arguments.older.baseline);
    request.since.clone_from(&arguments.older.since);
    request.staged = arguments.staged;
    request.public = std::env::var(PRE_COMMIT_FROM).ok();
    request.without_baseline = arguments.older.no_baseline;
    request.paths.clone_from(&arguments.paths);
    if request.paths.is_empty() {
        request.paths.push(PathBuf::from("."));
    }
    let session = Session::new(request, Registry::new(rules::all()))?;
    Ok(session.telling(progress::on_terminal(arguments.quiet)))
}

/// Says that no post was found.
pub(super) fn tell_nothing(run: &Run, arguments: &CheckArguments, output: &Output) {
    if run.outcome.checked == 0 && run.outcome.faults.is_empty() && !arguments.quiet {
        output.note(match arguments.staged {
            true => "note: no post is staged",
            false => "note: no posts were found to check; `matterlint config` shows what counts here",
        });
    }
}

/// Says how many entries of the baseline stand for nothing any more.
pub(super) fn tell_outdated(run: &Run, arguments: &CheckArguments, output: &Output) {
    let (entries, them) = match run.outcome.outdated {
        0 => return,
        1 => ("1 entry of the baseline is".to_owned(), "it"),
        count => (format!("{count} entries of the baseline are"), "them"),
    };
    if !arguments.quiet {
        output.note(&format!("note: {entries} no longer needed; `matterlint baseline write` drops {them}"));
    }
}

/// What to say of a path that does not exist and is nearly a command.
fn command_hint(paths: &[PathBuf]) -> Option<String> {
    let word = paths.first().filter(|path| !path.exists())?.to_str()?;
    let program = Arguments::command();
    let near = nearest(word, program.get_subcommands().map(clap::Command::get_name))?;
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
    if asked && arguments.staged {
        let message = "`--staged` asks git for the posts, and standard input has none of them".to_owned();
        return Err(Failure::Other { message, help: Some("leave one of them out".to_owned()) });
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
