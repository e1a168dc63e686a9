//! The author's suppressions: which findings they hide, and which of them hide nothing or name no rule.

use super::markdownlint::Hidden;
use super::reach::Reaches;
use super::sweep::{Area, Sweep, Switch};
use crate::config::{ActiveRules, UnknownRule};
use crate::document::Post;
use crate::document::directive::{Directive, Kind};
use crate::lint::{Built, Diagnostic, Findings, Fix, Registry, RuleId, Safety, nearest};
use crate::text::Span;

const UNUSED: &str = "suppression-unused";
const UNKNOWN: &str = "suppression-unknown";
const IN_COMMENTS: [&str; 5] = [
    "matterlint-disable",
    "matterlint-enable",
    "matterlint-disable-line",
    "matterlint-disable-next-line",
    "matterlint-disable-file",
];
const ABOVE_KEYS: [&str; 2] = ["matterlint: ignore", "matterlint: disable-file"];

/// All suppressions of one post.
#[derive(Clone, Default)]
pub(super) struct Suppressions {
    items: Vec<Item>,
    areas: Vec<Area>,
    switches: Vec<Switch>,
    /// What is hidden by comments for markdownlint.
    hidden: Hidden,
    /// The length of the text in bytes.
    len: usize,
}

/// One rule of one directive, or every rule where it names none.
#[derive(Clone)]
struct Item {
    rule: Option<RuleId>,
    /// What is to be taken out when it is of no use.
    span: Span,
    /// Whether that is the whole directive.
    alone: bool,
    /// How it is taken out, where that changes nothing else.
    fix: Option<Fix>,
}

impl Suppressions {
    pub(super) fn new(post: &Post, registry: &Registry) -> Self {
        let hidden = Hidden::new(post, registry);
        let mut all = Self { hidden, len: post.text.len(), ..Self::default() };
        let mut reaches = Reaches::new(post);
        for directive in post.directives.iter().rev() {
            let spans = reaches.of(directive);
            if directive.rules.is_empty() {
                all.add(post, (directive, 0), None, &spans);
            }
            for (nth, named) in directive.rules.iter().enumerate() {
                if let Some(rule) = registry.find(&named.name) {
                    all.add(post, (directive, nth), Some(rule), &spans);
                }
            }
        }
        all.areas.sort_by_key(|area| area.span);
        all.switches.reverse();
        all
    }

    /// Adds the rule number `nth` of a directive.
    fn add(&mut self, post: &Post, (directive, nth): (&Directive, usize), rule: Option<RuleId>, reach: &[Span]) {
        let at = directive.span.start();
        match directive.kind {
            Kind::Unknown => return,
            Kind::Enable => return self.switches.push(Switch { at, rule, item: None }),
            Kind::Disable => self.switches.push(Switch { at, rule, item: Some(self.items.len()) }),
            _ => self.areas.extend(reach.iter().map(|span| Area { span: *span, rule, item: self.items.len() })),
        }
        let alone = directive.rules.len() < 2;
        let word = directive.rules.get(nth).filter(|_| !alone);
        let fix = directive.without(post, nth).map(|edit| Fix {
            title: way_out(alone).to_owned(),
            edits: vec![edit],
            // Whether a block ends at an MDX expression is not told by the renderer.
            safety: if post.slice(directive.span).starts_with('{') { Safety::Unsafe } else { Safety::Safe },
        });
        self.items.push(Item { rule, span: word.map_or(directive.span, |word| word.span), alone, fix });
    }

    /// Whether nothing is hidden, by whatever comments.
    pub(super) fn is_empty(&self) -> bool {
        let Self { items, areas, switches, hidden, len: _ } = self;
        items.is_empty()
            && areas.is_empty()
            && switches.is_empty()
            && hidden.areas.is_empty()
            && hidden.switches.is_empty()
    }

