//! `tag-unknown`: a term that is not in the blog's vocabulary.

use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, nearest, shown};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// See `rules/front-matter/tag-unknown.md`.
pub struct TagUnknown {
    words: Vec<String>,
    known: HashSet<String>,
    /// From a spelling to avoid to the one to use.
    instead: HashMap<String, String>,
    fields: Vec<String>,
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    vocabulary: Vec<String>,
    aliases: BTreeMap<String, Spellings>,
    fields: Vec<String>,
}

/// One spelling, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Spellings {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Define for TagUnknown {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        let mut instead = HashMap::new();
        for (term, spellings) in &options.aliases {
            let spellings = match spellings {
                Spellings::One(one) => std::slice::from_ref(one),
                Spellings::Many(many) => many,
            };
            for spelling in spellings {
                if instead.insert(spelling.clone(), term.clone()).is_some_and(|other| other != *term) {
                    let message = format!("`{spelling}` stands for two terms");
                    return Err(BadOption::new("aliases", message));
                }
            }
        }
        let mut words = options.vocabulary;
        if !words.is_empty() {
            words.extend(options.aliases.into_keys());
        }
        Ok(Self { known: words.iter().cloned().collect(), words, instead, fields: options.fields })
    }
}

impl PostRule for TagUnknown {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for taxonomy in subject.taxonomies().iter().filter(|taxonomy| taxonomy.is_among(&self.fields)) {
            for term in taxonomy.terms(subject.post) {
                let text = term.written.text.trim();
                let field = &taxonomy.name;
                if let Some(instead) = self.instead.get(text) {
                    let message = format!("{} in `{field}` is written `{instead}` on this blog", shown(text));
                    let edits = found.editor(subject).and_then(|editor| term.written.rewrite(&editor, instead));
                    let finding = found.at(term.written.span, message);
                    finding.help(format!("write `{instead}`"));
                    let title = format!("write `{instead}`");
                    finding.offer(title, Safety::Unsafe, edits);
                } else if !text.is_empty() && !self.words.is_empty() && !self.known.contains(text) {
                    let message = format!("{} in `{field}` is not in the vocabulary", shown(text));
                    let help = match nearest(text, self.words.iter().map(String::as_str)) {
                        Some(word) => format!("did you mean `{word}`?"),
                        None => "use a term of the vocabulary, or add this one to it".to_owned(),
                    };
                    found.at(term.written.span, message).help(help);
                }
            }
        }
    }
}
