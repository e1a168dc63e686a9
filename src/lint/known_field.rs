//! Looking up what the blog's generator knows of a key.

use super::Subject;
use crate::site::Field;

impl<'a> Subject<'a> {
    /// The field that the generator knows under the top-level key `key`, compared by its rule of case.
    #[must_use]
    pub fn known_field(&self, key: &str) -> Option<&'a Field> {
        self.generator().fields().iter().find(|field| self.is_key(key, &field.name))
    }
}
