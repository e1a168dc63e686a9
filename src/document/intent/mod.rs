//! What an author meant and Markdown did not make of it: emphasis that stayed asterisks, line breaks that did not
//! come, numbers written into headings, Markdown on a line that is read as something else.

mod emphasis_mark;
mod enclosed;
mod flanking;
mod forgotten_break;
mod heading_number;
mod markdown_mark;

pub use emphasis_mark::{Mark, emphasis_marks};
pub use enclosed::split_for_marks;
pub use flanking::{Flanks, is_punctuation, is_space, is_wide};
pub use forgotten_break::forgotten_breaks;
pub use heading_number::HeadingNumber;
pub use markdown_mark::{block_mark, inline_mark};
