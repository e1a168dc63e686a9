//! What is told of a rule that speaks in many posts, once its first posts are drawn: its messages, each with its places.

use super::fold::Fold;
use super::ink::Ink;
use super::{Style, escape, wrap};
use crate::lint::{Registry, RuleId, Severity};
use crate::text::Span;
use std::collections::HashMap;
use std::io::{self, Write};

/// How many posts of a rule are drawn when it speaks in many.
const DRAWN: usize = 3;

/// In how many posts a rule may speak so that all of them are drawn.
const FEW: usize = 5;

/// How many places of one message are named.
const NAMED: usize = 12;

/// One rule at one severity.
type Voice = (RuleId, Severity);

/// The posts that are not drawn, rule by rule.
#[derive(Debug)]
pub struct Rest<'o> {
    counts: HashMap<Voice, usize>,
    drawn: HashMap<Voice, usize>,
    told: Vec<(Voice, Vec<Told<'o>>)>,
    /// Where each message of a rule stands in `told`.
    known: HashMap<(Voice, &'o str), usize>,
}

/// One message with the posts in which it is the first of its rule.
#[derive(Debug)]
struct Told<'o> {
    message: &'o str,
    /// The places that are named.
    places: Vec<String>,
    posts: usize,
}

impl<'o> Rest<'o> {
    /// Nothing is told yet of rules that speak in as many posts as `counts` says; without counts, everything is drawn.
    pub fn new(counts: HashMap<Voice, usize>) -> Self {
        Self { counts, drawn: HashMap::new(), told: Vec::new(), known: HashMap::new() }
    }

    /// Takes a fold that is not to be drawn; whether it did. `line` gives the number of the line at a place.
    pub fn takes(&mut self, fold: &Fold<'o>, path: &str, line: impl Fn(Span) -> usize) -> bool {
        let voice = (fold.first.rule, fold.first.severity);
        let drawn = self.drawn.entry(voice).or_default();
        if self.counts.get(&voice).is_none_or(|count| *count <= FEW) || *drawn < DRAWN {
            *drawn += 1;
            return false;
        }
        let at = self.told.iter().position(|(known, _)| *known == voice).unwrap_or_else(|| {
            self.told.push((voice, Vec::new()));
            self.told.len() - 1
        });
        let Some((_, told)) = self.told.get_mut(at) else { return false };
        let message = fold.first.message.as_str();
        let index = *self.known.entry((voice, message)).or_insert(told.len());
        if index == told.len() {
            told.push(Told { message, places: Vec::new(), posts: 0 });
        }
        if let Some(told) = told.get_mut(index) {
            told.posts += 1;
            if told.places.len() < NAMED {
                let times = fold.others.len() + 1;
                let times = if times > 1 { format!(" ({times} places)") } else { String::new() };
                told.places.push(format!("{}:{}{times}", escape::visible(path), line(fold.first.span)));
            }
        }
        true
    }

    /// Tells of every rule in how many more posts it speaks, what it says, and where.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn write(&self, out: &mut dyn Write, registry: &Registry, style: &Style) -> io::Result<()> {
        for ((rule, severity), told) in &self.told {
            let name = registry.page(*rule).name;
            let title = format!("{severity}[{name}]");
            let posts: usize = told.iter().map(|told| told.posts).sum();
            let posts = if posts == 1 { "1 more post".to_owned() } else { format!("{posts} more posts") };
            writeln!(out, "{} in {posts}", style.paint(Ink::Fault(*severity), &title))?;
            let mut unnamed = 0;
            for Told { message, places, posts } in told {
                for line in wrap::lines(&escape::message(message), style.width.saturating_sub(2).max(20)) {
                    writeln!(out, "  {line}")?;
                }
                for place in places {
                    writeln!(out, "    {}", style.paint(Ink::Dim, place))?;
                }
                let more = posts.saturating_sub(places.len());
                if more > 0 {
                    writeln!(out, "    {}", style.paint(Ink::Dim, &format!("and {more} more")))?;
                }
                unnamed += more;
            }
            if unnamed > 0 {
                writeln!(out, "  `matterlint --select {name} --output-format concise` lists them all")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