    /// Which suppressions were of use: none so far.
    pub(super) fn none_used(&self) -> Vec<bool> {
        vec![false; self.items.len()]
    }

    /// Sorts findings by place and code, takes out what is hidden, and remembers in `used` which suppressions were of use.
    pub(super) fn apply(&self, found: &mut Vec<Diagnostic>, used: &mut [bool]) {
        found.sort_by_key(|finding| (finding.span, finding.rule));
        if self.is_empty() {
            return;
        }
        let mut sweep = Sweep::new(&self.areas, &self.switches, self.len);
        let mut foreign = Sweep::new(&self.hidden.areas, &self.hidden.switches, self.len);
        found.retain(|finding| {
            let mut hidden = foreign.hiding(finding.rule, finding.span.start()).next().is_some();
            for item in sweep.hiding(finding.rule, finding.span.start()) {
                hidden = true;
                if let Some(used) = used.get_mut(item) {
                    *used = true;
                }
            }
            !hidden
        });
    }

    /// The suppressions that hid nothing, once all findings have passed through [`apply`](Self::apply).
    pub(super) fn unused(&self, used: &[bool], rules: &ActiveRules, registry: &Registry) -> Vec<Diagnostic> {
        let mut list = Vec::new();
        if self.items.is_empty() {
            return list;
        }
        let Some(unused) = registry.find(UNUSED).and_then(|id| rules.get(id)) else { return list };
        let mut found = Findings::new(unused.id, unused.severity, &mut list);
        for (item, _) in self.items.iter().zip(used).filter(|(_, used)| !**used) {
            let message = match item.rule {
                None => "this suppression suppresses nothing".to_owned(),
                // What is said of a change is not said again once it is in the past.
                Some(rule) if rules.get(rule).is_some_and(|it| !matches!(it.rule, Built::Past(_) | Built::Session)) => {
                    format!("`{}` finds nothing here to suppress", registry.page(rule).name)
                }
                Some(_) => continue,
            };
            let finding = found.at(item.span, message);
            finding.help(way_out(item.alone));
            finding.fix.clone_from(&item.fix);
        }
        list
    }
}

fn way_out(alone: bool) -> &'static str {
    if alone { "remove the comment" } else { "remove the name from the comment" }
}

/// The directives of a post that matterlint does not understand.
pub(super) fn unknown(post: &Post, rules: &ActiveRules, registry: &Registry) -> Vec<Diagnostic> {
    let mut list = Vec::new();
    if post.directives.is_empty() {
        return list;
    }
    let Some(unknown) = registry.find(UNKNOWN).and_then(|id| rules.get(id)) else { return list };
    let mut found = Findings::new(unknown.id, unknown.severity, &mut list);
    for directive in &post.directives {
        if directive.kind == Kind::Unknown {
            let comment = post.slice(directive.span);
            let word = instruction(comment);
            let known: &[&str] = if comment.starts_with('#') { &ABOVE_KEYS } else { &IN_COMMENTS };
            let help = match nearest(word, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write `{}`", known.join("`, `")),
            };
            found.at(directive.span, format!("matterlint has no instruction `{word}`")).help(help);
        }
        for named in directive.rules.iter().filter(|named| registry.find(&named.name).is_none()) {
            let near = registry.nearest(&named.name).map(str::to_owned);
            let fault = UnknownRule { word: named.name.clone(), nearest: near };
            found.at(named.span, fault.to_string()).help(fault.help());
        }
    }
    list
}

/// The instruction that a comment seems to hold: its first word, or in front matter all before the rule names.
fn instruction(comment: &str) -> &str {
    let start = comment.find("matterlint").unwrap_or(0);
    let rest = comment.get(start..).unwrap_or(comment);
    let in_front_matter = comment.starts_with('#');
    let ends = |ch: char| if in_front_matter { ch == '[' } else { ch.is_whitespace() };
    let word = rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or(rest);
    word.trim_end_matches("-->").trim_end()
}
