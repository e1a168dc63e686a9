//! Where the places of a text are after it was edited.

use super::Span;

/// What one edit did: the bytes from `start` to `old_end` became those up to `new_end`, and what follows them moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Displacement {
    start: usize,
    old_end: usize,
    new_end: usize,
}

impl Displacement {
    /// The smallest edit that makes `old` into `new`.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let rest = old.len().min(new.len()) - start;
        let same = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
        Self { start, old_end: old.len() - same, new_end: new.len() - same }
    }

    /// Where `span` is now; `None` where the edit touches it, or may.
    #[must_use]
    pub fn span(&self, span: Span) -> Option<Span> {
        let is_at_edge = span.is_empty() && span.start() == self.start;
        if span.end() <= self.start && !is_at_edge {
            return Some(span);
        }
        (span.start() >= self.old_end && !is_at_edge).then(|| self.shifted(span))
    }

    /// Where `span` is now, or the nearest place to it.
    #[must_use]
    pub fn nearest(&self, span: Span) -> Span {
        let at = |offset: usize| match offset {
            offset if offset <= self.start => offset,
            offset if offset >= self.old_end => offset - self.old_end + self.new_end,
            _ => self.new_end,
        };
        self.span(span).unwrap_or_else(|| Span::new(at(span.start()), at(span.end())))
    }

    fn shifted(&self, span: Span) -> Span {
        let at = |offset: usize| offset - self.old_end + self.new_end;
        Span::new(at(span.start()), at(span.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::Displacement;
    use crate::text::Span;

    #[test]
    fn places_outside_of_an_edit_move_with_their_text() {
        let (old, new) = ("가나다라", "가xy라");
        let edit = Displacement::between(old, new);
        assert_eq!(edit.span(Span::new(0, 3)), Some(Span::new(0, 3)));
        assert_eq!(edit.span(Span::new(9, 12)), Some(Span::new(5, 8)));
        for touched in [Span::new(0, 6), Span::new(6, 9), Span::new(3, 12), Span::empty(6)] {
            assert_eq!(edit.span(touched), None, "{touched:?}");
        }
        assert_eq!(edit.nearest(Span::new(0, 12)), Span::new(0, 8));
        assert_eq!(edit.nearest(Span::new(6, 9)), Span::new(5, 5));
    }

    #[test]
    fn an_empty_place_where_something_is_put_in_may_be_on_either_side() {
        let edit = Displacement::between("ab", "axb");
        assert_eq!(edit.span(Span::empty(1)), None);
        assert_eq!(edit.span(Span::new(0, 1)), Some(Span::new(0, 1)));
        assert_eq!(edit.span(Span::new(1, 2)), Some(Span::new(2, 3)));
        let taken = Displacement::between("aab", "ab");
        assert_eq!(taken.span(Span::new(2, 3)), Some(Span::new(1, 2)));
        assert_eq!(Displacement::between("same", "same").span(Span::new(0, 4)), Some(Span::new(0, 4)));
    }
}
