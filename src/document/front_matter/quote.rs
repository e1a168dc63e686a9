//! Texts written so that YAML, TOML and JSON read them back as they are.

use super::{Format, Style, plain};

/// `text` as a quoted YAML scalar on one line: double quotes, or single ones where that saves escapes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let single = text.contains(['"', '\\']) && !text.contains('\'');
    let single = single.then(|| spelt(text, Style::SingleQuoted, Format::Yaml)).flatten();
    single.unwrap_or_else(|| double(text))
}

/// `text` as a value of a block in this language: bare where that is read back as this text, else in quotes; `in_flow`
/// where it stands between brackets.
#[must_use]
pub fn written(text: &str, format: Format, in_flow: bool) -> String {
    match format {
        Format::Yaml if plain::fits(text, in_flow) && !plain::looks_typed(text) => text.to_owned(),
        Format::Yaml => quoted(text),
        Format::Toml | Format::Json => double(text),
    }
}

/// `text` as a scalar of `style` on one line, which reads back as the string `text` in `format`; `None` where that
/// style cannot hold it. What stands plain is meant for the block style; see [`plain::fits`].
pub(super) fn spelt(text: &str, style: Style, format: Format) -> Option<String> {
    match (style, format) {
        (Style::Plain, Format::Yaml) => {
            (plain::fits(text, false) && !plain::looks_typed(text)).then(|| text.to_owned())
        }
        (Style::SingleQuoted, Format::Yaml) => {
            (!text.contains(must_be_escaped)).then(|| format!("'{}'", text.replace('\'', "''")))
        }
        (Style::SingleQuoted, Format::Toml) => {
            (!text.contains(|ch| ch == '\'' || must_be_escaped(ch))).then(|| format!("'{text}'"))
        }
        (Style::DoubleQuoted, _) => Some(double(text)),
        _ => None,
    }
}

/// `text` in double quotes, with the escapes that YAML, TOML and JSON share.
fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for ch in text.chars() {
        match ch {
            '"' | '\\' => out.extend(['\\', ch]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if must_be_escaped(ch) => out.push_str(&format!("\\u{:04X}", u32::from(ch))),
            _ => out.push(ch),
        }
    }
    out.push('"');
    out
}

/// Whether one of the three languages refuses `ch` as it is in a string, or takes it for the end of a line.
pub(super) fn must_be_escaped(ch: char) -> bool {
    ch.is_control() || matches!(ch, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::{Format, Style, quoted, spelt};

    #[test]
    fn quotes_hold_any_line() {
        assert_eq!(quoted("러스트: 시작"), "\"러스트: 시작\"");
        assert_eq!(quoted("say \"hi\": 가"), "'say \"hi\": 가'");
        assert_eq!(quoted("it's \"x\" \\"), "\"it's \\\"x\\\" \\\\\"");
        assert_eq!(quoted("a\n\"\u{85}"), "\"a\\n\\\"\\u0085\"");
    }

    #[test]
    fn a_style_that_cannot_hold_a_text_is_refused() {
        let single = |text, format| spelt(text, Style::SingleQuoted, format);
        assert_eq!(single("it's", Format::Yaml).as_deref(), Some("'it''s'"));
        assert_eq!(single("it's", Format::Toml), None);
        assert_eq!(single("가", Format::Json), None);
        assert_eq!(single("a\tb", Format::Yaml), None);
        assert_eq!(spelt("가 나", Style::Plain, Format::Yaml).as_deref(), Some("가 나"));
        assert_eq!(spelt("yes", Style::Plain, Format::Yaml), None);
        assert_eq!(spelt("yes", Style::Plain, Format::Toml), None);
    }
}
