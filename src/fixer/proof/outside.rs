//! That every byte outside the edits is what it was.

use super::Breach;
use crate::text::Edit;

/// Walks both texts side by side: what lies between two edits must stand in both, what an edit writes must stand where it
/// was to be written, and nothing may follow.
pub(super) fn is_equal(before: &str, after: &str, edits: &[Edit]) -> Result<(), Breach> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| edit.span);
    let mut rest = after.as_bytes();
    let mut done = 0;
    for edit in ordered {
        let between = before.as_bytes().get(done..edit.span.start()).ok_or(Breach::Overlap)?;
        let tail = rest.strip_prefix(between).and_then(|rest| rest.strip_prefix(edit.text.as_bytes()));
        rest = tail.ok_or(Breach::Outside)?;
        done = edit.span.end();
    }
    let last = before.as_bytes().get(done..).ok_or(Breach::Overlap)?;
    if rest == last { Ok(()) } else { Err(Breach::Outside) }
}

#[cfg(test)]
mod tests {
    use super::is_equal;
    use crate::fixer::Breach;
    use crate::text::{Edit, Span};

    #[test]
    fn sees_every_other_byte() {
        let edit = |start, end, text: &str| Edit { span: Span::new(start, end), text: text.to_owned() };
        assert_eq!(is_equal("a b\r\n", "a c\r\n", &[edit(2, 3, "c")]), Ok(()));
        assert_eq!(is_equal("a b\r\n", "a c\n", &[edit(2, 3, "c")]), Err(Breach::Outside));
        assert_eq!(is_equal("a b", "a c!", &[edit(2, 3, "c")]), Err(Breach::Outside));
        assert_eq!(is_equal("a b", "a c", &[]), Err(Breach::Outside));
        assert_eq!(is_equal("abc", "", &[edit(0, 2, ""), edit(1, 3, "")]), Err(Breach::Overlap));
    }
}
