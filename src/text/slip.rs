//! Words that differ by one slip of the fingers, found among many without comparing each with each.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

/// How many words that share one remainder are compared with each other. Only made-up vocabularies have more.
const CROWD: usize = 32;

/// The longest word, in letters, that is looked at.
const LONGEST: usize = 60;

/// Pairs of real words that look like slips.
const REAL: [(&str, &str); 9] = [
    ("adaption", "adoption"),
    ("complement", "compliment"),
    ("counties", "countries"),
    ("infection", "inflection"),
    ("marital", "martial"),
    ("mediation", "meditation"),
    ("perfect", "prefect"),
    ("simulation", "stimulation"),
    ("steaming", "streaming"),
];

/// The pairs of numbers of `words` that may be one letter apart: added, taken away, changed, or swapped with its
/// neighbour. The cost grows with the letters of all words, not with the square of their number.
#[must_use]
pub fn one_letter_apart(words: &[&str]) -> Vec<(usize, usize)> {
    let mut by_rest: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, word) in words.iter().enumerate() {
        let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
        if letters.len() > LONGEST {
            continue;
        }
        for left_out in 0..=letters.len() {
            let mut hasher = DefaultHasher::new();
            letters.iter().enumerate().filter(|(place, _)| *place != left_out).for_each(|(_, ch)| ch.hash(&mut hasher));
            let alike = by_rest.entry(hasher.finish()).or_default();
            if alike.last() != Some(&at) && alike.len() < CROWD {
                alike.push(at);
            }
        }
    }
    let crowds = by_rest.into_values().filter(|alike| alike.len() > 1);
    let mut pairs: Vec<(usize, usize)> = crowds
        .flat_map(|alike| {
            let pairs = |(place, one): (usize, &usize)| {
                alike.iter().skip(place + 1).map(|two| (*one, *two)).collect::<Vec<_>>()
            };
            alike.iter().enumerate().flat_map(pairs).collect::<Vec<_>>()
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether one of two words, folded, is most likely the other misspelt: long words of Latin letters with the same
/// beginning that differ by two letters swapped, a letter doubled or not, `s` for `z`, or, in words of eight letters and
/// more and not near their end, where inflection is at home, by one vowel for another or a letter left out.
#[must_use]
pub fn is_slip(one: &str, two: &str) -> bool {
    let (one, two) = if one.chars().count() <= two.chars().count() { (one, two) } else { (two, one) };
    let (short, long): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let is_real = |pair: &(&str, &str)| *pair == (one, two) || *pair == (two, one);
    let latin = |ch: &char| ch.is_alphabetic() && *ch < '\u{250}';
    if short.len() < 7 || !short.iter().chain(&long).all(latin) || short[0] != long[0] || REAL.iter().any(is_real) {
        return false;
    }
    let at = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let early = short.len() >= 8 && at + 2 < short.len();
    match long.len() - short.len() {
        0 if at < short.len() => {
            let swapped = at + 1 < short.len() && short[at] == long[at + 1] && short[at + 1] == long[at];
            let (a, b) = (short[at], long[at]);
            swapped && short[at + 2..] == long[at + 2..]
                || short[at + 1..] == long[at + 1..] && (is_pair(a, b) || early && is_vowel(a) && is_vowel(b))
        }
        1 if short[at..] == long[at + 1..] => early || at + 2 < long.len() && long[at] == long[at - 1],
        _ => false,
    }
}

fn is_pair(a: char, b: char) -> bool {
    matches!((a, b), ('s', 'z') | ('z', 's'))
}

fn is_vowel(ch: char) -> bool {
    matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::{is_slip, one_letter_apart};

    #[test]
    fn a_slip_is_no_other_word() {
        for (one, two) in [
            ("javascript", "javasript"),
            ("kubernetes", "kuberentes"),
            ("programing", "programming"),
            ("environment", "enviroment"),
            ("independant", "independent"),
            ("optimisation", "optimization"),
            ("recomendation", "recommendation"),
        ] {
            assert!(is_slip(one, two) && is_slip(two, one), "{one} {two}");
        }
        for (one, two) in [
            ("iceland", "ireland"),
            ("nextjs", "nestjs"),
            ("closure", "clojure"),
            ("cython", "python"),
            ("ubuntu", "kubuntu"),
            ("eslint", "tslint"),
            ("regression", "repression"),
            ("mediation", "meditation"),
            ("italiana", "italiano"),
            ("italianos", "italianas"),
            ("etudiants", "etudiantes"),
            ("emigration", "migration"),
            ("desert", "dessert"),
            ("programmer", "programmed"),
            ("기계학습입문서", "기계학습입문사"),
            ("javascript", "javascript"),
            ("", ""),
        ] {
            assert!(!is_slip(one, two) && !is_slip(two, one), "{one} {two}");
        }
    }

    #[test]
    fn pairs_are_found_by_what_they_share() {
        let words = ["kubernetes", "docker", "kubernets", "dokcer", "rust", "한글날", "한글"];
        assert_eq!(one_letter_apart(&words), [(0, 2), (1, 3), (5, 6)]);
    }

    #[test]
    fn twenty_thousand_words_are_compared_with_few() {
        let words: Vec<String> =
            (0..20_000_u32).map(|number| format!("{:08o}", number.wrapping_mul(2_654_435_761))).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let started = std::time::Instant::now();
        let pairs = one_letter_apart(&words).len();
        assert!(pairs < 200_000, "{pairs} pairs");
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
        let crowd: Vec<String> =
            (0..20_000_u32).map(|number| format!("tag{}", char::from_u32(0x4e00 + number).unwrap_or('x'))).collect();
        let crowd: Vec<&str> = crowd.iter().map(String::as_str).collect();
        assert!(one_letter_apart(&crowd).len() < 1_000);
    }
}
