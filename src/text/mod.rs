//! The ground floor: places in a text, lines, edits, and words compared. Knows neither Markdown nor front matter.

mod category;
mod displacement;
mod edit;
mod fold;
pub mod invisible;
mod line_index;
mod list;
mod nearest;
mod shown;
mod slip;
mod span;
mod spelling;
mod table;
mod word;

pub use category::Category;
pub use displacement::Displacement;
pub use edit::{Edit, Overlap, apply};
pub use fold::{composed, fold, fold_name, in_lower_case, is_usual_form, looks_same, without_accents};
pub use line_index::{LineIndex, Position, line_number};
pub use list::TextList;
pub use nearest::{SUGGESTIONS, distance, nearest};
pub use shown::{LONGEST_SHOWN, shown};
pub use slip::{is_slip, one_letter_apart};
pub use span::Span;
pub use spelling::{bare, base_forms, words};
pub use table::{QuickMap, QuickSet, imprint};
pub use word::{Needle, find_ignoring_case, has_either, has_sign};
