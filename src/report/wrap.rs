//! Breaks running text into lines by its width on the screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The lines of `text`, at most `width` columns each. Breaks at spaces; a longer word is broken where the line ends.
pub fn lines(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if wide <= width {
            line.push_str(word);
            used += wide;
            continue;
        }
        for ch in word.chars() {
            let columns = ch.width().unwrap_or(0);
            if used + columns > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(ch);
            used += columns;
        }
    }
    lines.push(line);
    lines
}

/// `text` filled up with spaces to `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{:1$}", "", width.saturating_sub(text.width()))
}

#[cfg(test)]
mod tests {
    use super::{lines, pad};

    #[test]
    fn breaks_at_spaces_by_columns() {
        assert_eq!(lines("하나 둘 셋 넷", 8), ["하나 둘", "셋 넷"]);
        assert_eq!(lines("one  two\nthree", 20), ["one two three"]);
        assert_eq!(lines("", 20), [""]);
    }

    #[test]
    fn breaks_a_long_word_where_the_line_ends() {
        assert_eq!(lines("a 日本語日本語", 6), ["a", "日本語", "日本語"]);
    }

    #[test]
    fn pads_by_columns() {
        assert_eq!(pad("한", 4), "한  ");
    }
}
