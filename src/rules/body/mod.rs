//! Rules about what stands below the front matter.

rules! { "body";
    destination_space::DestinationSpace => "destination-space",
    heading_empty::HeadingEmpty => "heading-empty",
    image_alt_filename::ImageAltFilename => "image-alt-filename",
    image_alt_missing::ImageAltMissing => "image-alt-missing",
    image_case::ImageCase => "image-case",
    image_empty_file::ImageEmptyFile => "image-empty-file",
    image_local_path::ImageLocalPath => "image-local-path",
    image_missing::ImageMissing => "image-missing",
    image_too_heavy::ImageTooHeavy => "image-too-heavy",
    image_type_mismatch::ImageTypeMismatch => "image-type-mismatch",
    image_unicode_form::ImageUnicodeForm => "image-unicode-form",
    link_definition_duplicate::LinkDefinitionDuplicate => "link-definition-duplicate",
    link_definition_unused::LinkDefinitionUnused => "link-definition-unused",
    link_empty::LinkEmpty => "link-empty",
    link_fragment_missing::LinkFragmentMissing => "link-fragment-missing",
    link_reference_undefined::LinkReferenceUndefined => "link-reference-undefined",
    link_reversed::LinkReversed => "link-reversed",
    link_scheme_missing::LinkSchemeMissing => "link-scheme-missing",
    link_target_missing::LinkTargetMissing => "link-target-missing",
}
