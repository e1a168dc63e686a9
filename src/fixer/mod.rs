//! Fixes: which are applied together, and the proof that they do no harm. Pure: text in, text out.

mod choose;
mod excerpt;
mod ignores;
mod proof;
mod step;
#[cfg(test)]
mod tests;

pub use excerpt::{Cut, Excerpt};
pub use ignores::{Ignored, Ignores, ignore, is_sound_reason};
pub use proof::Breach;
pub use step::{Ground, Policy, Step, Unproven, is_readable, mends_fences, step, wants};
