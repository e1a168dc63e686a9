//! The `matterlint` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    matterlint::cli::run()
}
