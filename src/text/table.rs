//! What is found by a quick hash: tables, whose seed is of each run, so that no text can be written to slow them down,
//! and texts known again.

pub use foldhash::{HashMap as QuickMap, HashSet as QuickSet};

use foldhash::quality::FixedState;
use std::hash::{BuildHasher as _, Hasher as _};

/// A number by which bytes are known again in the same run, as far as chance goes.
#[must_use]
pub fn imprint(bytes: &[u8]) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::imprint;

    #[test]
    fn one_changed_byte_is_another_imprint() {
        let text = "글".repeat(3000);
        assert_eq!(imprint(text.as_bytes()), imprint(text.clone().as_bytes()));
        assert_ne!(imprint(text.as_bytes()), imprint(text.replacen('글', "말", 1).as_bytes()));
        assert_ne!(imprint(text.as_bytes()), imprint(format!("{text} ").as_bytes()));
    }
}
