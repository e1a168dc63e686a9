//! Sorted, merged spans: joining them, and cutting them out of others.

use crate::text::Span;

/// Sorts `spans` and joins those that touch or overlap; empty ones go.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    // The stable sort finds the runs that are in order: spans of one kind are.
    spans.sort();
    spans.dedup_by(|next, last| {
        let joins = next.start <= last.end;
        if joins {
            *last = last.cover(*next);
        }
        joins
    });
    spans
}

/// The parts of `spans` that lie outside `holes`; both sorted and disjoint.
pub(super) fn without(spans: impl ExactSizeIterator<Item = Span>, holes: &[Span]) -> Vec<Span> {
    let mut out = Vec::with_capacity(spans.len());
    let mut holes = holes;
    for span in spans {
        while let Some((_, rest)) = holes.split_first().filter(|(hole, _)| hole.end <= span.start) {
            holes = rest;
        }
        let mut from = span.start();
        for hole in holes.iter().take_while(|hole| hole.start < span.end) {
            if from < hole.start() {
                out.push(Span::new(from, hole.start()));
            }
            from = hole.end();
        }
        if from < span.end() {
            out.push(Span::new(from, span.end()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{merged, without};
    use crate::text::Span;

    fn spans(ends: &[(usize, usize)]) -> Vec<Span> {
        ends.iter().map(|(start, end)| Span::new(*start, *end)).collect()
    }

    #[test]
    fn joins_and_cuts() {
        assert_eq!(merged(spans(&[(5, 7), (0, 2), (2, 3), (6, 9), (4, 4)])), spans(&[(0, 3), (5, 9)]));
        let cut = without(spans(&[(0, 4), (5, 9), (10, 12)]).into_iter(), &spans(&[(1, 2), (3, 6), (8, 20)]));
        assert_eq!(cut, spans(&[(0, 1), (2, 3), (6, 8)]));
    }
}
