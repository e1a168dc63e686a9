//! The times that YAML 1.1 itself knows, as Ruby's Psych reads them (lib/psych/scalar_scanner.rb).

use super::scan::Scan;

/// Whether a plain scalar is a time of day on a date without an offset, which Psych takes for UTC.
#[must_use]
pub fn is_time_without_offset(text: &str) -> bool {
    let read = || {
        let mut scan = Scan { rest: text };
        scan.exactly(4)?;
        scan.any(&['-'])?;
        scan.number(1, 2)?;
        scan.any(&['-'])?;
        scan.number(1, 2)?;
        if scan.any(&['T', 't']).is_none() && !scan.blank() {
            return None;
        }
        scan.number(1, 2)?;
        scan.any(&[':'])?;
        scan.number(2, 2)?;
        scan.any(&[':'])?;
        scan.exactly(2)?;
        if scan.any(&['.']).is_some() {
            scan.digits();
        }
        scan.rest.is_empty().then_some(())
    };
    read().is_some()
}

/// The year, month and day of `2022-2-30` and what follows them, whether or not there is such a day.
#[must_use]
pub fn leading_date(text: &str) -> Option<(i16, i8, i8, &str)> {
    let mut scan = Scan { rest: text };
    let year = scan.exactly(4)?;
    scan.any(&['-'])?;
    let month = scan.number(1, 2)?;
    scan.any(&['-'])?;
    let day = scan.number(1, 2)?;
    Some((year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?, scan.rest))
}

#[cfg(test)]
mod tests {
    use super::{is_time_without_offset, leading_date};

    #[test]
    fn only_whole_times_without_an_offset() {
        for text in ["2022-12-31 23:30:00", "2022-12-31T23:30:00", "2022-1-5  1:02:03.5"] {
            assert!(is_time_without_offset(text), "{text}");
        }
        for text in
            ["2022-12-31", "2022-12-31 23:30", "2022-12-31 23:30:00Z", "2022/12/31 23:30:00", "22-12-31 1:02:03"]
        {
            assert!(!is_time_without_offset(text), "{text}");
        }
    }

    #[test]
    fn any_three_numbers_lead() {
        assert_eq!(leading_date("2022-02-30 10:00"), Some((2022, 2, 30, " 10:00")));
        assert_eq!(leading_date("2022/02/30"), None);
    }
}
