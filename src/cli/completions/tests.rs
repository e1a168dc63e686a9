//! What is offered at the end of a line.

use super::super::args::Arguments;
use super::candidates::Answer;
use super::line::Line;
use crate::lint::Registry;
use crate::rules;
use clap::CommandFactory as _;

/// The answer at the end of `line`, whose last word is the unfinished one.
fn answer(line: &str) -> Answer {
    let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let (current, before) = words.split_last().unwrap();
    let mut program = Arguments::command();
    program.build();
    Answer::at(&Line::read(&program, before), current, &Registry::new(rules::all()))
}

fn words(line: &str) -> Vec<String> {
    answer(line).candidates.into_iter().map(|candidate| candidate.value).collect()
}

#[test]
fn flags_of_check_are_offered_without_its_name() {
    assert_eq!(words("--sel"), ["--select"]);
    assert_eq!(words("check --sel"), ["--select"]);
    assert_eq!(words("content --sel"), ["--select"]);
    assert_eq!(words("list --unp"), ["--unpublished"]);
    assert_eq!(words("--vers"), ["--version"]);
    assert!(words("check --vers").is_empty());
    assert!(words("-- --sel").is_empty());
}

#[test]
fn commands_stand_beside_the_names_of_files() {
    assert_eq!(words("expl"), ["explain"]);
    assert_eq!(answer("expl").files.as_deref(), Some(""));
    assert_eq!(words("--color never expl"), ["explain"]);
    assert!(words("content expl").is_empty());
    assert_eq!(words("baseline w"), ["write"]);
    assert!(!words("").iter().any(|word| word.starts_with('_')), "the question itself is no command for people");
}

#[test]
fn rules_are_offered_where_rules_are_named() {
    assert_eq!(words("explain date-inv"), ["date-invalid"]);
    assert_eq!(words("--select date-inv"), ["date-invalid"]);
    assert_eq!(words("--ignore=date-inv"), ["--ignore=date-invalid"]);
    assert_eq!(words("--fix --fixable trailing-sp"), ["trailing-space"]);
    assert!(words("config --select front-m").contains(&"front-matter".to_owned()));
    assert!(words("explain front-m").iter().all(|word| word != "front-matter"), "a family has no page");
    let code = &words("explain F1")[0];
    assert!(code.starts_with("F1"), "{code}");
}

#[test]
fn a_list_of_rules_goes_on_behind_its_comma() {
    assert_eq!(words("--select url-duplicate,date-inv"), ["url-duplicate,date-invalid"]);
    assert_eq!(words("--select=url-duplicate,date-inv"), ["--select=url-duplicate,date-invalid"]);
    assert!(words("--select date-invalid,date-inv").is_empty(), "it is in the list");
}

#[test]
fn values_are_those_of_the_definition() {
    assert_eq!(words("--output-format sar"), ["sarif"]);
    assert_eq!(words("--output-format=sar"), ["--output-format=sarif"]);
    assert_eq!(answer("--output-format sarif=out/").files.as_deref(), Some("sarif="));
    assert_eq!(answer("--output-format=sarif=out/").files.as_deref(), Some("--output-format=sarif="));
    assert_eq!(words("--fail-on err"), ["error"]);
    assert_eq!(words("completions zs"), ["zsh"]);
    assert_eq!(answer("--config x").files.as_deref(), Some(""));
    assert_eq!(answer("--config=x").files.as_deref(), Some("--config="));
    assert_eq!(answer("--now 2"), Answer::default());
}
