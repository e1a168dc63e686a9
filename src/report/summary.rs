//! What a run comes to: one line at the end, and on request a table of how often each rule spoke.

use super::ink::Ink;
use super::{Counts, Outcome, Style, wrap};
use crate::lint::{Registry, RuleId, Severity};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the last line of a run: `2 errors and 4 warnings in 2 of 12 posts; 3 can be fixed by --fix`, and of one that
/// fixes: `fixed 12 findings in 3 posts; 2 errors and 4 warnings remain in 2 of 12 posts`.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, outcome: &Outcome, style: &Style) -> io::Result<()> {
    let counts = outcome.counts();
    let posts = many(counts.files, "post");
    let mut line = String::new();
    let mut remain = "";
    if counts.fixed > 0 {
        let fixed = format!("fixed {}", many(counts.fixed, "finding"));
        let files = many(outcome.fixed.len(), "post");
        line = format!("{} in {files}; ", style.paint(Ink::Strong, &fixed));
        remain = if shown_count(&counts, style) == 1 { " remains" } else { " remain" };
    }
    line.push_str(&match (told(&counts, style), outcome.files.len()) {
        (None, 0) => format!("{}{remain} in {posts}", style.paint(Ink::Strong, "no findings")),
        (None, _) => format!("{}{remain} in {posts}", style.paint(Ink::Strong, "no errors or warnings")),
        (Some(told), 1) if counts.files == 1 => format!("{told}{remain} in 1 post"),
        (Some(told), _) => format!("{told}{remain} in {} of {posts}", seen_files(outcome, style)),
    });
    if counts.hints > 0 && !style.hints {
        let hints = many(counts.hints, "hint");
        let hints = style.paint(Ink::Fault(Severity::Hint), &hints);
        let them = if counts.hints == 1 { "it" } else { "them" };
        line.push_str(&format!("; {hints} not shown ({} shows {them})", style.paint(Ink::Strong, "--hints")));
    }
    if outcome.older > 0 {
        line.push_str(&format!("; {} in the baseline", many(outcome.older, "older finding")));
    }
    if outcome.unchanged > 0 {
        line.push_str(&format!("; {} on lines that have not changed", many(outcome.unchanged, "finding")));
    }
    // Last, since hints that are not shown are counted.
    line.push_str(&fixable(&counts, style));
    writeln!(out, "{line}")
}

/// Writes how often each rule spoke, the most frequent first.
///
/// # Errors
/// When `out` does not take it.
pub fn statistics(out: &mut dyn Write, outcome: &Outcome, registry: &Registry, style: &Style) -> io::Result<()> {
    let mut rules: BTreeMap<(RuleId, Severity), (usize, usize)> = BTreeMap::new();
    for file in &outcome.files {
        let mut last = BTreeMap::new();
        for found in &file.diagnostics {
            let key = (found.rule, found.severity);
            let (findings, files) = rules.entry(key).or_default();
            *findings += 1;
            *files += usize::from(last.insert(key, ()).is_none());
        }
    }
    let mut rows: Vec<_> = rules.into_iter().collect();
    rows.sort_by_key(|((rule, severity), (findings, _))| {
        (std::cmp::Reverse((*findings, *severity)), registry.page(*rule).name)
    });
    let digits = rows.first().map_or(0, |(_, (findings, _))| findings.to_string().len());
    let longest = rows.iter().map(|((rule, _), _)| registry.page(*rule).name.len()).max().unwrap_or(0);
    for ((rule, severity), (findings, files)) in rows {
        let word = wrap::pad(severity.as_str(), "warning".len());
        let word = style.paint(Ink::Fault(severity), &word);
        let name = wrap::pad(registry.page(rule).name, longest);
        let posts = format!("in {}", many(files, "post"));
        writeln!(out, "{findings:>digits$}  {word}  {name}  {}", style.paint(Ink::Dim, &posts))?;
    }
    Ok(())
}

/// `; 3 can be fixed by --fix, 2 more by --unsafe-fixes`. After a run that fixes, what is safe and still there could not
/// be written.
fn fixable(counts: &Counts, style: &Style) -> String {
    let (safe, all) = (style.paint(Ink::Strong, "--fix"), style.paint(Ink::Strong, "--unsafe-fixes"));
    let fixable = if counts.fixed > 0 { 0 } else { counts.fixable };
    match (fixable, counts.unsafe_fixable) {
        (0, 0) => String::new(),
        (count, 0) => format!("; {count} can be fixed by {safe}"),
        (0, count) => format!("; {count} can be fixed by {all}"),
        (count, more) => format!("; {count} can be fixed by {safe}, {more} more by {all}"),
    }
}

