//! A rule book of three rules for the tests of this floor.

use crate::lint::{BadOption, Define, Findings, Maker, PostRule, Registration, Registry, Subject};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Options {
    format: String,
    #[serde(rename = "fields")]
    _fields: Vec<String>,
    #[serde(rename = "most")]
    _most: usize,
    #[serde(rename = "strict")]
    _strict: bool,
    #[serde(rename = "pattern")]
    pattern: String,
    #[serde(rename = "spellings")]
    _spellings: BTreeMap<String, Value>,
}

struct DateFormat;

impl Define for DateFormat {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        assert!(["any", "rfc3339"].contains(&options.format.as_str()), "reading has checked the choice");
        if options.pattern.contains('(') {
            return Err(BadOption::new("pattern", "the pattern has an open group"));
        }
        Ok(Self)
    }
}

impl PostRule for DateFormat {
    fn check(&self, _: &Subject<'_>, _: &mut Findings<'_>) {}
}

const DATE_FORMAT: &str = r#"---
name: date-format
code: F105
summary: A date is written in another form than the rest.
family: front-matter
severity: warning
default: false
since: 0.1.0
options:
  format: { type: choice, default: any, choices: [any, rfc3339], about: The form. }
  fields: { type: list, default: [date], about: The fields. }
  most: { type: integer, default: 3, about: How many. }
  strict: { type: bool, default: false, about: Whether. }
  pattern: { type: text, default: "", about: A pattern. }
  spellings: { type: map, default: {}, about: Spellings. }
---
"#;

const TRAILING_SPACE: &str = "---\nname: trailing-space\ncode: B201\nsummary: A line ends with spaces.\nfamily: body\nseverity: hint\n\
     default: true\nsince: 0.1.0\n---\n";

const SUPPRESSION: &str = "---\nname: suppression-unused\ncode: X001\nsummary: A suppression.\nfamily: meta\nseverity: warning\n\
     default: true\nsince: 0.1.0\n---\n";

/// `date-format` (off, with an option of every type), `trailing-space` and `suppression-unused` (on).
pub(super) fn registry() -> Registry {
    Registry::load([
        Registration { page: DATE_FORMAT, maker: Maker::post::<DateFormat>() },
        Registration { page: TRAILING_SPACE, maker: Maker::Session },
        Registration { page: SUPPRESSION, maker: Maker::Session },
    ])
    .expect("the pages are sound")
}
