//! What can be read off the machine: the stage, the next break, what should be on the screen.

use std::time::Duration;

use chrono::DateTime;
use chrono_tz::Tz;

use crate::{Kind, Reason, Stage};

use super::Breaks;
use super::open::{Open, Step};

/// A coming break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// Its kind.
    pub kind: Kind,
    /// When it falls due if use goes on, or fell due; none while nobody is there.
    pub at: Option<DateTime<Tz>>,
}

/// What should be on the screen now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Counts showings up; an answer to an older one lapses.
    pub number: u64,
    /// Kind of the break.
    pub kind: Kind,
    /// Movement it shows.
    pub movement: String,
    /// Its whole length.
    pub length: Duration,
    /// As what.
    pub as_what: ShownAs,
}

/// The two ways in which a break is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownAs {
    /// An offer to answer.
    Offer,
    /// The card, counting down to this time of the boot clock.
    Card {
        /// When the clock ends it.
        ends: Duration,
    },
}

impl Breaks {
    /// Where the next break stands (CONTRACTS 1, `status`).
    pub fn stage(&self) -> Stage {
        if !self.rules.breaks.enabled {
            return Stage::Off;
        }
        if self.pause.is_some() && self.taking().is_none() {
            return Stage::Paused;
        }
        match self.open.as_ref().map(|open| &open.step) {
            None | Some(Step::Snoozed { .. }) => Stage::Accruing,
            Some(Step::Due { .. }) => Stage::Due,
            Some(Step::Held { .. }) => Stage::Held,
            Some(Step::Offered { .. }) => Stage::Offered,
            Some(Step::Taking(_)) => Stage::Taking,
        }
    }

    /// The first reason why nothing would be shown now, in every stage.
    pub fn held(&self) -> Option<Reason> {
        self.first_reason(self.open.as_ref())
    }

    /// When the pause ends, on the wall clock.
    pub fn paused_until(&self) -> Option<DateTime<Tz>> {
        self.pause_left()
            .map(|left| self.wall() + chrono::TimeDelta::from_std(left).unwrap_or_default())
    }

    /// The next break; none when breaks are off.
    pub fn next(&self) -> Option<Next> {
        if !self.rules.breaks.enabled {
            return None;
        }
        let there = self.presence.is_there() || self.taking().is_some();
        let (kind, left) = match self.open.as_ref().map(|open| (open.kind, &open.step)) {
            Some((kind, Step::Snoozed { until })) => (kind, until.saturating_sub(self.clock)),
            Some((kind, Step::Due { .. } | Step::Held { .. } | Step::Offered { .. } | Step::Taking(_))) => {
                (kind, Duration::ZERO)
            }
            None => (self.next_kind(), self.left(self.next_kind())),
        };
        Some(Next {
            kind,
            at: there.then(|| self.wall_in(left)),
        })
    }

    /// The break after the next one, if use goes on: the move break after a micro break.
    pub fn then(&self) -> Option<Next> {
        let next = self.next()?;
        let at = next.at.map(|_| self.wall_in(self.left(Kind::Move)));
        (next.kind == Kind::Micro).then_some(Next { kind: Kind::Move, at })
    }

    /// The kind whose turn is next: a micro break that would be dropped for the move break is not.
    pub(super) fn next_kind(&self) -> Kind {
        let (micro, moving) = (self.left(Kind::Micro), self.left(Kind::Move));
        if micro + self.rules.breaks.swallow_within < moving {
            Kind::Micro
        } else {
            Kind::Move
        }
    }

    fn left(&self, kind: Kind) -> Duration {
        self.rules.every(kind).saturating_sub(self.usage(kind).total())
    }

    fn wall_in(&self, left: Duration) -> DateTime<Tz> {
        self.wall() + chrono::TimeDelta::from_std(left).unwrap_or_default()
    }

    /// What should be on the screen now.
    pub fn shown(&self) -> Option<Shown> {
        let open = self.open.as_ref()?;
        let as_what = match &open.step {
            Step::Offered { .. } => ShownAs::Offer,
            Step::Taking(taking) => ShownAs::Card { ends: taking.ends() },
            Step::Due { .. } | Step::Held { .. } | Step::Snoozed { .. } => return None,
        };
        let length = match &open.step {
            Step::Taking(taking) => taking.length,
            Step::Due { .. } | Step::Held { .. } | Step::Snoozed { .. } | Step::Offered { .. } => {
                self.rules.length(if open.shrunk() { Kind::Micro } else { open.kind })
            }
        };
        let movement = open.movement.clone().unwrap_or_default();
        Some(Shown {
            number: self.offers,
            kind: open.kind,
            movement,
            length,
            as_what,
        })
    }

    /// Whether a pause in typing is awaited now, and of which length.
    pub fn awaits_gap(&self) -> Option<Duration> {
        let due = self
            .open
            .as_ref()
            .is_some_and(|open| matches!(open.step, Step::Due { .. }));
        due.then_some(self.rules.breaks.typing_gap)
    }

    /// The person is there.
    pub fn is_there(&self) -> bool {
        self.presence.is_there()
    }

    /// The last input known.
    pub fn last_input(&self) -> Option<Duration> {
        self.presence.last_input
    }

    /// The movement that a break of this kind would show now.
    pub fn suggestion(&self, kind: Kind) -> Option<String> {
        self.choose(&Open::due(kind, self.clock))
    }

    /// Use since the last rest or move break that counts, and use in all.
    pub fn use_since_rest(&self) -> Duration {
        self.sitting.total()
    }

    /// Use since the counters last began, for "minutes at the desk since you last moved".
    pub fn use_since_break(&self) -> Duration {
        self.micro.total()
    }

    /// Use in all.
    pub fn use_in_all(&self) -> Duration {
        self.active.total()
    }

    /// The longest use between two rests.
    pub fn longest_sitting(&self) -> Duration {
        self.longest_sitting.max(self.sitting.total())
    }

    /// A break that has been shown is still open.
    pub fn shown_and_open(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.showings > 0)
    }

    /// A break skipped a moment ago can be had back.
    pub fn can_have_back(&self) -> bool {
        self.skipped.as_ref().is_some_and(|(_, _, until)| *until >= self.clock)
    }

    /// The rules in force.
    pub fn rules(&self) -> &super::Rules {
        &self.rules
    }
}
