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

/// The name among `names` that `key` most likely stands for.
///
/// Counted as slips: another case (where `case_counts`), a hyphen, underscore or blank too many or too few, and one
/// or two letters that are swapped, doubled, missing or wrong. A word of six letters or fewer may differ only by two
/// neighbours swapped, or by a letter doubled or missing; an ending such as a plural `s` makes no slip.
pub(super) fn meant<'n>(key: &str, names: impl Iterator<Item = &'n str>, case_counts: bool) -> Option<&'n str> {
    let is_word = key.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_' | b' '));
    if !is_word || !key.starts_with(|first: char| first.is_ascii_alphabetic()) || !(4..=32).contains(&key.len()) {
        return None;
    }
    let folded = joined(key);
    if OWN_WORDS.contains(&folded.as_str()) {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let target = joined(name);
        let letters = distance(&folded, &target);
        let is_slip = match letters {
            0 => case_counts || !key.eq_ignore_ascii_case(name),
            _ => !is_inflection(&folded, &target) && is_near(&folded, &target, letters),
        };
        if is_slip && best.is_none_or(|(nearest, _)| letters < nearest) {
            best = Some((letters, name));
        }
    }
    best.map(|(_, name)| name)
}

fn joined(key: &str) -> String {
    key.chars().filter(|letter| !matches!(letter, '-' | '_' | ' ')).map(|letter| letter.to_ascii_lowercase()).collect()
}

fn is_near(key: &str, name: &str, letters: usize) -> bool {
    if name.len() < 4 || !key.starts_with(name.get(..1).unwrap_or(name)) {
        return false;
    }
    match name.len() {
        ..=6 => letters == 1 && (key.len() < name.len() || is_doubled(key, name) || is_swapped(key, name)),
        7..=8 => letters == 1 || (letters == 2 && key.len() == name.len() && is_swapped(key, name)),
        _ => letters <= 2,
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
    use super::meant;

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
        meant(key, NAMES.iter().copied(), true)
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
            "imagery",
            "slugs",
            "lead",
        ] {
            assert_eq!(near(key), None, "{key}");
        }
    }

    #[test]
    fn where_no_generator_is_known_case_is_no_slip() {
        assert_eq!(meant("Title", NAMES.iter().copied(), false), None);
        assert_eq!(meant("PublishDate", NAMES.iter().copied(), false), None);
    }
}
