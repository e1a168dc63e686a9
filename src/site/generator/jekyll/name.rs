//! The name of a post's file: `2022-12-31-title.md` (lib/jekyll/document.rb, `DATE_FILENAME_MATCHER`).

use crate::site::path;
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

/// The name of a file with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedName<'a> {
    /// The date; `None` when Ruby makes none of the numbers, at which Jekyll stops.
    pub date: Option<Date>,
    /// What follows the date, without the ending.
    pub title: &'a str,
}

/// The parts of the name of `file`; `None` when it is not that of a post.
pub fn dated(file: &str) -> Option<DatedName<'_>> {
    let (stem, ending) = path::file_name(file).rsplit_once('.')?;
    let (year, rest) = digits(stem, 2, 4)?;
    let (month, rest) = digits(rest, 1, 2)?;
    let (day, title) = digits(rest, 1, 2)?;
    (!ending.is_empty()).then_some(DatedName { date: date(&year, &month, &day), title })
}

/// The digits at the beginning, the hyphen after them taken off.
fn digits(text: &str, least: usize, most: usize) -> Option<(String, &str)> {
    let (number, rest) = text.split_once('-')?;
    let fits = (least..=most).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| (number.to_owned(), rest))
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let number: i16 = year.parse().ok()?;
    let year = match (year.len(), number) {
        (2, 69..) => number + 1900,
        (2, _) => number + 2000,
        _ => number,
    };
    rolled(year, month.parse().ok()?, day.parse().ok()?)
}

/// The day as Ruby's `Time` takes it: the 30th of February is the second of March, or the first.
pub fn rolled(year: i16, month: i8, day: i8) -> Option<Date> {
    let beyond: Span = (day.checked_sub(1)?).days();
    let first = Date::new(year, month, 1).ok().filter(|_| (1..=31).contains(&day))?;
    first.checked_add(beyond).ok()
}

#[cfg(test)]
mod tests {
    use super::dated;
    use jiff::civil::date;

    #[test]
    fn names_of_posts() {
        let read = |file| dated(file).map(|name| (name.date, name.title));
        assert_eq!(read("_posts/2022-12-31-a.b.md"), Some((Some(date(2022, 12, 31)), "a.b")));
        assert_eq!(read("_posts/22-1-5-제목.md"), Some((Some(date(2022, 1, 5)), "제목")));
        assert_eq!(read("_posts/69-1-5-.md"), Some((Some(date(1969, 1, 5)), "")));
        assert_eq!(read("_posts/2022-02-30-a.md"), Some((Some(date(2022, 3, 2)), "a")));
        assert_eq!(read("_posts/2022-13-01-a.md"), Some((None, "a")));
        for file in ["_posts/a.md", "_posts/2022_12_31-a.md", "_posts/2022-12-31.md", "2022-12-31-a/index.md"] {
            assert_eq!(dated(file), None, "{file}");
        }
    }
}
