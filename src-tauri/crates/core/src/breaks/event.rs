//! What goes into the machine and what comes out of it.

use std::time::Duration;

use chrono::DateTime;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{Kind, Reason, Signal};

/// Something that happens to the machine. The instant comes beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Nothing but time.
    Tick,
    /// The person touched keyboard or pointer at this instant.
    Typed,
    /// No input since this time of the boot clock, surely: corrects a later guess.
    IdleSince(Duration),
    /// The session was locked or unlocked.
    Locked(bool),
    /// The machine goes to sleep.
    Sleep,
    /// The machine has woken.
    Wake,
    /// A signal went on or off.
    Signal(Signal, bool),
    /// The person answered the open offer, or the card.
    Answer(Answer),
    /// The person asked for quiet; a new pause replaces the old.
    Pause(PauseFor),
    /// The person ended the pause.
    Resume,
    /// The person wants a break now; of this kind, or of the one whose turn is next.
    BreakNow(Option<Kind>),
    /// A training session began or ended.
    Session(bool),
    /// The safety questions hold everything, or let go.
    Safety(bool),
    /// The resident starts on a state that an earlier one saved.
    Restarted,
}

/// What a person can say to an offer or on the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Begin.
    Start,
    /// Ask again after this time.
    Snooze(Duration),
    /// Not this one.
    Skip,
    /// Finished before the clock.
    Done,
    /// Enough for now.
    Stop,
    /// That hurt or felt wrong.
    StopHurt,
    /// Another movement: this one does not suit the place.
    NotHere,
    /// Another movement: too sore for this one today.
    TooSore,
}

/// How long a pause lasts; it always ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PauseFor {
    /// This long, on the clock that also runs in sleep.
    Length(Duration),
    /// Until the wall clock shows this time for the next time.
    Until(chrono::NaiveTime),
    /// Until the day ends, at 04:00.
    Today,
}

/// One thing that happened, with the instant at which it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The wall clock as the app sees it.
    pub at: DateTime<Tz>,
    /// The boot clock.
    pub boot: Duration,
    /// What.
    pub what: What,
}

/// The things that can happen (CONTRACTS 4 and 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A counter reached its interval.
    Due(Kind),
    /// A break is on the screen.
    Offered {
        /// Its kind.
        kind: Kind,
        /// The movement it shows.
        movement: String,
        /// How long it had been due.
        waited: Duration,
        /// Whether this break is shown for the first time.
        first: bool,
    },
    /// A break began.
    Taking {
        /// Its kind.
        kind: Kind,
        /// The movement it shows.
        movement: String,
        /// How long it will last.
        length: Duration,
    },
    /// Another movement took the place of the one shown.
    Swapped {
        /// Kind of the break.
        kind: Kind,
        /// The movement that came.
        movement: String,
    },
    /// A break ended: done, partly or skipped.
    Ended {
        /// Its kind.
        kind: Kind,
        /// What became of it.
        ended: Ended,
        /// How much of it was taken; nothing of a skipped one.
        taken: Duration,
        /// How many of its seconds saw input.
        typed_seconds: u64,
        /// The person said that it hurt or felt wrong.
        hurt: bool,
    },
    /// Put off for this long.
    Snoozed(Kind, Duration),
    /// Nobody answered.
    Expired(Kind),
    /// A due or offered break is kept back.
    Held(Kind, Reason),
    /// That reason is no longer the first.
    Released(Kind, Reason),
    /// The person was away long enough; the absence so far.
    Natural(Kind, Duration),
    /// Use between two rests came to its end. Not a line of the simulation.
    Sat {
        /// When it began.
        from: DateTime<Tz>,
        /// When it ended: with the absence that became a rest, or with the move break.
        to: DateTime<Tz>,
        /// Use between the two.
        used: Duration,
        /// A move break ended it, not a rest.
        by_move: bool,
    },
    /// A micro break gave way to the move break. Not a line of the simulation.
    Dropped,
    /// Time jumped.
    Gap(Gap, Duration),
}

/// How a break ended that had been shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "CONTRACTS 4 defines the three")]
pub enum Ended {
    Done,
    Partly,
    Skipped,
}

/// How time jumped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// The machine slept.
    Slept,
    /// The wall clock was set forward.
    ClockForward,
    /// The wall clock was set back.
    ClockBack,
    /// The zone changed.
    Zone,
}
