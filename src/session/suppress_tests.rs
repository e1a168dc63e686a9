//! What suppressions hide, and what is said of those that hide nothing.

use super::suppress::{Suppressions, unknown};
use crate::config::{ActiveRules, Flags, Settings};
use crate::document::{Dialect, Post};
use crate::lint::{Findings, Registry, Severity};
use crate::rules;
use crate::text::Span;

fn registry() -> Registry {
    Registry::new(rules::all())
}

/// Puts a finding of `rule` at each `!` of `text`, applies the suppressions, and tells what is left: the lines of the
/// findings (from 1), and the suppressions' own findings with the bytes they point at.
fn left(text: &str, rule: &str) -> (Vec<usize>, Vec<(String, String)>) {
    let registry = registry();
    let rules = ActiveRules::build(&Settings::merge(&[], Flags::default(), &registry), &[], &registry);
    let rules = rules.expect("the defaults can be built");
    let post = Post::parse(text.to_owned(), &Dialect::default());
    let suppressions = Suppressions::new(&post, &registry);
    let mut found = Vec::new();
    let id = registry.find(rule).expect("the rule exists");
    for (at, _) in text.match_indices('!').filter(|(at, _)| !text[*at..].starts_with("!--")) {
        Findings::new(id, Severity::Warning, &mut found).at(Span::new(at, at + 1), "found");
    }
    let mut used = suppressions.none_used();
    suppressions.apply(&mut found, &mut used);
    let own = [suppressions.unused(&used, &rules, &registry), unknown(&post, &rules, &registry)].concat();
    let lines = found.iter().map(|finding| post.lines().line_of(finding.span.start()) + 1).collect();
    (lines, own.into_iter().map(|finding| (finding.message, finding.span.slice(text).to_owned())).collect())
}

#[test]
fn ranges_open_and_close() {
    let text = "!\n\n<!-- matterlint-disable heading-empty -->\n\n!\n\n<!-- matterlint-enable heading-empty -->\n\n!\n";
    assert_eq!(left(text, "heading-empty"), (vec![1, 9], vec![]));
    assert_eq!(left(text, "B304"), (vec![1, 9], vec![]), "a code names the same rule");
    let open = "<!-- matterlint-disable -->\n\n!\n\n<!-- matterlint-enable B304 -->\n\n!\n\n";
    assert_eq!(left(open, "heading-empty").0, [7], "one rule is taken out of a range for all");
    assert_eq!(left(open, "title-missing").0, Vec::<usize>::new());
}

#[test]
fn lines_are_lines() {
    let text = "! <!-- matterlint-disable-line heading-empty -->\n!\n\n<!-- matterlint-disable-next-line -->\n!\n!";
    assert_eq!(left(text, "heading-empty"), (vec![2, 6], vec![]));
    let last = "<!-- matterlint-disable-next-line heading-empty -->\n!";
    assert_eq!(left(last, "heading-empty"), (vec![], vec![]));
}

#[test]
fn a_file_is_suppressed_from_anywhere_in_it() {
    let text = "---\ntitle: !\n---\r\n\r\n!\r\n\r\n<!-- matterlint-disable-file heading-empty -->\r\n";
    assert_eq!(left(text, "heading-empty"), (vec![], vec![]));
}

#[test]
fn a_key_is_suppressed_with_all_of_its_value() {
    let text = "---\ntags: # matterlint: ignore[title-missing]\n  - \"!\"\n  - \"!\"\ntitle: \"!\"\n---\n";
    assert_eq!(left(text, "title-missing"), (vec![5], vec![]));
    let above = "---\na: 1\n# matterlint: ignore[F401]\n# 메모\n제목:\n  밑: \"!\"\nx: \"!\"\n---\n";
    assert_eq!(left(above, "title-missing"), (vec![7], vec![]));
    let toml = "+++\ntags = [ # matterlint: ignore[F401]\n  \"!\",\n]\nx = \"!\"\n+++\n";
    assert_eq!(left(toml, "title-missing"), (vec![5], vec![]));
}

#[test]
fn faults_of_the_whole_block_are_suppressed_above_its_first_key() {
    let registry = registry();
    for (comment, hidden) in [
        ("# matterlint: ignore[F401]\ndate: 2024-01-01\n", true),
        ("date: 1\n# matterlint: ignore[F401]\nx: 1\n", false),
    ] {
        let text = format!("---\n{comment}---\n");
        let post = Post::parse(text, &Dialect::default());
        let mut found = Vec::new();
        let id = registry.find("title-missing").expect("the rule exists");
        Findings::new(id, Severity::Error, &mut found).at(Span::new(0, 3), "the post has no `title`");
        let suppressions = Suppressions::new(&post, &registry);
        suppressions.apply(&mut found, &mut suppressions.none_used());
        assert_eq!(found.is_empty(), hidden, "{comment}");
    }
}

