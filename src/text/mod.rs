//! The ground floor: places in a text, lines, and edits. Knows nothing of Markdown.

mod edit;
mod fold;
pub mod invisible;
mod line_index;
mod span;

pub use edit::{Edit, Overlap, apply};
pub use fold::fold;
pub use line_index::{LineIndex, Position};
pub use span::Span;
