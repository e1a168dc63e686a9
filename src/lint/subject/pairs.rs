//! Hugo's shortcodes in pairs: which text stands between two calls, and which calls have no partner.

use super::Subject;
use crate::document::body::{TemplateCall, TemplateForm};
use crate::site::Inner;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// The pairs of a post and what is wrong with them.
#[derive(Debug, Default)]
pub struct Pairs<'a> {
    /// From the first byte of each opening call through the last of its closing one; sorted, those inside others left
    /// out.
    pub spans: Vec<Span>,
    /// The faults, in the order in which Hugo would meet them.
    pub faults: Vec<(&'a TemplateCall, PairFault)>,
}

/// Why a call has no partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairFault {
    /// The call itself is never ended by its delimiter, so that what stands behind it is not known.
    Unended,
    /// It needs a closing call, and none follows.
    Unclosed,
    /// It needs a closing call, but the pair round it is closed first, by the call with this span.
    Crossed(Span),
    /// It closes what was never opened.
    Lone,
    /// It closes a shortcode that takes no inner text.
    Refused,
}

struct Open<'a> {
    call: &'a TemplateCall,
    wants: bool,
}

/// The calls that wait for their closing ones, with how many there are of each name, so that a closing call without a
/// partner costs no search.
#[derive(Default)]
struct Openers<'a> {
    stack: Vec<Open<'a>>,
    names: HashMap<String, usize>,
}

impl<'a> Openers<'a> {
    fn push(&mut self, open: Open<'a>) {
        *self.names.entry(open.call.name.to_lowercase()).or_default() += 1;
        self.stack.push(open);
    }

    /// The last opener of `name`, and those above it, all taken away.
    fn take(&mut self, name: &str) -> Option<(Open<'a>, Vec<Open<'a>>)> {
        let name = name.to_lowercase();
        let mut above = Vec::new();
        if self.names.get(&name).is_none_or(|count| *count == 0) {
            return None;
        }
        while let Some(open) = self.stack.pop() {
            let folded = open.call.name.to_lowercase();
            if let Some(count) = self.names.get_mut(&folded) {
                *count -= 1;
            }
            if folded == name {
                above.reverse();
                return Some((open, above));
            }
            above.push(open);
        }
        None
    }
}

impl<'a> Subject<'a> {
    /// Pairs the shortcodes of a Hugo post as Hugo does (hugolib/shortcode.go), by the templates that read inner text.
    #[must_use]
    pub fn shortcode_pairs(&self) -> Pairs<'a> {
        let calls = self.post.body.templates.iter().filter(|call| is_shortcode(call));
        let mut pairs = Pairs::default();
        let mut open = Openers::default();
        let mut crossed: HashSet<&str> = HashSet::new();
        for call in calls {
            if !call.closed {
                pairs.faults.push((call, PairFault::Unended));
                return pairs;
            }
            if call.name.is_empty() {
                continue;
            }
            let inner = self.generator().vocabulary().and_then(|words| words.get(&call.name));
            if !call.closing {
                match (inner, self.ends_itself(call)) {
                    (Some(Inner::Refused), Some(true)) => pairs.faults.push((call, PairFault::Refused)),
                    (Some(Inner::Refused), _) | (_, None | Some(true)) => {}
                    (inner, _) => open.push(Open { call, wants: inner == Some(Inner::Wanted) }),
                }
                continue;
            }
            match open.take(&call.name) {
                Some((opener, above)) => {
                    for left in above.into_iter().filter(|left| left.wants) {
                        crossed.insert(&left.call.name);
                        pairs.faults.push((left.call, PairFault::Crossed(call.span)));
                    }
                    pairs.spans.push(Span::new(opener.call.span.start(), call.span.end()));
                }
                None if crossed.contains(call.name.as_str()) => {}
                None if inner == Some(Inner::Refused) => pairs.faults.push((call, PairFault::Refused)),
                None => pairs.faults.push((call, PairFault::Lone)),
            }
        }
        pairs.spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
        pairs.spans.dedup_by(|later, before| before.covers(*later));
        let left = open.stack.iter().filter(|left| left.wants).map(|left| (left.call, PairFault::Unclosed));
        pairs.faults.extend(left);
        pairs
    }

    /// Whether the call is its own closing call: `{{< name />}}`. `None` where the slash may belong to an argument.
    fn ends_itself(&self, call: &TemplateCall) -> Option<bool> {
        let inside = self.post.slice(call.span).trim_end_matches('}').trim_end_matches(['>', '%']);
        let Some(before) = inside.trim_end().strip_suffix('/') else { return Some(false) };
        let is_apart = before.ends_with(|sign: char| sign.is_whitespace() || matches!(sign, '"' | '`'));
        (is_apart || before.ends_with(&call.name) && call.arguments.is_empty()).then_some(true)
    }
}

