//! Where the findings of a run go: one format on standard output, any number in files.

use super::args::{CheckArguments, Format, Target};
use super::output::{Failure, Output};
use super::{CLEAN, FAULT, FINDINGS, github};
use crate::config::FailOn;
use crate::lint::Registry;
use crate::report::{Outcome, Style, azure, checkstyle, concise, fault, full, github as commands, gitlab, grouped};
use crate::report::{job_summary, json, json_lines, junit, rdjson, sarif, summary};
use crate::session::{OutputFile, Run, Session};
use std::collections::HashSet;
use std::io::{self, Write};

/// The formats of one run, each with its place. Files are begun before the run: where none can be, no time is lost.
pub(super) struct Reports<'a> {
    arguments: &'a CheckArguments,
    output: &'a Output,
    /// What goes to standard output, or where that is taken by a post, to standard error.
    stream: Option<Format>,
    files: Vec<(Format, OutputFile)>,
}

impl<'a> Reports<'a> {
    /// Begins all files.
    pub(super) fn open(arguments: &'a CheckArguments, output: &'a Output) -> Result<Self, Failure> {
        let mut reports = Self { arguments, output, stream: None, files: Vec::new() };
        let targets = targets(arguments)?;
        refuse_what_has_no_place(arguments, &targets)?;
        if targets.is_empty() {
            let is_log =
                github::is_runner() && !Output::is_terminal() && !arguments.statistics && !arguments.watch.watch;
            reports.stream = Some(if is_log { Format::Github } else { Format::Full });
        }
        for target in targets {
            match target.file {
                None => reports.stream = Some(target.format),
                Some(file) => reports.files.push((target.format, OutputFile::create(&file)?)),
            }
        }
        Ok(reports)
    }

    /// Shows what a run found on `out` and in the files, and what kept it from its work on standard error.
    pub(super) fn show(
        mut self,
        session: &Session,
        run: &Run,
        (mut out, mut style): (&mut dyn Write, Style),
    ) -> Result<u8, Failure> {
        let (registry, outcome) = (session.registry(), &run.outcome);
        style.hints = self.arguments.hints || self.arguments.fail_on == Some(FailOn::Hint);
        style.draw_all = self.arguments.draw_all;
        if self.arguments.statistics {
            summary::statistics(&mut out, outcome, registry, &style)?;
            if !outcome.files.is_empty() && outcome.checked > 0 && !self.arguments.quiet {
                writeln!(out)?;
            }
            self.summarise(out, outcome, &style)?;
        } else if let Some(format) = self.stream {
            self.write(format, out, (outcome, registry), &style)?;
        }
        out.flush()?;
        let plain = style.for_file();
        for (format, mut file) in std::mem::take(&mut self.files) {
            self.write(format, &mut file, (outcome, registry), &plain)?;
            file.finish()?;
        }
        let (mut err, style) = self.output.stderr();
        fault::write_unproven(&mut err, outcome, registry, &style)?;
        fault::write_work(&mut err, &outcome.faults, &style)?;
        Ok(match run.fails && !self.arguments.exit_zero {
            _ if !outcome.faults.is_empty() => FAULT,
            true => FINDINGS,
            false => CLEAN,
        })
    }

    fn write(
        &self,
        format: Format,
        out: &mut dyn Write,
        (outcome, registry): (&Outcome, &Registry),
        style: &Style,
    ) -> Result<(), Failure> {
        let write = match format {
            Format::Full => full::write,
            Format::Concise => concise::write,
            Format::Grouped => grouped::write,
            Format::Json => json::write,
            Format::JsonLines => json_lines::write,
            Format::Sarif => sarif::write,
            Format::Github => commands::write,
            Format::Gitlab => gitlab::write,
            Format::Junit => junit::write,
            Format::Checkstyle => checkstyle::write,
            Format::Rdjson => rdjson::write,
            Format::Rdjsonl => rdjson::write_lines,
            Format::Azure => azure::write,
        };
        write(out, outcome, registry, style)?;
        if format.is_for_people() {
            self.summarise(out, outcome, style)?;
        }
        if format == Format::Github {
            self.add_job_summary(outcome, registry, style);
        }
        Ok(())
    }

