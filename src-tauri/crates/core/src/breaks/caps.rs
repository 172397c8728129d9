//! Caps: how many breaks are shown for the first time in an hour and in a day (EVIDENCE 6).

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Day;

const HOUR: Duration = Duration::from_secs(3600);

/// First showings of the last hour and of today.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Showings {
    in_hour: Vec<Duration>,
    day: Option<Day>,
    in_day: u32,
}

impl Showings {
    pub(super) fn count(&mut self, at: Duration, day: Day) {
        self.in_hour.retain(|shown| *shown + HOUR > at);
        self.in_hour.push(at);
        if self.day != Some(day) {
            self.day = Some(day);
            self.in_day = 0;
        }
        self.in_day += 1;
    }

    /// One made at t counts until t + 60 min.
    pub(super) fn reached(&self, at: Duration, day: Day, per_hour: u32, per_day: u32) -> bool {
        let in_hour = self.in_hour.iter().filter(|shown| **shown + HOUR > at).count();
        let hour_full = per_hour > 0 && in_hour >= per_hour as usize;
        let day_full = per_day > 0 && self.day == Some(day) && self.in_day >= per_day;
        hour_full || day_full
    }

    /// When the next showing leaves the hour.
    pub(super) fn next_release(&self, at: Duration) -> Option<Duration> {
        self.in_hour.iter().map(|shown| *shown + HOUR).filter(|release| *release > at).min()
    }

    /// Moves every kept instant of the boot clock.
    pub(super) fn shift(&mut self, by: impl Fn(Duration) -> Duration) {
        self.in_hour.iter_mut().for_each(|shown| *shown = by(*shown));
    }
}
