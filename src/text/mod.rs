//! The ground floor: places in a text, lines, and edits. Knows nothing of Markdown.

mod edit;
pub mod enclosed;
mod escape;
pub mod flanking;
mod fold;
pub mod heading_number;
pub mod invisible;
mod line_index;
mod span;

pub use edit::{Edit, Overlap, apply};
pub use escape::{OddEscape, odd_string_escapes, odd_yaml_escapes};
pub use fold::fold;
pub use line_index::{LineIndex, Position};
pub use span::Span;
