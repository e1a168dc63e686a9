//! Times of one thing that was done again and again.

use std::fmt;
use std::time::Duration;

/// The times, shown as median, 95th percentile and maximum.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
        self.0.sort_unstable();
    }

    /// The time that so many of a hundred do not exceed.
    pub fn share(&self, percent: usize) -> Duration {
        self.0.get((self.0.len() * percent / 100).min(self.0.len().saturating_sub(1))).copied().unwrap_or_default()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:>9.1?}  {:>9.1?}  {:>9.1?}", self.share(50), self.share(95), self.share(100))
    }
}
