//! What the tests of rules, pages and mutations share: cases, and a laboratory that runs the built command on them.

#![allow(dead_code, reason = "each test binary uses a part")]

pub mod example;
pub mod lab;
pub mod picture;
