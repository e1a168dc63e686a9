//! `link-definition-duplicate`: one label defined twice with different addresses.

use crate::document::body::Definition;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, normal_label, shown};
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// See `rules/body/link-definition-duplicate.md`.
pub struct LinkDefinitionDuplicate;

impl Define for LinkDefinitionDuplicate {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for LinkDefinitionDuplicate {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        if subject.post.body.definitions.len() < 2 {
            return;
        }
        let mut known: HashMap<Cow<'_, str>, &Definition> = HashMap::new();
        for definition in &subject.post.body.definitions {
            match known.entry(normal_label(&definition.label)) {
                Entry::Vacant(place) => {
                    place.insert(definition);
                }
                Entry::Occupied(earlier) if earlier.get().destination.url != definition.destination.url => {
                    // kramdown overwrites (lib/kramdown/parser/kramdown/link.rb); CommonMark takes the first.
                    let winner = if subject.is_kramdown() { "last" } else { "first" };
                    found
                        .at(definition.label_span, format!("the label {} is defined twice", shown(&definition.label)))
                        .label(format!("every link gets the {winner} address"))
                        .related(earlier.get().label_span, "first defined here")
                        .help("give one of the two another label, or remove it");
                }
                Entry::Occupied(_) => {}
            }
        }
    }
}
