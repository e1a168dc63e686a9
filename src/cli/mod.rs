//! The command line: arguments in, findings on stdout, notes on stderr, an exit code.

mod add_ignores;
mod args;
mod baseline;
mod check;
mod completions;
mod config;
mod default_command;
mod explain;
mod fix;
mod init;
mod list;
mod output;
mod progress;
mod reports;
mod runner;
mod server;
mod usage;
mod watch;

use args::{Arguments, BaselineCommand, Command};
use clap::CommandFactory as _;
use output::{Failure, Output, When};
use std::io;
use std::process::ExitCode;

/// Nothing to report.
const CLEAN: u8 = 0;
/// Findings at or above the threshold.
const FINDINGS: u8 = 1;
/// matterlint could not do its work.
const FAULT: u8 = 2;

/// The definition of the command line, from which man pages are made.
#[must_use]
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the command of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = usage::arguments(std::env::args_os());
    let (result, output) = match arguments.command {
        Command::Check(check) => {
            let output = Output::new(check.color.color);
            (check::run(&check, &output), output)
        }
        Command::List(list) => {
            let output = Output::new(list.color.color);
            (list::run(&list, &output), output)
        }
        Command::Rules(rules) => {
            let output = Output::new(rules.color.color);
            (explain::rules(rules.output_format, &output), output)
        }
        Command::Explain(explain) => {
            let output = Output::new(explain.color.color);
            (explain::explain(&explain.rule, &output), output)
        }
        Command::Baseline(BaselineCommand::Write(write)) => {
            let output = Output::new(write.color.color);
            (baseline::write(&write, &output), output)
        }
        Command::AddIgnores(ignores) => {
            let output = Output::new(ignores.color.color);
            (add_ignores::run(&ignores, &output), output)
        }
        Command::Init(init) => {
            let output = Output::new(init.color.color);
            (init::run(&init, &output), output)
        }
        Command::Server(server) => {
            let output = Output::new(When::Never);
            (server::run(&server), output)
        }
        Command::Config(config) => {
            let output = Output::new(config.color.color);
            (config::run(&config, &output), output)
        }
        Command::Completions(shell) => {
            let output = Output::new(When::Never);
            (completions::print(shell.shell, &output), output)
        }
        Command::Tab(line) => {
            let output = Output::new(When::Never);
            (completions::answer(&line, &output), output)
        }
    };
    ExitCode::from(match result {
        Ok(code) => code,
        // Whoever read the output has seen enough.
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => CLEAN,
        Err(failure) => {
            output.failure(&failure);
            FAULT
        }
    })
}
