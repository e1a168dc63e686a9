//! The front matter fields that a generator knows, found by their names.

use super::Field;
use crate::text::{QuickMap, in_lower_case};
use std::borrow::Cow;
use std::ops::Deref;

/// All fields of one generator, in the order in which they are told.
#[derive(Clone, Debug)]
pub struct Fields {
    all: Vec<Field>,
    by_name: QuickMap<Cow<'static, str>, usize>,
    folds_case: bool,
}

impl Fields {
    /// The fields `all`; `folds_case`: keys that differ in the case of ASCII letters alone are one to the generator.
    #[must_use]
    pub fn new(all: Vec<Field>, folds_case: bool) -> Self {
        let mut by_name = QuickMap::default();
        by_name.reserve(all.len());
        for (at, field) in all.iter().enumerate() {
            by_name.entry(key(field.name.clone(), folds_case)).or_insert(at);
        }
        Self { all, by_name, folds_case }
    }

    /// The field that the generator reads from the key `name`; the first where two have one name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Field> {
        self.all.get(*self.by_name.get(&*key(Cow::Borrowed(name), self.folds_case))?)
    }
}

impl Deref for Fields {
    type Target = [Field];

    fn deref(&self) -> &[Field] {
        &self.all
    }
}

fn key(name: Cow<'_, str>, folds_case: bool) -> Cow<'_, str> {
    if folds_case { in_lower_case(name) } else { name }
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
        assert_eq!(*Fields::new(all.clone(), true), *all, "all are told, in their order");
    }
}
