//! When an unknown key is a slip of the fingers for a known one, and when it is a word of its own.

use crate::lint::distance;

/// Honest keys of themes and blogs that stand near a known key, and the endings that make a new word of one.
const OWN_WORDS: &[&str] = &[
    "data",
    "except",
    "excerpted",
    "local",
    "modal",
    "model",
    "patch",
    "paths",
    "place",
    "price",
    "rating",
    "sitemaps",
    "sites",
    "slogan",
    "summery",
    "table",
    "tables",
    "tagline",
    "template",
    "theme",
    "tile",
    "tiles",
    "topic",
    "topics",
    "types",
    "update",
    "updates",
    "version",
    "weighted",
];

/// A name that an unknown key may stand for.
pub(super) struct Candidate<'n> {
    /// The name.
    pub(super) name: &'n str,
    /// Whether the same letters in another case, or with other hyphens and underscores, are a slip for it.
    pub(super) one_spelling: bool,
}

/// The name among `candidates` that `key` most likely stands for.
///
/// Counted as slips: another spelling (see [`Candidate`]), and one or two letters behind the first that are swapped,
/// doubled, missing or wrong. A word of six letters or fewer may differ only by two neighbours swapped, or by a letter
/// doubled or missing; an ending such as a plural `s` makes no slip. Of several words each must be that near.
pub(super) fn meant<'n>(key: &str, candidates: impl Iterator<Item = Candidate<'n>>) -> Option<&'n str> {
    let is_word = key.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_' | b' '));
    if !is_word || !key.starts_with(|first: char| first.is_ascii_alphabetic()) || !(4..=32).contains(&key.len()) {
        return None;
    }
    let own = words(key);
    let folded = own.concat();
    if OWN_WORDS.contains(&folded.as_str()) {
        return None;
    }
    let first = key.get(..1).unwrap_or_default();
    let letters = count(key);
    let mut best: Option<(usize, &str)> = None;
    for Candidate { name, one_spelling } in candidates {
        if !name.get(..1).is_some_and(|initial| initial.eq_ignore_ascii_case(first)) {
            continue;
        }
        // A wrong letter stands in the place of another.
        let slips = if own.len() == 1 && name.len() < LONG { 1 } else { 2 * own.len() };
        if unlike(&letters, &count(name)) > 2 * slips {
            continue;
        }
        let target = words(name);
        let whole = target.concat();
        let is_slip = match own.len() {
            _ if folded == whole => one_spelling,
            1 => is_near(&folded, &whole),
            count => count == target.len() && own.iter().zip(&target).all(|(a, b)| a == b || is_near(a, b)),
        };
        if is_slip {
            let letters = distance(&folded, &whole);
            best = best.filter(|(nearest, _)| *nearest <= letters).or(Some((letters, name)));
        }
    }
    best.map(|(_, name)| name)
}

/// How often each letter stands in a key, whatever its case; what is no letter of ASCII is left out.
fn count(key: &str) -> [u8; 32] {
    let mut counts = [0; 32];
    for byte in key.bytes().filter(u8::is_ascii_alphabetic) {
        counts[usize::from(byte % 32)] += 1;
    }
    counts
}

/// How many letters one key has more than the other, of each letter.
fn unlike(one: &[u8; 32], two: &[u8; 32]) -> usize {
    one.iter().zip(two).map(|(one, two)| usize::from(one.abs_diff(*two))).sum()
}

/// From so many letters on two of a word may be wrong.
const LONG: usize = 10;

/// The words of a key in lower case: `publish_date` and `publishDate` are both `publish`, `date`.
fn words(key: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for letter in key.chars() {
        let separates = matches!(letter, '-' | '_' | ' ');
        if (separates || (after_small && letter.is_uppercase())) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !separates) {
            word.push(letter.to_ascii_lowercase());
        }
        after_small = letter.is_lowercase();
    }
    words
}

fn is_near(key: &str, name: &str) -> bool {
    let letters = distance(key, name);
    if is_inflection(key, name) {
        return false;
    }
    match name.len() {
        0..=3 => false,
        4..=6 => letters == 1 && (key.len() < name.len() || is_doubled(key, name) || is_swapped(key, name)),
        7..=9 => letters == 1,
        _ => letters == 1 || (letters == 2 && key.as_bytes().last() == name.as_bytes().last()),
    }
}

/// Whether `key` and `name` are made of the same letters.
fn is_swapped(key: &str, name: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters = word.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    sorted(key) == sorted(name)
}

/// Whether `key` is `name` with one letter doubled.
fn is_doubled(key: &str, name: &str) -> bool {
    let squeezed = |word: &str| {
        let mut letters = word.as_bytes().to_vec();
        letters.dedup();
        letters
    };
    key.len() == name.len() + 1 && squeezed(key) == squeezed(name)
}

/// Whether the two are forms of one word: `author` and `authors`, `category` and `categories`, `publish` and
/// `published`.
fn is_inflection(key: &str, name: &str) -> bool {
    let shared = key.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
    let (a, b) = (key.get(shared..).unwrap_or(""), name.get(shared..).unwrap_or(""));
    let ending = |ending: &str| matches!(ending, "" | "s" | "es" | "d" | "ed" | "r" | "er" | "y" | "ies" | "e" | "ing");
    ending(a) && ending(b)
}

#[cfg(test)]
mod tests {
    use super::{Candidate, meant};

    const NAMES: &[&str] = &[
        "title",
        "date",
        "slug",
        "tags",
        "categories",
        "description",
        "draft",
        "publishDate",
        "image",
        "updated",
        "layout",
        "weight",
        "redirect_from",
        "published",
        "permalink",
        "aliases",
        "keywords",
        "comments",
    ];

    fn near(key: &str) -> Option<&'static str> {
        meant(key, NAMES.iter().map(|name| Candidate { name, one_spelling: true }))
    }

    #[test]
    fn slips_of_the_fingers_are_found() {
        for (key, name) in [
            ("titel", "title"),
            ("tittle", "title"),
            ("daet", "date"),
            ("sulg", "slug"),
            ("catergories", "categories"),
            ("categoreis", "categories"),
            ("descritpion", "description"),
            ("desciption", "description"),
            ("descripton", "description"),
            ("publish_date", "publishDate"),
            ("Redirect-From", "redirect_from"),
            ("premalink", "permalink"),
            ("Title", "title"),
        ] {
            assert_eq!(near(key), Some(name), "{key}");
        }
    }

    #[test]
    fn words_of_their_own_are_left_alone() {
        for key in [
            "data",
            "author",
            "authors",
            "link",
            "links",
            "topics",
            "update",
            "category",
            "alias",
            "keyword",
            "images",
            "layout2",
            "draught",
            "dates",
            "titles",
            "publisher",
            "publish",
            "tile",
            "설명",
            "comment",
            "late",
            "craft",
            "height",
            "_title",
            "subtitle",
            "tag",
            "sub_title",
            "published_at",
            "updated_at",
            "redirect",
            "redirects",
            "imagery",
            "slugs",
            "lead",
        ] {
            assert_eq!(near(key), None, "{key}");
        }
    }

    #[test]
    fn another_spelling_counts_only_where_there_is_one() {
        let free = |key| meant(key, NAMES.iter().map(|name| Candidate { name, one_spelling: false }));
        assert_eq!((free("Title"), free("PublishDate")), (None, None));
        assert_eq!(free("descritpion"), Some("description"));
    }
}
