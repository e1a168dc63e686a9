//! `tag-near-duplicate`: one term of the blog in two spellings.

mod respelling;

use crate::lint::{BadOption, Define, SiteFindings, SiteSubject, TermRule, shown};
use crate::site::{Facts, GeneratorName, TermUse};
use crate::text::{bare, base_forms, fold, is_slip, is_usual_form, looks_same, one_letter_apart, without_accents, words};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// See `rules/site/tag-near-duplicate.md`.
pub struct TagNearDuplicate {
    /// Terms that are words of their own, folded.
    distinct: HashSet<String>,
}

/// The options.
#[derive(Deserialize)]
pub struct Options {
    distinct: Vec<String>,
}

impl Define for TagNearDuplicate {
    type Options = Options;

    fn new(options: Options) -> Result<Self, BadOption> {
        Ok(Self { distinct: options.distinct.iter().map(|term| fold(term).into_owned()).collect() })
    }
}

impl TermRule for TagNearDuplicate {
    fn check(&self, subject: &SiteSubject<'_>, terms: &[TermUse<'_>], found: &mut SiteFindings<'_>) {
        let posts = subject.blog.posts();
        let mut taxonomies: BTreeMap<(&str, Option<&str>), Vec<&TermUse<'_>>> = BTreeMap::new();
        for term in terms.iter().filter(|term| !self.distinct.contains(&*fold(term.term))) {
            taxonomies.entry((term.taxonomy, term.language)).or_default().push(term);
        }
        let generator = subject.layout.generator.name();
        for ((taxonomy, _), terms) in taxonomies {
            let words = words_of(terms);
            let better = better(&words, is_of_plain_words(taxonomy));
            for (at, word) in words.iter().enumerate() {
                let best = better.get(&at).map_or(word, |best| &words[*best]);
                for term in word.spellings.iter().filter(|term| term.term != best.main().term) {
                    report(posts, generator, term, best.main(), best.key == word.key, found);
                }
            }
        }
    }
}

/// The spellings of what is surely one term, the one that is to be written first.
struct Word<'a> {
    key: String,
    spellings: Vec<&'a TermUse<'a>>,
}

impl<'a> Word<'a> {
    fn main(&self) -> &'a TermUse<'a> {
        self.spellings[0]
    }

    fn posts(&self) -> usize {
        self.spellings.iter().map(|term| term.places.len()).sum()
    }

    /// Whether this one is what the other should be spelt like, when both are one term.
    fn leads(&self, other: &Self) -> bool {
        (self.posts(), other.main().places[0]) > (other.posts(), self.main().places[0])
    }
}

fn words_of<'a>(terms: Vec<&'a TermUse<'a>>) -> Vec<Word<'a>> {
    let mut words: Vec<Word<'a>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for term in terms {
        let key = bare(term.term);
        let at = *known.entry(key.clone()).or_insert_with(|| {
            words.push(Word { key, spellings: Vec::new() });
            words.len() - 1
        });
        words[at].spellings.push(term);
    }
    for word in &mut words {
        word.spellings.sort_by_key(|term| Reverse((is_usual_form(term.term), term.places.len())));
    }
    words
}

