//! Which suppressions cover a place, asked from the top of a text to its end: linear in places and suppressions.

use crate::lint::RuleId;
use crate::text::Span;
use std::collections::{BinaryHeap, HashMap};

/// A stretch of text in which the suppression numbered `item` hides the findings of one rule, or of all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) span: Span,
    pub(super) rule: Option<RuleId>,
    pub(super) item: usize,
}

/// A place from which one rule, or all, are hidden by the suppression numbered `item`, or no longer hidden.
#[derive(Clone, Copy, Debug)]
pub(super) struct Switch {
    pub(super) at: usize,
    pub(super) rule: Option<RuleId>,
    pub(super) item: Option<usize>,
}

/// One passage through the text.
pub(super) struct Sweep<'a> {
    areas: &'a [Area],
    switches: &'a [Switch],
    len: usize,
    /// The ends of the areas that have begun, the farthest first.
    open: HashMap<Option<RuleId>, BinaryHeap<(usize, usize)>>,
    /// What the switches so far say of single rules; of a rule that is not here, `all` speaks.
    single: HashMap<RuleId, Option<usize>>,
    all: Option<usize>,
}

impl<'a> Sweep<'a> {
    /// A passage through a text of `len` bytes; areas are sorted by their start, switches by their place.
    pub(super) fn new(areas: &'a [Area], switches: &'a [Switch], len: usize) -> Self {
        Self { areas, switches, len, open: HashMap::new(), single: HashMap::new(), all: None }
    }

    /// The suppressions that hide a finding of `rule` that begins at `at`: of several of one sort, the one that reaches
    /// farthest. `at` must not be smaller than in the call before.
    pub(super) fn hiding(&mut self, rule: RuleId, at: usize) -> impl Iterator<Item = usize> + use<> {
        while let Some((area, rest)) = self.areas.split_first().filter(|(area, _)| area.span.start() <= at) {
            self.areas = rest;
            // What is found at the very end of the text belongs to the last line.
            let end = area.span.end() + usize::from(area.span.end() == self.len);
            self.open.entry(area.rule).or_default().push((end, area.item));
        }
        while let Some((switch, rest)) = self.switches.split_first().filter(|(switch, _)| switch.at <= at) {
            self.switches = rest;
            self.turn(switch);
        }
        let area = |of| self.open.get(&of)?.peek().filter(|(end, _)| *end > at).map(|(_, item)| *item);
        let switched = self.single.get(&rule).copied().unwrap_or(self.all);
        [area(Some(rule)), area(None), switched].into_iter().flatten()
    }

    fn turn(&mut self, switch: &Switch) {
        match switch.rule {
            None => {
                self.all = switch.item.and(self.all).or(switch.item);
                self.single.clear();
            }
            Some(rule) => {
                let now = self.single.get(&rule).copied().unwrap_or(self.all);
                self.single.insert(rule, switch.item.and(now).or(switch.item));
            }
        }
    }
}
