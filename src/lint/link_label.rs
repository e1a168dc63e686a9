//! The labels of link definitions, compared as CommonMark compares them.

/// `label` with its case and runs of white space folded: two labels are one when this is equal (CommonMark 0.31,
/// link reference definitions).
#[must_use]
pub fn normal_label(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