/// For each word that is most likely another one misspelt, that one.
fn better(words: &[Word<'_>], is_plain: bool) -> HashMap<usize, usize> {
    let mut pairs = Vec::new();
    if is_plain {
        let known: HashMap<&str, usize> = words.iter().enumerate().map(|(at, word)| (word.key.as_str(), at)).collect();
        pairs.extend(words.iter().enumerate().flat_map(|(at, word)| {
            let forms = other_forms(word).into_iter().filter_map(|form| known.get(form.as_str()).copied());
            forms.map(move |other| (at, other)).collect::<Vec<_>>()
        }));
        let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
        let slips = one_letter_apart(&keys).into_iter().filter(|(one, two)| slipped(&words[*one], &words[*two]));
        pairs.extend(slips);
        let plain = words.iter().enumerate().filter(|(_, word)| word.key.is_ascii() && word.key.len() >= 6);
        let plain: HashMap<&str, usize> = plain.map(|(at, word)| (word.key.as_str(), at)).collect();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| !word.key.is_ascii()) {
            // The mark on a last letter is often all that tells two words apart: `sucre`, `sucré`.
            let ends_plain = word.key.ends_with(|ch: char| ch.is_ascii());
            let other = plain.get(without_accents(&word.key).as_str()).filter(|_| ends_plain);
            pairs.extend(other.filter(|other| are_uneven(word, &words[**other])).map(|other| (at, *other)));
        }
    }
    let mut better: HashMap<usize, usize> = HashMap::new();
    for (one, two) in pairs {
        let (best, other) = if words[one].leads(&words[two]) { (one, two) } else { (two, one) };
        let known = better.entry(other).or_insert(best);
        if words[best].leads(&words[*known]) {
            *known = best;
        }
    }
    // A word that leads another may itself be led. Each leader has more posts or stands earlier, so this ends.
    let end = |mut at: usize| {
        while let Some(next) = better.get(&at) {
            at = *next;
        }
        at
    };
    better.keys().map(|at| (*at, end(*at))).collect()
}

/// The forms of a term that differ in the number of its last word.
fn other_forms(word: &Word<'_>) -> Vec<String> {
    let words = words(word.main().term);
    let Some(last) = words.last() else { return Vec::new() };
    let Some(before) = word.key.strip_suffix(last.as_str()) else { return Vec::new() };
    if before.is_empty() && last.is_ascii() && last.len() < 5 {
        return Vec::new();
    }
    base_forms(last).into_iter().map(|form| format!("{before}{form}")).collect()
}

/// Whether the two differ in one word by a slip, and one of them is rare beside the other.
fn slipped(one: &Word<'_>, two: &Word<'_>) -> bool {
    let slip = || {
        let (a, b) = (words(one.main().term), words(two.main().term));
        let mut differ = a.iter().zip(&b).filter(|(a, b)| a != b);
        differ.next().is_some_and(|(a, b)| is_slip(a, b)) && a.len() == b.len() && differ.next().is_none()
    };
    // Of thousands of numbered terms each pair is one letter apart, and hardly any uneven.
    are_uneven(one, two) && slip()
}

fn are_uneven(one: &Word<'_>, two: &Word<'_>) -> bool {
    let (one, two) = (one.posts(), two.posts());
    one.min(two) * 3 <= one.max(two)
}

/// Whether the terms of a taxonomy are common words: not names of people, nor titles.
fn is_of_plain_words(taxonomy: &str) -> bool {
    ["tags", "categories", "keywords", "topics"].contains(&taxonomy)
}

fn report(
    posts: &[Box<Facts>],
    generator: GeneratorName,
    term: &TermUse<'_>,
    best: &TermUse<'_>,
    is_sure: bool,
    found: &mut SiteFindings<'_>,
) {
    let one_page = term.url.is_some() && term.url == best.url;
    let folds = matches!(generator, GeneratorName::Hugo | GeneratorName::Docusaurus);
    let verb = if is_sure { "are" } else { "look like" };
    let how = if looks_same(term.term, best.term) { "Unicode forms" } else { "spellings" };
    let count = |term: &TermUse<'_>| match term.places.len() {
        1 => "1 post".to_owned(),
        count => format!("{count} posts"),
    };
    for (at, span) in &term.places {
        // Two spellings in one post are the subject of `tag-repeated`.
        if best.places.binary_search_by_key(at, |(post, _)| *post).is_ok() && (fold(term.term) == fold(best.term) || folds && is_sure) {
            continue;
        }
        let (one, two) = (shown(term.term.trim()), shown(best.term.trim()));
        let message = format!(
            "{one} ({}) and {two} ({}) {verb} one term of `{}` in two {how}",
            count(term),
            count(best),
            term.taxonomy
        );
        let finding = found.at(*at, *span, message);
        finding
            .label(if one_page { "both lead to one page" } else { "readers see two terms" })
            .help(format!("write {two}"));
        finding.fix = respelling::fix(posts, generator, term, best, (*at, *span), is_sure);
        if let Some((other, span)) = best.places.first() {
            finding.related_in(posts[*other].path.clone(), *span, "the other spelling");
        }
    }
}
