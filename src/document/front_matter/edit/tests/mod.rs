//! Tests of the edits.

mod cases;
mod drawn;
mod properties;
mod structure;
mod written;
