//! What the tests of rules, pages and mutations share: cases, and a laboratory that runs the built command on them.

#![allow(dead_code, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a harness that cannot go on must stop the test")]

pub mod example;
pub mod lab;
pub mod picture;
