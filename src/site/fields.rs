//! The front matter fields that a generator knows, found by their names and by what they hold.

use super::{Field, FieldType, Terms};
use crate::text::QuickMap;
use std::borrow::Cow;
use std::ops::Deref;

/// All fields of one generator, in the order in which they are told.
#[derive(Clone, Debug)]
pub struct Fields {
    all: Vec<Field>,
    by_name: QuickMap<Cow<'static, str>, usize>,
    of_terms: Vec<(usize, Terms)>,
    folds_case: bool,
}

impl Fields {
    /// The fields `all`; `folds_case`: keys that differ in the case of ASCII letters alone are one to the generator.
    #[must_use]
    pub fn new(all: Vec<Field>, folds_case: bool) -> Self {
        let mut by_name = QuickMap::default();
        by_name.reserve(all.len());
        let mut of_terms = Vec::new();
        for (at, field) in all.iter().enumerate() {
            by_name.entry(key(field.name.clone(), folds_case)).or_insert(at);
            if let FieldType::Terms(bare) = field.kind {
                of_terms.push((at, bare));
            }
        }
        Self { all, by_name, of_terms, folds_case }
    }

    /// The field that the generator reads from the key `name`; the first where two have one name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Field> {
        self.all.get(*self.by_name.get(&*key(Cow::Borrowed(name), self.folds_case))?)
    }

    /// The taxonomies, each with what becomes of a bare string.
    pub fn of_terms(&self) -> impl Iterator<Item = (&Field, Terms)> {
        self.of_terms.iter().filter_map(|(at, bare)| Some((self.all.get(*at)?, *bare)))
    }
}

impl Deref for Fields {
    type Target = [Field];

    fn deref(&self) -> &[Field] {
        &self.all
    }
}

fn key(name: Cow<'_, str>, folds_case: bool) -> Cow<'_, str> {
    let is_folded = folds_case && name.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_folded { Cow::Owned(name.to_ascii_lowercase()) } else { name }
}

#[cfg(test)]
mod tests {
    use super::Fields;
    use crate::site::field::{FieldType, Terms, field};

    #[test]
    fn a_name_is_found_as_the_generator_finds_it() {
        let all = vec![
            field("expiryDate", FieldType::Date, "x"),
            field("tags", FieldType::Terms(Terms::OneTerm), "x"),
            field("Tags", FieldType::Any, "x"),
        ];
        let named = |folds: bool, name: &str| Fields::new(all.clone(), folds).named(name).map(|field| field.kind);
        assert_eq!(named(true, "EXPIRYDATE"), Some(FieldType::Date));
        assert_eq!(named(true, "TAGS"), Some(FieldType::Terms(Terms::OneTerm)), "the first holds");
        assert_eq!((named(false, "expirydate"), named(false, "Tags")), (None, Some(FieldType::Any)));
        let fields = Fields::new(all.clone(), true);
        let of_terms: Vec<_> = fields.of_terms().map(|(field, bare)| (&*field.name, bare)).collect();
        assert_eq!((of_terms, fields.len()), (vec![("tags", Terms::OneTerm)], 3));
    }
}
