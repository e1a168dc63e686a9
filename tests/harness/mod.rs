//! What the tests of rules, pages and mutations share: cases, and a laboratory that runs the built command on them.

#![allow(dead_code, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a harness that cannot go on must stop the test")]

pub mod command;
pub mod example;
pub mod lab;
pub mod picture;
pub mod repository;
pub mod runner;

use std::io::{self, Write as _};

/// Says why a test does nothing here, past the test runner, which keeps what a passing test prints to itself.
pub fn skipped(why: &str) {
    let _ = writeln!(io::stderr(), "skipped: {why}");
}
