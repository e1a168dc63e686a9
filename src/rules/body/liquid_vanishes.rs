//! `liquid-vanishes`: a Liquid output in code whose variable nothing defines, so that readers see nothing.

use crate::document::body::{TemplateCall, TemplateForm};
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::site::GeneratorName;
use std::collections::HashSet;

/// See `rules/body/liquid-vanishes.md`.
pub struct LiquidVanishes;

impl Define for LiquidVanishes {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// What Jekyll defines for every page.
const DEFINED: [&str; 10] =
    ["content", "empty", "forloop", "include", "jekyll", "layout", "page", "paginator", "site", "tablerowloop"];

/// Tags that define a variable: its name is their first argument.
const DEFINING: [&str; 6] = ["assign", "capture", "decrement", "for", "increment", "tablerow"];

impl PostRule for LiquidVanishes {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let is_jekyll = subject.generator().name() == GeneratorName::Jekyll;
        if !is_jekyll || !subject.is_content() || !subject.runs_templates() || subject.generator().vocabulary().is_none() {
            return;
        }
        let calls = &subject.post.body.templates;
        let own: HashSet<&str> = calls.iter().filter_map(defined).collect();
        for call in calls.iter().filter(|call| call.form == TemplateForm::Output && call.in_code && call.closed) {
            let root = call.name.split(['.', '[']).next().unwrap_or("");
            let is_variable = root.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '_');
            if is_variable && !DEFINED.contains(&root) && !own.contains(root) && !["true", "false", "nil"].contains(&root) {
                found
                    .at(call.span, format!("{} vanishes: Liquid runs in code as well", shown(subject.post.slice(call.span))))
                    .label("readers see nothing here")
                    .help("put it between `{% raw %}` and `{% endraw %}` to show it");
            }
        }
    }
}

/// The variable that a tag defines.
fn defined(call: &TemplateCall) -> Option<&str> {
    let is_defining = call.form == TemplateForm::Tag && DEFINING.contains(&call.name.as_str());
    let first = call.arguments.first().filter(|_| is_defining)?;
    Some(first.name.as_deref().unwrap_or(&first.value))
}