    fn summarise(&self, out: &mut dyn Write, outcome: &Outcome, style: &Style) -> io::Result<()> {
        if outcome.checked == 0 || self.arguments.quiet {
            return Ok(());
        }
        summary::write(out, outcome, style)
    }

    /// Adds a table to the summary of the job. That it cannot be written is no reason to fail the job.
    fn add_job_summary(&self, outcome: &Outcome, registry: &Registry, style: &Style) {
        let Some(path) = github::job_summary() else { return };
        let written = OutputFile::append(&path).map_err(Failure::from).and_then(|mut file| {
            job_summary::write(&mut file, outcome, registry, style)?;
            Ok(file.finish()?)
        });
        if let Err(failure) = written {
            self.output.note(&format!("note: there is no job summary: {failure}"));
        }
    }
}

/// The formats that are asked for, each with its file.
fn targets(arguments: &CheckArguments) -> Result<Vec<Target>, Failure> {
    let mut targets = arguments.output_format.clone();
    if let Some(file) = &arguments.output_file {
        if targets.is_empty() {
            targets.push(Target { format: Format::Full, file: None });
        }
        match targets.as_mut_slice() {
            [Target { file: free @ None, .. }] => *free = Some(file.clone()),
            _ => {
                let message = "`--output-file` is for a single format that names no file itself".to_owned();
                let help = Some("write `--output-format NAME=FILE` for each".to_owned());
                return Err(Failure::Other { message, help });
            }
        }
    }
    let mut places = HashSet::new();
    match targets.iter().find(|target| !places.insert(&target.file)) {
        None => Ok(targets),
        Some(Target { file: None, .. }) => Err(Failure::Other {
            message: "two formats would go to standard output".to_owned(),
            help: Some("send one to a file: `--output-format NAME=FILE`".to_owned()),
        }),
        Some(Target { file: Some(file), .. }) => Err(Failure::Other {
            message: format!("two formats would go to the file `{}`", file.display()),
            help: Some("name another file for one of them".to_owned()),
        }),
    }
}

/// Refuses options of which one would be passed over.
fn refuse_what_has_no_place(arguments: &CheckArguments, targets: &[Target]) -> Result<(), Failure> {
    let program = targets.iter().find(|target| target.file.is_none() && target.format.is_for_programs());
    let (program, fixes) = (program.map(|target| target.format.name()), &arguments.fixes);
    let is_drawn = |target: &Target| target.format == Format::Full && target.file.is_none();
    let is_of_people = |format: Format| format.is_for_people() || format == Format::Concise;
    let drawn = targets.iter().find(|target| target.file.is_none() && !is_of_people(target.format));
    if let Some(Target { format, .. }) = drawn.filter(|_| arguments.watch.watch) {
        let name = format.name();
        let message = format!("`--watch` shows `full`, `grouped` or `concise`, and not `{name}`");
        return Err(Failure::Other {
            message,
            help: Some(format!("send it to a file: `--output-format {name}=FILE`")),
        });
    }
    let message = match program {
        Some(name) if arguments.statistics => {
            format!("`--statistics` is a table, and `--output-format {name}` has no place for it")
        }
        _ if fixes.diff && arguments.statistics => {
            "`--diff` writes a diff and nothing else, `--statistics` a table".to_owned()
        }
        _ if fixes.diff && !targets.iter().all(is_drawn) => {
            "`--diff` writes a diff and nothing else, in whatever `--output-format`".to_owned()
        }
        Some(name) if fixes.show_fixes => {
            format!("`--output-format {name}` is for programs, and `--show-fixes` would write between")
        }
        _ if arguments.show_files && targets.iter().any(|target| target.file.is_some()) => {
            "`--show-files` checks nothing, so that there is no report to write".to_owned()
        }
        _ => return Ok(()),
    };
    Err(Failure::Other { message, help: Some("leave one of them out".to_owned()) })
}
