//! A rule book of three rules for the tests of this floor.

use crate::lint::{
    BadOption, Define, Family, Findings, Maker, OptionSpec, OptionType, OptionValue, Page, PostRule, Registration,
    Registry, Severity, Subject,
};
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

const DATE_FORMAT: Page = Page {
    name: "date-format",
    code: "F105",
    summary: "A date is written in another form than the rest.",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    default: false,
    fix: None,
    changes: &[],
    unused: false,
    since: "0.1.0",
    options: &[
        ("fields", option(OptionType::List, OptionValue::List(&["date"]), "The fields.")),
        ("format", CHOICE),
        ("most", option(OptionType::Integer, OptionValue::Integer(3), "How many.")),
        ("pattern", option(OptionType::Text, OptionValue::Text(""), "A pattern.")),
        ("spellings", option(OptionType::Map, OptionValue::Map(&[]), "Spellings.")),
        ("strict", option(OptionType::Bool, OptionValue::Bool(false), "Whether.")),
    ],
    body: "",
};

const CHOICE: OptionSpec =
    OptionSpec { choices: &["any", "rfc3339"], ..option(OptionType::Choice, OptionValue::Text("any"), "The form.") };

const TRAILING_SPACE: Page = Page {
    name: "trailing-space",
    code: "B201",
    summary: "A line ends with spaces.",
    family: Family::Body,
    severity: Severity::Hint,
    default: true,
    options: &[],
    ..DATE_FORMAT
};

const SUPPRESSION: Page = Page {
    name: "suppression-unused",
    code: "X001",
    summary: "A suppression.",
    family: Family::Meta,
    severity: Severity::Warning,
    ..TRAILING_SPACE
};

const fn option(kind: OptionType, default: OptionValue, about: &'static str) -> OptionSpec {
    OptionSpec { kind, default, choices: &[], about }
}

/// `date-format` (off, with an option of every type), `trailing-space` and `suppression-unused` (on).
pub(super) fn registry() -> Registry {
    Registry::new([
        Registration { page: &DATE_FORMAT, maker: Maker::post::<DateFormat>() },
        Registration { page: &TRAILING_SPACE, maker: Maker::Session },
        Registration { page: &SUPPRESSION, maker: Maker::Session },
    ])
}
