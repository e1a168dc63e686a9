//! `heading-number-sequence`: numbered headings that miss a number or repeat one.

use crate::document::body::Heading;
use crate::lint::{BadOption, Define, Findings, PostRule, Subject, shown};
use crate::document::intent::HeadingNumber;
use std::collections::{BTreeMap, HashMap};

/// See `rules/body/heading-number-sequence.md`.
pub struct HeadingNumberSequence;

impl Define for HeadingNumberSequence {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

/// A jump farther than this is no slip: the numbers name things, such as exercises or issues.
const FARTHEST: u32 = 4;

/// A heading with its number.
struct Numbered<'h> {
    heading: &'h Heading,
    value: u32,
    /// Whether a heading of another kind stands between it and the one before.
    is_apart: bool,
}

/// How a number follows the one before.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Next,
    Restart,
    Repeated,
    Missing,
    Back,
}

impl PostRule for HeadingNumberSequence {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let headings = || subject.post.body.headings.iter().filter(|heading| !heading.nested);
        let is_numbered = |heading: &&Heading| heading.text.trim_start().starts_with(|first: char| first.is_ascii_digit());
        if headings().filter(is_numbered).nth(1).is_none() {
            return;
        }
        let headings: Vec<&Heading> = headings().collect();
        for run in runs(&headings) {
            judge(&run, found);
        }
    }
}

/// The numbered headings that belong together: one parent, one level, one style, in the order of the text.
fn runs<'h>(headings: &[&'h Heading]) -> Vec<Vec<Numbered<'h>>> {
    let mut above: Vec<(u8, usize, Option<HeadingNumber>)> = Vec::new();
    let mut last_sibling: HashMap<(usize, u8), usize> = HashMap::new();
    let mut runs: BTreeMap<(usize, u8, String), (usize, Vec<Numbered<'h>>)> = BTreeMap::new();
    for (at, heading) in headings.iter().enumerate() {
        while above.pop_if(|(level, ..)| *level >= heading.level).is_some() {}
        let parent = above.last();
        let place = parent.map_or(0, |(_, parent, _)| parent + 1);
        let number = HeadingNumber::read(heading.text.trim()).filter(|number| {
            !heading.has_template && number.counts_below(parent.and_then(|(.., number)| number.as_ref()))
        });
        if let Some(number) = &number {
            let (last, run) = runs.entry((place, heading.level, number.style())).or_default();
            let is_apart = last_sibling.get(&(place, heading.level)) != Some(last);
            run.push(Numbered { heading, value: number.value, is_apart });
            *last = at;
        }
        last_sibling.insert((place, heading.level), at);
        above.push((heading.level, at, number));
    }
    runs.into_values().map(|(_, run)| run).collect()
}

fn judge(run: &[Numbered<'_>], found: &mut Findings<'_>) {
    let mut steps = Vec::new();
    let mut highest = run.first().map_or(0, |first| first.value);
    let mut before = run.first();
    for (at, here) in run.iter().enumerate().skip(1) {
        let begins = here.value <= 1 && run.get(at + 1).is_some_and(|next| next.value == here.value + 1);
        let step = match here.value.checked_sub(highest) {
            None if here.value <= 1 && (here.is_apart || begins) => Step::Restart,
            None => Step::Back,
            Some(0) => Step::Repeated,
            Some(1) => Step::Next,
            Some(jump) if jump <= FARTHEST => Step::Missing,
            Some(_) => return,
        };
        let Some(previous) = before else { return };
        steps.push((step, highest, previous, here));
        if step != Step::Back {
            highest = here.value;
            before = Some(here);
        }
    }
    if !is_sequence(run, steps.iter().map(|(step, ..)| *step)) {
        return;
    }
    for (step, highest, previous, here) in steps {
        let text = shown(here.heading.text.trim());
        let message = match step {
            Step::Next | Step::Restart => continue,
            Step::Repeated => format!("the number {} stands twice", here.value),
            Step::Back => format!("{text} comes after number {highest}"),
            Step::Missing if here.value == highest + 2 => format!("number {} is missing before {text}", highest + 1),
            Step::Missing => format!("numbers {} to {} are missing before {text}", highest + 1, here.value - 1),
        };
        found
            .at(here.heading.span, message)
            .related(previous.heading.span, "the heading before")
            .help("number the headings anew, or add the one that is missing");
    }
}

/// Whether the numbers count: most follow one another. Two headings count only from the beginning.
fn is_sequence(run: &[Numbered<'_>], steps: impl Iterator<Item = Step>) -> bool {
    let (good, bad): (Vec<Step>, Vec<Step>) = steps.partition(|step| matches!(step, Step::Next | Step::Restart));
    match run {
        [first, second] => first.value <= 1 && second.value <= first.value + 2,
        _ => bad.len() <= good.len() && good.contains(&Step::Next),
    }
}
