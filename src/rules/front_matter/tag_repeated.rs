//! `tag-repeated`: one term twice in one field.

use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, Taxonomy, Term, shown};
use crate::site::GeneratorName;
use crate::text::{fold, looks_same};
use std::borrow::Cow;
use std::collections::HashMap;

/// See `rules/front-matter/tag-repeated.md`.
pub struct TagRepeated;

impl Define for TagRepeated {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for TagRepeated {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let generator = subject.generator().name();
        for taxonomy in subject.taxonomies() {
            let terms = taxonomy.terms(subject.post);
            if !has_twins(generator, &terms) {
                continue;
            }
            let is_nested = taxonomy.entry.value.as_list().is_some_and(|items| items.iter().any(|item| item.as_list().is_some()));
            if is_nested {
                continue;
            }
            let mut seen: HashMap<Cow<'_, str>, Term<'_>> = HashMap::new();
            for term in terms {
                let key = key(generator, term.written.text);
                if key.is_empty() {
                    continue;
                }
                match seen.get(&key) {
                    Some(first) => report(subject, taxonomy, first, &term, found),
                    None => {
                        seen.insert(key, term);
                    }
                }
            }
        }
    }
}

/// Whether two of the terms are one: no two of most posts are.
fn has_twins(generator: GeneratorName, terms: &[Term<'_>]) -> bool {
    if terms.len() < 2 {
        return false;
    }
    let mut keys: Vec<Cow<'_, str>> = terms.iter().map(|term| key(generator, term.written.text)).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1])
}

fn report(subject: &Subject<'_>, taxonomy: &Taxonomy<'_>, first: &Term<'_>, again: &Term<'_>, found: &mut Findings<'_>) {
    let (one, two) = (first.written.text.trim(), again.written.text.trim());
    let generator = subject.generator().name();
    let looks_same = looks_same(one, two);
    let message = if one == two {
        format!("{} stands twice in `{}`", shown(two), taxonomy.name)
    } else if looks_same {
        format!("{} stands twice in `{}`, in two Unicode forms", shown(two), taxonomy.name)
    } else {
        format!("{} and {} in `{}` are one term in two spellings", shown(one), shown(two), taxonomy.name)
    };
    let editor = found.editor(subject);
    let finding = found.at(again.written.span, message);
    if one != two && !looks_same {
        finding.label(match generator {
            GeneratorName::Hugo | GeneratorName::Zola | GeneratorName::Docusaurus => "both lead to one page",
            _ => "readers see two terms",
        });
    }
    finding.related(first.written.span, "it stands here first").help("remove one of the two");
    let Some((editor, index)) = editor.zip(again.index) else { return };
    let safety = if editor.are_equal(first.value, again.value) { Safety::Safe } else { Safety::Unsafe };
    finding.offer("remove the second", safety, editor.remove_item(&taxonomy.entry.value, index));
}

/// What a term is to the generator and to a reader, spelling aside. Hugo (common/paths, Sanitize) and Docusaurus make
/// one page of terms that differ in case or in a space for a hyphen; elsewhere such terms are two, side by side.
fn key(generator: GeneratorName, term: &str) -> Cow<'_, str> {
    let folded = fold(term);
    match generator {
        GeneratorName::Hugo | GeneratorName::Docusaurus if folded.bytes().any(|byte| matches!(byte, b' ' | b'-')) => {
            Cow::Owned(folded.split([' ', '-']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-"))
        }
        _ => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::key;
    use crate::site::GeneratorName;

    #[test]
    fn spellings_of_one_term_share_a_key() {
        assert_eq!(key(GeneratorName::Hugo, "Go Lang"), key(GeneratorName::Hugo, "go-lang"));
        assert_ne!(key(GeneratorName::Jekyll, "Go Lang"), key(GeneratorName::Jekyll, "go-lang"));
        assert_eq!(key(GeneratorName::Jekyll, "Ｇｏ"), key(GeneratorName::Jekyll, "go"));
        assert_ne!(key(GeneratorName::Hugo, "C++"), key(GeneratorName::Hugo, "C#"));
        assert_ne!(key(GeneratorName::Hugo, ".NET"), key(GeneratorName::Hugo, "NET"));
    }
}
