//! What became of breaks (CONTRACTS 1): each shown break once, rests and breaks held back apart.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::record::{BreakEvent, BreakFact, Ending};
use crate::{Day, Reason};

/// Breaks of a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BreakCounts {
    /// Those that ended done, partly, skipped or expired, and one shown and still open.
    pub offered: u32,
    /// Taken in full.
    pub taken: u32,
    /// Taken in part.
    pub partly: u32,
    /// Answered with no.
    pub skipped: u32,
    /// Presses of "in 5 min", several of one break each.
    pub snoozed: u32,
    /// Not answered.
    pub expired: u32,
    /// Rests that came by themselves.
    pub natural: u32,
    /// Breaks held back by each reason, however often.
    pub held: BTreeMap<Reason, u32>,
}

/// Counts the breaks of `days`. `facts` are the whole lives of breaks; `newest` is the last one that came to be due, was shown or started.
///
/// A break counts for the day on which it ended, the open one for the day it was first shown. Only the newest can be open: an older one
/// without an end was cut off by a power cut, and nobody knows what became of it.
pub fn break_counts(facts: &[BreakFact], newest: Option<i64>, days: &RangeInclusive<Day>) -> BreakCounts {
    let mut lives: BTreeMap<i64, Vec<&BreakFact>> = BTreeMap::new();
    for fact in facts {
        lives.entry(fact.break_id).or_default().push(fact);
    }
    let mut counts = BreakCounts::default();
    for (id, life) in lives {
        counts.add_end(&life, newest == Some(id), days);
        counts.add_asides(&life, days);
    }
    counts
}

impl BreakCounts {
    fn add_end(&mut self, life: &[&BreakFact], newest: bool, days: &RangeInclusive<Day>) {
        let Some((day, end)) = end(life, newest) else { return };
        if !days.contains(&day) {
            return;
        }
        self.offered += 1;
        match end {
            End::Ended(Ending::Done) => self.taken += 1,
            End::Ended(Ending::Partly) => self.partly += 1,
            End::Ended(Ending::Skipped) => self.skipped += 1,
            End::Ended(Ending::Expired) => self.expired += 1,
            End::Open => {}
        }
    }

    /// What stands outside of the offered breaks.
    fn add_asides(&mut self, life: &[&BreakFact], days: &RangeInclusive<Day>) {
        let mut reasons = BTreeSet::new();
        for fact in life.iter().filter(|fact| days.contains(&fact.at.day)) {
            match fact.event {
                BreakEvent::Snoozed { .. } => self.snoozed += 1,
                BreakEvent::Natural { .. } => self.natural += 1,
                BreakEvent::Held { reason } => {
                    reasons.insert(reason);
                }
                BreakEvent::Due
                | BreakEvent::Offered { .. }
                | BreakEvent::Released { .. }
                | BreakEvent::Started { .. }
                | BreakEvent::Ended { .. }
                | BreakEvent::Dropped => {}
            }
        }
        for reason in reasons {
            *self.held.entry(reason).or_default() += 1;
        }
    }
}

/// How an offered break stands.
enum End {
    Ended(Ending),
    Open,
}

/// How this break counts among the offered and for which day; `None` if it does not.
fn end(life: &[&BreakFact], newest: bool) -> Option<(Day, End)> {
    let mut shown = None;
    let mut end = None;
    for fact in life {
        match fact.event {
            BreakEvent::Ended { ending, .. } => end = Some((fact.at.day, End::Ended(ending))),
            // It ended otherwise: not among the offered, even if it was shown.
            BreakEvent::Natural { .. } | BreakEvent::Dropped => return None,
            BreakEvent::Offered { .. } | BreakEvent::Started { .. } => shown = shown.or(Some(fact.at.day)),
            BreakEvent::Due | BreakEvent::Held { .. } | BreakEvent::Released { .. } | BreakEvent::Snoozed { .. } => {}
        }
    }
    end.or_else(|| shown.filter(|_| newest).map(|day| (day, End::Open)))
}

#[cfg(test)]
mod tests;
