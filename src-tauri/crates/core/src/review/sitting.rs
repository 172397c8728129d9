//! The longest time at the desk without a change.

use std::ops::RangeInclusive;

use crate::Day;
use crate::record::StretchFact;

/// A stretch of use that has not ended yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// The present day, for which it counts until it ends.
    pub day: Day,
    /// Its use so far, in seconds.
    pub use_seconds: u32,
}

/// The longest use between two rests, in whole minutes, of the stretches that ended on `days` and of the present one; `None` if there are
/// none, which may as well mean that Unknot did not run.
pub fn longest_sitting_minutes(
    stretches: &[StretchFact],
    present: Option<Sitting>,
    days: &RangeInclusive<Day>,
) -> Option<u32> {
    let ended = stretches
        .iter()
        .filter(|stretch| days.contains(&stretch.to.day))
        .map(|stretch| stretch.use_seconds);
    let present = present
        .filter(|sitting| days.contains(&sitting.day))
        .map(|sitting| sitting.use_seconds);
    ended.chain(present).max().map(|seconds| seconds / 60)
}
