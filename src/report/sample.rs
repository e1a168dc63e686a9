//! A small blog with findings, made by hand for the tests of the reporters.

use super::{FileReport, FixedFile, Outcome};
use crate::lint::{
    Diagnostic, Family, Fix, Maker, OptionSpec, OptionType, OptionValue, Page, Registration, Registry, Related, RuleId,
    Safety, Severity,
};
use crate::text::{Edit, Span};

pub const TITLE: RuleId = RuleId(1);
pub const DATE: RuleId = RuleId(0);
pub const IMAGE: RuleId = RuleId(2);
pub const SPACE: RuleId = RuleId(3);

/// Four rules, with the identities above.
pub fn registry() -> Registry {
    let rule = |page| Registration { page, maker: Maker::Session };
    Registry::new([&DATE_INVALID, &TITLE_MISSING, &IMAGE_MISSING, &TRAILING_SPACE].map(rule))
}

const DATE_INVALID: Page = Page {
    name: "date-invalid",
    code: "A101",
    summary: "A date is none.",
    family: Family::FrontMatter,
    severity: Severity::Error,
    default: true,
    fix: None,
    changes: &[],
    unused: false,
    since: "0.1.0",
    options: &[("form", FORM)],
    body: "A date that cannot be read.\n\n## Bad\n\n```markdown\ndate: 2024-13-01\n```\n",
};

const FORM: OptionSpec = OptionSpec {
    kind: OptionType::Choice,
    default: OptionValue::Text("any"),
    choices: &["any", "rfc3339"],
    about: "The form that every date must have.",
};

const TITLE_MISSING: Page =
    Page { name: "title-missing", code: "A401", summary: "The post has no title.", options: &[], ..DATE_INVALID };

const IMAGE_MISSING: Page = Page {
    name: "image-missing",
    code: "B101",
    summary: "An image is not there.",
    family: Family::Body,
    severity: Severity::Warning,
    ..TITLE_MISSING
};

const TRAILING_SPACE: Page = Page {
    name: "trailing-space",
    code: "B401",
    summary: "A line ends with a space.",
    severity: Severity::Hint,
    default: false,
    fix: Some(Safety::Safe),
    ..IMAGE_MISSING
};

/// A finding without anything that may be left out.
pub fn finding(rule: RuleId, start: usize, end: usize, message: &str) -> Diagnostic {
    let severity = match rule {
        SPACE => Severity::Hint,
        IMAGE => Severity::Warning,
        _ => Severity::Error,
    };
    let span = Span::new(start, end);
    let message = message.to_owned();
    Diagnostic { rule, severity, span, message, label: None, related: Vec::new(), help: None, fix: None }
}

/// One file with findings.
pub fn file(path: &str, text: &str, diagnostics: Vec<Diagnostic>) -> FileReport {
    FileReport { path: path.to_owned(), text: text.into(), diagnostics }
}

/// Only `file`.
pub fn only(file: FileReport) -> Outcome {
    Outcome { files: vec![file], checked: 1, ..Outcome::default() }
}

/// Where `part` stands in `text`.
pub fn place(text: &str, part: &str) -> (usize, usize) {
    text.find(part).map_or((0, 0), |at| (at, at + part.len()))
}

/// Two posts among twelve: two errors, four warnings, one hint, three safe fixes and an unsafe one.
pub fn blog() -> Outcome {
    let first = "---\ntitle: 첫 글\ndate: 2024-13-01\nlastmod: 2024-02-30\n---\n\n본문입니다. \n";
    let (start, end) = place(first, "2024-13-01");
    let mut date = finding(DATE, start, end, "the date `2024-13-01` has no such month: `13`");
    date.label("the year has 12 months").help("write month and day as `2024-01-13`");
    let (start, end) = place(first, "2024-02-30");
    let second = finding(DATE, start, end, "the date `2024-02-30` has no such day: `30`");
    let (start, end) = place(first, ". \n");
    let mut space = finding(SPACE, start + 1, end - 1, "the line ends with a space");
    space.fix(safe_fix(start + 1, end - 1));

    let post = "# 사진\n\n![바다](바다.jpg) 그리고 ![산](산.jpg)\n\n![바다](바다.jpg)\n\n![강](강.jpg)\n";
    let images = post.match_indices(".jpg").map(|(at, _)| {
        let start = post[..at].rfind('(').unwrap() + 1;
        let name = &post[start..at + 4];
        let mut found = finding(IMAGE, start, at + 4, &format!("no file `{name}` is found"));
        found.label("looked for beside the post").help("put the file beside the post, or correct the path");
        found
    });
    let mut images: Vec<Diagnostic> = images.collect();
    images[0].fix(safe_fix(0, 0));
    images[1].fix(safe_fix(0, 1));
    images[3].fix(Fix { safety: Safety::Unsafe, ..safe_fix(0, 1) });
    images[2].related.push(Related {
        path: Some("content/a.md".to_owned()),
        span: Span::new(4, 9),
        message: "here".into(),
    });
    let files = vec![file("content/a.md", first, vec![date, second, space]), file("content/사진.md", post, images)];
    Outcome { files, checked: 12, ..Outcome::default() }
}

/// Two posts that were fixed.
pub fn fixed() -> Vec<FixedFile> {
    let file = |path: &str, rules: &[(RuleId, usize)]| FixedFile {
        path: path.to_owned(),
        before: "".into(),
        after: "".into(),
        rules: rules.iter().copied().collect(),
    };
    vec![file("content/a\u{1b}.md", &[(SPACE, 3), (DATE, 1)]), file("content/글.md", &[(IMAGE, 1)])]
}

fn safe_fix(start: usize, end: usize) -> Fix {
    let edits = vec![Edit { span: Span::new(start, end), text: String::new() }];
    Fix { title: "remove the space".to_owned(), edits, safety: Safety::Safe }
}
