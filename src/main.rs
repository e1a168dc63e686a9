//! The `matterlint` command.

fn main() {}
