//! One rule of another linter with its options, said in our settings. What it does not report because of its
//! configuration, ours must not report either.

use super::given::Given;
use super::{Imported, Linter};
use crate::config::{Counterpart, Level, RuleSetting, RuleTable};
use crate::text::shown;
use serde_json::{Value as Json, json};

/// What is asked of one rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'m> {
    pub(super) linter: Linter,
    pub(super) on: bool,
    /// The level that its severity names, where one is written.
    pub(super) level: Option<Level>,
    pub(super) options: Given<'m>,
}

/// The options of each rule that are looked at here. Those of MD010 speak of code, at which `tab-meaning` does not look.
const KNOWN: [(&str, &[&str]); 13] = [
    ("md001", &["front_matter_title"]),
    ("md009", &["br_spaces", "strict", "list_item_empty_lines"]),
    ("md010", &["code_blocks", "ignore_code_languages"]),
    ("md018", &["magiclink"]),
    ("md024", &["siblings_only", "allow_different_nesting", "allow_different_link_anchors"]),
    ("md025", &["level", "front_matter_title", "allow_document_sections", "allow_with_separators"]),
    ("md041", &["level", "front_matter_title", "allow_preamble"]),
    ("md051", &["ignore_case", "ignored_pattern"]),
    ("md052", &["ignored_labels", "ignore"]),
    ("md053", &["ignored_definitions"]),
    ("md080", &["levels"]),
    ("md084", &["allow"]),
    ("md094", &[]),
];

/// Those of ours that find much more than their counterpart, which an author may want back.
const WIDER: [&str; 1] = ["emphasis-literal"];

impl Imported {
    /// Says in our settings what is asked of `known`, or why it is left.
    pub(super) fn carry(&mut self, known: &Counterpart, wish: Wish<'_>) {
        if known.ours.is_empty() {
            return self.leave(known.title(), known.why);
        }
        let code = known.code.to_ascii_uppercase();
        match (known.code, wish.on) {
            ("md024", false) => {
                self.leave(
                    known.title(),
                    "headings with the same text are reported only where `same-text` asks for it, two equal ids always",
                );
            }
            ("md041", false) => self.leave(known.title(), "`heading-first-level` is off"),
            (_, false) => known.ours.iter().for_each(|ours| self.switch_off(ours, &code)),
            (_, true) => {
                for ours in known.ours.iter().filter(|_| wish.level.is_some() && known.code != "md041") {
                    self.put(ours, RuleSetting::Level(wish.level.unwrap_or(Level::On)), &code);
                }
                self.carry_options(known, wish);
                self.leave_options(known, wish);
            }
        }
    }

    fn carry_options(&mut self, known: &Counterpart, wish: Wish<'_>) {
        let given = wish.options;
        let code = known.code.to_ascii_uppercase();
        let mut off = |rule: &str, option: &str| self.switch_off(rule, &format!("{code} {option}"));
        match known.code {
            "md009" => {
                let spaces = given.number("br_spaces").unwrap_or(2);
                if spaces > 2 {
                    off("hard-break-long", "br_spaces");
                }
                if spaces > 2 && !given.holds("strict") {
                    off("trailing-space", "br_spaces");
                }
                // It passes over every line of a list, not its empty ones alone.
                if given.holds("list_item_empty_lines") {
                    known.ours.iter().for_each(|ours| off(ours, "list_item_empty_lines"));
                }
                if spaces < 2 {
                    self.ask("hard-break-style", ("style", json!("backslash")), "MD009 br_spaces");
                }
            }
            "md018" if given.holds("magiclink") => off("heading-space-missing", "magiclink"),
            "md024" => {
                let among_siblings = match given.get("siblings_only") {
                    None => wish.linter == Linter::Rumdl,
                    Some(_) => given.holds("siblings_only"),
                };
                let among_siblings = among_siblings || given.holds("allow_different_nesting");
                let places = if among_siblings { "siblings" } else { "post" };
                self.ask("heading-duplicate", ("same-text", json!(places)), "MD024");
            }
            "md025" => {
                if given.number("level").is_some_and(|level| level != 1) {
                    off("heading-h1-in-body", "level");
                }
                if given.texts("front_matter_title").iter().any(|pattern| !pattern.contains("title")) {
                    off("heading-h1-in-body", "front_matter_title");
                }
                for option in ["allow_document_sections", "allow_with_separators"] {
                    if given.holds(option) {
                        off("heading-h1-in-body", option);
                    }
                }
            }
            "md041" => self.carry_first_heading(known, wish),
            "md051" => {
                if wish.linter == Linter::Markdownlint && given.holds("ignore_case") {
                    off("link-fragment-missing", "ignore_case");
                }
                if given.holds("ignored_pattern") {
                    off("link-fragment-missing", "ignored_pattern");
                }
            }
            "md052" => {
                for option in ["ignored_labels", "ignore"] {
                    if given.texts(option).iter().any(|label| *label != "x") {
                        off("link-reference-undefined", option);
                    }
                }
            }
            "md053" if given.texts("ignored_definitions").iter().any(|label| *label != "//") => {
                known.ours.iter().for_each(|ours| off(ours, "ignored_definitions"));
            }
            "md080" if given.get("levels").is_some() => off("heading-duplicate", "levels"),
            "md084" if !given.texts("allow").is_empty() => off("invisible-character", "allow"),
            _ => {}
        }
    }

    /// MD041 is content with a title in the front matter, unless that is told not to count.
    fn carry_first_heading(&mut self, known: &Counterpart, wish: Wish<'_>) {
        let counts_title = wish.options.get("front_matter_title").is_none_or(|value| value.as_text() != Some(""));
        let level = wish.options.number("level").unwrap_or(1);
        if counts_title || !(1..=6).contains(&level) {
            return self.leave(known.title(), "a title satisfies it, and `title-missing` asks for one");
        }
        self.ask("heading-first-level", ("first", json!(level)), "MD041");
        if let Some(severity) = wish.level {
            self.put("heading-first-level", RuleSetting::Level(severity), "MD041");
        }
    }

    fn leave_options(&mut self, known: &Counterpart, wish: Wish<'_>) {
        let looked_at = KNOWN.iter().find(|(code, _)| *code == known.code).map_or(&[][..], |(_, names)| names);
        for name in wish.options.names() {
            let plain = name.replace('-', "_");
            if !looked_at.contains(&plain.as_str()) && !["enabled", "severity"].contains(&plain.as_str()) {
                self.leave(
                    format!("{} {}", known.code.to_ascii_uppercase(), shown(name)),
                    "there is no such option here",
                );
            }
        }
    }

    pub(super) fn switch_off(&mut self, rule: &str, from: &str) {
        let more = format!("{from}, which finds less: `matterlint explain {rule}`");
        let from = if WIDER.contains(&rule) { &more } else { from };
        self.put(rule, RuleSetting::Level(Level::Off), from);
    }

    fn ask(&mut self, rule: &str, (option, value): (&str, Json), from: &str) {
        let options = [(option.to_owned(), value)].into_iter().collect();
        self.put(rule, RuleSetting::Table(RuleTable { level: None, options }), from);
    }
}
