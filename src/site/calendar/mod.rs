//! How dates are read: Go's layouts, ISO and YAML forms, the lenient readers of Ruby and JavaScript, and file names.

mod go;
pub mod go_format;
pub mod javascript;
mod lenient;
pub mod names;
pub mod path;
mod quirk;
pub mod read;
mod scan;
pub mod yaml;
