//! A substring search that remembers its last answer, so that many openers without a closer stay linear.

use memchr::memmem;

/// Finds one pattern in one text, asked from growing offsets.
#[derive(Debug)]
pub(super) struct Finder<'a> {
    text: &'a str,
    pattern: &'static str,
    /// The search, made ready when it is first asked for: most texts ask for few of the patterns.
    search: Option<memmem::Finder<'static>>,
    asked: usize,
    found: Option<usize>,
    fresh: bool,
}

impl<'a> Finder<'a> {
    /// A search for `pattern` in `text`.
    pub(super) fn new(text: &'a str, pattern: &'static str) -> Self {
        Self { text, pattern, search: None, asked: 0, found: None, fresh: true }
    }

    /// The first occurrence at or after `from`.
    pub(super) fn from(&mut self, from: usize) -> Option<usize> {
        let known = !self.fresh && self.asked <= from && self.found.is_none_or(|found| found >= from);
        if !known {
            let search = self.search.get_or_insert_with(|| memmem::Finder::new(self.pattern));
            self.found = self.text.as_bytes().get(from..).and_then(|rest| search.find(rest)).map(|at| from + at);
            self.asked = from;
            self.fresh = false;
        }
        self.found
    }
}

/// The ends of lines, asked from growing offsets: a line that holds many calls is read once.
#[derive(Debug)]
pub(super) struct LineEnds<'a>(Finder<'a>);

impl<'a> LineEnds<'a> {
    /// The line ends of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self(Finder::new(text, "\n"))
    }

    /// The end of the line that holds `at`, its line ending left out.
    pub(super) fn after(&mut self, at: usize) -> usize {
        let end = self.0.from(at).unwrap_or(self.0.text.len());
        let has_return = end > at && self.0.text.as_bytes().get(end - 1) == Some(&b'\r');
        end - usize::from(has_return)
    }
}

/// The end of the line that holds `at`, its line ending left out.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let line = rest.split('\n').next().unwrap_or("");
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

#[cfg(test)]
mod tests {
    use super::{Finder, LineEnds, line_end};

    #[test]
    fn answers_from_memory_and_afresh() {
        let mut finder = Finder::new("a}}b}}", "}}");
        assert_eq!(finder.from(0), Some(1));
        assert_eq!(finder.from(1), Some(1));
        assert_eq!(finder.from(2), Some(4));
        assert_eq!(finder.from(0), Some(1));
        assert_eq!(finder.from(5), None);
        assert_eq!(finder.from(6), None);
    }

    #[test]
    fn a_line_ends_before_its_ending() {
        assert_eq!(line_end("가\r\nb", 0), 3);
        assert_eq!(line_end("ab", 1), 2);
        let mut ends = LineEnds::new("가\r\nb");
        assert_eq!((ends.after(0), ends.after(5), ends.after(3)), (3, 6, 3));
    }
}
