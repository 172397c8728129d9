//! Caps: how many breaks are shown for the first time in an hour and in a day (EVIDENCE 6).

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Day;

const HOUR: Duration = Duration::from_secs(3600);
/// Enough for a clock that is set back and forth, or a flight over the date line.
const DAYS_KEPT: usize = 4;

/// First showings of the last hour and of today.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Showings {
    /// Until when each counts for the hour.
    in_hour: Vec<Duration>,
    /// How many on each of the last days that the wall clock named: one that is set to another day and back forgets none.
    in_day: Vec<(Day, u32)>,
}

impl Showings {
    pub(super) fn count(&mut self, at: Duration, day: Day) {
        self.in_hour.retain(|until| *until > at);
        self.in_hour.push(at + HOUR);
        match self.in_day.iter_mut().find(|(of, _)| *of == day) {
            Some((_, count)) => *count += 1,
            None => self.in_day.push((day, 1)),
        }
        let too_many = self.in_day.len().saturating_sub(DAYS_KEPT);
        self.in_day.drain(..too_many);
    }

    /// One made at t counts until t + 60 min.
    pub(super) fn reached(&self, at: Duration, day: Day, per_hour: u32, per_day: u32) -> bool {
        let in_hour = self.in_hour.iter().filter(|until| **until > at).count();
        let hour_full = per_hour > 0 && in_hour >= per_hour as usize;
        let day_full = per_day > 0 && self.in_day.iter().any(|(of, count)| *of == day && *count >= per_day);
        hour_full || day_full
    }

    /// When the next showing leaves the hour.
    pub(super) fn next_release(&self, at: Duration) -> Option<Duration> {
        self.in_hour.iter().copied().filter(|until| *until > at).min()
    }

    /// Moves every kept instant of the boot clock.
    pub(super) fn shift(&mut self, by: impl Fn(Duration) -> Duration) {
        self.in_hour.iter_mut().for_each(|until| *until = by(*until));
    }
}
