//! How long a text is where it is shown, against a least and a greatest length.

use super::BadOption;
use serde::Deserialize;
use unicode_width::UnicodeWidthStr;

/// The lengths that are asked for, in columns: a wide character (Hangul, kana, ideographs) takes two. 0 is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Limits {
    /// The least length.
    pub min: usize,
    /// The greatest length.
    pub max: usize,
}

impl Limits {
    /// Whether a text can keep both limits.
    ///
    /// # Errors
    /// [`BadOption`] when the least length is greater than the greatest.
    pub fn check(self) -> Result<(), BadOption> {
        if self.max > 0 && self.min > self.max {
            return Err(BadOption::new("min", format!("`min` is greater than `max`, which is {}", self.max)));
        }
        Ok(())
    }

    /// What to do about a text that breaks a limit.
    #[must_use]
    pub fn help(self) -> String {
        match (self.min, self.max) {
            (0, max) => format!("keep it within {max} columns; a wide character takes two"),
            (min, 0) => format!("write at least {min} columns; a wide character takes two"),
            (min, max) => format!("write between {min} and {max} columns; a wide character takes two"),
        }
    }

    /// What is wrong with the length of `text`, as the end of a sentence; `None` when nothing is.
    #[must_use]
    pub fn fault(self, text: &str) -> Option<String> {
        let width = text.trim().width();
        if self.max > 0 && width > self.max {
            Some(format!("is {width} columns long, more than {}", self.max))
        } else if width < self.min && width > 0 {
            Some(format!("is {width} columns long, less than {}", self.min))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn wide_characters_take_two_columns() {
        let limits = Limits { min: 4, max: 8 };
        assert_eq!(limits.fault("다섯글자야").as_deref(), Some("is 10 columns long, more than 8"));
        assert_eq!(limits.fault("글").as_deref(), Some("is 2 columns long, less than 4"));
        assert_eq!(limits.fault("네 글자"), None);
        assert_eq!(limits.fault(""), None);
        assert_eq!(Limits { min: 0, max: 0 }.fault("한글"), None);
    }
}
