//! The number that begins a heading: `2.`, `2)`, `1-2.`, told apart from years, versions and days.

/// Numbers above this are years, or numbers of problems and issues.
const LARGEST: u32 = 199;

/// The first three letters of the months in the languages that write a day as `3. Mai`.
const MONTHS: [&str; 17] = [
    "jan", "jän", "feb", "mär", "mar", "apr", "mai", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dez", "des",
    "dec",
];

/// A number at the beginning of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingNumber {
    /// All parts but the last with their separators, `1-` of `1-2.`; empty for a single number.
    pub prefix: String,
    /// The last part.
    pub value: u32,
    /// The sign behind it; a space when there is none.
    pub end: char,
}

impl HeadingNumber {
    /// The number that `text` begins with. A single number must end with a dot or parenthesis; years, versions, days
    /// (`3. Mai`, `12. 25.`) and numbers that are part of a word are none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (value, mut rest) = digits(text)?;
        let mut number = Self { prefix: String::new(), value, end: ' ' };
        while let Some((value, after)) = rest.strip_prefix(['.', '-']).and_then(digits) {
            number.prefix += &format!("{}{}", number.value, rest.get(..1)?);
            number.value = value;
            rest = after;
        }
        let after = rest.strip_prefix(['.', ')']);
        let is_ended = match after {
            Some(_) => true,
            None => !number.prefix.is_empty(),
        };
        if after.is_some() {
            number.end = rest.chars().next()?;
        }
        let after = after.unwrap_or(rest);
        let is_apart = after.chars().next().is_none_or(|next| next.is_whitespace() || is_wide(next));
        let is_day = number.prefix.is_empty() && names_day(after.trim_start());
        (is_ended && is_apart && !is_day).then_some(number)
    }

    /// Whether it can count what stands below a heading numbered `parent`: `1-2.` belongs below `1.`, a single number
    /// anywhere.
    #[must_use]
    pub fn counts_below(&self, parent: Option<&Self>) -> bool {
        let stem = self.prefix.trim_end_matches(['.', '-']);
        stem.is_empty() || parent.is_some_and(|parent| format!("{}{}", parent.prefix, parent.value) == stem)
    }

    /// What numbers of one sequence have in common.
    #[must_use]
    pub fn style(&self) -> String {
        if self.prefix.is_empty() { self.end.to_string() } else { self.prefix.clone() }
    }
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let value = text.get(..text.len() - rest.len())?.parse().ok()?;
    (value <= LARGEST).then_some((value, rest))
}

/// Whether a Korean, Japanese or Chinese letter follows, which needs no space after the dot.
fn is_wide(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

fn names_day(after: &str) -> bool {
    let word: String = after.chars().take(3).flat_map(char::to_lowercase).collect();
    after.starts_with(|ch: char| ch.is_ascii_digit()) || MONTHS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::HeadingNumber;

    fn read(text: &str) -> Option<(String, u32)> {
        HeadingNumber::read(text).map(|number| (number.prefix, number.value))
    }

    #[test]
    fn reads_the_usual_forms() {
        assert_eq!(read("1. 시작"), Some((String::new(), 1)));
        assert_eq!(read("2.개요"), Some((String::new(), 2)));
        assert_eq!(read("3) Next"), Some((String::new(), 3)));
        assert_eq!(read("4-1. 설치"), Some(("4-".to_owned(), 1)));
        assert_eq!(read("1.10 Install"), Some(("1.".to_owned(), 10)));
    }

    #[test]
    fn leaves_years_versions_days_and_words() {
        for text in
            ["2022. 12", "2.x branch", "3. Mai", "12. 25. 일기", "5월", "24", "8259 PIC", "1st", "3.js", "99999999999."]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn parts_count_below_their_own_heading() {
        let number = |text| HeadingNumber::read(text).unwrap();
        assert!(number("4-1. a").counts_below(Some(&number("4. b"))));
        assert!(!number("4.4.1 / 2025").counts_below(None));
        assert!(!number("2.1 a").counts_below(Some(&number("1. b"))));
    }
}
