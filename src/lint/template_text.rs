//! Whether an address is made by a template, so that nobody can say where it leads.

use super::Subject;
use crate::text::Span;

/// What opens an expression in the template languages of the generators that matterlint knows.
const OPENERS: [&str; 4] = ["{{", "{%", "<%", "${"];

/// Whether a template call stands in `span`, or what its bytes hold is one in another template language.
#[must_use]
pub fn is_template(subject: &Subject<'_>, span: Span) -> bool {
    let calls = &subject.post.body.templates;
    let next = calls.partition_point(|call| call.span.start() < span.end());
    let calls_inside = next.checked_sub(1).and_then(|at| calls.get(at)).is_some_and(|call| call.span.overlaps(span));
    let text = subject.post.slice(span);
    calls_inside || OPENERS.iter().any(|opener| text.contains(opener))
}
