//! The one break that is open: from due to its end.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{Kind, Reason};

/// A break between due and its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Open {
    pub(super) kind: Kind,
    /// Where it stands.
    pub(super) step: Step,
    /// How often it has been shown.
    pub(super) showings: u32,
    /// How often it has been put off.
    pub(super) snoozes: u32,
    /// What it shows, once chosen.
    pub(super) movement: Option<String>,
    /// Movements the person did not want in this break.
    pub(super) refused: Vec<String>,
}

/// Where an open break stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Step {
    /// Waiting for a pause in typing, since it last became due.
    Due {
        since: Duration,
    },
    /// Kept back.
    Held {
        by: Reason,
    },
    /// On the screen. `lived` stands still while the person is away.
    Offered {
        lived: Duration,
    },
    /// Put off until then.
    Snoozed {
        until: Duration,
    },
    Taking(Taking),
}

/// A break being taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Taking {
    pub(super) started: Duration,
    pub(super) length: Duration,
    /// Seconds that saw input, and the last of them.
    pub(super) typed_seconds: u64,
    pub(super) last_typed: Option<u64>,
}

impl Open {
    pub(super) fn due(kind: Kind, since: Duration) -> Self {
        Self {
            kind,
            step: Step::Due { since },
            showings: 0,
            snoozes: 0,
            movement: None,
            refused: Vec::new(),
        }
    }

    /// After two snoozes a move break shrinks to the length of a micro break; it stays a move break.
    pub(super) fn shrunk(&self) -> bool {
        self.kind == Kind::Move && self.snoozes >= 2
    }

    /// Due, held or snoozed: it may still give way to a move break.
    pub(super) fn waits(&self) -> bool {
        match self.step {
            Step::Due { .. } | Step::Held { .. } | Step::Snoozed { .. } => true,
            Step::Offered { .. } | Step::Taking(_) => false,
        }
    }

    /// Moves every kept instant of the boot clock.
    pub(super) fn shift(&mut self, by: impl Fn(Duration) -> Duration) {
        match &mut self.step {
            Step::Due { since } => *since = by(*since),
            Step::Snoozed { until } => *until = by(*until),
            Step::Taking(taking) => taking.started = by(taking.started),
            Step::Held { .. } | Step::Offered { .. } => {}
        }
    }

    pub(super) fn taking(&self) -> Option<&Taking> {
        match &self.step {
            Step::Taking(taking) => Some(taking),
            Step::Due { .. } | Step::Held { .. } | Step::Offered { .. } | Step::Snoozed { .. } => None,
        }
    }
}

impl Taking {
    pub(super) fn from(started: Duration, length: Duration) -> Self {
        Self {
            started,
            length,
            typed_seconds: 0,
            last_typed: None,
        }
    }

    pub(super) fn ends(&self) -> Duration {
        self.started + self.length
    }

    /// Input at this instant: its second counts once.
    pub(super) fn typed(&mut self, at: Duration) {
        let second = at.saturating_sub(self.started).as_secs();
        if self.last_typed.is_none_or(|last| second > last) {
            self.typed_seconds += 1;
            self.last_typed = Some(second);
        }
    }

    /// Input went on from the last known one until this instant: each second of it counts.
    pub(super) fn typed_until(&mut self, at: Duration) {
        let until = at.saturating_sub(self.started).as_secs();
        if let Some(last) = self.last_typed.filter(|last| *last < until) {
            self.typed_seconds += until - last;
            self.last_typed = Some(until);
        }
    }

    /// More than half of its seconds saw input: it was no whole break.
    pub(super) fn mostly_typed(&self) -> bool {
        2 * self.typed_seconds > self.length.as_secs()
    }
}
