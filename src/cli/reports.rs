//! Where the findings of a run go: one format on standard output, any number in files.

use super::args::{CheckArguments, Format, Target};
use super::output::{Failure, Output};
use super::{CLEAN, FAULT, FINDINGS, runner};
use crate::config::FailOn;
use crate::lint::Registry;
use crate::report::{Outcome, Style, azure, checkstyle, concise, fault, full, github as commands, gitlab, grouped};
use crate::report::{job_summary, json, json_lines, junit, rdjson, sarif, summary};
use crate::session::{OutputFile, Plan, Run, Session};
use std::collections::HashSet;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// How many bytes GitHub takes as the summary of a step.
const SUMMARY: usize = 1 << 20;

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
            let is_log = runner::is_github() && !Output::is_terminal() && !arguments.statistics;
            reports.stream = Some(if is_log { Format::Github } else { Format::Full });
        }
        let mut places = HashSet::new();
        for target in targets {
            let Some(path) = target.file else {
                reports.stream = Some(target.format);
                continue;
            };
            let file = OutputFile::create(&path)?;
            if file.file().is_some_and(|file| !places.insert(file.to_owned())) {
                return Err(twice(&path));
            }
            reports.files.push((target.format, file));
        }
        Ok(reports)
    }

    /// Refuses files that are about to be checked: whoever names one means another option.
    pub(super) fn spare(&self, plan: &Plan) -> Result<(), Failure> {
        let files = self.files.iter().filter_map(|(_, file)| file.file());
        match files.filter_map(|file| plan.shown(file)).next() {
            None => Ok(()),
            Some(post) => Err(Failure::Other {
                message: format!("the report cannot be written over `{post}`, which is to be checked"),
                help: Some("name another file for it".to_owned()),
            }),
        }
    }

    /// Shows what a run found on `out` and in the files, and what kept it from its work on standard error.
    pub(super) fn show(
        mut self,
        session: &Session,
        run: &Run,
        (out, mut style): (&mut dyn Write, Style),
    ) -> Result<u8, Failure> {
        let (registry, outcome) = (session.registry(), &run.outcome);
        let code = self.exit_code(run);
        style.hints = self.arguments.hints || self.arguments.fail_on == Some(FailOn::Hint);
        style.draw_all = self.arguments.draw_all;
        let streamed = self.write_stream(out, (outcome, registry), &style, code);
        let plain = style.for_file();
        for (format, mut file) in std::mem::take(&mut self.files) {
            self.write(format, &mut file, (outcome, registry), &plain, code).map_err(|source| file.fault(source))?;
            file.finish()?;
        }
        match streamed {
            // Whoever read the output has seen enough; what was found still counts.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
            streamed => streamed?,
        }
        let (mut err, style) = self.output.stderr();
        fault::write_unproven(&mut err, outcome, registry, &style)?;
        fault::write_work(&mut err, &outcome.faults, &style)?;
        Ok(code)
    }

    fn exit_code(&self, run: &Run) -> u8 {
        // A commit would still take what was staged before it was fixed.
        let asked = self.arguments.fixes.exit_non_zero_on_fix || self.arguments.staged;
        let tells_fixes = asked && !run.outcome.fixed.is_empty();
        match run.fails && !self.arguments.exit_zero {
            _ if !run.outcome.faults.is_empty() => FAULT,
            false if !tells_fixes => CLEAN,
            _ => FINDINGS,
        }
    }

    fn write_stream(
        &self,
        mut out: &mut dyn Write,
        (outcome, registry): (&Outcome, &Registry),
        style: &Style,
        code: u8,
    ) -> io::Result<()> {
        if self.arguments.statistics {
            summary::statistics(&mut out, outcome, registry, style)?;
            if !outcome.files.is_empty() && outcome.checked > 0 && !self.arguments.quiet {
                writeln!(out)?;
            }
            self.summarise(out, outcome, style)?;
        } else if let Some(format) = self.stream {
            self.write(format, out, (outcome, registry), style, code)?;
        }
        out.flush()
    }

    fn write(
        &self,
        format: Format,
        out: &mut dyn Write,
        (outcome, registry): (&Outcome, &Registry),
        style: &Style,
        code: u8,
    ) -> io::Result<()> {
        let write = match format {
            Format::Full => full::write,
            Format::Concise => concise::write,
            Format::Grouped => grouped::write,
            Format::Json => json::write,
            Format::JsonLines => json_lines::write,
            Format::Sarif => return sarif::write(out, outcome, registry, style, code),
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
        let Some(path) = runner::job_summary() else { return };
        let written = OutputFile::append(&path).map_err(Failure::from).and_then(|(mut file, held)| {
            let room = SUMMARY.saturating_sub(usize::try_from(held).unwrap_or(usize::MAX));
            job_summary::write(&mut file, outcome, registry, style, room)?;
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
    for target in &mut targets {
        // As everywhere on a command line, `-` is the stream.
        target.file.take_if(|file| file.as_os_str() == "-");
    }
    let mut places = HashSet::new();
    match targets.iter().find(|target| !places.insert(&target.file)) {
        None => Ok(targets),
        Some(Target { file: None, .. }) => Err(Failure::Other {
            message: "two formats would go to standard output".to_owned(),
            help: Some("send one to a file: `--output-format NAME=FILE`".to_owned()),
        }),
        Some(Target { file: Some(file), .. }) => Err(twice(file)),
    }
}

fn twice(file: &Path) -> Failure {
    Failure::Other {
        message: format!("two formats would go to the file `{}`", file.display()),
        help: Some("name another file for one of them".to_owned()),
    }
}

/// Refuses options of which one would be passed over.
fn refuse_what_has_no_place(arguments: &CheckArguments, targets: &[Target]) -> Result<(), Failure> {
    let program = targets.iter().find(|target| target.file.is_none() && target.format.is_for_programs());
    let (program, fixes) = (program.map(|target| target.format.name()), &arguments.fixes);
    let is_drawn = |target: &Target| target.format == Format::Full && target.file.is_none();
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
