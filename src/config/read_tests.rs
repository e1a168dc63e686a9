//! Every fault of a configuration is shown at its exact place.

use super::sample::registry;
use super::{ConfigFault, FailOn, Level, RuleSetting, read};
use serde_json::json;

/// The fault of `text`, with the bytes that it points at.
fn fault(text: &str) -> (ConfigFault, String) {
    let fault = read("matterlint.toml", text, &registry()).expect_err(text);
    let place = fault.span.slice(text).to_owned();
    (fault, place)
}

/// Asserts place, message and help of the fault of `text`.
#[track_caller]
fn assert_fault(text: &str, place: &str, message: &str, help: Option<&str>) {
    let (fault, at) = fault(text);
    assert_eq!((at.as_str(), fault.message.as_str(), fault.help.as_deref()), (place, message, help), "{text}");
}

#[test]
fn reads_every_key() {
    let text = r#"
extends = "../house.toml"
generator = "hugo"
root = "블로그"
include = ["content/**"]
exclude = ["drafts/**", "*.bak.md"]
fail-on = "error"
time-zone = "Asia/Seoul"
select = ["all"]
extend-select = ["date-*", "F105"]
ignore = ["meta"]

[rules]
B201 = "off"
date-format = { level = "error", format = "rfc3339", fields = ["date", "날짜"], most = 1_0, strict = true, spellings = { go = ["Go", "golang"], "c" = "C" } }

[[overrides]]
paths = ["content/legacy/**"]
[overrides.rules]
trailing-space = "on"
"#;
    let options = read("matterlint.toml", text, &registry()).expect("the configuration is sound");
    assert_eq!(options.extends, ["../house.toml"]);
    assert_eq!(options.generator.as_deref(), Some("hugo"));
    assert_eq!(options.root.as_deref(), Some("블로그"));
    assert_eq!(options.fail_on, Some(FailOn::Error));
    assert_eq!(options.time_zone.as_deref(), Some("Asia/Seoul"));
    assert_eq!(options.exclude.as_deref(), Some(&["drafts/**".to_owned(), "*.bak.md".to_owned()][..]));
    assert_eq!(options.rules.get("trailing-space"), Some(&RuleSetting::Level(Level::Off)));
    let date = options.rules.get("date-format").expect("the rule is set");
    assert_eq!(date.level(), Some(Level::Error));
    let expected = json!({
        "format": "rfc3339", "fields": ["date", "날짜"], "most": 10, "strict": true,
        "spellings": { "go": ["Go", "golang"], "c": "C" },
    });
    assert_eq!(date.options(), expected.as_object());
    assert_eq!(options.overrides.len(), 1);
    assert_eq!(options.overrides[0].rules.get("trailing-space").and_then(RuleSetting::level), Some(Level::On));
}

#[test]
fn byte_order_mark_and_crlf_do_not_matter() {
    let options = read("m.toml", "\u{feff}root = \"글\"\r\n[rules]\r\ntrailing-space = \"off\"\r\n", &registry());
    assert_eq!(options.map(|options| options.root), Ok(Some("글".to_owned())));
}

#[test]
fn unknown_keys_are_named() {
    assert_fault("exlude = []\n", "exlude", "there is no key `exlude`", Some("did you mean `exclude`?"));
    assert_fault(
        "# 글\ntrailing-space = \"off\"\n",
        "trailing-space",
        "there is no key `trailing-space`",
        Some("rules are set below `[rules]`"),
    );
    assert_fault("[[overrides]]\npath = []\n", "path", "there is no key `path`", Some("did you mean `paths`?"));
}

#[test]
fn unknown_rules_are_named_wherever_they_stand() {
    let help = Some("did you mean `trailing-space`?");
    assert_fault("[rules]\ntrailing-spaec = \"off\"\n", "trailing-spaec", "there is no rule `trailing-spaec`", help);
    assert_fault("ignore = [\"all\", \"trailingspace\"]\n", "trailingspace", "there is no rule `trailingspace`", help);
    let list = Some("`matterlint rules` lists them all");
    assert_fault("select = [\"url-*\"]\n", "url-*", "there is no rule `url-*`", list);
    let one = "`F105` and `date-format` are one rule, which is set twice";
    assert_fault("[rules]\ndate-format = \"on\"\nF105 = \"off\"\n", "F105", one, Some("keep one of them"));
}

