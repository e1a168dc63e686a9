//! "Did you mean": the nearest word of a list.

/// How many findings of one rule in one post are given a "did you mean": each costs a look at every candidate, and
/// whoever has more does not read them one by one.
pub const SUGGESTIONS: usize = 20;

/// The longest word, in characters, that is compared: the cost grows with the length.
const LONGEST: usize = 200;

/// The candidate nearest to `word` by edit distance, when it is near enough to be a slip: at most a third of the
/// word's characters differ, and never more than three. Case does not count.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let folded = word.to_lowercase();
    let length = folded.chars().count();
    let limit = (length / 3).clamp(1, 3);
    candidates
        .into_iter()
        .filter(|candidate| length <= LONGEST && candidate.chars().count().abs_diff(length) <= limit)
        .map(|candidate| (distance(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be added, taken away, changed or swapped with a neighbour to make `b` of `a`. The cost is
/// the product of both lengths: for names only.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_nothing_else() {
        assert_eq!(nearest("descritpion", ["date", "description"]), Some("description"));
        assert_eq!(nearest("catergories", ["categories", "tags"]), Some("categories"));
        assert_eq!(nearest("cover", ["date", "tags"]), None);
        assert_eq!(nearest("tag", ["tags"]), Some("tags"));
    }
}
