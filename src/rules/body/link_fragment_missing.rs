//! `link-fragment-missing`: a link to a place in the same post that is not there.

use crate::lint::{BadOption, Define, Findings, Fix, PostRule, SUGGESTIONS, Safety, Subject, is_template, nearest, shown};
use crate::site::is_outside_text;
use crate::text::Edit;
use crate::site::address::{decoded, encoded};
use crate::text::fold_name;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// See `rules/body/link-fragment-missing.md`.
pub struct LinkFragmentMissing;

impl Define for LinkFragmentMissing {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for LinkFragmentMissing {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let post = subject.post;
        let is_inside = |url: &str| url.len() > 1 && url.starts_with('#');
        let mut links = post.body.links.iter().filter(|link| is_inside(&link.destination.url)).peekable();
        if links.peek().is_none() {
            return;
        }
        let anchors = subject.anchors();
        if !anchors.complete {
            return;
        }
        let ids: HashSet<&str> = anchors.ids.iter().map(|(id, _)| id.as_str()).collect();
        let by_folded: HashMap<Cow<'_, str>, &str> = anchors.ids.iter().map(|(id, _)| (fold_name(id), id.as_str())).collect();
        let missing = links.filter_map(|link| {
            let span = link.destination.span.unwrap_or(link.span);
            let written = link.destination.url.get(1..)?;
            let wanted = decoded(written)?;
            let is_there = ids.contains(wanted.as_ref()) || ids.contains(written);
            (!is_there && !is_outside_text(&wanted) && !is_template(subject, span)).then_some((span, written, wanted))
        });
        for (nth, (span, written, wanted)) in missing.enumerate() {
            let finding = found.at(span, format!("the post has no anchor {}", shown(&format!("#{wanted}")))).label("a click does nothing");
            let respelt = by_folded.get(&fold_name(&wanted)).copied();
            let known = anchors.ids.iter().filter(|_| nth < SUGGESTIONS).map(|(id, _)| id.as_str());
            match respelt.or_else(|| nearest(&wanted, known)) {
                Some(near) => finding.help(format!("did you mean `#{near}`?")),
                None => finding.help("write the anchor of a heading of this post, or remove the link"),
            };
            let is_only = || anchors.ids.iter().filter(|(id, _)| fold_name(id) == fold_name(&wanted)).count() == 1;
            let is_literal = post.slice(span).strip_prefix('#') == Some(written);
            if let Some(id) = respelt.filter(|_| is_literal && nth < SUGGESTIONS && is_only()) {
                let is_encoded = wanted != written;
                let address = format!("#{}", encoded(id, is_encoded && written.is_ascii()));
                finding.fix(Fix {
                    title: format!("write `{address}`"),
                    edits: vec![Edit { span, text: address }],
                    safety: Safety::Unsafe,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::site::is_outside_text;

    #[test]
    fn leaves_what_the_page_round_the_post_answers() {
        for fragment in ["top", "TableOfContents", "!/home", ":~:text=a", "tab=1"] {
            assert!(is_outside_text(fragment), "{fragment}");
        }
        assert!(!is_outside_text("설치"));
    }

}
