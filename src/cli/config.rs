//! `matterlint config`: what counts for a file or folder, each value with its origin.

use super::CLEAN;
use super::args::{ChoiceArguments, ConfigArguments};
use super::check::chosen;
use super::output::{Failure, Output};
use crate::config::{Origin, Settings, Sourced, Verdict, schema};
use crate::lint::Registry;
use crate::report::escape::message;
use crate::rules;
use crate::session::{Session, SiteRoot, Standing};
use std::io::Write as _;

/// What is asked, what is answered, who said so.
type Row = (String, String, String);

pub(super) fn run(arguments: &ConfigArguments, output: &Output) -> Result<u8, Failure> {
    if arguments.schema {
        let (mut out, _) = output.stdout();
        serde_json::to_writer_pretty(&mut out, &schema(&Registry::new(rules::all()))).map_err(std::io::Error::from)?;
        writeln!(out)?;
        out.flush()?;
        return Ok(CLEAN);
    }
    let request = chosen(&arguments.choice, None)?;
    let path = request.folder.join(&arguments.path);
    if !path.exists() {
        let message = format!("there is no file or folder `{}`", arguments.path.display());
        return Err(Failure::Other { message, help: None });
    }
    // Settings hold for files: a folder is asked about by a file in it.
    let file = if path.is_dir() { path.join("index.md") } else { path };
    let folder = request.folder.clone();
    let session = Session::new(request, Registry::new(rules::all()))?;
    let standing = session.standing(&file)?;
    let mut rows = vec![file_row(&standing.project.files, arguments)];
    rows.extend(site_rows(&standing, &folder));
    rows.extend(setting_rows(&standing.project.settings));
    rows.extend(flag_rows(&arguments.choice));
    let (mut out, _) = output.stdout();
    write_table(&mut out, "setting", &rows)?;
    writeln!(out)?;
    let verdicts = standing.project.verdicts(&file, session.registry());
    let rules: Vec<Row> = verdicts.iter().map(|verdict| rule_row(verdict, session.registry())).collect();
    write_table(&mut out, "rule", &rules)?;
    out.flush()?;
    Ok(CLEAN)
}

/// The configuration files that count, the highest first.
fn file_row(files: &[String], arguments: &ConfigArguments) -> Row {
    let none = if arguments.choice.source.isolated { "none (--isolated)" } else { "none found" };
    let shown: Vec<&str> = files.iter().rev().map(String::as_str).collect();
    let value = if shown.is_empty() { none.to_owned() } else { shown.join(", ") };
    let origin = match (shown.is_empty(), arguments.choice.source.config.is_some()) {
        (true, _) => "default",
        (false, true) => "command line",
        (false, false) => "nearest",
    };
    ("configuration".to_owned(), value, origin.to_owned())
}

/// The words that flags add to what the files say.
fn flag_rows(choice: &ChoiceArguments) -> Vec<Row> {
    let given = [
        ("--select", choice.select.as_deref().unwrap_or_default()),
        ("--extend-select", &choice.extend_select),
        ("--ignore", &choice.ignore),
    ];
    let row = |(flag, words): (&str, &[String])| (flag.to_owned(), words.join(", "), Origin::CommandLine.to_string());
    given.into_iter().filter(|(_, words)| !words.is_empty()).map(row).collect()
}

fn site_rows(standing: &Standing, folder: &std::path::Path) -> Vec<Row> {
    let SiteRoot { root, layout, recognised, .. } = &*standing.site;
    let settings = &standing.project.settings;
    let name = layout.generator.name().as_str().to_owned();
    let seen = if *recognised { "recognised" } else { "none recognised" };
    let generator = settings.generator.value.map_or(seen.to_owned(), |_| settings.generator.origin.to_string());
    let rooted = settings.root.value.as_ref().map_or(seen.to_owned(), |_| settings.root.origin.to_string());
    let shown = root.strip_prefix(folder).map_or(root.as_path(), |inside| inside);
    let shown = if shown.as_os_str().is_empty() { ".".to_owned() } else { shown.display().to_string() };
    let zone = match (&settings.time_zone.value, layout.generator.zone()) {
        (Some(zone), _) => (zone.clone(), settings.time_zone.origin.to_string()),
        (None, Some(zone)) => (zone.to_owned(), "the site's configuration".to_owned()),
        (None, None) => ("UTC".to_owned(), "default".to_owned()),
    };
    vec![
        ("generator".to_owned(), name, generator),
        ("root".to_owned(), shown, rooted),
        ("time-zone".to_owned(), zone.0, zone.1),
    ]
}

fn setting_rows(settings: &Settings) -> Vec<Row> {
    let list = |words: &[String], empty: &str| if words.is_empty() { empty.to_owned() } else { words.join(", ") };
    let row = |name: &str, value: String, origin: &dyn std::fmt::Display| (name.to_owned(), value, origin.to_string());
    let Settings { include, exclude, fail_on, select, extend_select, ignore, fixable, unfixable, baseline, .. } =
        settings;
    let chosen = select.value.as_deref().map_or("the default rules".to_owned(), |words| list(words, "none"));
    let words = |name, words: &Sourced<Vec<String>>| row(name, list(&words.value, "none"), &words.origin);
    vec![
        row("include", list(include.value.patterns(), "everything"), &include.origin),
        row("exclude", list(exclude.value.patterns(), "nothing"), &exclude.origin),
        row("fail-on", fail_on.value.as_str().to_owned(), &fail_on.origin),
        row("select", chosen, &select.origin),
        words("extend-select", extend_select),
        words("ignore", ignore),
        row("fixable", fixable.value.as_deref().map_or("all".to_owned(), |words| list(words, "none")), &fixable.origin),
        words("unfixable", unfixable),
        row("baseline", baseline.value.clone().unwrap_or("none".to_owned()), &baseline.origin),
    ]
}

/// A rule's level, with the options that differ from its page.
fn rule_row(verdict: &Verdict, registry: &Registry) -> Row {
    let page = registry.page(verdict.rule);
    let mut value = verdict.severity.map_or("off", |severity| severity.as_str()).to_owned();
    for (name, spec) in page.options {
        if let Some(option) = verdict.asked.get(*name).filter(|option| spec.default.to_json() != **option) {
            value.push_str(&format!(", {name} = {option}"));
        }
    }
    (page.name.to_owned(), value, verdict.origin.to_string())
}

fn write_table(out: &mut dyn std::io::Write, title: &str, rows: &[Row]) -> Result<(), Failure> {
    let widest = |cell: fn(&Row) -> &str| rows.iter().map(|row| cell(row).chars().count()).max().unwrap_or(0);
    let (first, second) = (widest(|row| &row.0).max(title.len()), widest(|row| &row.1).min(48));
    writeln!(out, "{title:first$}  {:second$}  origin", "value")?;
    for (name, value, origin) in rows {
        writeln!(out, "{name:first$}  {:second$}  {}", message(value), message(origin))?;
    }
    Ok(())
}
