//! The front matter fields that a generator knows, with their types.

use std::borrow::Cow;

/// A field that a generator reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key as the generator's documentation, or the site's configuration, spells it.
    pub name: Cow<'static, str>,
    /// What it must hold.
    pub kind: FieldType,
    /// What it is for, in one short sentence.
    pub about: &'static str,
}

/// A field, for the generators' tables.
#[must_use]
pub const fn field(name: &'static str, kind: FieldType, about: &'static str) -> Field {
    Field { name: Cow::Borrowed(name), kind, about }
}

/// Fields that say in many blogs when a post was changed last, read by the generator or by a theme.
pub const MODIFIED: [&str; 11] = [
    "lastmod",
    "updated",
    "modified",
    "last_modified_at",
    "lastModified",
    "updatedDate",
    "modDatetime",
    "updated_at",
    "dateModified",
    "last_update.date",
    "extra.updated",
];

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// One line of text; numbers are accepted and turned into text.
    Text,
    /// `true` or `false`.
    Bool,
    /// A date.
    Date,
    /// A whole number.
    Integer,
    /// A list of texts.
    Texts(Terms),
    /// A taxonomy: a list of terms.
    Terms(Terms),
    /// A path or URL of an image, or a list of them.
    Images,
    /// A map.
    Map,
    /// Anything: the generator or theme copes with several forms.
    Any,
}

/// What a generator makes of a bare string where a list belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terms {
    /// The whole string is one term, commas and spaces included (Hugo, Hexo).
    OneTerm,
    /// The string is split at white space (Jekyll's `tags` and `categories`, Hugo's `aliases` and `keywords`).
    SplitSpace,
    /// The string is split at commas, and blanks beside them stay in the terms (Eleventy since 3.0).
    SplitComma,
    /// The build fails, or the value is dropped (Zola, Docusaurus, Astro).
    Refused,
}

/// Which YAML the generator's parser speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Yaml {
    /// YAML 1.1: `yes` and `off` are booleans, `012` is octal, `12:30` is sexagesimal.
    V1_1,
    /// YAML 1.2 core: only `true` and `false` are booleans.
    V1_2,
    /// Either, depending on a version that could not be found out.
    #[default]
    Unsure,
}
