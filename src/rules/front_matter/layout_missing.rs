//! `layout-missing`: a layout that no template answers.

use crate::lint::{BadOption, Define, Findings, PostRule, Subject, nearest, shown};
use crate::site::GeneratorName;

/// See `rules/front-matter/layout-missing.md`.
pub struct LayoutMissing;

impl Define for LayoutMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// Values with which Jekyll asks for no layout.
const NONE: [&str; 4] = ["none", "null", "nil", "false"];

impl PostRule for LayoutMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let (Some(layouts), Some(entry)) = (subject.generator().layouts(), subject.field("layout")) else { return };
        let Some(name) = entry.value.as_text().map(str::trim).filter(|name| !name.is_empty()) else { return };
        let is_there = layouts.iter().any(|layout| layout.eq_ignore_ascii_case(name));
        if is_there || NONE.contains(&name) || !subject.is_content() {
            return;
        }
        let is_hugo = subject.generator().name() == GeneratorName::Hugo;
        let near = nearest(name, layouts.iter().map(String::as_str));
        found
            .at(entry.value.inner_span(), format!("there is no layout {}", shown(name)))
            .label(if is_hugo { "Hugo takes another one without a word" } else { "the page is written without a layout" })
            .help(near.map_or("correct the name, or add the template".to_owned(), |near| format!("did you mean `{near}`?")));
    }
}
