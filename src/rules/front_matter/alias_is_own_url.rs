//! `alias-is-own-url`: an alias that is the post's own address.

use crate::document::front_matter::Editor;
use crate::lint::{Address, AddressKind, BadOption, Define, Findings, PostRule, Safety, Subject, shown};
use crate::site::GeneratorName;
use crate::text::Edit;

/// See `rules/front-matter/alias-is-own-url.md`.
pub struct AliasIsOwnUrl;

impl Define for AliasIsOwnUrl {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for AliasIsOwnUrl {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let addresses = subject.addresses();
        let Some(own) = addresses.iter().rfind(|address| address.kind == AddressKind::Url) else { return };
        if own.written.text.contains(':') {
            return;
        }
        // Zola reads every alias from the root (components/site/src/lib.rs, render_aliases).
        let from_root = subject.generator().name() == GeneratorName::Zola;
        let aliases = addresses.iter().filter(|address| address.kind == AddressKind::Alias);
        for alias in aliases.filter(|alias| from_root || alias.written.text.starts_with('/')) {
            if path(alias.written.text) != path(own.written.text) {
                continue;
            }
            let message = format!("the alias {} is the post's own `{}`", shown(alias.written.text), own.field);
            let edits = found.editor(subject).and_then(|editor| removal(subject, &editor, alias));
            let finding = found.at(alias.written.span, message);
            finding.related(own.written.span, format!("`{}` is here", own.field)).help("remove the alias");
            finding.offer("remove the alias", Safety::Unsafe, edits);
        }
    }
}

/// Removes the alias, and its key with it when it is the only one.
fn removal(subject: &Subject<'_>, editor: &Editor<'_>, alias: &Address<'_>) -> Option<Vec<Edit>> {
    let entry = subject.field(alias.field)?;
    match (entry.value.as_list(), alias.index) {
        (Some([_, _, ..]), Some(index)) => editor.remove_item(&entry.value, index),
        (Some([_]), Some(_)) => editor.remove(entry),
        _ if entry.value.as_text() == Some(alias.written.text) => editor.remove(entry),
        _ => None,
    }
}

/// The path without the slashes at its ends and without the name of an index page.
fn path(address: &str) -> &str {
    let address = address.trim_matches('/');
    let without_index = address.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
    without_index.unwrap_or(address).trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn one_page_has_several_spellings() {
        assert_eq!(path("/글/하나/"), path("글/하나"));
        assert_eq!(path("/a/index.html"), path("/a/"));
        assert_ne!(path("/a/reindex.html"), path("/a/re"));
    }
}
