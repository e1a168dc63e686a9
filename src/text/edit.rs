//! A byte-exact change of a text, and how several are applied at once.

use super::Span;

/// Replaces the bytes of `span` by `text`; an empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub span: Span,
    /// The text that comes in their place.
    pub text: String,
}

/// Two edits that touch the same bytes, or one that lies outside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the edit at bytes {}..{} overlaps another or lies outside the text", .0.start, .0.end)]
pub struct Overlap(pub Span);

/// Applies `edits` to `text` in one pass; every byte outside them stays.
///
/// # Errors
/// [`Overlap`] when two edits share a byte, or one does not fit the text.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Overlap> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in ordered {
        let between = text.get(done..edit.span.start()).ok_or(Overlap(edit.span))?;
        if text.get(edit.span.range()).is_none() {
            return Err(Overlap(edit.span));
        }
        out.push_str(between);
        out.push_str(&edit.text);
        done = edit.span.end();
    }
    out.push_str(text.get(done..).unwrap_or(""));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply};
    use crate::text::Span;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn splices_in_any_order() {
        let edits = [edit(4, 5, "!"), edit(0, 3, "나")];
        assert_eq!(apply("가 b", &edits[1..]).as_deref(), Ok("나 b"));
        assert_eq!(apply("가 bc", &edits).as_deref(), Ok("나 !c"));
    }

    #[test]
    fn refuses_what_overlaps_or_does_not_fit() {
        assert!(apply("abc", &[edit(0, 2, ""), edit(1, 3, "")]).is_err());
        assert!(apply("abc", &[edit(2, 9, "")]).is_err());
    }
}
