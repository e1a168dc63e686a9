//! `key-duplicate`: a key that stands twice in one map.

use crate::document::front_matter::{Editor, Entry, FaultKind, Format, FrontMatter, Map};
use crate::lint::{BadOption, Define, Diagnostic, Findings, PostRule, Safety, Subject, shown};
use crate::site::GeneratorName;
use crate::text::Span;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// See `rules/front-matter/key-duplicate.md`.
pub struct KeyDuplicate;

impl Define for KeyDuplicate {
    type Options = ();

    fn new((): ()) -> Result<Self, BadOption> {
        Ok(Self)
    }
}

impl PostRule for KeyDuplicate {
    fn check(&self, subject: &Subject<'_>, found: &mut Findings<'_>) {
        let Some(matter) = &subject.post.front_matter else { return };
        let mut told = HashSet::new();
        for fault in &matter.faults {
            if let FaultKind::DuplicateKey { first } = fault.kind {
                told.insert(fault.span);
                report(subject, matter, subject.post.slice(fault.span), fault.span, first, found);
            }
        }
        let Some(root) = &matter.root else { return };
        root.nested().filter(|map| has_twins(map)).for_each(|map| repeats(subject, matter, map, &told, found));
        if !subject.generator().folds_key_case() && has_twins(root) {
            other_case(subject, root, found);
        }
    }
}

/// Whether two keys of the map differ at most in case: no two of most maps do.
fn has_twins(map: &Map) -> bool {
    let is_lower = |key: &str| key.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let lower = |key| if is_lower(key) { Cow::Borrowed(key) } else { Cow::Owned(key.to_lowercase()) };
    let mut keys: Vec<Cow<'_, str>> = map.entries.iter().map(|entry| lower(&entry.key.text)).collect();
    keys.sort_unstable_by(|one, two| one.len().cmp(&two.len()).then_with(|| one.cmp(two)));
    keys.windows(2).any(|pair| pair[0] == pair[1])
}

fn repeats(subject: &Subject<'_>, matter: &FrontMatter, map: &Map, told: &HashSet<Span>, found: &mut Findings<'_>) {
    let folds = subject.generator().folds_key_case();
    let name = |entry: &Entry| if folds { entry.key.text.to_lowercase() } else { entry.key.text.clone() };
    let mut entries: HashMap<String, Vec<&Entry>> = HashMap::new();
    let mut later: Vec<(String, &Entry)> = Vec::new();
    for entry in map.entries.iter().filter(|entry| entry.key.text != "<<") {
        let same = entries.entry(name(entry)).or_default();
        if !same.is_empty() && !told.contains(&entry.key.span) {
            later.push((name(entry), entry));
        }
        same.push(entry);
    }
    for (name, entry) in later {
        let Some([first, others @ ..]) = entries.get(&name).map(Vec::as_slice) else { continue };
        // Where one says something else, it matters which of them counts.
        let are_one = |editor: &Editor<'_>| {
            let is_same = |other: &&Entry| other.key.text == first.key.text && editor.are_equal(&other.value, &first.value);
            others.iter().all(is_same)
        };
        let edits = found.editor(subject).filter(are_one).and_then(|editor| editor.remove(entry));
        let diagnostic = report(subject, matter, &entry.key.text, entry.key.span, first.key.span, found);
        diagnostic.offer("remove the repetition", Safety::Safe, edits);
    }
}

fn report<'f>(
    subject: &Subject<'_>,
    matter: &FrontMatter,
    key: &str,
    again: Span,
    first: Span,
    found: &'f mut Findings<'_>,
) -> &'f mut Diagnostic {
    let generator = subject.generator().name();
    let other = subject.post.slice(first);
    let (message, label) = if other == subject.post.slice(again) {
        (format!("the key {} stands twice", shown(key)), consequence(generator, matter.format))
    } else {
        (
            format!("the keys {} and {} are one key to {}", shown(other), shown(key), generator.title()),
            "only one counts",
        )
    };
    found.at(again, message).label(label).related(first, "first here").help("keep one of the two")
}

fn consequence(generator: GeneratorName, format: Format) -> &'static str {
    match (format, generator) {
        (Format::Toml, _) => "TOML refuses a second one",
        (Format::Yaml, GeneratorName::Hugo) => "the last one wins, and Hugo 0.152 and later refuse it",
        (Format::Yaml, GeneratorName::Jekyll) => "the last one wins, without a word",
        (Format::Yaml, GeneratorName::Plain) => "the last one wins, or the file is refused",
        (Format::Yaml, _) => "the file is refused",
        (Format::Json, _) => "the last one wins",
    }
}

/// Two keys that differ in case where the generator keeps them apart, and knows only one of them.
fn other_case(subject: &Subject<'_>, root: &Map, found: &mut Findings<'_>) {
    let generator = subject.generator();
    let known: HashMap<String, &str> =
        generator.fields().iter().map(|field| (field.name.to_lowercase(), &*field.name)).collect();
    let written: HashMap<&str, &Entry> = root.entries.iter().map(|entry| (entry.key.text.as_str(), entry)).collect();
    for entry in &root.entries {
        let Some(name) = known.get(&entry.key.text.to_lowercase()) else { continue };
        let (true, Some(twin)) = (entry.key.text != *name, written.get(name)) else { continue };
        found
            .at(entry.key.span, format!("the key {} stands beside {}", shown(&entry.key.text), shown(name)))
            .label(format!("{} reads {} only", generator.name().title(), shown(name)))
            .related(twin.key.span, "the key that is read")
            .help("keep one of the two");
    }
}
