//! The date that a file's or folder's name carries.

use super::scan::{Scan, day};
use crate::site::path;
use jiff::civil::Date;

/// The date that `name` begins with, `YYYY-MM-DD`, and what follows it. Only a day of the calendar from 1970 to 2100
/// counts.
#[must_use]
pub fn leading(name: &str) -> Option<(Date, &str)> {
    let mut scan = Scan { rest: name };
    let year = scan.number(4, 4)?;
    scan.any(&['-'])?;
    let month = scan.exactly(2)?;
    scan.any(&['-'])?;
    let number = scan.number(2, 2)?;
    Some((plausible(day(year, month, number)?)?, scan.rest))
}

/// The date at the beginning of the file's name, or of its folder's where the file is an `index`.
#[must_use]
pub fn of_file_or_bundle(file: &str) -> Option<Date> {
    let stem = path::stem(file);
    let is_index = stem == "index" || stem.starts_with("index.");
    let name = if is_index { path::file_name(path::folder(file)) } else { stem };
    leading(name).map(|(date, _)| date)
}

/// The date that the name begins with like [`of_file_or_bundle`], when the calendar has no such day.
#[must_use]
pub fn impossible(file: &str) -> Option<&str> {
    let stem = path::stem(file);
    let is_index = stem == "index" || stem.starts_with("index.");
    let name = if is_index { path::file_name(path::folder(file)) } else { stem };
    let mut scan = Scan { rest: name };
    let year = scan.number(4, 4).filter(|year| (1970..=2100).contains(year))?;
    scan.any(&['-'])?;
    let month = scan.exactly(2)?;
    scan.any(&['-'])?;
    let number = scan.exactly(2)?;
    let is_whole = scan.rest.is_empty() || scan.rest.starts_with(['-', '_', ' ']);
    let date = name.get(..name.len() - scan.rest.len())?;
    (is_whole && day(year, month, number).is_none()).then_some(date)
}

/// Jekyll's name of a post, `YYYY-MM-DD-title` with one-digit months and days and two-digit years allowed
/// (lib/jekyll/document.rb, `DATE_FILENAME_MATCHER`).
#[must_use]
pub fn jekyll(file: &str) -> Option<(Date, &str)> {
    let mut scan = Scan { rest: path::stem(file) };
    let year = scan.number(2, 4)?;
    scan.any(&['-'])?;
    let month = scan.number(1, 2)?;
    scan.any(&['-'])?;
    let number = scan.number(1, 2)?;
    scan.any(&['-'])?;
    let year = if year < 69 {
        year + 2000
    } else if year < 100 {
        year + 1900
    } else {
        year
    };
    Some((plausible(day(year, month, number)?)?, scan.rest))
}

/// The date of folders `YYYY/MM/DD` above the file.
#[must_use]
pub fn of_folders(file: &str) -> Option<Date> {
    let parts: Vec<&str> = file.split('/').collect();
    parts.windows(4).rev().find_map(|window| {
        let [year, month, number, _] = window else { return None };
        let numbers = (Scan { rest: year }.exactly(4)?, two(month)?, two(number)?);
        plausible(day(numbers.0, numbers.1, numbers.2)?).filter(|_| year.len() == 4)
    })
}

fn two(part: &str) -> Option<i32> {
    Scan { rest: part }.exactly(2).filter(|_| part.len() == 2)
}

fn plausible(date: Date) -> Option<Date> {
    (1970..=2100).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_that_no_calendar_has() {
        assert_eq!(super::impossible("content/posts/2022-13-31-글.md"), Some("2022-13-31"));
        assert_eq!(super::impossible("posts/2022-02-30/index.md"), Some("2022-02-30"));
        for file in ["2022-12-31-a.md", "2022-13-311.md", "1234-56-78-a.md", "a-2022-13-31.md"] {
            assert_eq!(super::impossible(file), None, "{file}");
        }
    }

    use super::{jekyll, leading, of_file_or_bundle, of_folders};
    use jiff::civil::date;

    #[test]
    fn dates_in_front_of_names() {
        assert_eq!(leading("2022-12-31-글"), Some((date(2022, 12, 31), "-글")));
        assert_eq!(leading("2022-12-31"), Some((date(2022, 12, 31), "")));
        for name in ["2022-13-31-bad", "2022-02-30", "1022-12-31", "2022-12-311", "20221231", "a-2022-12-31"] {
            assert_eq!(leading(name), None, "{name}");
        }
    }

    #[test]
    fn bundles_and_folders() {
        assert_eq!(of_file_or_bundle("content/2022-12-31-a/index.ko.md"), Some(date(2022, 12, 31)));
        assert_eq!(of_file_or_bundle("content/2022-12-31-a/b.md"), None);
        assert_eq!(of_folders("blog/2022/12/31/a.md"), Some(date(2022, 12, 31)));
        assert_eq!(of_folders("blog/2022/12/a.md"), None);
        assert_eq!(of_folders("blog/2022/12/31"), None);
    }

    #[test]
    fn jekyll_takes_short_forms() {
        assert_eq!(jekyll("_posts/22-1-5-title.md"), Some((date(2022, 1, 5), "title")));
        assert_eq!(jekyll("_posts/2022-12-31-제목.md"), Some((date(2022, 12, 31), "제목")));
        assert_eq!(jekyll("_posts/2022-13-01-x.md"), None);
        assert_eq!(jekyll("_posts/2022_12_31-x.md"), None);
    }
}
