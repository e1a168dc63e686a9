//! How a message repeats what the author wrote.

/// The longest text, in characters, that a message repeats in full.
pub const LONGEST_SHOWN: usize = 60;

/// `text` in backticks: cut when long, with its line breaks and control characters written as escapes.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut out = String::from("`");
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST_SHOWN {
            out.push('…');
            break;
        }
        if character.is_control() { out.extend(character.escape_default()) } else { out.push(character) }
    }
    out.push('`');
    out
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn nothing_raw_and_nothing_endless_reaches_a_message() {
        assert_eq!(shown("첫 글"), "`첫 글`");
        assert_eq!(shown("a\u{1b}[31m"), "`a\\u{1b}[31m`");
        assert_eq!(shown(&"가".repeat(61)), format!("`{}…`", "가".repeat(60)));
    }
}
