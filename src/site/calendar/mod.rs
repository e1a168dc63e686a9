//! How dates are read: Go's layouts, ISO and YAML forms, the lenient readers of Ruby and JavaScript, and file names.

mod go;
mod lenient;
mod names;
pub mod path;
pub mod read;
mod scan;
