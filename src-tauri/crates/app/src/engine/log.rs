//! The last hours as Today's thread shows them: use, absence, held time, breaks.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use unknot_core::breaks::{Ended, Event, What};
use unknot_core::{Kind, Now, Outcome, Reason};

/// The thread shows three hours; a little more is kept.
const KEPT: TimeDelta = TimeDelta::hours(4);

/// How a stretch of the day was spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Spent {
    Use,
    Away,
    Held(Reason),
}

/// What the thread shows behind now.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct DayLog {
    /// Each stretch lasts until the next begins.
    pub(crate) stretches: Vec<(DateTime<Utc>, Spent)>,
    pub(crate) marks: Vec<(DateTime<Utc>, Kind, Outcome)>,
    held: Option<Reason>,
}

impl DayLog {
    pub(super) fn note(&mut self, event: &Event) {
        let at = event.at.to_utc();
        match &event.what {
            What::Held(_, reason) => self.held = Some(*reason),
            What::Released(..) => self.held = None,
            What::Ended {
                kind,
                ended: Ended::Done,
                ..
            } => self.mark(at, *kind, Outcome::Done),
            What::Ended {
                kind,
                ended: Ended::Partly,
                ..
            } => self.mark(at, *kind, Outcome::Partly),
            What::Natural(kind, _) => {
                self.held = None;
                self.mark(at, *kind, Outcome::Natural);
            }
            What::Dropped
            | What::Snoozed(..)
            | What::Expired(_)
            | What::Ended {
                ended: Ended::Skipped, ..
            } => {
                self.held = None;
            }
            What::Due(_)
            | What::Offered { .. }
            | What::Taking { .. }
            | What::Swapped { .. }
            | What::Sat { .. }
            | What::Gap(..) => {}
        }
    }

    fn mark(&mut self, at: DateTime<Utc>, kind: Kind, outcome: Outcome) {
        self.marks.push((at, kind, outcome));
    }

    /// Brings the thread up to date; an absence shows as a gap whatever holds a break meanwhile.
    pub(super) fn presence(&mut self, now: Now, there: bool) {
        let spent = match self.held {
            _ if !there => Spent::Away,
            Some(reason) => Spent::Held(reason),
            None => Spent::Use,
        };
        let at = now.wall.to_utc();
        if self.stretches.last().is_none_or(|(_, last)| *last != spent) {
            self.stretches.push((at, spent));
        }
        let old = at - KEPT;
        self.marks.retain(|(mark, ..)| *mark > old);
        while self.stretches.get(1).is_some_and(|(from, _)| *from <= old) {
            self.stretches.remove(0);
        }
    }
}
