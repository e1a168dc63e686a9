//! The blog round a post: which generator builds it, how that reads fields, dates and paths, and what lies on disk.

pub mod date;
pub mod disk;
pub mod field;
pub mod generator;
pub mod layout;
mod name;
pub mod scalar;

pub use date::{DateFault, Moment};
pub use disk::Disk;
pub use field::{Field, FieldType, Terms, Yaml};
pub use generator::{Generator, GeneratorName, PathDate, Role};
pub use layout::{Layout, Lookup};
