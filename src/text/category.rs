//! What kind of character one is to Unicode.

/// The general categories of Unicode, as far as somebody tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// `L`: letters of every script.
    Letter,
    /// `Mn`: marks that take no room of their own.
    AccentMark,
    /// `Mc` and `Me`: the other marks.
    OtherMark,
    /// `Nd`: decimal digits.
    Digit,
    /// `Nl`: numbers that are written as letters are, such as `Ⅷ`.
    LetterNumber,
    /// `Pc`: punctuation that joins words, such as `_`.
    Connector,
    /// The rest of `P`.
    Punctuation,
    /// `S`: signs of mathematics, money and the rest, emoji among them.
    Symbol,
    /// Everything else.
    Other,
}

/// Where each category begins, made by `build/categories.rs`.
static BEGINNINGS: &[(u32, Category)] = include!(concat!(env!("OUT_DIR"), "/categories.rs"));

impl Category {
    /// The category of a character.
    #[must_use]
    pub fn of(ch: char) -> Self {
        // What most posts are written in need not be looked up.
        if matches!(ch, 'a'..='z' | 'A'..='Z' | '가'..='힣' | '一'..='\u{9fff}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ') {
            return Self::Letter;
        }
        let after = BEGINNINGS.partition_point(|(start, _)| *start <= u32::from(ch));
        after.checked_sub(1).and_then(|at| BEGINNINGS.get(at)).map_or(Self::Other, |(_, category)| *category)
    }

    /// Whether it is one of `L`, `M` and `Nd`.
    #[must_use]
    pub fn is_letter_mark_or_digit(self) -> bool {
        matches!(self, Self::Letter | Self::AccentMark | Self::OtherMark | Self::Digit)
    }
}

#[cfg(test)]
mod tests {
    use super::Category;

    #[test]
    fn each_category_has_its_characters() {
        let of = |text: &str| text.chars().map(Category::of).collect::<Vec<_>>();
        assert_eq!(of("aΩ한文あ"), [Category::Letter; 5]);
        assert_eq!(of("\u{301}\u{93e}\u{20dd}"), [Category::AccentMark, Category::OtherMark, Category::OtherMark]);
        assert_eq!(of("7٧Ⅷ½"), [Category::Digit, Category::Digit, Category::LetterNumber, Category::Other]);
        assert_eq!(
            of("_‿-。"),
            [Category::Connector, Category::Connector, Category::Punctuation, Category::Punctuation]
        );
        assert_eq!(of("+€😀"), [Category::Symbol; 3]);
        assert_eq!(of("\0 \u{10ffff}"), [Category::Other; 3]);
    }
}
