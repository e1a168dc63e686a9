//! Real blogs: the number of findings of each rule is pinned, so that a jump shows a false positive; and what must be
//! found, and must not be found, in the post that matterlint was first written for.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that cannot go on must stop and say why")]

mod harness;

use harness::example::{children, package};
use harness::lab::{Finding, findings};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The real blogs, when they are at hand.
fn blogs() -> Vec<PathBuf> {
    let corpus = package("../shared/corpus");
    if !corpus.is_dir() {
        harness::skipped("the real blogs of ../shared/corpus are not here");
    }
    children(&corpus).into_iter().filter(|path| path.is_dir()).collect()
}

#[test]
fn findings_of_each_rule_are_pinned() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("corpus");
    let _bound = settings.bind_to_scope();
    for blog in blogs() {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for finding in findings(&blog, &["."]) {
            *counts.entry(format!("{} {}", finding.severity, finding.rule)).or_default() += 1;
        }
        let table: Vec<_> = counts.iter().map(|(rule, count)| format!("{count:5} {rule}")).collect();
        let name = blog.file_name().unwrap().to_string_lossy().into_owned();
        insta::assert_snapshot!(name, table.join("\n"));
    }
}

const SEED_POST: &str = "content/posts/2022-12-31-review2022/index.md";

fn seed_blog() -> Option<Vec<Finding>> {
    let blog = blogs().into_iter().find(|blog| blog.ends_with("seed-blog"))?;
    Some(findings(&blog, &["."]))
}

#[test]
fn the_seed_post_shows_its_faults_and_nothing_of_taste() {
    let Some(all) = seed_blog() else { return };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in all.iter().filter(|finding| finding.path == SEED_POST) {
        *counts.entry(&finding.rule).or_default() += 1;
    }
    assert_eq!(counts.remove("image-alt-missing"), Some(8));
    assert_eq!(counts.remove("hard-break-forgotten"), Some(1));
    assert!(counts.remove("trailing-space").is_some_and(|count| count > 50));
    counts.remove("hard-break-long");
    assert!(counts.is_empty(), "{counts:?}");
}

#[test]
fn the_seed_blog_shows_its_real_faults() {
    let Some(all) = seed_blog() else { return };
    let has = |rule: &str| all.iter().any(|finding| finding.rule == rule);
    assert!(has("date-url-mismatch"), "a date that disagrees with the URL");
    assert!(has("value-surrounding-space"), "titles with trailing white space");
    assert!(has("value-ambiguous"), "an escape that becomes a no-break space");
    assert!(!has("image-missing"), "all its images are there");
}
