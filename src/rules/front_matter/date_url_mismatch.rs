//! `date-url-mismatch`: a date in the post's address is another than the post's date.

use crate::lint::{Address, AddressKind, BadOption, Define, Findings, PostRule, Subject, possible_days, shown};
use jiff::civil::Date;
use std::ops::Range;

/// See `rules/front-matter/date-url-mismatch.md`.
pub struct DateUrlMismatch;

impl Define for DateUrlMismatch {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for DateUrlMismatch {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let addresses = subject.addresses();
        if addresses.is_empty() {
            return;
        }
        let Some((entry, moment)) = subject.post_date() else { return };
        let Some(date) = subject.written(&entry.value) else { return };
        let days = possible_days(&moment, &subject.clock.zone);
        for Address { field, kind, written, .. } in addresses {
            let Some(dated) = find(written.text) else { continue };
            if *kind == AddressKind::Alias || days.iter().any(|day| dated.holds(*day)) {
                continue;
            }
            let part = written.part(dated.range.clone());
            let message = format!("the `{field}` says `{}`, but `{}` is {}", part.text, entry.key.text, shown(date.text));
            found
                .at(part.span, message)
                .related(date.span, format!("`{}` is here", entry.key.text))
                .help(format!("correct the `{field}` or the `{}`", entry.key.text));
        }
    }
}

/// A date in an address.
#[derive(Debug, PartialEq, Eq)]
struct Dated {
    range: Range<usize>,
    first: Date,
    has_day: bool,
}

impl Dated {
    fn holds(&self, day: Date) -> bool {
        if self.has_day { day == self.first } else { day.first_of_month() == self.first }
    }
}

/// The first date in an address: `/2022/12/31/`, `/2022/12/`, `/2022-12-31-x/`, bounded on both sides.
fn find(address: &str) -> Option<Dated> {
    let bytes = address.as_bytes();
    let is_bound = |at: Option<usize>| {
        let byte = at.and_then(|at| bytes.get(at));
        byte.is_none_or(|byte| matches!(byte, b'/' | b'-' | b'_' | b'.'))
    };
    let number = |at: usize, len: usize| -> Option<i16> {
        let digits = address.get(at..at + len)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    (0..bytes.len()).filter(|at| is_bound(at.checked_sub(1))).find_map(|at| {
        let year = number(at, 4).filter(|year| (1990..2100).contains(year))?;
        let separator = bytes.get(at + 4).filter(|byte| matches!(byte, b'/' | b'-'))?;
        let month = i8::try_from(number(at + 5, 2)?).ok()?;
        let first = Date::new(year, month, 1).ok()?;
        if !is_bound(Some(at + 7)) {
            return None;
        }
        let day = number(at + 8, 2).filter(|_| bytes.get(at + 7) == Some(separator) && is_bound(Some(at + 10)));
        match day {
            Some(day) => {
                let first = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
                Some(Dated { range: at..at + 10, first, has_day: true })
            }
            None if *separator == b'/' && matches!(bytes.get(at + 7), None | Some(b'/')) => {
                Some(Dated { range: at..at + 7, first, has_day: false })
            }
            None => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn finds_whole_dates_and_months() {
        let found = |address: &str| find(address).map(|dated| address[dated.range].to_owned());
        assert_eq!(found("/etc/2022/12/31/review/").as_deref(), Some("2022/12/31"));
        assert_eq!(found("/2022/12/글/").as_deref(), Some("2022/12"));
        assert_eq!(found("/글/2022-12-31-review/").as_deref(), Some("2022-12-31"));
        assert_eq!(found("2022-12-31").as_deref(), Some("2022-12-31"));
    }

    #[test]
    fn leaves_numbers_that_are_no_date() {
        for address in [
            "/2009/1234/res2345/",
            "/weekly/2022-12/",
            "/a2022/12/31/",
            "/2022/13/31/",
            "/2022/02/30/",
            "/v/2022/12-31/",
            "/2022/",
            "/1234-56-78/",
            "/2022-12-31x/",
        ] {
            assert_eq!(find(address), None, "{address}");
        }
    }
}
