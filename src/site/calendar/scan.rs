//! A cursor over the text of a date.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// Where reading has come to.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a> {
    /// What is still to be read.
    pub rest: &'a str,
}

impl<'a> Scan<'a> {
    /// Takes `word` when it comes next, ASCII case set aside.
    pub fn word(&mut self, word: &str) -> bool {
        let found = self.rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if found {
            self.rest = self.rest.get(word.len()..).unwrap_or("");
        }
        found
    }

    /// Takes the next character when it is one of `set`.
    pub fn any(&mut self, set: &[char]) -> Option<char> {
        let next = self.rest.chars().next().filter(|ch| set.contains(ch))?;
        self.rest = self.rest.get(next.len_utf8()..)?;
        Some(next)
    }

    /// Takes white space and says whether there was any.
    pub fn blank(&mut self) -> bool {
        let rest = self.rest.trim_start();
        let found = rest.len() < self.rest.len();
        self.rest = rest;
        found
    }

    /// Takes the digits that come next, however many.
    pub fn digits(&mut self) -> &'a str {
        let end = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at_checked(end).unwrap_or(("", self.rest));
        self.rest = rest;
        digits
    }

    /// Takes a number of `min` to `max` digits, and no digit of a longer run.
    pub fn number(&mut self, min: usize, max: usize) -> Option<i32> {
        let mut ahead = *self;
        let digits = ahead.digits();
        let number = digits.parse().ok().filter(|_| (min..=max).contains(&digits.len()))?;
        *self = ahead;
        Some(number)
    }

    /// Takes exactly `count` digits, whatever follows.
    pub fn exactly(&mut self, count: usize) -> Option<i32> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
        self.rest = rest;
        Some(number)
    }

    /// Takes `.5` or `,123456789` and gives it in nanoseconds.
    pub fn fraction(&mut self) -> Option<i32> {
        let mut ahead = *self;
        ahead.any(&['.', ','])?;
        let digits = ahead.digits();
        if digits.is_empty() {
            return None;
        }
        *self = ahead;
        let padded: String = digits.chars().chain("000000000".chars()).take(9).collect();
        padded.parse().ok()
    }

    /// Takes an offset from UTC: `+09:00`, `+0900`, `-3`.
    pub fn offset(&mut self) -> Option<Offset> {
        let mut ahead = *self;
        let sign = if ahead.any(&['+', '-'])? == '-' { -1 } else { 1 };
        let digits = ahead.digits();
        let (hours, minutes) = match digits.len() {
            1 | 2 => {
                let minutes = if ahead.any(&[':']).is_some() { ahead.number(2, 2)? } else { 0 };
                (digits.parse().ok()?, minutes)
            }
            3 | 4 => {
                let (hours, minutes) = digits.split_at_checked(digits.len() - 2)?;
                (hours.parse().ok()?, minutes.parse().ok()?)
            }
            _ => return None,
        };
        *self = ahead;
        offset(sign, hours, minutes)
    }
}

/// An offset of `hours` and `minutes`, when clocks may have it.
pub fn offset(sign: i32, hours: i32, minutes: i32) -> Option<Offset> {
    let seconds = sign * (hours * 60 + minutes) * 60;
    Offset::from_seconds(seconds).ok().filter(|_| hours <= 24 && minutes < 60)
}

/// The day, when the calendar has it.
pub fn day(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The time of day, when clocks show it.
pub fn time(hour: i32, minute: i32, second: i32, nanos: i32) -> Option<Time> {
    let small = |number: i32| i8::try_from(number).ok();
    Time::new(small(hour)?, small(minute)?, small(second)?, nanos).ok()
}

/// The moment that a day and a time make.
pub fn at(day: Date, time: Option<Time>) -> DateTime {
    day.to_datetime(time.unwrap_or(Time::midnight()))
}
