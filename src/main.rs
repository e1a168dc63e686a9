//! The `matterlint` command.

use std::process::ExitCode;

/// Threads take and give back memory all the time, a post each; `benches/README.md` has what the system's heaps cost.
#[global_allocator]
static HEAP: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    matterlint::cli::run()
}