/// Whether the call is one of Hugo's, comments left out.
#[must_use]
pub fn is_shortcode(call: &TemplateCall) -> bool {
    matches!(call.form, TemplateForm::HugoAngle | TemplateForm::HugoPercent)
}

#[cfg(test)]
mod tests {
    use super::PairFault;
    use crate::document::Post;
    use crate::lint::{Clock, Memo, Subject};
    use crate::site::disk::MapDisk;
    use crate::site::{GeneratorName, Layout, Role, by_name};
    use std::sync::Arc;

    fn faults(text: &str) -> Vec<(String, String)> {
        let disk = Arc::new(MapDisk::new([
            ("hugo.toml", "title = 'x'"),
            ("layouts/shortcodes/box.html", "{{ .Inner }}"),
            ("layouts/shortcodes/note.html", "{{ .Inner }}"),
            ("layouts/shortcodes/dot.html", "."),
        ]));
        let layout = Layout { generator: by_name(GeneratorName::Hugo, disk.as_ref()), disk };
        let post = Post::parse(text.to_owned(), &layout.generator.dialect("content/posts/a.md"));
        let clock = Clock { now: jiff::Timestamp::UNIX_EPOCH, zone: jiff::tz::TimeZone::UTC };
        let (path, memo) = ("content/posts/a.md", Memo::default());
        let subject = Subject { post: &post, path, role: Role::Post, layout: &layout, clock: &clock, memo: &memo };
        let pairs = subject.shortcode_pairs();
        let name = |fault: &PairFault| format!("{fault:?}").split('(').next().unwrap().to_owned();
        pairs.faults.iter().map(|(call, fault)| (call.name.clone(), name(fault))).collect()
    }

    fn one(name: &str, fault: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), fault.to_owned())]
    }

    #[test]
    fn pairs_that_hold() {
        for text in [
            "{{< box >}}글{{< /box >}}",
            "{{% box %}}{{< dot >}}{{< box />}}{{% /box %}}",
            "{{< box a=\"1\" / >}} {{< BOX >}}{{< note >}}{{< /note >}}{{< /box >}}",
            "{{< ref posts/ >}} {{< theirs >}} {{< theirs >}}{{< /theirs >}}",
            "{{</* /box */>}}",
        ] {
            assert!(faults(text).is_empty(), "{text}: {:?}", faults(text));
        }
    }

    #[test]
    fn pairs_that_do_not() {
        assert_eq!(faults("{{< box >}}"), one("box", "Unclosed"));
        assert_eq!(faults("{{< box >}}{{< note >}}{{< /box >}}{{< /note >}}"), one("note", "Crossed"));
        assert_eq!(faults("{{< /box >}}"), one("box", "Lone"));
        assert_eq!(faults("{{< dot >}}{{< /dot >}}"), one("dot", "Refused"));
        assert_eq!(faults("{{< figure src=\"a\" />}}"), one("figure", "Refused"));
        assert_eq!(faults("{{< box"), one("box", "Unended"));
    }
}
