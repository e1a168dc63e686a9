//! Counts with the compiler that they belong to, as a file keeps them: one a line, so that a change can be read.

/// What was counted.
pub struct Record {
    /// The version of the compiler.
    pub compiler: String,
    /// The work with its instructions.
    pub counts: Vec<(String, u64)>,
}

impl Record {
    /// What was counted now.
    pub fn new(counts: impl IntoIterator<Item = (String, u64)>) -> Self {
        let version = std::process::Command::new("rustc").arg("--version").output().unwrap().stdout;
        let compiler = String::from_utf8(version).unwrap().trim().to_owned();
        Self { compiler, counts: counts.into_iter().collect() }
    }

    /// What a file says.
    pub fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let compiler = lines.next().unwrap_or_default().to_owned();
        let pair = |line: &str| {
            let (name, count) = line.split_once(' ')?;
            Some((name.to_owned(), count.trim().parse().ok()?))
        };
        Self { compiler, counts: lines.filter_map(pair).collect() }
    }

    /// What a file would say.
    pub fn text(&self) -> String {
        let lines = self.counts.iter().map(|(name, count)| format!("{name} {count}\n"));
        std::iter::once(format!("{}\n", self.compiler)).chain(lines).collect()
    }

    /// The instructions of one work.
    pub fn count(&self, name: &str) -> Option<u64> {
        self.counts.iter().find(|(known, _)| known == name).map(|(_, count)| *count)
    }
}
