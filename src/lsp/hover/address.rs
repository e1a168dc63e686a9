//! Where a post is published, and whether it is.

use crate::lsp::ground::Ground;
use crate::site::Facts;
use crate::site::facts::Withheld;
use jiff::Timestamp;

/// The address of a post and its state, each in a paragraph.
pub(super) fn told(ground: &Ground<'_>, post: &Facts) -> String {
    let url = post.page.url.as_ref().map(|url| format!("URL: `{}`\n\n", url.path)).unwrap_or_default();
    let state = match post.page.withheld(ground.clock.now) {
        None => "published".to_owned(),
        Some(why) => format!("not published: {}", reason(ground, &why)),
    };
    let date = post.page.date.map(|date| format!(", dated {}", moment(ground, date.instant))).unwrap_or_default();
    format!("{url}{state}{date}")
}

/// Why nobody can read a post, as the end of a sentence.
fn reason(ground: &Ground<'_>, why: &Withheld) -> String {
    match why {
        Withheld::Draft { .. } => "it is a draft".to_owned(),
        Withheld::Future { from, .. } => format!("it waits until {}", moment(ground, *from)),
        Withheld::Expired { until, .. } => format!("it expired on {}", moment(ground, *until)),
        Withheld::Unrendered { .. } => "the generator is told to render no page".to_owned(),
        Withheld::Misnamed => "its file is not named as a post is".to_owned(),
        Withheld::Swallowed { by } => format!("its text is a part of `{by}`"),
        Withheld::Refused => "the generator refuses it".to_owned(),
    }
}

/// A moment in the site's zone, with the day of the week.
pub(super) fn moment(ground: &Ground<'_>, instant: Timestamp) -> String {
    let civil = ground.clock.zone.to_datetime(instant);
    let offset = crate::lint::offset_text(ground.clock.zone.to_offset(instant));
    format!("{} {offset}", civil.strftime("%A, %Y-%m-%d %H:%M"))
}
