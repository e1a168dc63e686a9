//! What each generator's date reader accepts and refuses; Hugo's cases were observed on 0.111.3 and 0.168.0.

use super::{Written, hugo, javascript, lenient, ruby, zola};
use crate::document::front_matter::{Style, Typed};
use crate::site::{DateFault, Moment};

type Reader = fn(Written<'_>) -> Result<Moment, DateFault>;

fn read(reader: Reader, style: Style, text: &str) -> Result<String, DateFault> {
    let moment = Written { style, text }.checked().and_then(reader)?;
    let offset = moment.offset.map_or(String::new(), |offset| offset.to_string());
    Ok(format!("{}{offset}", moment.civil))
}

fn plain(reader: Reader, text: &str) -> Result<String, DateFault> {
    read(reader, Style::Plain, text)
}

fn instead(text: &str) -> DateFault {
    DateFault::Form { instead: Some(text.to_owned()) }
}

#[test]
fn hugo_reads_every_layout_of_its_list() {
    for (text, expected) in [
        ("2022-12-31", "2022-12-31T00:00:00"),
        ("2022-12-31T10:11:12Z", "2022-12-31T10:11:12+00"),
        ("2022-12-31T10:11:12.123+09:00", "2022-12-31T10:11:12.123+09"),
        ("2022-12-31T10:11:12", "2022-12-31T10:11:12"),
        ("2022-12-31T1:02:03", "2022-12-31T01:02:03"),
        ("Sat, 31 Dec 2022 10:11:12 +0900", "2022-12-31T10:11:12+09"),
        ("Sat, 31 Dec 2022 10:11:12 GMT", "2022-12-31T10:11:12+00"),
        ("31 Dec 22 10:11 +0900", "2022-12-31T10:11:00+09"),
        ("31 Dec 22 10:11 UTC", "2022-12-31T10:11:00+00"),
        ("Saturday, 31-Dec-22 10:11:12 UTC", "2022-12-31T10:11:12+00"),
        ("2022-12-31 10:11:12.5 +0900 KST", "2022-12-31T10:11:12.5+09"),
        ("2022-12-31T10:11:12-0700", "2022-12-31T10:11:12-07"),
        ("2022-12-31 10:11:12Z", "2022-12-31T10:11:12+00"),
        ("2022-12-31 10:11:12+0900", "2022-12-31T10:11:12+09"),
        ("2022-12-31 10:11:12", "2022-12-31T10:11:12"),
        ("Sat Dec 31 10:11:12 2022", "2022-12-31T10:11:12"),
        ("Thu Jan  6 10:11:12 2022", "2022-01-06T10:11:12"),
        ("Sat Dec 31 10:11:12 UTC 2022", "2022-12-31T10:11:12+00"),
        ("Sat Dec 31 10:11:12 +0900 2022", "2022-12-31T10:11:12+09"),
        ("2022-12-31 10:11:12+09:00", "2022-12-31T10:11:12+09"),
        ("31 Dec 2022", "2022-12-31T00:00:00"),
        ("2022-12-31 10:11:12 +09:00", "2022-12-31T10:11:12+09"),
        ("2022-12-31 10:11:12 +0900", "2022-12-31T10:11:12+09"),
    ] {
        assert_eq!(plain(hugo, text).as_deref(), Ok(expected), "{text}");
        assert_eq!(read(hugo, Style::DoubleQuoted, text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn hugo_refuses_and_the_fault_says_what_to_write() {
    for (text, expected) in [
        ("2022-1-5", instead("2022-01-05")),
        ("2022/12/31", instead("2022-12-31")),
        ("2022.12.31", instead("2022-12-31")),
        ("12/31/2022", instead("2022-12-31")),
        ("Dec 31, 2022", instead("2022-12-31")),
        ("2022년 12월 31일", instead("2022-12-31")),
        ("2022-12-31T10:11", instead("2022-12-31T10:11:00")),
        ("2022-12-31 10:11", instead("2022-12-31T10:11:00")),
        ("2022-12-31 10:11 +0900", instead("2022-12-31T10:11:00+09:00")),
        ("2022-12-31 10:11:12 KST", instead("2022-12-31T10:11:12+09:00")),
        ("2022-12-31t10:11:12z", instead("2022-12-31T10:11:12Z")),
        ("2022-12-31Z", DateFault::Form { instead: None }),
        ("2022-12-31 10:11:12 XYZ", DateFault::Form { instead: None }),
        ("01/02/2022", DateFault::Form { instead: None }),
        ("2022-13-01", DateFault::NoSuchDay),
        ("2022-02-30", DateFault::NoSuchDay),
        ("2022-02-30 10:11:12", DateFault::NoSuchDay),
        ("2022/02/30", DateFault::NoSuchDay),
        ("2022-12-31 25:00:00", DateFault::NoSuchTime),
        ("2022-12-31T24:00:00Z", DateFault::NoSuchTime),
        ("2022-12-31T23:59:60Z", DateFault::NoSuchTime),
        ("false", DateFault::NotADate),
        ("작년 겨울", DateFault::NotADate),
        ("10:11AM", DateFault::NotADate),
    ] {
        assert_eq!(plain(hugo, text), Err(expected), "{text}");
    }
}

#[test]
fn hugo_takes_bare_integers_for_seconds() {
    assert_eq!(plain(hugo, "2022"), Err(DateFault::UnixSeconds));
    assert_eq!(plain(hugo, "20221231"), Err(DateFault::UnixSeconds));
    assert_eq!(plain(hugo, "2022123109"), Err(DateFault::UnixSeconds));
    assert_eq!(plain(hugo, "1672444800").as_deref(), Ok("2022-12-31T00:00:00+00"));
    assert_eq!(read(hugo, Style::Typed(Typed::Integer), "2022"), Err(DateFault::UnixSeconds));
    assert_eq!(read(hugo, Style::SingleQuoted, "20221231"), Err(instead("2022-12-31")));
    assert_eq!(read(hugo, Style::SingleQuoted, "2022"), Err(DateFault::NotADate));
}

#[test]
fn toml_dates_have_a_type_of_their_own() {
    let toml = Style::Typed(Typed::DateTime);
    for reader in [hugo as Reader, zola, lenient, ruby, javascript] {
        assert_eq!(read(reader, toml, "2022-12-31").as_deref(), Ok("2022-12-31T00:00:00"));
        assert_eq!(read(reader, toml, "2022-12-31 10:11:12.5+09:00").as_deref(), Ok("2022-12-31T10:11:12.5+09"));
        assert_eq!(read(reader, toml, "2022-12-31t10:11:12z").as_deref(), Ok("2022-12-31T10:11:12+00"));
        assert!(read(reader, toml, "07:32:00").is_err());
    }
}

#[test]
fn zola_is_strict_about_digits() {
    for text in ["2022-12-31", "2022-12-31T10:11:12Z", "2022-12-31T10:11:12", "2022-12-31T10:11:12.5+09:00"] {
        assert!(plain(zola, text).is_ok(), "{text}");
    }
    assert_eq!(plain(zola, "2022-1-5"), Err(instead("2022-01-05")));
    assert_eq!(plain(zola, "2022-12-31 10:11"), Err(instead("2022-12-31T10:11:00")));
    assert_eq!(plain(zola, "2022-12-31T10:11:12+0900"), Err(instead("2022-12-31T10:11:12+09:00")));
    assert_eq!(plain(zola, "2022-02-30"), Err(DateFault::NoSuchDay));
}

#[test]
fn the_others_read_what_people_write() {
    for text in ["2022/12/31", "Dec 31 2022", "2014-01-01 10:00:00 +0900", "2022-1-5", "2014-06-07 08:09", "20221231"] {
        assert!(plain(lenient, text).is_ok(), "{text}");
    }
    assert_eq!(plain(lenient, "2022-02-30"), Err(DateFault::NoSuchDay));
    assert_eq!(plain(lenient, "soon"), Err(DateFault::NotADate));
}

#[test]
fn ruby_and_javascript_have_their_own_ways() {
    // Observed with Ruby 3.1's `Time.parse` and V8's `new Date`.
    for (text, by_ruby, by_javascript) in [
        ("2024/05/01", Some("2024-05-01"), Some("2024-05-01")),
        ("2024. 5. 1.", Some("2024-05-01"), Some("2024-05-01")),
        ("May 1, 2024", Some("2024-05-01"), Some("2024-05-01")),
        ("05/01/2024", Some("2024-01-05"), Some("2024-05-01")),
        ("05/13/2024", None, Some("2024-05-13")),
        ("31/12/2024", Some("2024-12-31"), None),
        ("31.12.2024", Some("2024-12-31"), None),
        ("2024-05", None, Some("2024-05-01")),
        ("20240501", Some("2024-05-01"), None),
        ("2024년 5월 1일", None, None),
        ("2024年5月1日", None, None),
        ("2024-05-01 (수)", None, Some("2024-05-01")),
        ("2024-05-01 10:00:00 KST", Some("2024-05-01"), None),
        ("2024-05-01 10:00:00 GMT", Some("2024-05-01"), Some("2024-05-01")),
        ("2024-05-01 10:00 AM", Some("2024-05-01"), Some("2024-05-01")),
        ("1st May 2024", Some("2024-05-01"), None),
    ] {
        let day = |reader| plain(reader, text).ok().map(|date| date[..10].to_owned());
        assert_eq!(day(ruby).as_deref(), by_ruby, "ruby: {text}");
        assert_eq!(day(javascript).as_deref(), by_javascript, "javascript: {text}");
    }
    assert_eq!(plain(javascript, "20240501"), Err(instead("2024-05-01")));
    assert_eq!(plain(ruby, "2024년 5월 1일"), Err(instead("2024-05-01")));
    assert_eq!(plain(ruby, "05/13/2024"), Err(instead("2024-05-13")));
    assert_eq!(plain(javascript, "2024-02-30"), Err(DateFault::NoSuchDay));
}

#[test]
fn nothing_written_and_template_calls_are_no_faults() {
    for reader in [hugo as Reader, zola, lenient, ruby, javascript] {
        for text in ["", "null", "~", "{{ .Date }}", "<% tp.date.now() %>"] {
            assert_eq!(plain(reader, text), Err(DateFault::Computed), "{text}");
        }
        assert_eq!(read(reader, Style::DoubleQuoted, ""), Err(DateFault::Computed));
        assert_eq!(read(reader, Style::DoubleQuoted, "null"), Err(DateFault::NotADate));
        assert_eq!(read(reader, Style::Typed(Typed::Bool), "true"), Err(DateFault::NotADate));
    }
}

#[test]
fn hostile_texts_end_quickly() {
    for text in ["9".repeat(100_000), "-".repeat(100_000), "2022-".repeat(50_000), "\u{0}년".repeat(1000)] {
        for reader in [hugo as Reader, zola, lenient, ruby, javascript] {
            assert!(plain(reader, &text).is_err());
        }
    }
}
