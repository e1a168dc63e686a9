//! Tests of the edits.

mod cases;
mod drawn;
mod odd;
mod oracle;
mod properties;
mod structure;
mod written;
