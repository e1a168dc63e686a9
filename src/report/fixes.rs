//! What a run that fixes has mended: post by post, each rule with how often it was obeyed.

use super::{FixedFile, Style, escape};
use crate::lint::Registry;
use crate::report::ink::Ink;
use std::cmp::Reverse;
use std::io::{self, Write};

/// Writes a line for each file: `content/a.md: 2 trailing-space, 1 key-order`, the most frequent rule first.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, fixed: &[FixedFile], registry: &Registry, style: &Style) -> io::Result<()> {
    for file in fixed {
        let mut rules: Vec<_> = file.rules.iter().map(|(rule, count)| (*count, registry.page(*rule).name)).collect();
        rules.sort_by_key(|(count, name)| (Reverse(*count), *name));
        let rules: Vec<String> = rules.into_iter().map(|(count, name)| format!("{count} {name}")).collect();
        writeln!(out, "{}: {}", style.paint(Ink::Strong, &escape::visible(&file.path)), rules.join(", "))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::report::{Style, sample};

    #[test]
    fn names_the_rules_of_each_post() {
        let mut out = Vec::new();
        super::write(&mut out, &sample::fixed(), &sample::registry(), &Style::default()).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        content/a\u{1b}.md: 3 trailing-space, 1 date-invalid
        content/글.md: 1 image-missing
        ");
    }
}
