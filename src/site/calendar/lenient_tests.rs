//! The forms of dates that people write.

use super::guess;
use crate::site::DateFault;

fn read(text: &str) -> Option<(String, bool)> {
    let guess = guess(text).ok()?;
    let offset = guess.moment.offset.map_or(String::new(), |offset| offset.to_string());
    Some((format!("{}{offset}", guess.moment.civil), guess.certain))
}

#[test]
fn forms_that_people_write() {
    for text in [
        "2022-12-31",
        "2022/12/31",
        "2022.12.31",
        "2022. 12. 31.",
        "2022년 12월 31일",
        "2022年12月31日",
        "20221231",
        "Dec 31, 2022",
        "31 December 2022",
        "Sat, 31 Dec 2022",
        "December 31st, 2022",
        "31.12.2022",
        "12/31/2022",
        "31/12/2022",
        "2022 Dec 31",
        "2022–12–31",
    ] {
        assert_eq!(read(text), Some(("2022-12-31T00:00:00".into(), true)), "{text}");
    }
    for (text, expected) in [
        ("2022-12-31 10:11", "2022-12-31T10:11:00"),
        ("2022-12-31T10:11:12.5Z", "2022-12-31T10:11:12.5+00"),
        ("2022-12-31 10:11 +0900", "2022-12-31T10:11:00+09"),
        ("2022-12-31 10:11:12 KST", "2022-12-31T10:11:12+09"),
        ("2022-12-31 10:11:12 +0900 KST", "2022-12-31T10:11:12+09"),
        ("2022-1-5 9:05 PM", "2022-01-05T21:05:00"),
        ("2022년 1월 5일 오후 9:05", "2022-01-05T21:05:00"),
        ("Sat Dec 31 2022 10:11:12 GMT+0900 (KST)", "2022-12-31T10:11:12+09"),
        ("Sat Dec 31 10:11:12 2022", "2022-12-31T10:11:12"),
        ("20221231T101112Z", "2022-12-31T10:11:12+00"),
        ("20221231101112", "2022-12-31T10:11:12"),
    ] {
        assert_eq!(read(text), Some((expected.into(), true)), "{text}");
    }
}

#[test]
fn day_and_month_that_may_be_swapped_are_uncertain() {
    assert_eq!(read("01/02/2022").map(|(_, certain)| certain), Some(false));
    assert_eq!(read("2022-12-31 10:11 nonsense").map(|(_, certain)| certain), Some(false));
}

#[test]
fn impossible_and_meaningless() {
    assert_eq!(guess("2022/02/30"), Err(DateFault::NoSuchDay));
    assert_eq!(guess("2022-12-31 25:00"), Err(DateFault::NoSuchTime));
    for text in ["", "today", "false", "2022", "가나다", "v1.2.3", "12", "-", "2022-12"] {
        assert_eq!(guess(text), Err(DateFault::NotADate), "{text}");
    }
}
