//! `date-zone-missing`: a time of day without an offset from UTC.

use crate::document::front_matter::{Node, Value};
use crate::lint::{BadOption, Define, Findings, PostRule, Safety, Subject, Written, offset_text, shown};
use crate::site::Moment;

/// See `rules/front-matter/date-zone-missing.md`.
pub struct DateZoneMissing;

impl Define for DateZoneMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for DateZoneMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        for field in subject.date_fields() {
            let value = &field.entry.value;
            let (Ok(moment), Some(written)) = (subject.date(value), subject.written(value)) else { continue };
            if !moment.has_time || moment.offset.is_some() {
                continue;
            }
            let editor = found.editor(subject);
            let finding = found.at(written.span, format!("the time in {} has no offset", shown(written.text)));
            let generator = subject.generator();
            let zone = &subject.clock.zone;
            if generator.instant(value, zone) == moment.instant(zone) {
                finding.label("the zone of the machine or the site decides");
            } else {
                finding.label(format!("{} takes it for UTC, whatever the site's zone is", generator.name().title()));
            }
            match with_offset(subject, value, written, &moment) {
                Some(instead) => {
                    finding.help(format!("write it as `{instead}`"));
                    let title = format!("write the date as `{instead}`");
                    let edits = editor.and_then(|editor| editor.rewrite(value, &instead));
                    finding.offer(title, Safety::Unsafe, edits);
                }
                None => {
                    finding.help("add the offset, such as `+09:00`");
                }
            }
        }
    }
}

/// The date with the offset of the site's zone, in a form that the generator reads.
fn with_offset(subject: &Subject<'_>, value: &Value, written: Written<'_>, moment: &Moment) -> Option<String> {
    let zone = &subject.clock.zone;
    let offset = zone.to_offset(moment.instant(zone)?);
    ["", " "].into_iter().map(|gap| format!("{}{gap}{}", written.text.trim(), offset_text(offset))).find(|text| {
        let mut candidate = value.clone();
        if let Node::Scalar { text: old, .. } = &mut candidate.node {
            old.clone_from(text);
        }
        subject.generator().date(&candidate).is_ok_and(|read| read.offset == Some(offset) && read.civil == moment.civil)
    })
}
