//! JSON that nobody takes for anything else: what a terminal or the log reader of a CI runner would obey is written as an
//! escape, so that a program reads the same text.

use super::escape::Visible;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::io::{self, Write};

/// Writes `value` on one line.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Harmless(CompactFormatter))).map_err(io::Error::from)
}

/// Escapes what must not be shown as it is. The parts of a string that it is given hold no quotes and no line endings.
struct Harmless(CompactFormatter);

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut done = 0;
        for glyph in Visible::new(fragment, 0).filter(|glyph| !glyph.plain) {
            self.0.write_string_fragment(out, fragment.get(done..glyph.at).unwrap_or_default())?;
            for unit in glyph.ch.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            done = glyph.at + glyph.ch.len_utf8();
        }
        self.0.write_string_fragment(out, fragment.get(done..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        super::write(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn commands_and_controls_are_escapes() {
        assert_eq!(written("##[error]x"), r####""##\u005berror]x""####);
        assert_eq!(written("##vso[task.complete]"), r####""##vso\u005btask.complete]""####);
        assert_eq!(written("::add-mask::x\u{9b}\u{202e}\u{e0041}"), r#"":\u003aadd-mask::x\u009b\u202e\udb40\udc41""#);
        assert_eq!(written("제목 [a](b): \"👩‍💻\"\n"), r#""제목 [a](b): \"👩‍💻\"\n""#);
    }

    proptest! {
        #[test]
        fn a_program_reads_what_was_there(text in any::<String>()) {
            prop_assert_eq!(serde_json::from_str::<String>(&written(&text)).unwrap(), text);
        }
    }
}