#[test]
fn values_have_types() {
    assert_fault("root = 3\n", "3", "a text in quotes belongs here, not a number", None);
    let help = Some("put it in brackets: `[\"drafts\"]`");
    assert_fault("exclude = \"drafts\"\n", "\"drafts\"", "a list of texts belongs here, not a text", help);
    assert_fault("rules = [\"a\"]\n", "[\"a\"]", "a table belongs here, not a list", None);
    let help = Some("write `\"off\"`");
    assert_fault("[rules]\nB201 = false\n", "false", "a level belongs here, not `true` or `false`", help);
    let (fault, _) = fault("[overrides]\npaths = [\"a\"]\n");
    assert_eq!(fault.help.as_deref(), Some("write `[[overrides]]` above each, with two brackets"));
}

#[test]
fn values_are_among_the_choices() {
    let none = "`huge` is none of `hugo`, `jekyll`, `zola`, `hexo`, `eleventy`, `astro`, `docusaurus`, `plain`";
    assert_fault("generator = \"huge\"\n", "huge", none, Some("did you mean `hugo`?"));
    let none = "`warn` is none of `off`, `on`, `hint`, `warning`, `error`";
    assert_fault("[rules]\nB201 = \"warn\"\n", "warn", none, None);
    assert_fault(
        "fail-on = \"errors\"\n",
        "errors",
        "`errors` is none of `hint`, `warning`, `error`, `never`",
        Some("did you mean `error`?"),
    );
}

#[test]
fn globs_zones_and_paths_are_tried() {
    assert_eq!(fault("exclude = [\"ok/**\", \"a[\"]\n").1, "a[");
    let help = Some("write a name of the tz database, such as `Asia/Seoul` or `UTC`");
    assert_fault("time-zone = \"Asia/Soul\"\n", "Asia/Soul", "there is no time zone `Asia/Soul`", help);
    let help = Some("name the files it is for: `paths = [\"content/legacy/**\"]`");
    let (fault, _) = fault("[[overrides]]\n[overrides.rules]\nB201 = \"off\"\n");
    assert_eq!((fault.message.as_str(), fault.help.as_deref()), ("the override has no `paths`", help));
}

#[test]
fn options_are_those_of_the_rules_page() {
    let rule = |options: &str| format!("[rules]\ndate-format = {{ {options} }}\n");
    let none = "`date-format` has no option `formt`";
    assert_fault(&rule("formt = \"any\""), "formt", none, Some("did you mean `format`?"));
    let none = "`iso` is none of `any`, `rfc3339`";
    assert_fault(&rule("level = \"on\", format = \"iso\""), "iso", none, None);
    assert_fault(&rule("most = -1"), "-1", "a whole number from 0 belongs here", None);
    assert_fault(&rule("most = \"3\""), "\"3\"", "a whole number from 0 belongs here, not a text", None);
    assert_fault(&rule("strict = \"yes\""), "\"yes\"", "`true` or `false` belongs here, not a text", None);
    assert_fault(&rule("pattern = \"가(\""), "\"가(\"", "the pattern has an open group", None);
    assert_eq!(fault("[rules]\nB201 = { width = 3 }\n").0.help.as_deref(), Some("it takes `level`"));
}

#[test]
fn faults_of_the_language_keep_their_place() {
    let (broken, _) = fault("root = \"a\"\nexclude = [\n");
    assert!(broken.span.start() >= "root = \"a\"\n".len(), "{broken:?}");
    let (repeated, _) = fault("root = \"a\"\nroot = \"b\"\n");
    assert!(repeated.span.start() >= "root = \"a\"\n".len(), "{repeated:?}");
}
