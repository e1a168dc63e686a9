//! The rules of other linters, by whatever they are called in comments and configurations, and ours that find the same.

mod markdownlint;
mod rumdl;

/// Why a rule has no counterpart: it judges how something is written that readers get all the same.
const STYLE: &str = "style, which matterlint leaves alone";
/// Why a rule has no counterpart: nobody has written one.
const ABSENT: &str = "not checked here";

/// A rule of another linter. Rumdl keeps markdownlint's codes and adds its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// Its code, in lower case.
    pub code: &'static str,
    /// Its names, the usual one first.
    pub names: &'static [&'static str],
    /// The tags that choose it among others.
    pub tags: &'static [&'static str],
    /// Our rules that find the same fault.
    pub ours: &'static [&'static str],
    /// Why there are none, as the end of a sentence; empty where there are some.
    pub why: &'static str,
}

type Words = &'static [&'static str];

const fn same(code: &'static str, names: Words, tags: Words, ours: Words) -> Counterpart {
    Counterpart { code, names, tags, ours, why: "" }
}

const fn none(code: &'static str, names: Words, tags: Words, why: &'static str) -> Counterpart {
    Counterpart { code, names, tags, ours: &[], why }
}

impl Counterpart {
    /// All of them, in the order of their codes.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        markdownlint::RULES.iter().chain(&rumdl::RULES)
    }

    /// Those of markdownlint itself.
    pub fn of_markdownlint() -> impl Iterator<Item = &'static Self> {
        markdownlint::RULES.iter()
    }

    /// Those that `word` names: a code, a name or a tag, in any case.
    pub fn named(word: &str) -> impl Iterator<Item = &'static Self> {
        Self::all().filter(move |known| known.is_named(word))
    }

    /// Whether `word` is its code, one of its names or one of its tags, in any case.
    #[must_use]
    pub fn is_named(&self, word: &str) -> bool {
        self.is_called(word) || self.tags.iter().any(|tag| tag.eq_ignore_ascii_case(word))
    }

    /// Whether `word` is its code or one of its names, in any case.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        self.code.eq_ignore_ascii_case(word) || self.names.iter().any(|name| name.eq_ignore_ascii_case(word))
    }

    /// `MD013 line-length`
    #[must_use]
    pub fn title(&self) -> String {
        let name = self.names.first().copied().unwrap_or_default();
        format!("{} {name}", self.code.to_ascii_uppercase())
    }
}

#[cfg(test)]
mod tests {
    use super::Counterpart;
    use std::collections::BTreeSet;

    #[test]
    fn codes_and_names_are_unique() {
        let mut seen = BTreeSet::new();
        for known in Counterpart::all() {
            assert!(!known.names.is_empty() && known.ours.is_empty() != known.why.is_empty(), "{}", known.code);
            assert!(seen.insert(known.code) && known.names.iter().all(|name| seen.insert(name)), "{}", known.code);
        }
    }

    #[test]
    fn codes_names_and_tags_in_any_case() {
        let codes = |word| Counterpart::named(word).map(|known| known.code).collect::<Vec<_>>();
        assert_eq!(codes("Md013"), ["md013"]);
        assert_eq!(codes("SINGLE-H1"), ["md025"]);
        assert_eq!(codes("hard_tab"), ["md010"]);
        assert_eq!(codes("existing-relative-links"), ["md057"]);
        assert_eq!(codes("images").len(), 4);
        assert_eq!(codes("x"), Vec::<&str>::new());
    }
}
