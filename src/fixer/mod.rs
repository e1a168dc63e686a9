//! Fixes: which are applied together, and the proof that they do no harm. Pure: text in, text out.

mod choose;
mod excerpt;
mod proof;
mod step;
#[cfg(test)]
mod tests;

pub use excerpt::Excerpt;
pub use proof::Breach;
pub use step::{Ground, Policy, Step, Unproven, is_readable, mends_fences, step, wants};
