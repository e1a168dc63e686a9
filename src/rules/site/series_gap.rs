//! `series-gap`: a series lacks a part, or has one twice.

use crate::lint::{BadOption, Define, SiteFindings, SiteRule, SiteSubject, shown};
use crate::site::facts::SeriesPart;
use crate::text::fold;
use std::collections::BTreeMap;

/// See `rules/site/series-gap.md`.
pub struct SeriesGap;

impl Define for SeriesGap {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl SiteRule for SeriesGap {
    fn check(&self, subject: &SiteSubject<'_>, found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let mut all: BTreeMap<_, Vec<(usize, &SeriesPart)>> = BTreeMap::new();
        for (at, post) in posts.iter().enumerate() {
            if let Some(part) = &post.series {
                all.entry((post.page.language.as_deref(), fold(&part.name.text))).or_default().push((at, part));
            }
        }
        for series in all.values() {
            // A series in which only some posts have a number is not ordered by it.
            let numbered: Option<Vec<_>> =
                series.iter().map(|(at, part)| part.number.map(|(number, span)| (number, *at, span, *part))).collect();
            let Some(mut parts) = numbered.filter(|parts| parts.len() > 1) else { continue };
            parts.sort_by_key(|(number, at, ..)| (*number, *at));
            for pair in parts.windows(2) {
                let [(before, other, place, _), (number, at, span, part)] = pair else { continue };
                let name = shown(&part.name.text);
                let message = match number - before {
                    1 => continue,
                    0 => format!("two posts are part {number} of {name}"),
                    2 => format!("part {} of {name} is missing", before + 1),
                    3 => format!("parts {} and {} of {name} are missing", before + 1, number - 1),
                    _ => format!("parts {} to {} of {name} are missing", before + 1, number - 1),
                };
                let finding = found.at(*at, *span, message);
                finding.label(format!("this is part {number}")).help("number the parts in their order, without gaps");
                finding.related_in(posts[*other].path.clone(), *place, format!("this is part {before}"));
            }
        }
    }
}
