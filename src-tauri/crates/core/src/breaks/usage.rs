//! Use that counts, and the part of it that may have to be taken back.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A sum of use. What accrued since the last sign of the person is kept apart: if no further sign comes, it was no use at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Usage {
    total: Duration,
    since_sign: Duration,
}

impl Usage {
    pub(super) fn total(&self) -> Duration {
        self.total
    }

    pub(super) fn accrue(&mut self, by: Duration) {
        self.total += by;
        self.since_sign += by;
    }

    /// The person was there until now for sure.
    pub(super) fn confirm(&mut self) {
        self.since_sign = Duration::ZERO;
    }

    /// The last sign was this much earlier than believed.
    pub(super) fn doubt(&mut self, by: Duration) {
        self.since_sign = (self.since_sign + by).min(self.total);
    }

    /// The person has been away since the last sign.
    pub(super) fn take_back(&mut self) {
        self.total = self.total.saturating_sub(self.since_sign);
        self.since_sign = Duration::ZERO;
    }

    pub(super) fn credit(&mut self, by: Duration) {
        self.total = self.total.saturating_sub(by);
        self.since_sign = self.since_sign.min(self.total);
    }

    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }
}

/// What an absence of length `absence` takes off a counter (CONTRACTS 4, *Counters*): nothing up to `idle_after`, everything from `rest` on,
/// between the two in proportion, rounded down to a second.
pub(super) fn credit(every: Duration, rest: Duration, idle_after: Duration, absence: Duration) -> Option<Duration> {
    if absence >= rest {
        return None;
    }
    if absence <= idle_after {
        return Some(Duration::ZERO);
    }
    let share = every.as_millis() * (absence - idle_after).as_millis() / (rest - idle_after).as_millis();
    Some(Duration::from_secs(u64::try_from(share / 1000).unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn a_short_absence_is_credited_in_proportion() {
        // micro: every 1500 s, rest 180 s, idle_after 150 s. 165 s away: 1500 x 15 / 30 = 750 s.
        assert_eq!(
            credit(seconds(1500), seconds(180), seconds(150), seconds(165)),
            Some(seconds(750))
        );
        // move: every 3300 s, rest 300 s. 165 s away: 3300 x 15 / 150 = 330 s.
        assert_eq!(
            credit(seconds(3300), seconds(300), seconds(150), seconds(165)),
            Some(seconds(330))
        );
        // 151 s: 1500 / 30 = 50 s; the move counter 3300 / 150 = 22 s.
        assert_eq!(
            credit(seconds(1500), seconds(180), seconds(150), seconds(151)),
            Some(seconds(50))
        );
        assert_eq!(
            credit(seconds(3300), seconds(300), seconds(150), seconds(151)),
            Some(seconds(22))
        );
    }

    #[test]
    fn up_to_reading_nothing_and_from_the_rest_on_everything() {
        assert_eq!(
            credit(seconds(1500), seconds(180), seconds(150), seconds(150)),
            Some(Duration::ZERO)
        );
        assert_eq!(credit(seconds(1500), seconds(180), seconds(150), seconds(180)), None);
        // A rest shorter than idle_after: a lock of 60 s is a whole rest.
        assert_eq!(credit(seconds(1500), seconds(60), seconds(150), seconds(60)), None);
    }

    #[test]
    fn use_without_a_further_sign_is_taken_back() {
        let mut usage = Usage::default();
        usage.accrue(seconds(100));
        usage.confirm();
        usage.accrue(seconds(40));
        usage.take_back();
        assert_eq!(usage.total(), seconds(100));
    }
}
