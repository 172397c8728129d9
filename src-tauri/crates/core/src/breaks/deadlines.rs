//! The next instant at which time alone changes something.

use std::time::Duration;

use chrono::DateTime;
use chrono_tz::Tz;

use crate::now::ROLLOVER_HOUR;
use crate::{Kind, Reason};

use super::event::PauseFor;
use super::open::Step;
use super::{Breaks, Pause};

impl Breaks {
    /// The boot-clock time of the next deadline; none if only an input can change anything. Always later than the last step.
    pub fn next_wake(&self) -> Option<Duration> {
        if self.presence.asleep() {
            return None;
        }
        [
            self.absent_from(),
            self.rest_deadline(),
            self.use_deadline(),
            self.pause_deadline(),
            self.open_deadline(),
        ]
        .into_iter()
        .flatten()
        .filter(|deadline| *deadline > self.clock)
        .min()
    }

    fn rest_deadline(&self) -> Option<Duration> {
        let absence = self.presence.absence?;
        Kind::ALL
            .into_iter()
            .filter(|kind| !absence.has_rested(*kind))
            .map(|kind| absence.began + self.rules.rest(kind).saturating_sub(absence.earlier))
            .min()
    }

    /// When a counter reaches its interval, or the move counter comes near enough to drop a waiting micro break.
    fn use_deadline(&self) -> Option<Duration> {
        if !self.counts() || !self.rules.breaks.enabled {
            return None;
        }
        let to_go = |kind: Kind| self.rules.every(kind).saturating_sub(self.usage(kind).total());
        let near = self.move_lacks().saturating_sub(self.rules.breaks.swallow_within);
        [to_go(Kind::Micro), to_go(Kind::Move), near]
            .into_iter()
            .filter(|left| !left.is_zero())
            .map(|left| self.clock + left)
            .min()
    }

    fn pause_deadline(&self) -> Option<Duration> {
        self.pause_left().map(|left| self.clock + left)
    }

    fn open_deadline(&self) -> Option<Duration> {
        let open = self.open.as_ref()?;
        let own = match &open.step {
            Step::Due { since } => Some(self.offered_from(*since)),
            Step::Offered { lived } => self
                .presence
                .is_there()
                .then(|| self.clock + self.rules.breaks.offer_lasts.saturating_sub(*lived)),
            Step::Snoozed { until } => return Some(*until),
            Step::Taking(taking) => return Some(taking.ends()),
            Step::Held { by: Reason::Cap } => [self.showings.next_release(self.clock), self.next_day()]
                .into_iter()
                .flatten()
                .min(),
            Step::Held { .. } => None,
        };
        [own, self.hours_border].into_iter().flatten().min()
    }

    /// 04:00, when the day's cap begins anew.
    fn next_day(&self) -> Option<Duration> {
        let four = chrono::NaiveTime::from_hms_opt(ROLLOVER_HOUR, 0, 0)?;
        let left = Pause::asked(PauseFor::Until(four), self.clock, self.wall()).left(self.clock, self.wall());
        Some(self.clock + left)
    }

    /// The boot clock when the wall clock shows `wall`, if neither is set in between.
    pub(super) fn on_boot(&self, wall: Option<DateTime<Tz>>) -> Option<Duration> {
        let ahead = wall?.signed_duration_since(self.wall()).to_std().ok()?;
        Some(self.clock + ahead)
    }
}
