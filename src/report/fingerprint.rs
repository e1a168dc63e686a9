//! The name by which a finding is known again in the next run: it stays when lines above it come or go, and when a new
//! version words its message differently.

use super::places::Places;
use crate::lint::Diagnostic;
use crate::text::Span;
use sha1_smol::{Digest, Sha1};
use std::collections::HashMap;

/// How many bytes of the line before and behind the place count, so that a line without end costs no time.
const NEAR: usize = 120;

/// The fingerprints of one file's findings.
#[derive(Debug, Default)]
pub struct Fingerprints {
    /// How often each stood there already.
    seen: HashMap<Digest, usize>,
}

impl Fingerprints {
    /// The fingerprint of `found`: a digest of the rule's name, the path, what stands at the place and round it on its
    /// line, and how many equal ones came before. 40 hexadecimal digits.
    pub fn of(&mut self, found: &Diagnostic, rule: &str, path: &str, places: &Places<'_>) -> String {
        let span = places.fit(found.span);
        let line = places.lines.line_content(places.lines.line_of(span.start()), places.text);
        let start = line.start().max(span.start().saturating_sub(NEAR));
        let near = places.fit(Span::new(start, line.end().min(span.start() + NEAR).max(start))).slice(places.text);
        let own = places.fit(Span::new(span.start(), span.end().min(span.start() + NEAR))).slice(places.text);
        // How the post ends its lines is no part of what it says.
        let own = own.lines().collect::<Vec<_>>().join("\n");
        let mut digest = Sha1::new();
        for part in [rule, path, near.trim(), &own] {
            digest.update(part.as_bytes());
            digest.update(&[0xff]);
        }
        let equal = self.seen.entry(digest.digest()).or_default();
        digest.update(equal.to_string().as_bytes());
        *equal += 1;
        digest.digest().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprints;
    use crate::report::places::Places;
    use crate::report::sample;

    fn all(text: &str, wanted: &str) -> Vec<String> {
        let (places, mut fingerprints) = (Places::new(text), Fingerprints::default());
        let found = text.match_indices(wanted);
        let found = found.map(|(at, _)| sample::finding(sample::IMAGE, at, at + wanted.len(), "no file"));
        found.map(|found| fingerprints.of(&found, "image-missing", "a.md", &places)).collect()
    }

    #[test]
    fn survives_moved_lines_and_tells_equal_ones_apart() {
        let before = all("![](바다.jpg)\n\n![](바다.jpg) x\n![](바다.jpg)\n", "바다.jpg");
        let after = all("첫 줄\r\n\r\n![](바다.jpg)\r\n글\r\n![](바다.jpg) x\r\n![](바다.jpg)\r\n", "바다.jpg");
        assert_eq!(before, after);
        assert_eq!(before.iter().collect::<std::collections::HashSet<_>>().len(), 3);
        assert!(before.iter().all(|print| print.len() == 40));
    }

    #[test]
    fn another_place_rule_or_file_is_another() {
        let (text, found) = ("![](a.jpg)", sample::finding(sample::IMAGE, 4, 9, ""));
        let print = |rule: &str, path: &str| Fingerprints::default().of(&found, rule, path, &Places::new(text));
        assert_ne!(print("image-missing", "a.md"), print("image-case", "a.md"));
        assert_ne!(print("image-missing", "a.md"), print("image-missing", "b.md"));
    }

    #[test]
    fn any_span_has_one() {
        let long = format!("가{}", "나".repeat(9_000));
        for (start, end) in [(0, 0), (1, 2), (4_000, 20_000), (90_000, 90_001)] {
            let found = sample::finding(sample::IMAGE, start, end, "");
            assert_eq!(Fingerprints::default().of(&found, "x", "a.md", &Places::new(&long)).len(), 40);
        }
    }
}
