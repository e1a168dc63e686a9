//! Ruby's `File.fnmatch` and `Dir.glob`, as far as a site's configuration uses them.

/// A pattern of the configuration, held against every file. Most are plain names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern.
    pub text: String,
    is_plain: bool,
}

impl Pattern {
    /// The pattern `text`.
    pub fn new(text: String) -> Self {
        Self { is_plain: is_plain(&text), text }
    }

    /// Whether `text` matches, as [`matches`] says.
    pub fn matches(&self, text: &str) -> bool {
        if self.is_plain { self.text == text } else { matches(&self.text, text) }
    }
}

fn is_plain(pattern: &str) -> bool {
    !pattern.bytes().any(|byte| matches!(byte, b'*' | b'?' | b'[' | b'\\'))
}

/// Whether `text` matches `pattern` as `File.fnmatch` compares them without flags: `*` stands for slashes too.
pub fn matches(pattern: &str, text: &str) -> bool {
    if is_plain(pattern) {
        return pattern == text;
    }
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    // Where the last star stands, and up to where it has been tried: enough to go back to, as later stars cover earlier.
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern.get(p) == Some(&'*') {
            star = Some((p, t));
            p += 1;
        } else if let Some(next) = text.get(t).and_then(|ch| one(&pattern, p, *ch)) {
            (p, t) = (next, t + 1);
        } else if let Some((at, tried)) = star {
            star = Some((at, tried + 1));
            (p, t) = (at + 1, tried + 1);
        } else {
            return false;
        }
    }
    pattern.get(p..).is_none_or(|rest| rest.iter().all(|ch| *ch == '*'))
}

/// Whether `path` or a folder above it matches `pattern` as `Dir.glob` finds it: part by part, `**` for any folders.
pub fn leads_to(pattern: &str, path: &str) -> bool {
    let pattern: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    let path: Vec<&str> = path.split('/').collect();
    parts(&pattern, &path)
}

fn parts(pattern: &[&str], path: &[&str]) -> bool {
    // Each row holds which beginnings of the path the pattern so far matches, so that the work stays bounded.
    let mut reached = vec![false; path.len() + 1];
    reached[0] = true;
    for part in pattern {
        let mut next = vec![false; path.len() + 1];
        for at in 0..=path.len() {
            if *part == "**" {
                next[at] = reached[at] || at > 0 && next[at - 1];
            } else if at > 0 && reached[at - 1] {
                let name = path[at - 1];
                let hidden = name.starts_with('.') && !part.starts_with('.');
                next[at] = !hidden && matches(part, name);
            }
        }
        reached = next;
    }
    reached.iter().skip(1).any(|reached| *reached)
}

/// The place in the pattern after what stands for `ch` at `at`; `None` when nothing does.
fn one(pattern: &[char], at: usize, ch: char) -> Option<usize> {
    match pattern.get(at)? {
        '?' => Some(at + 1),
        '[' => set(pattern, at, ch),
        '\\' if pattern.get(at + 1) == Some(&ch) => Some(at + 2),
        literal => (*literal == ch).then_some(at + 1),
    }
}

/// `[abc]`, `[a-z]`, `[^a]`.
fn set(pattern: &[char], at: usize, ch: char) -> Option<usize> {
    let mut p = at + 1;
    let negated = matches!(pattern.get(p), Some('^' | '!'));
    if negated {
        p += 1;
    }
    let mut found = false;
    while let Some(first) = pattern.get(p).filter(|first| **first != ']') {
        let range =
            (pattern.get(p + 1) == Some(&'-')).then(|| pattern.get(p + 2)).flatten().filter(|last| **last != ']');
        match range {
            Some(last) => {
                found |= (*first..=*last).contains(&ch);
                p += 3;
            }
            None => {
                found |= *first == ch;
                p += 1;
            }
        }
    }
    (pattern.get(p) == Some(&']') && found != negated).then_some(p + 1)
}

#[cfg(test)]
mod tests {
    use super::{leads_to, matches};

    #[test]
    fn a_star_stands_for_slashes_too() {
        for (pattern, text) in [("*.md", "docs/초안.md"), ("d?cs", "docs"), ("*", ".x"), ("[a-d]ocs/*", "docs/a")] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("*.md", "a.txt"), ("docs", "docs/a"), ("[^d]ocs", "docs"), ("a*b*c", "aXbX")] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn a_glob_names_files_and_what_lies_below() {
        assert!(leads_to("section/*/special", "section/가/special/a.md"));
        assert!(leads_to("**/special", "special/a.md") && leads_to("_posts/*", "_posts/2022-12-31-a.md"));
        assert!(!leads_to("section/*", "section") && !leads_to("*", ".hidden/a.md"));
    }
}
