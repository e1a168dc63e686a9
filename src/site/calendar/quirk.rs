//! What Ruby's `Time.parse` and JavaScript's `Date` make of dates that people read otherwise, as both were observed.

use super::scan::Scan;
use super::yaml;

/// Words that V8 reads behind a time.
const WORDS: [&str; 14] = ["Z", "UTC", "UT", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AM", "PM"];

/// `05/01/2024`, `31.12.2024` or `1-5-2024` and what follows, turned into the year-first form that Ruby takes it for.
pub fn day_first(text: &str) -> Option<String> {
    let (day, month, year, rest) = year_last(text)?;
    Some(format!("{year:04}-{month:02}-{day:02}{rest}"))
}

/// Whether letters other than ASCII ones stand in a date, such as `2024년 5월 1일`.
pub fn is_foreign(text: &str) -> bool {
    !text.is_ascii()
}

/// Whether `text` is a year and a month, `2024-05`, which ECMA-262 allows.
pub fn is_month(text: &str) -> bool {
    let mut scan = Scan { rest: text };
    let whole = scan.exactly(4).is_some() && scan.any(&['-']).is_some() && scan.exactly(2).is_some();
    whole && scan.rest.is_empty()
}

/// Whether V8 makes no date of `text`, although people and Ruby do. What stands in parentheses it passes over.
pub fn is_lost_on_javascript(text: &str) -> bool {
    let read = text.split('(').next().unwrap_or_default().trim();
    let compact = read.bytes().take_while(u8::is_ascii_digit).count() >= 8;
    let last = read.rsplit([' ', '\t']).next().filter(|last| last.len() < read.len()).unwrap_or_default();
    let is_word = last.starts_with(|ch: char| ch.is_ascii_alphabetic())
        && last.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'/');
    let is_zone = is_word && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(last));
    let day_over_twelve = year_last(read).is_some_and(|(first, ..)| first > 12);
    !read.is_ascii() || compact || is_zone || day_over_twelve || read.contains('_') || has_ordinal(read)
}

/// Whether Ruby heeds the zone that `text` ends with: a name of its own short list, or an offset of whole two-digit parts.
/// Any other, `KST` among them, it passes over, and the zone of the site or machine counts (time.rb, `zone_offset`). YAML
/// reads shorter offsets where the value is `plain`.
pub fn is_zone_of_ruby(text: &str, plain: bool) -> bool {
    const NAMES: [&str; 11] = ["UTC", "UT", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"];
    let text = text.trim();
    let last = text.rsplit([' ', '\t']).next().unwrap_or_default();
    let word = last.starts_with(|ch: char| ch.is_ascii_alphabetic()) && last.len() < text.len();
    if word {
        return last.len() == 1 || NAMES.iter().any(|name| name.eq_ignore_ascii_case(last));
    }
    let after_clock = text.find(':').unwrap_or(0);
    let Some(sign) = text.get(after_clock..).and_then(|rest| rest.find(['+', '-'])) else { return true };
    let (before, offset) = text.split_at(after_clock + sign);
    let mut scan = Scan { rest: offset.get(1..).unwrap_or_default() };
    let hours = scan.digits();
    let colon = scan.any(&[':']).is_some();
    let minutes = scan.digits();
    let is_short = hours.len() == 1 && (minutes.is_empty() || minutes.len() == 2);
    let is_whole = matches!((hours.len(), colon, minutes.len()), (2, false, 0) | (4, false, 0) | (2, true, 2));
    is_whole || plain && is_short && yaml::is_time_without_offset(before.trim_end())
}

/// The three numbers of a date with the year last, and what follows them.
fn year_last(text: &str) -> Option<(i32, i32, i32, &str)> {
    let mut scan = Scan { rest: text.trim() };
    let first = scan.number(1, 2)?;
    let mark = scan.any(&['-', '/', '.'])?;
    let second = scan.number(1, 2)?;
    scan.any(&[mark])?;
    let year = scan.number(4, 4)?;
    Some((first, second, year, scan.rest))
}

/// `1st`, `22nd`, `3rd`, `4th`.
fn has_ordinal(text: &str) -> bool {
    text.split([' ', ',', '-']).any(|word| {
        let letters = word.trim_start_matches(|ch: char| ch.is_ascii_digit());
        letters.len() < word.len() && ["st", "nd", "rd", "th"].iter().any(|end| letters.eq_ignore_ascii_case(end))
    })
}

#[cfg(test)]
mod tests {
    use super::{day_first, is_lost_on_javascript, is_month, is_zone_of_ruby};

    #[test]
    fn ruby_turns_days_and_months() {
        assert_eq!(day_first("05/01/2024 10:00").as_deref(), Some("2024-01-05 10:00"));
        assert_eq!(day_first("31.12.2024").as_deref(), Some("2024-12-31"));
        assert_eq!(day_first("2024/05/01"), None);
        assert_eq!(day_first("1/2.2024"), None);
    }

    #[test]
    fn ruby_heeds_few_zones() {
        for text in ["2022-12-31 10:11 +0900", "2022-12-31 10:11:12 +09:00", "2022-12-31 10:11 utc", "2022-12-31"] {
            assert!(is_zone_of_ruby(text, false), "{text}");
        }
        for text in ["2022-12-31 10:11:12 KST", "2022-12-31 10:11 +9", "2022-12-31T10:11:12+9:00", "Sat, 10:00 GMT+9"] {
            assert!(!is_zone_of_ruby(text, false), "{text}");
        }
        assert!(is_zone_of_ruby("2022-12-31 10:11:12 +9", true) && !is_zone_of_ruby("2022-12-31 10:11 +9", true));
    }

    #[test]
    fn javascript_reads_what_it_reads() {
        for text in ["2024-05-01 10:00:00 +0900", "2024-05-01T10:00:00Z", "Wed, 01 May 2024 10:00:00 GMT", "12/31/2024"]
        {
            assert!(!is_lost_on_javascript(text), "{text}");
        }
        for text in ["2024_05_01", "2024-05-01 10:00:00 Asia/Seoul", "20240501", "2024-05-01 오후 3:00", "1st May 2024"]
        {
            assert!(is_lost_on_javascript(text), "{text}");
        }
        assert!(is_month("2024-05") && !is_month("2024-5") && !is_month("2024-05-01"));
    }
}
