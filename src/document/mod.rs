//! One post, read once: its front matter as a tree with spans, its body as typed slices, its suppressions.
//!
//! [`Post::parse`] never fails. What is wrong with the text is kept as data, and rules speak of it.

pub mod body;
pub mod dialect;
pub mod directive;
pub mod front_matter;
pub mod intent;
mod post;

pub use body::Body;
pub use dialect::Dialect;
pub use front_matter::FrontMatter;
pub use post::Post;
