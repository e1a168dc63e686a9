//! `matterlint completions SHELL`, and the question that its scripts ask at every press of the tab key.

mod candidates;
mod line;
#[cfg(test)]
mod tests;

use super::CLEAN;
use super::args::{Arguments, Shell, TabArguments};
use super::output::{Failure, Output};
use crate::lint::Registry;
use crate::rules;
use candidates::Answer;
use clap::CommandFactory as _;
use line::Line;
use std::io::{self, Write};

/// Where packages put the scripts below their prefix; the wheel takes them from there.
macro_rules! share {
    ($path:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/wheel/data/share/", $path))
    };
}

fn script(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => share!("bash-completion/completions/matterlint"),
        Shell::Elvish => share!("elvish/lib/matterlint.elv"),
        Shell::Fish => share!("fish/vendor_completions.d/matterlint.fish"),
        Shell::Powershell => share!("matterlint/matterlint.ps1"),
        Shell::Zsh => share!("zsh/site-functions/_matterlint"),
    }
}

/// Prints the script by which a shell completes.
pub(super) fn print(shell: Shell, output: &Output) -> Result<u8, Failure> {
    let (mut out, _) = output.stdout();
    out.write_all(script(shell).as_bytes())?;
    out.flush()?;
    Ok(CLEAN)
}

/// Answers a script: what may stand at the cursor.
pub(super) fn answer(arguments: &TabArguments, output: &Output) -> Result<u8, Failure> {
    let words: Vec<String> = arguments.words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let Some((current, before)) = words.split_first() else { return Ok(CLEAN) };
    let mut program = Arguments::command();
    program.build();
    let line = Line::read(&program, before);
    let registry = Registry::new(rules::all());
    let answer = Answer::at(&line, current.strip_prefix('=').unwrap_or(current), &registry);
    let (mut out, _) = output.stdout();
    write(&mut out, &answer)?;
    out.flush()?;
    Ok(CLEAN)
}

/// The first line says whether file names belong to the candidates and what stands before them in the word; then one
/// candidate a line, behind a tab what it means.
fn write(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    match &answer.files {
        Some(prefix) => writeln!(out, "files\t{prefix}")?,
        None => writeln!(out, "words\t")?,
    }
    for candidate in &answer.candidates {
        writeln!(out, "{}\t{}", candidate.value, candidate.help)?;
    }
    Ok(())
}
