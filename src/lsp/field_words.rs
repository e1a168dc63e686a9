//! The types of front matter fields in words.

use crate::site::FieldType;

/// What a field holds, in a few words.
#[must_use]
pub fn kind_words(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Text => "text",
        FieldType::Bool => "true or false",
        FieldType::Date => "date",
        FieldType::Integer => "whole number",
        FieldType::Texts(_) => "list of texts",
        FieldType::Terms(_) => "list of terms",
        FieldType::Images => "image",
        FieldType::Map => "map",
        FieldType::Any => "any value",
    }
}
