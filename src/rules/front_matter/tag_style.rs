//! `tag-style`: a term that is not written in the house style.

use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, shown};
use serde::Deserialize;

/// See `rules/front-matter/tag-style.md`.
pub struct TagStyle {
    options: Options,
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    style: Style,
    fields: Vec<String>,
    except: Vec<String>,
}

/// The styles that can be asked for.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Style {
    /// `machine learning`
    Lower,
    /// `machine-learning`
    Kebab,
    /// `machine_learning`
    Snake,
    /// `Machine learning`
    Capital,
}

impl Define for TagStyle {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { options })
    }
}

impl PostRule for TagStyle {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Options { style, fields, except } = &self.options;
        for taxonomy in subject.taxonomies().iter().filter(|taxonomy| taxonomy.is_among(fields)) {
            for term in taxonomy.terms(subject.post) {
                let text = term.written.text.trim();
                let instead = style.apply(text);
                if instead == text || except.iter().any(|word| word == text) {
                    continue;
                }
                let message = format!("{} in `{}` is not written in {}", shown(text), taxonomy.name, style.name());
                let edits = found.editor(subject).and_then(|editor| term.written.rewrite(&editor, &instead));
                let finding = found.at(term.written.span, message);
                finding.help(format!("write {}", shown(&instead)));
                let title = format!("write {}", shown(&instead));
                finding.offer(title, Safety::Unsafe, edits);
            }
        }
    }
}

impl Style {
    fn name(self) -> &'static str {
        match self {
            Self::Lower => "lower case",
            Self::Kebab => "kebab case",
            Self::Snake => "snake case",
            Self::Capital => "sentence case",
        }
    }

    fn apply(self, term: &str) -> String {
        match self {
            Self::Lower => term.to_lowercase(),
            Self::Kebab => joined(term, "-"),
            Self::Snake => joined(term, "_"),
            Self::Capital => {
                let mut chars = term.chars();
                chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
            }
        }
    }
}

fn joined(term: &str, separator: &str) -> String {
    let words = term.split(|ch: char| ch.is_whitespace() || matches!(ch, '-' | '_')).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn writes_a_term_in_each_style() {
        assert_eq!(Style::Lower.apply("Machine Learning"), "machine learning");
        assert_eq!(Style::Kebab.apply("Machine_Learning  2"), "machine-learning-2");
        assert_eq!(Style::Snake.apply("machine-learning"), "machine_learning");
        assert_eq!(Style::Capital.apply("élan vital"), "Élan vital");
        assert_eq!(Style::Kebab.apply("한국어"), "한국어");
    }
}
