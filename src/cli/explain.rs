//! `matterlint rules` and `matterlint explain`: the rule book in the terminal.

use super::CLEAN;
use super::args::RulesFormat;
use super::output::{Failure, Output};
use crate::config::UnknownRule;
use crate::lint::Registry;
use crate::report::page;
use crate::rules;
use std::io::Write as _;

pub(super) fn rules(format: RulesFormat, output: &Output) -> Result<u8, Failure> {
    let registry = Registry::new(rules::all());
    let (mut out, style) = output.stdout();
    match format {
        RulesFormat::Full => page::rules_table(&mut out, &registry, &style)?,
        RulesFormat::Json => page::rules_json(&mut out, &registry, &style)?,
    }
    out.flush()?;
    Ok(CLEAN)
}

pub(super) fn explain(word: &str, output: &Output) -> Result<u8, Failure> {
    let registry = Registry::new(rules::all());
    let Some(rule) = registry.find(word) else {
        let unknown = UnknownRule { word: word.to_owned(), nearest: registry.nearest(word).map(str::to_owned) };
        return Err(Failure::Other { message: unknown.to_string(), help: Some(unknown.help()) });
    };
    let (mut out, style) = output.stdout();
    page::write_page(&mut out, registry.page(rule), &style)?;
    out.flush()?;
    Ok(CLEAN)
}
