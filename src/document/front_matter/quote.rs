//! A text put into YAML quotes, so that it means what it says.

/// `text` as a quoted YAML scalar on one line: double quotes, or single ones where that saves escapes.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains('\'') && !text.contains(char::is_control) {
        return format!("'{text}'");
    }
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_hold_any_line() {
        assert_eq!(quoted("러스트: 시작"), "\"러스트: 시작\"");
        assert_eq!(quoted("say \"hi\": 가"), "'say \"hi\": 가'");
        assert_eq!(quoted("it's \"x\" \\"), "\"it's \\\"x\\\" \\\\\"");
    }
}
