//! What is applied, what is dropped, and why.

use super::{Breach, Ground, Policy, Step, step};
use crate::document::{Dialect, Post};
use crate::lint::{Change, Diagnostic, Family, Fix, Maker, Page, Registration, Registry, RuleId, Safety, Severity};
use crate::site::disk::MapDisk;
use crate::site::{GeneratorName, by_name};
use crate::text::{Edit, Span};

const PLAIN: &str = "plain-rule";
const ENDS: &str = "ends-rule";
const REPEATS: &str = "repeats-rule";
const COMMENTS: &str = "comments-rule";
const FENCES: &str = "fences-rule";

static PAGES: [Page; 5] = [
    page(PLAIN, "A000", &[]),
    page(ENDS, "A001", &[Change::LineEnds]),
    page(REPEATS, "A002", &[Change::Repeats]),
    page(COMMENTS, "A003", &[Change::Comments]),
    page(FENCES, "A004", &[Change::Fences]),
];

const fn page(name: &'static str, code: &'static str, changes: &'static [Change]) -> Page {
    Page {
        name,
        code,
        summary: "x",
        family: Family::Body,
        severity: Severity::Hint,
        default: true,
        fix: None,
        changes,
        unused: false,
        since: "0.1.0",
        options: &[],
        body: "",
    }
}

fn registry() -> Registry {
    Registry::new(PAGES.iter().map(|page| Registration { page, maker: Maker::Session }))
}

/// A fix of `rule` that writes `new` over each `old` of the text.
fn fix(text: &str, rule: &str, safety: Safety, pairs: &[(&str, &str)]) -> Diagnostic {
    let edit = |(old, new): &(&str, &str)| {
        let start = text.find(old).expect("the old text is there");
        Edit { span: Span::new(start, start + old.len()), text: (*new).to_owned() }
    };
    let edits: Vec<Edit> = pairs.iter().map(edit).collect();
    let rule = registry().find(rule).expect("a rule of that name");
    Diagnostic {
        rule,
        severity: Severity::Hint,
        span: edits[0].span,
        message: String::new(),
        label: None,
        related: Vec::new(),
        help: None,
        fix: Some(Fix { title: String::new(), edits, safety }),
    }
}

fn run(text: &str, found: &[Diagnostic]) -> Step {
    let generator = by_name(GeneratorName::Hugo, &MapDisk::default());
    let dialect = generator.dialect("content/posts/a.md");
    let registry = registry();
    let ground = Ground { dialect: &dialect, generator: &*generator, registry: &registry };
    let policy = Policy { unsafe_fixes: true, ..Policy::default() };
    step(&post(text, &dialect), found, &policy, &ground)
}

fn post(text: &str, dialect: &Dialect) -> Post {
    Post::parse(text.to_owned(), dialect)
}

/// What one fix comes to: the new text, or the breach.
fn outcome(text: &str, rule: &str, safety: Safety, pairs: &[(&str, &str)]) -> Result<String, Breach> {
    let mut step = run(text, &[fix(text, rule, safety, pairs)]);
    match step.unproven.pop() {
        Some(unproven) => Err(unproven.breach),
        None => Ok(step.text.unwrap_or_default()),
    }
}

const POST: &str = "---\ntitle: \"글\"\ntags: [봄, 봄, 여름] # 계절\n---\n\n한 줄  \n다음 줄 \n";

#[test]
fn a_safe_fix_keeps_what_readers_see() {
    let safe = |rule, pairs: &[(&str, &str)]| outcome(POST, rule, Safety::Safe, pairs);
    assert_eq!(safe(PLAIN, &[("줄  \n", "줄\\\n")]), Ok(POST.replace("줄  \n", "줄\\\n")));
    assert_eq!(safe(PLAIN, &[("줄  \n", "줄\n")]), Err(Breach::Rendering));
    assert_eq!(safe(ENDS, &[("줄  \n", "줄\n")]), Err(Breach::Rendering), "a break is more than a line end");
    assert_eq!(safe(ENDS, &[("줄 \n", "줄\n")]), Ok(POST.replace("줄 \n", "줄\n")));
}

