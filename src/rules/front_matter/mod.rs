//! Rules about the fields of the front matter.

rules! { "front-matter";
    front_matter_invalid::FrontMatterInvalid => "front-matter-invalid",
    front_matter_misread::FrontMatterMisread => "front-matter-misread",
    front_matter_missing::FrontMatterMissing => "front-matter-missing",
    front_matter_unclosed::FrontMatterUnclosed => "front-matter-unclosed",
    key_duplicate::KeyDuplicate => "key-duplicate",
    key_missing::KeyMissing => "key-missing",
    key_misspelt::KeyMisspelt => "key-misspelt",
    key_order::KeyOrder => "key-order",
    key_unknown::KeyUnknown => "key-unknown",
    title_missing::TitleMissing => "title-missing",
    value_ambiguous::ValueAmbiguous => "value-ambiguous",
    value_empty::ValueEmpty => "value-empty",
    value_type::ValueType => "value-type",
}
