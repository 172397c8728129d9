//! Whether the person is there (CONTRACTS 4, *There*).

use std::collections::BTreeSet;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{Kind, Signal};

/// An absence that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Absence {
    /// When it began: with the last sign, or with lock or sleep.
    pub(super) began: Duration,
    /// How long it had lasted before `began`: in an earlier life of the machine, which the boot clock cannot name.
    pub(super) earlier: Duration,
    /// Kinds whose rest length it has reached.
    pub(super) rested: [bool; 2],
}

impl Absence {
    pub(super) fn beginning(began: Duration) -> Self {
        Self {
            began,
            earlier: Duration::ZERO,
            rested: [false; 2],
        }
    }

    /// How long it has lasted, as of `now`.
    pub(super) fn lasted(&self, now: Duration) -> Duration {
        self.earlier + now.saturating_sub(self.began)
    }

    pub(super) fn has_rested(&self, kind: Kind) -> bool {
        self.rested[kind as usize]
    }
}

/// Signs of the person, and where they lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Presence {
    /// The last input, for the typing gap.
    pub(super) last_input: Option<Duration>,
    /// The last sign of any sort, for the absence.
    pub(super) last_sign: Duration,
    /// The absence that goes on; none while the person is there.
    pub(super) absence: Option<Absence>,
    pub(super) locked: bool,
    /// Since when the machine sleeps.
    pub(super) asleep_since: Option<Duration>,
    /// Signals that are on.
    pub(super) on: BTreeSet<Signal>,
}

impl Presence {
    /// At the very start the person is away.
    pub(super) fn at_start(now: Duration) -> Self {
        Self {
            last_input: None,
            last_sign: now,
            absence: Some(Absence::beginning(now)),
            locked: false,
            asleep_since: None,
            on: BTreeSet::new(),
        }
    }

    pub(super) fn is_there(&self) -> bool {
        self.absence.is_none()
    }

    pub(super) fn asleep(&self) -> bool {
        self.asleep_since.is_some()
    }

    /// A signal that shows the person is on, in front of an unlocked, waking machine.
    pub(super) fn shown_by_signal(&self) -> bool {
        !self.locked && !self.asleep() && self.on.iter().any(|signal| signal.shows_person())
    }

    /// No input for `gap`, as of `now`.
    pub(super) fn quiet_from(&self, gap: Duration) -> Duration {
        self.last_input.map_or(Duration::ZERO, |last| last + gap)
    }
}
