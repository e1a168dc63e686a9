//! What two Hugos print for odd scalars, and what we say of them.

use crate::harness::lab::{Finding, findings};
use crate::real::{hugos, site};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Scalars that YAML may take for something else than text, as they are written.
const SCALARS: &str = r#"
yes | Yes | YES | no | No | on | On | off | OFF | y | Y | n | N | true | True | TRUE | tRue | false | False
FALSE | ~ | null | Null | NULL | nil | none | 1 | 0 | +1 | -1 | -0 | 007 | 008 | 0o17 | 0x10 | 0xfF | 0b11
012 | 1_000 | 1_000.5 | 1.10 | 1.0 | 2.50 | .5 | 5. | -.5 | 1e3 | 1E3 | 1.5e3 | 1e-3 | 1.0e+3 | .inf
-.INF | .nan | NaN | Infinity | 12:30 | 12:30:45 | 1:2 | 2022-01-01 | 2022-1-1 | 2022-01-01T10:00:00Z
2022-01-01 10:00:00 | 1.2.3 | v1.10 | 1,000 | 50% | 3년 | 없음 | = | << | "1.10" | '007' | "yes" | 'null'
"a\_b" | 'a\_b' | 18446744073709551615 | 9999999999999999999999 | 0123456789 | 1__0 | _1 | 1_ | 0x | 0o8
a #b | a#b | C # | !important news | &amp text | !!str 1.10 | 99999999.5 | 123456789.125 | 0.1 | 1e21
100000000000000000000
"#;

fn scalars() -> Vec<&'static str> {
    SCALARS.trim().split(['|', '\n']).map(str::trim).collect()
}

/// The text that an author sees in the scalar, quotes taken off.
fn meant(written: &str) -> String {
    for quote in ['"', '\''] {
        if let Some(inner) = written.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner.to_owned();
        }
    }
    written.strip_prefix("!!str ").unwrap_or(written).to_owned()
}

fn posts(front_matter: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let post = |(number, scalar): (usize, &str)| {
        let text = format!("---\n{}date: 2024-05-01T00:00:00Z\n---\ntext\n", front_matter(scalar));
        (format!("content/posts/p{number}.md"), text)
    };
    scalars().into_iter().enumerate().map(post).collect()
}

/// What a template prints for each scalar, Hugo by Hugo, and our findings of `rules`.
fn ask(template: &str, front_matter: impl Fn(&str) -> String, rules: &[&str]) -> (Vec<Vec<String>>, BTreeSet<usize>) {
    let mut files = posts(front_matter);
    files.push(("hugo.toml".to_owned(), "baseURL = \"https://example.org/\"\nbuildDrafts = true\n".to_owned()));
    files.push(("layouts/_default/single.html".to_owned(), template.to_owned()));
    let folder = site(files);
    let theirs = hugos().into_iter().map(|hugo| {
        let out = hugo.build(folder.path());
        // Hugo writes no page where its template prints nothing.
        let page = |number: usize| fs::read_to_string(out.join(format!("posts/p{number}/index.html")));
        let printed = (0..scalars().len())
            .map(|number| unescaped(page(number).unwrap_or_default().trim_end_matches('\n')))
            .collect();
        fs::remove_dir_all(out).unwrap();
        printed
    });
    (theirs.collect(), ours(folder.path(), rules))
}

fn unescaped(html: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#43;", "+"), ("&amp;", "&")];
    entities.iter().fold(html.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

/// The numbers of the posts that `rules` speak of.
fn ours(folder: &Path, rules: &[&str]) -> BTreeSet<usize> {
    let number = |finding: &Finding| {
        let stem = finding.path.strip_prefix("content/posts/p")?.strip_suffix(".md")?;
        stem.parse().ok().filter(|_| rules.contains(&finding.rule.as_str()))
    };
    findings(folder, &["."]).iter().filter_map(number).collect()
}

/// The scalars of which one Hugo prints something else than its author meant and we say nothing, or the other way.
fn disagreements(theirs: &[Vec<String>], ours: &BTreeSet<usize>, known: &[&str]) -> String {
    let mut wrong = String::new();
    for (number, scalar) in scalars().into_iter().enumerate() {
        let printed: Vec<_> = theirs.iter().map(|hugo| &hugo[number]).collect();
        let differs = printed.iter().any(|printed| **printed != meant(scalar));
        if differs != ours.contains(&number) && !known.contains(&scalar) {
            let _ = writeln!(wrong, "{scalar}: printed {printed:?}, found {}", ours.contains(&number));
        }
    }
    wrong
}

/// What nobody writes as a title or tag, and Hugo prints otherwise: infinities, numbers that lose digits, and the tag
/// that Hugo 0.168 does not heed.
const UNHEARD_OF: &[&str] = &[
    ".inf",
    "-.INF",
    ".nan",
    "1e21",
    "9999999999999999999999",
    "100000000000000000000",
    "99999999.5",
    "123456789.125",
    "!!str 1.10",
];

#[test]
#[ignore = "needs two Hugos"]
fn titles_that_hugo_prints_otherwise_are_found() {
    let (theirs, ours) = ask(
        "{{ .Title }}",
        |scalar| format!("title: {scalar}\n"),
        &["value-ambiguous", "value-empty", "title-missing"],
    );
    let wrong = disagreements(&theirs, &ours, UNHEARD_OF);
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
#[ignore = "needs two Hugos"]
fn tags_that_hugo_prints_otherwise_are_found() {
    let template = "{{ range .Params.tags }}{{ . }}{{ end }}";
    let front_matter = |scalar: &str| format!("title: a\ntags:\n  - {scalar}\n");
    let (theirs, ours) = ask(template, front_matter, &["value-ambiguous"]);
    let wrong = disagreements(&theirs, &ours, &[UNHEARD_OF, &["~"]].concat());
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
#[ignore = "needs two Hugos"]
fn drafts_that_hugo_reads_otherwise_are_found() {
    let (theirs, ours) = ask("{{ .Draft }}", |scalar| format!("title: a\ndraft: {scalar}\n"), &["value-type"]);
    let mut wrong = String::new();
    for (number, scalar) in scalars().into_iter().enumerate() {
        let printed: Vec<_> = theirs.iter().map(|hugo| hugo[number].as_str()).collect();
        let says = match meant(scalar).to_lowercase().as_str() {
            "true" | "yes" | "on" | "y" | "1" => Some("true"),
            "false" | "no" | "off" | "n" | "0" => Some("false"),
            _ => None,
        };
        let misread = says.is_some_and(|says| printed.iter().any(|printed| *printed != says));
        let is_silent = !ours.contains(&number);
        if misread && is_silent || !misread && !is_silent && says.is_some() {
            let _ = writeln!(wrong, "{scalar}: printed {printed:?}, found {}", !is_silent);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
