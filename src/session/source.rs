//! Reads a file's bytes as text, or says why that cannot be done.

use super::view::View;
use super::{encoding, open};
use crate::lint::{Diagnostic, Findings, RuleId, Severity};
use crate::text::Span;
use std::path::Path;

/// The largest text that is checked, in bytes. No post comes near it.
pub const LARGEST: u64 = 64 << 20;

/// The bytes of a file, as a run sees it.
///
/// # Errors
/// One sentence why they cannot be read.
pub(super) fn read(view: &View, path: &Path) -> Result<Vec<u8>, String> {
    view.read(path, LARGEST + 1).map_err(|error| open::reason(&error))
}

/// The same of a file that a walk has just met.
///
/// # Errors
/// One sentence why they cannot be read.
pub(super) fn read_met(view: &View, path: &Path) -> Result<Vec<u8>, String> {
    view.read_met(path, LARGEST + 1).map_err(|error| open::reason(&error))
}

/// A text that is not UTF-8, made readable, with the byte offset of its first wrong byte.
pub(super) struct NotUtf8 {
    /// The text, each wrong sequence replaced by U+FFFD.
    pub(super) text: String,
    /// The byte offset of the first replaced sequence.
    pub(super) at: usize,
    /// What the bytes look like.
    guess: Option<&'static str>,
    /// The first wrong byte.
    byte: u8,
}

/// Refuses what is too large to be a post.
///
/// # Errors
/// One sentence that says so.
pub(super) fn measure(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() as u64 > LARGEST {
        return Err(format!("it is larger than {} MiB: no post, and not checked", LARGEST >> 20));
    }
    Ok(())
}

/// The bytes as text.
///
/// # Errors
/// [`NotUtf8`] when they are none.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    if let Ok(text) = simdutf8::basic::from_utf8(&bytes) {
        return Ok(text.to_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        NotUtf8 {
            text: String::from_utf8_lossy(bytes).into_owned(),
            at,
            guess: encoding::guess(bytes),
            byte: bytes.get(at).copied().unwrap_or_default(),
        }
    })
}

impl NotUtf8 {
    /// The one finding of such a file, by the rule `encoding-invalid`.
    pub(super) fn finding(&self, rule: RuleId, severity: Severity) -> Vec<Diagnostic> {
        let mut list = Vec::new();
        let replaced = Span::new(self.at, self.at + char::REPLACEMENT_CHARACTER.len_utf8());
        let mut findings = Findings::new(rule, severity, &mut list);
        let found = findings
            .at(replaced, "the file is not UTF-8 text")
            .label(format!("byte 0x{:02X} begins no character", self.byte));
        found.help(match self.guess {
            Some(guess) => format!("it looks like {guess}: open it as such in an editor and save it as UTF-8"),
            None => "open it in an editor with the encoding it was written in, and save it as UTF-8".to_owned(),
        });
        list
    }
}
