//! The blog round a post: which generator builds it, how that reads fields, dates and paths, and what lies on disk.

pub mod address;
mod anchor;
mod astro;
mod calendar;
pub mod date;
mod detect;
pub mod disk;
mod docusaurus;
mod eleventy;
pub mod field;
pub mod generator;
mod hexo;
mod hugo;
mod jekyll;
pub mod layout;
mod listing;
mod name;
mod near_file;
mod path;
mod plain;
mod roots;
pub mod scalar;
mod settings;
mod source_text;
mod zola;

pub use date::{DateFault, Moment};
pub use detect::{by_name, detect};
pub use disk::Disk;
pub use field::{Field, FieldType, Terms, Yaml};
pub use generator::{Generator, GeneratorName, PathDate, Role, is_layout_anchor};
pub use layout::{Layout, Lookup};
pub use name::UnknownGenerator;
pub use near_file::near_file;
