//! The patterns of paths in the rules of hosts: `*`, `:name`, `:name*`, `(…)`.

/// A pattern with at least one part that is not written out.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    /// This text.
    Text(String),
    /// One folder or file name.
    Name,
    /// Anything, nothing included.
    Anything,
}

impl Pattern {
    /// Reads `from`; `None` where all of it is written out.
    pub fn parse(from: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = from;
        while let Some(at) = rest.find(['*', ':', '(', '{']) {
            let (text, special) = rest.split_at(at);
            parts.push(Part::Text(text.to_owned()));
            let name_end = |tail: &str| tail.find(|ch: char| !ch.is_alphanumeric() && ch != '_').unwrap_or(tail.len());
            let tail = special.get(1..).unwrap_or_default();
            match special.chars().next() {
                Some(':') => {
                    let end = name_end(tail);
                    let behind = tail.get(end..).unwrap_or_default();
                    let group = if behind.starts_with('(') { group_end(behind) } else { 0 };
                    let behind = behind.get(group..).unwrap_or_default();
                    let sign = behind.chars().next().filter(|sign| "*+?".contains(*sign));
                    parts.push(if group > 0 || sign.is_some() { Part::Anything } else { Part::Name });
                    rest = behind.get(sign.map_or(0, char::len_utf8)..).unwrap_or_default();
                }
                Some('(' | '{') => {
                    parts.push(Part::Anything);
                    let behind = special.get(group_end(special)..).unwrap_or_default();
                    rest = behind.trim_start_matches(['*', '+', '?']);
                }
                _ => {
                    parts.push(Part::Anything);
                    rest = tail.trim_start_matches('*');
                }
            }
        }
        if parts.is_empty() {
            return None;
        }
        parts.push(Part::Text(rest.to_owned()));
        Some(Self { parts })
    }

    /// Whether the whole of `path` is one of the pattern's, a slash at its end aside.
    pub fn matches(&self, path: &str) -> bool {
        let trimmed = path.trim_end_matches('/');
        let slashed = format!("{trimmed}/");
        [trimmed, slashed.as_str()].iter().any(|path| {
            let bytes = path.as_bytes();
            let mut reached = vec![false; bytes.len() + 1];
            reached[0] = true;
            for part in &self.parts {
                reached = part.step(bytes, &reached);
            }
            reached.last() == Some(&true)
        })
    }
}

impl Part {
    /// The places that are reached behind this part, from those that are reached before it.
    fn step(&self, path: &[u8], reached: &[bool]) -> Vec<bool> {
        let mut next = vec![false; reached.len()];
        let from = reached.iter().enumerate().filter(|(_, is_reached)| **is_reached).map(|(at, _)| at);
        for at in from {
            let rest = path.get(at..).unwrap_or_default();
            match self {
                Self::Text(text) => {
                    if rest.starts_with(text.as_bytes()) {
                        next[at + text.len()] = true;
                    }
                }
                Self::Name => {
                    let end = rest.iter().position(|byte| *byte == b'/').unwrap_or(rest.len());
                    (1..=end).for_each(|length| next[at + length] = true);
                }
                Self::Anything => {
                    next.iter_mut().skip(at).for_each(|place| *place = true);
                    break;
                }
            }
        }
        next
    }
}

/// Behind the bracket that closes the one with which `text` begins.
fn group_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, ch) in text.char_indices() {
        match ch {
            '(' | '{' => depth += 1,
            ')' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + ch.len_utf8();
        }
    }
    text.len()
}
