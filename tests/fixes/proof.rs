//! Random changes that call themselves safe: what the proof lets through, other parsers find equal too.

use matterlint::document::{Dialect, Post};
use matterlint::fixer::{Ground, Policy, step};
use matterlint::lint::{Diagnostic, Fix, Registry, Safety, Severity};
use matterlint::site::disk::MapDisk;
use matterlint::site::{Generator, GeneratorName, by_name};
use matterlint::text::{Edit, Span};
use proptest::prelude::*;
use pulldown_cmark::{Options, Parser, html};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

const MATTER: &[&str] = &[
    "title: '봄 이야기'",
    "tags: [봄, \"여름\"]  # 계절",
    "weight: 3",
    "draft: false",
    "list:\n  - a\n  -  b",
    "about: >\n  한\n  줄",
];

const BODY: &[&str] = &[
    "한 줄",
    "한 줄  ",
    "봄 ",
    "## 제목 ##",
    "- 항목",
    "- 항목 ",
    "> 인용",
    "```",
    "a*b*c",
    "**굵게**",
    "[글](/b)",
    "| a | b |",
    "|---|:-:|",
    "<div>",
    "</div>",
    "",
    "",
    "1. 하나",
    "봄\\",
    "===",
    "`코드`",
    "<https://a.example>",
    "    네 칸",
];

const NEW: &[&str] =
    &["", "", " ", "  ", "\n", "\r\n", "\"", "'", "a", "\\", "#", "가", ": ", "*", "-", "_", ">", "\n\n"];

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| Registry::new(matterlint::rules::all()));
static ACCEPTED: AtomicUsize = AtomicUsize::new(0);

/// The text, where the change begins and how many characters go, what comes.
fn change() -> impl Strategy<Value = (String, usize, usize, &'static str)> {
    let matter = prop::collection::vec(prop::sample::select(MATTER), 0..4);
    let body = prop::collection::vec(prop::sample::select(BODY), 1..8);
    let text =
        (matter, body).prop_map(|(matter, body)| format!("---\n{}\n---\n\n{}\n", matter.join("\n"), body.join("\n")));
    (text, any::<prop::sample::Index>(), 0..3_usize, prop::sample::select(NEW))
        .prop_map(|(text, at, gone, new)| (text.clone(), at.index(text.chars().count() + 1), gone, new))
}

fn edit(text: &str, at: usize, gone: usize, new: &str) -> Edit {
    let place = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    Edit { span: Span::new(place(at), place(at + gone)), text: new.to_owned() }
}

/// What the proof makes of the change: the new text where it holds.
fn proven(text: &str, edit: &Edit, generator: &dyn Generator, dialect: &Dialect) -> Option<String> {
    let fix = Fix { title: String::new(), edits: vec![edit.clone()], safety: Safety::Safe };
    let finding = Diagnostic {
        rule: REGISTRY.find("title-missing").unwrap(),
        severity: Severity::Hint,
        span: edit.span,
        message: String::new(),
        label: None,
        related: Vec::new(),
        help: None,
        fix: Some(fix),
    };
    let ground = Ground { dialect, generator, registry: &REGISTRY };
    step(&Post::parse(text.to_owned(), dialect), &[finding], &Policy::default(), &ground).text
}

/// Front matter and body, cut by the fences alone.
fn parts(text: &str) -> Option<(serde_yaml::Value, String)> {
    let is_fence = |line: &&str| line.trim_end() == "---";
    let lines: Vec<&str> = text.trim_start().split_inclusive('\n').collect();
    let close = lines.iter().skip(1).position(is_fence).filter(|_| lines.first().is_some_and(is_fence))? + 1;
    let (matter, body) = (lines[1..close].concat(), lines[close + 1..].concat());
    let mut page = String::new();
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    html::push_html(&mut page, Parser::new_ext(&body, options));
    Some((serde_yaml::from_str(&matter).ok()?, page))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6000, failure_persistence: None, ..ProptestConfig::default() })]

    fn what_is_proven_is_equal((text, at, gone, new) in change()) {
        let generator = by_name(GeneratorName::Plain, &MapDisk::default());
        let dialect = Dialect::default();
        let edit = edit(&text, at, gone, new);
        let Some(after) = proven(&text, &edit, &*generator, &dialect) else { return Ok(()) };
        prop_assert_eq!(&after, &format!("{}{new}{}", &text[..edit.span.start()], &text[edit.span.end()..]));
        let Some(before) = parts(&text) else { return Ok(()) };
        prop_assert_eq!(parts(&after), Some(before), "{:?}", after);
        ACCEPTED.fetch_add(usize::from(after != text), Ordering::Relaxed);
    }
}

#[test]
fn the_proof_agrees_with_other_parsers() {
    what_is_proven_is_equal();
    let accepted = ACCEPTED.load(Ordering::Relaxed);
    assert!(accepted > 100, "only {accepted} changes were let through");
}