#[test]
fn what_suppresses_nothing_is_reported() {
    let one = "<!-- matterlint-disable-file title-missing -->\n\n!\n";
    let expected = ("`title-missing` finds nothing here to suppress", "<!-- matterlint-disable-file title-missing -->");
    let own = |text| left(text, "heading-empty").1;
    assert_eq!(own(one), [(expected.0.to_owned(), expected.1.to_owned())]);
    let two = "<!-- matterlint-disable-file F401, heading-empty -->\n\n!\n";
    assert_eq!(own(two), [(expected.0.to_owned(), "F401".to_owned())]);
    let all = "!\n\n<!-- matterlint-disable -->\n";
    assert_eq!(
        own(all),
        [("this suppression suppresses nothing".to_owned(), "<!-- matterlint-disable -->".to_owned())]
    );
}

#[test]
fn what_names_no_rule_is_reported() {
    let text = "<!-- matterlint-disable-file heading-emtpy -->\n\n<!-- matterlint-disabel heading-empty -->\n";
    let expected = [
        ("matterlint has no instruction `matterlint-disabel`", "<!-- matterlint-disabel heading-empty -->"),
        ("there is no rule `heading-emtpy`", "heading-emtpy"),
    ];
    let mut own = left(text, "heading-empty").1;
    own.sort();
    assert_eq!(own, expected.map(|(message, place)| (message.to_owned(), place.to_owned())));
}

#[test]
fn what_is_no_instruction_in_front_matter_is_reported() {
    let own = left("---\ntitle: a # matterlint: ignor[F401]\n---\n", "heading-empty").1;
    let message = "matterlint has no instruction `matterlint: ignor`".to_owned();
    assert_eq!(own, [(message, "# matterlint: ignor[F401]".to_owned())]);
}

#[test]
fn a_hundred_thousand_suppressions_take_no_time() {
    let text = "<!-- matterlint-disable heading-empty -->\n\n!\n\n".repeat(25_000);
    let (lines, own) = left(&text, "heading-empty");
    assert_eq!(lines, Vec::<usize>::new());
    assert_eq!(own.len(), 24_999, "the first range holds them all");
}

#[test]
fn comments_for_markdownlint_hide_what_they_name() {
    let cases: [(&str, &str, &[usize]); 13] = [
        ("<!-- markdownlint-disable MD045 -->\n\n!\n", "image-alt-missing", &[]),
        ("<!-- markdownlint-disable no-alt-text -- 장식 -->\n\n!\n", "image-alt-missing", &[]),
        ("<!-- MARKDOWNLINT-DISABLE md045 MD033 -->\n\n!\n", "image-alt-missing", &[]),
        ("<!-- markdownlint-disable images -->\n\n!\n", "image-alt-missing", &[]),
        ("<!-- markdownlint-disable -->\n\n!\n", "image-alt-missing", &[]),
        ("<!-- markdownlint-disable MD033 -->\n\n!\n", "image-alt-missing", &[3]),
        ("<!-- markdownlint-disable MD045 -->\n\n!\n", "image-missing", &[3]),
        ("<!-- markdownlint-disable -->\n\n!\n", "title-missing", &[3]),
        (
            "!\n\n! <!-- markdownlint-disable MD009 -->\n!\n\n<!-- markdownlint-enable MD009 -->\n\n!\n",
            "trailing-space",
            &[1, 8],
        ),
        (
            "! <!-- markdownlint-disable-line MD009 -->\n!\n\n<!-- markdownlint-disable-next-line -->\n!\n!",
            "trailing-space",
            &[2, 6],
        ),
        ("!\n\n<!-- markdownlint-disable-file MD009 -->\n", "trailing-space", &[]),
        (
            "<!-- markdownlint-capture -->\n<!-- markdownlint-disable MD009 -->\n!\n\n<!-- markdownlint-restore -->\n\n!\n",
            "trailing-space",
            &[7],
        ),
        ("<!-- matterlint-disable B401 -->\n\n!\n\n<!-- markdownlint-enable MD009 -->\n\n!\n", "trailing-space", &[]),
    ];
    let code = registry();
    let code = &code.page(code.find("trailing-space").expect("the rule exists")).code;
    for (text, rule, lines) in cases {
        assert_eq!(left(&text.replace("B401", code), rule), (lines.to_vec(), vec![]), "{text}");
    }
}

#[test]
fn comments_for_markdownlint_do_not_make_ours_useless() {
    let text = "<!-- markdownlint-disable MD009 -->\n\n! <!-- matterlint-disable-line trailing-space -->\n";
    assert_eq!(left(text, "trailing-space"), (vec![], vec![]));
    let name = "<!-- markdownlint-disable MD999 nonsense -->\n\n!\n";
    assert_eq!(left(name, "trailing-space"), (vec![3], vec![]));
}
