//! The dates of a post, and the days that one of them may stand for.

use super::Subject;
use crate::document::front_matter::Entry;
use crate::site::{FieldType, GeneratorName, Moment};
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// Fields that hold a date in many blogs, read by the generator or by a theme.
const DATE_FIELDS: [&str; 17] = [
    "date",
    "updated",
    "lastmod",
    "publishDate",
    "pubdate",
    "pubDate",
    "expiryDate",
    "unpublishdate",
    "modified",
    "last_modified_at",
    "lastModified",
    "updatedDate",
    "modDatetime",
    "dateModified",
    "last_update.date",
    "extra.updated",
    "created",
];

/// A field that holds a date.
#[derive(Clone, Copy, Debug)]
pub struct DateField<'a> {
    /// The field.
    pub entry: &'a Entry,
    /// Whether the generator itself reads it; otherwise only a theme may.
    pub is_read: bool,
}

impl<'a> Subject<'a> {
    /// The date fields that the post has, in the order of the text.
    #[must_use]
    pub fn date_fields(&self) -> &'a [DateField<'a>] {
        self.memo.date_fields.get_or_init(|| self.find_date_fields())
    }

    fn find_date_fields(&self) -> Vec<DateField<'a>> {
        let known = self.generator().fields().iter().filter(|field| field.kind == FieldType::Date);
        let mut found: Vec<DateField<'a>> = known
            .filter_map(|field| Some(DateField { entry: self.field(&field.name)?, is_read: true }))
            .chain(DATE_FIELDS.iter().filter_map(|name| {
                Some(DateField { entry: self.field(name)?, is_read: *name == "date" || *name == "last_update.date" })
            }))
            .filter(|field| !field.entry.value.is_empty())
            .collect();
        found.sort_by_key(|field| (field.entry.key.span, !field.is_read));
        found.dedup_by_key(|field| field.entry.key.span);
        found
    }

    /// The first of `names` that the post has and the generator can read as a date.
    #[must_use]
    pub fn first_date(&self, names: &[&str]) -> Option<(&'a Entry, Moment)> {
        names.iter().find_map(|name| {
            let entry = self.field(name)?;
            Some((entry, self.date(&entry.value).ok()?))
        })
    }

    /// The date that the post is listed under.
    #[must_use]
    pub fn post_date(&self) -> Option<(&'a Entry, Moment)> {
        match self.generator().name() {
            GeneratorName::Astro => self.first_date(&["date", "pubDate", "pubDatetime", "publishDate"]),
            _ => self.first_date(&["date"]),
        }
    }
}

/// The calendar days that `moment` may mean: as written, in UTC, and in the site's zone. A day without a time of day
/// means itself only. A time without an offset may have been written in the zone or in UTC.
#[must_use]
pub fn possible_days(moment: &Moment, zone: &TimeZone) -> [Date; 3] {
    let written = moment.civil.date();
    if !moment.has_time {
        return [written; 3];
    }
    let as_utc = Offset::UTC.to_timestamp(moment.civil).ok();
    let instant = moment.instant(zone);
    let in_utc = instant.map_or(written, |instant| Offset::UTC.to_datetime(instant).date());
    let in_zone = moment.offset.map_or(as_utc, |_| instant);
    [written, in_utc, in_zone.map_or(written, |instant| zone.to_datetime(instant).date())]
}

/// An offset as RFC 3339 writes it: `+09:00`.
#[must_use]
pub fn offset_text(offset: Offset) -> String {
    let minutes = offset.seconds().abs() / 60;
    let sign = if offset.seconds() < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::{offset_text, possible_days};
    use crate::site::Moment;
    use jiff::civil::date;
    use jiff::tz::{Offset, TimeZone};

    #[test]
    fn a_time_near_midnight_may_mean_two_days() {
        let seoul = TimeZone::fixed(Offset::constant(9));
        let early = date(2023, 1, 1).at(0, 30, 0, 0);
        let with_offset = Moment { civil: early, offset: Some(Offset::constant(9)), has_time: true };
        assert_eq!(possible_days(&with_offset, &seoul), [date(2023, 1, 1), date(2022, 12, 31), date(2023, 1, 1)]);
        let in_utc = Moment { civil: date(2022, 12, 31).at(20, 0, 0, 0), offset: None, has_time: true };
        assert_eq!(possible_days(&in_utc, &seoul), [date(2022, 12, 31), date(2022, 12, 31), date(2023, 1, 1)]);
    }

    #[test]
    fn an_offset_has_hours_and_minutes() {
        assert_eq!(offset_text(Offset::constant(9)), "+09:00");
        assert_eq!(Offset::from_seconds(-12_600).map(offset_text).ok().as_deref(), Some("-03:30"));
    }

    #[test]
    fn a_bare_day_means_itself() {
        let moment = Moment { civil: date(2022, 12, 31).at(0, 0, 0, 0), offset: None, has_time: false };
        assert_eq!(possible_days(&moment, &TimeZone::fixed(Offset::constant(9))), [date(2022, 12, 31); 3]);
    }
}
