//! The blog round a post: which generator builds it, how that reads fields, dates and paths, and what lies on disk.

pub mod address;
mod anchor;
mod blog;
mod calendar;
pub mod date;
mod detect;
pub mod disk;
pub mod facts;
pub mod field;
pub mod generator;
mod glob;
pub mod layout;
mod listing;
mod name;
mod near_file;
mod path;
mod roots;
pub mod scalar;
mod script;
mod settings;
mod source_text;
mod taxonomy;
mod written;

pub use blog::{Blog, url_key};
pub use date::{DateFault, Moment};
pub use detect::{by_name, detect};
pub use disk::{Disk, EntryKind};
pub use facts::{Facts, Named};
pub use field::{Field, FieldType, Terms, Yaml};
pub use generator::{Generator, GeneratorName, PathDate, Role, is_layout_anchor};
pub use layout::{Layout, Lookup};
pub use name::UnknownGenerator;
pub use near_file::near_file;
pub use taxonomy::{Taxonomy, Term};
pub use written::Written;