/// How many findings the style shows.
fn shown_count(counts: &Counts, style: &Style) -> usize {
    counts.errors + counts.warnings + if style.hints { counts.hints } else { 0 }
}

/// `2 errors, 4 warnings and 1 hint`; `None` when there is nothing that the style shows.
fn told(counts: &Counts, style: &Style) -> Option<String> {
    let hints = if style.hints { counts.hints } else { 0 };
    let kinds = [(counts.errors, Severity::Error), (counts.warnings, Severity::Warning), (hints, Severity::Hint)];
    let words: Vec<String> = kinds
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, severity)| style.paint(Ink::Fault(severity), &many(count, severity.as_str())).to_string())
        .collect();
    let (last, before) = words.split_last()?;
    Some(if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) })
}

/// How many files have a finding that the style shows.
fn seen_files(outcome: &Outcome, style: &Style) -> usize {
    let shown = |severity| style.hints || severity > Severity::Hint;
    outcome.files.iter().filter(|file| file.diagnostics.iter().any(|found| shown(found.severity))).count()
}

fn many(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use crate::report::{Outcome, Style, sample};

    fn line(outcome: &Outcome, style: &Style) -> String {
        let mut out = Vec::new();
        super::write(&mut out, outcome, style).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_line_says_what_there_is_and_what_is_not_shown() {
        insta::assert_snapshot!(line(&sample::blog(), &Style::default()), @r"2 errors and 4 warnings in 2 of 12 posts; 1 hint not shown (--hints shows it); 3 can be fixed by --fix, 1 more by --unsafe-fixes");
        insta::assert_snapshot!(line(&sample::blog(), &Style { hints: true, ..Style::default() }), @r"2 errors, 4 warnings and 1 hint in 2 of 12 posts; 3 can be fixed by --fix, 1 more by --unsafe-fixes");
        insta::assert_snapshot!(line(&Outcome { checked: 12, ..Outcome::default() }, &Style::default()), @r#"no findings in 12 posts"#);
        let file = sample::file("a.md", "x \n", vec![sample::finding(sample::SPACE, 1, 2, "a space")]);
        insta::assert_snapshot!(line(&sample::only(file), &Style::default()), @r#"no errors or warnings in 1 post; 1 hint not shown (--hints shows it)"#);
        let file = sample::file("a.md", "x", vec![sample::finding(sample::TITLE, 0, 1, "no title")]);
        insta::assert_snapshot!(line(&sample::only(file), &Style::default()), @r#"1 error in 1 post"#);
    }

    #[test]
    fn what_was_fixed_comes_first() {
        let mut outcome = sample::blog();
        outcome.fixed = sample::fixed();
        insta::assert_snapshot!(line(&outcome, &Style::default()), @r"fixed 5 findings in 2 posts; 2 errors and 4 warnings remain in 2 of 12 posts; 1 hint not shown (--hints shows it); 1 can be fixed by --unsafe-fixes");
        let file = sample::file("a.md", "x", vec![sample::finding(sample::TITLE, 0, 1, "no title")]);
        let mut outcome = Outcome { fixed: sample::fixed(), ..sample::only(file) };
        outcome.fixed.truncate(1);
        insta::assert_snapshot!(line(&outcome, &Style::default()), @r"fixed 4 findings in 1 post; 1 error remains in 1 post");
        let outcome = Outcome { checked: 12, fixed: sample::fixed(), ..Outcome::default() };
        insta::assert_snapshot!(line(&outcome, &Style::default()), @r"fixed 5 findings in 2 posts; no findings remain in 12 posts");
    }

    #[test]
    fn the_table_names_the_most_frequent_rule_first() {
        let mut out = Vec::new();
        super::statistics(&mut out, &sample::blog(), &sample::registry(), &Style::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        4  warning  image-missing   in 1 post
        2  error    date-invalid    in 1 post
        1  hint     trailing-space  in 1 post
        "#);
    }
}