#[test]
fn a_safe_fix_keeps_the_values() {
    let safe = |rule, pairs: &[(&str, &str)]| outcome(POST, rule, Safety::Safe, pairs);
    assert!(safe(PLAIN, &[("\"글\"", "글")]).is_ok());
    assert!(
        safe(PLAIN, &[("title: \"글\"\ntags: [봄, 봄, 여름] # 계절", "tags: [봄, 봄, 여름] # 계절\ntitle: '글'")])
            .is_ok()
    );
    assert_eq!(safe(PLAIN, &[("\"글\"", "글 2")]), Err(Breach::Values));
    assert_eq!(safe(PLAIN, &[("봄, 봄", "봄")]), Err(Breach::Values));
    assert!(safe(REPEATS, &[("봄, 봄", "봄")]).is_ok());
    assert_eq!(safe(REPEATS, &[("여름", "봄")]), Err(Breach::Values));
    assert_eq!(safe(PLAIN, &[("title: \"글\"\n", "")]), Err(Breach::Values));
    let typed = "---\ntitle: \"2024\"\n---\n";
    assert_eq!(outcome(typed, PLAIN, Safety::Safe, &[("\"2024\"", "2024")]), Err(Breach::Values), "now a number");
}

#[test]
fn nothing_may_become_unreadable() {
    for safety in [Safety::Safe, Safety::Unsafe] {
        assert_eq!(outcome(POST, PLAIN, safety, &[("\"글\"", "\"글")]), Err(Breach::Unreadable));
        assert_eq!(outcome(POST, PLAIN, safety, &[("---\ntitle", "--\ntitle")]), Err(Breach::Fences));
    }
}

#[test]
fn an_unsafe_fix_keeps_to_its_part() {
    let rough = |rule, pairs: &[(&str, &str)]| outcome(POST, rule, Safety::Unsafe, pairs);
    assert!(rough(PLAIN, &[("한 줄", "두 줄")]).is_ok());
    assert!(rough(PLAIN, &[("\"글\"", "다른 글")]).is_ok());
    assert_eq!(rough(PLAIN, &[("\"글\"", "글\nother: [1]\n---\n\n새 글")]), Err(Breach::Fences));
    assert_eq!(rough(PLAIN, &[("\"글\"", "글 # \ntags: [가을]\nx: y")]), Err(Breach::Values), "`tags` is not touched");
    assert_eq!(rough(PLAIN, &[("# 계절\n", "#\n---\n")]), Err(Breach::Fences));
    assert!(rough(FENCES, &[("\n\n한 줄", "\n\n---\n한 줄")]).is_ok());
}

#[test]
fn a_front_matter_that_cannot_be_read_keeps_the_file_as_it_is() {
    let broken = "---\ntitle: \"글\nx: [\n---\n\n줄 \n";
    let found =
        [fix(broken, ENDS, Safety::Safe, &[("줄 \n", "줄\n")]), fix(broken, PLAIN, Safety::Unsafe, &[("[", "[]")])];
    assert_eq!(run(broken, &found), Step::default());
}

#[test]
fn suppressions_may_go() {
    let text = "---\ntitle: 글\n---\n\n봄\n\n<!-- matterlint-disable-line trailing-space -->\n\n여름\n";
    let comment = "<!-- matterlint-disable-line trailing-space -->\n\n";
    assert!(outcome(text, COMMENTS, Safety::Safe, &[(comment, "")]).is_ok());
    assert_eq!(outcome(text, PLAIN, Safety::Safe, &[(comment, "")]), Err(Breach::Rendering));
    assert_eq!(outcome(text, COMMENTS, Safety::Safe, &[("봄", "")]), Err(Breach::Rendering));
}

#[test]
fn one_wrong_fix_does_not_hinder_the_others() {
    let text: String = (0..9).map(|at| format!("줄 {at} \n")).collect();
    let one = |at: usize, new: &str| {
        let old = format!("{at} \n");
        fix(&text, ENDS, Safety::Safe, &[(&old, &format!("{new}\n"))])
    };
    let found: Vec<Diagnostic> =
        (0..9).map(|at| one(at, &if at == 4 { "x".to_owned() } else { at.to_string() })).collect();
    let step = run(&text, &found);
    assert_eq!(step.applied.len(), 8);
    assert_eq!(step.unproven.len(), 1);
    assert_eq!(step.text.unwrap(), text.replace(" \n", "\n").replace("줄 4\n", "줄 4 \n"));
}

#[test]
fn safe_fixes_come_before_unsafe_ones() {
    let found =
        [fix(POST, PLAIN, Safety::Unsafe, &[("\"글\"", "x")]), fix(POST, ENDS, Safety::Safe, &[("줄 \n", "줄\n")])];
    let step = run(POST, &found);
    assert_eq!(step.applied, [RuleId(1)]);
    let calm = Policy::default();
    assert!(calm.allows(&found[1]) && !calm.allows(&found[0]));
    let none = Policy { unsafe_fixes: true, unfixable: [RuleId(0)].into() };
    assert!(!none.allows(&found[0]));
}

#[test]
fn a_suggestion_is_never_written() {
    let found = [fix(POST, PLAIN, Safety::Suggestion, &[("\"글\"", "x")])];
    assert_eq!(run(POST, &found), Step::default());
}
