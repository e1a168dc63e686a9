//! The inventory for programs: JSON, version 1.
//!
//! Stable: fields may be added, the meaning of none changes while `version` is 1.

use super::Inventory;
use crate::report::json_text;
use std::io::{self, Write};

/// Writes one object: `version`, `posts`.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, inventory: &Inventory) -> io::Result<()> {
    write!(out, "{{\"version\": 1, \"posts\": [")?;
    let mut separator = "\n";
    for entry in &inventory.entries {
        out.write_all(separator.as_bytes())?;
        json_text::write(out, entry)?;
        separator = ",\n";
    }
    writeln!(out, "\n]}}")
}
