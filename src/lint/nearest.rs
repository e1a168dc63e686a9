//! "Did you mean": the nearest word of a list.

/// The longest word, in bytes, that is compared: the cost grows with the length, and no name is longer.
const LONGEST: usize = 64;

/// The candidate nearest to `word` by edit distance, when it is near enough to be a slip: at most a third of the
/// word's characters differ, and never more than three. Case does not count.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if word.len() > LONGEST {
        return None;
    }
    let folded = word.to_lowercase();
    let limit = (folded.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
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
