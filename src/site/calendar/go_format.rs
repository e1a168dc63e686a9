//! Dates written in Go's layouts, as far as a word without separators may hold one: `2006`, `Jan`, `20060102`.

use super::names;
use jiff::civil::DateTime;

/// Writes `date` in `layout` (time.Time.Format). Without any part of a date in it, the layout is returned as it is.
#[must_use]
pub fn format(date: DateTime, layout: &str) -> String {
    let mut out = String::new();
    let mut rest = layout;
    while !rest.is_empty() {
        let found = PARTS.iter().find(|(part, _)| {
            // `Jan` does not stand in `January`, which comes first, nor in `Janet`.
            rest.strip_prefix(part).is_some_and(|after| {
                !["Jan", "Mon"].contains(part) || !after.starts_with(|next: char| next.is_ascii_lowercase())
            })
        });
        match found {
            Some((part, write)) => {
                out.push_str(&write(date));
                rest = rest.get(part.len()..).unwrap_or("");
            }
            None => {
                let next = rest.chars().next().map_or(1, char::len_utf8);
                out.push_str(rest.get(..next).unwrap_or(""));
                rest = rest.get(next..).unwrap_or("");
            }
        }
    }
    out
}

type Part = (&'static str, fn(DateTime) -> String);

/// The longer of two that begin alike comes first.
const PARTS: [Part; 22] = [
    ("January", |date| names::month_name(date.month()).to_owned()),
    ("Jan", |date| names::month_name(date.month()).chars().take(3).collect()),
    ("Monday", |date| names::weekday_name(date.weekday()).to_owned()),
    ("Mon", |date| names::weekday_name(date.weekday()).chars().take(3).collect()),
    ("2006", |date| format!("{:04}", date.year())),
    ("002", |date| format!("{:03}", date.day_of_year())),
    ("01", |date| format!("{:02}", date.month())),
    ("02", |date| format!("{:02}", date.day())),
    ("03", |date| format!("{:02}", twelve(date))),
    ("04", |date| format!("{:02}", date.minute())),
    ("05", |date| format!("{:02}", date.second())),
    ("06", |date| format!("{:02}", date.year().rem_euclid(100))),
    ("_2", |date| format!("{:2}", date.day())),
    ("15", |date| format!("{:02}", date.hour())),
    ("PM", |date| if date.hour() < 12 { "AM".to_owned() } else { "PM".to_owned() }),
    ("pm", |date| if date.hour() < 12 { "am".to_owned() } else { "pm".to_owned() }),
    ("MST", |_| "UTC".to_owned()),
    ("1", |date| date.month().to_string()),
    ("2", |date| date.day().to_string()),
    ("3", |date| twelve(date).to_string()),
    ("4", |date| date.minute().to_string()),
    ("5", |date| date.second().to_string()),
];

fn twelve(date: DateTime) -> i8 {
    match date.hour() % 12 {
        0 => 12,
        hour => hour,
    }
}

#[cfg(test)]
mod tests {
    use super::format;
    use jiff::civil::date;

    #[test]
    fn the_parts_that_permalinks_use() {
        let day = date(2022, 3, 5).at(14, 7, 9, 0);
        for (layout, written) in [
            ("2006", "2022"),
            ("06", "22"),
            ("Jan", "Mar"),
            ("January", "March"),
            ("Monday", "Saturday"),
            ("20060102", "20220305"),
            ("2_1", "5_3"),
            ("02Jan06", "05Mar22"),
            ("title", "title"),
        ] {
            assert_eq!(format(day, layout), written, "{layout}");
        }
    }
}
