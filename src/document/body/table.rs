//! Cells of a table row, counted in the source by GFM's rules.

/// How many cells are written in `row`, one line without its container's prefix. A pipe behind a backslash does not
/// split, not even in code (GFM, tables extension); pipes at both ends are optional.
pub(super) fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = if row.ends_with("\\|") { row } else { row.strip_suffix('|').unwrap_or(row) };
    let bytes = row.as_bytes();
    let splits =
        |at: &usize| bytes.get(*at) == Some(&b'|') && at.checked_sub(1).is_none_or(|b| bytes.get(b) != Some(&b'\\'));
    1 + (0..bytes.len()).filter(splits).count()
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn counts_as_gfm_does() {
        assert_eq!(cells("| 가 | b |"), 2);
        assert_eq!(cells("a | b\r\n"), 2);
        assert_eq!(cells("| a \\| b | `c \\| d` |"), 2);
        assert_eq!(cells("| `a | b` |"), 2);
        assert_eq!(cells("| a |  |"), 2);
        assert_eq!(cells("| a \\|"), 1);
        assert_eq!(cells("||"), 1);
        assert_eq!(cells("a"), 1);
    }
}
