//! A date as a generator reads it.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{Offset, TimeZone};

/// A date of a post: the wall clock as written, and the offset when one is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Day and time of day as written; midnight when only a day is written.
    pub civil: civil::DateTime,
    /// The offset from UTC as written.
    pub offset: Option<Offset>,
    /// Whether a time of day is written.
    pub has_time: bool,
}

impl Moment {
    /// The instant meant; `zone` counts where no offset is written.
    #[must_use]
    pub fn instant(&self, zone: &TimeZone) -> Option<Timestamp> {
        match self.offset {
            Some(offset) => offset.to_timestamp(self.civil).ok(),
            None => zone.to_timestamp(self.civil).ok(),
        }
    }
}

/// Why a value is no date for a generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// A date is written, but that day is not in the calendar.
    NoSuchDay,
    /// The time of day does not exist.
    NoSuchTime,
    /// The generator takes a bare number for seconds since 1970.
    UnixSeconds,
    /// The generator does not read this form; `instead` is the same date in one that it reads.
    Form {
        /// The rewritten date, when the text can be understood.
        instead: Option<String>,
    },
    /// No date at all.
    NotADate,
    /// Nothing to find fault with: the value is empty, a template call, or a keyword such as Eleventy's
    /// `git Last Modified`, and the generator finds the date itself.
    Computed,
}
