//! What a rule asks of the body's text: its plain runs, and whether a template makes what stands at a place.

use super::Subject;
use crate::site::{GeneratorName, address};
use crate::text::{Needle, Span};

/// The runs of literal text that hold `sought`, with their places: there a rule looks for Markdown that did not become
/// any. Each is without the character that a backslash before it escapes: the author wants that one to be plain.
pub fn plain_text<'a>(subject: &Subject<'a>, sought: &Needle) -> impl Iterator<Item = (Span, &'a str)> {
    let post = subject.post;
    let mut done = 0;
    sought.places(post.slice(post.body.span)).filter_map(move |at| {
        let at = post.body.span.start() + at;
        let next = post.body.texts.partition_point(|run| run.start() <= at);
        let run = next.checked_sub(1).and_then(|last| post.body.texts.get(last))?;
        if run.start() < done || run.end() < at + sought.len() {
            return None;
        }
        let is_escaped = post.text.get(..run.start()).is_some_and(|before| before.ends_with('\\'));
        let first = post.slice(*run).chars().next().filter(|_| is_escaped).map_or(0, char::len_utf8);
        let plain = Span::new(run.start() + first, run.end());
        (plain.start() <= at).then(|| {
            done = run.end();
            (plain, post.slice(plain))
        })
    })
}

/// Whether a template call stands in `span`, or what its bytes hold is one in another template language, so that nobody
/// can say what a reader gets.
#[must_use]
pub fn is_template(subject: &Subject<'_>, span: Span) -> bool {
    let calls = &subject.post.body.templates;
    let next = calls.partition_point(|call| call.span.start() < span.end());
    let has_call = next.checked_sub(1).and_then(|at| calls.get(at)).is_some_and(|call| call.span.overlaps(span));
    has_call || address::is_template(subject.post.slice(span))
}

impl Subject<'_> {
    /// Whether the template language runs over the body: each generator has a field that switches it off or exchanges it.
    #[must_use]
    pub fn runs_templates(&self) -> bool {
        let says = |key: &str, word: &str| self.field(key).and_then(|entry| entry.value.as_text()) == Some(word);
        match self.generator().name() {
            GeneratorName::Jekyll => !says("render_with_liquid", "false"),
            GeneratorName::Hexo => !says("disableNunjucks", "true"),
            GeneratorName::Eleventy => self.field("templateEngineOverride").is_none(),
            GeneratorName::Hugo => self.field("markup").is_none() || says("markup", "goldmark") || says("markup", "md"),
            _ => true,
        }
    }
}
