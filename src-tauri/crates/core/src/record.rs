//! The facts that Unknot writes down, and the port to whatever keeps them.
//!
//! A fact is never changed: a break's life is a list of events tied by its number, and what became of it is read from them. Names are
//! snapshots, so that editing a movement does not rewrite the past.

mod memory;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{DateTime, FixedOffset, Offset, Utc};
use serde::{Deserialize, Serialize};

pub use memory::MemoryRecord;

use crate::{Day, Kind, Now, Outcome, Reason};

/// When something happened, as it is written down: the instant, how local clocks differed from it then, and the day it counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// The instant, in whole seconds.
    pub utc: DateTime<Utc>,
    /// Local time minus UTC at that instant, in seconds.
    pub offset_seconds: i32,
    /// The day of the record (04:00 to 04:00 local time).
    pub day: Day,
}

impl Stamp {
    /// The stamp of this reading of the clocks. Fractions of a second are cut off, as everywhere in the record.
    pub fn of(now: &Now) -> Self {
        let utc = now.wall.to_utc();
        Self {
            utc: DateTime::from_timestamp(utc.timestamp(), 0).unwrap_or(utc),
            offset_seconds: now.wall.offset().fix().local_minus_utc(),
            day: Day::of(&now.wall),
        }
    }

    /// What local clocks showed. A recorded offset that no clock can have reads as UTC.
    pub fn local(&self) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(self.offset_seconds).unwrap_or_else(|| Utc.fix());
        self.utc.with_timezone(&offset)
    }
}

/// A movement as it was called when the fact was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MovementName {
    /// Its id: `scap_squeeze`.
    pub id: String,
    /// Its name at that time: "Shoulder-blade squeeze".
    pub name: String,
}

/// How a break ended that was not made up for by a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the names are the contract's words; CONTRACTS 4 defines them"
)]
pub enum Ending {
    Done,
    Partly,
    Skipped,
    Expired,
}

impl From<Ending> for Outcome {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Outcome::Done,
            Ending::Partly => Outcome::Partly,
            Ending::Skipped => Outcome::Skipped,
            Ending::Expired => Outcome::Expired,
        }
    }
}

/// One step in the life of a break.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BreakEvent {
    /// Its interval was used up.
    Due,
    /// It was shown for the `showing`th time; 1 is the one that the caps count.
    Offered {
        /// Counts from 1.
        showing: u32,
    },
    /// It was held back, or its offer withdrawn.
    Held {
        /// The first reason that applied.
        reason: Reason,
    },
    /// The reason went, or another became the first.
    Released {
        /// The reason that ended.
        reason: Reason,
    },
    /// The person began it.
    Started {
        /// How long it was to last, in seconds.
        length_seconds: u32,
    },
    /// The person put it off.
    Snoozed {
        /// For how long, in seconds.
        for_seconds: u32,
    },
    /// It ended by answer, by its length or unanswered.
    Ended {
        /// How.
        ending: Ending,
        /// Seconds taken; 0 if it was never started.
        seconds: u32,
        /// How many of them saw input.
        input_seconds: u32,
        /// The person said that it hurt or felt wrong.
        hurt: bool,
    },
    /// A rest made up for it; also the only event of a rest while no break was open.
    Natural {
        /// The absence so far, in seconds.
        seconds: u32,
    },
    /// A move break close ahead took its place.
    Dropped,
}

/// A step in the life of a break, with what it takes to read it alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BreakFact {
    /// Ties the events of one break. A natural rest without an open break has a number of its own. Counts up, see
    /// [`Record::last_break_id`].
    pub break_id: i64,
    /// When.
    pub at: Stamp,
    /// Micro or move.
    pub kind: Kind,
    /// The movement on offer, once one was chosen.
    pub movement: Option<MovementName>,
    /// What happened.
    pub event: BreakEvent,
}

/// What ended a stretch of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StretchEnd {
    /// An absence reached `micro_rest`.
    Rest,
    /// A move break was done.
    MoveDone,
}

/// A stretch of use between two rests; its longest is the week's longest sitting. Written when it ends.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StretchFact {
    /// When the use began.
    pub from: Stamp,
    /// When it ended: for a rest, when the absence began. The stretch counts for this day.
    pub to: Stamp,
    /// Use between the two, in seconds; less than the time between them, as absences shorter than a rest do not count.
    pub use_seconds: u32,
    /// What ended it.
    pub ended: StretchEnd,
}

/// Whether a resident began or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum RunEvent {
    Started,
    Ended,
}

/// A start or an orderly end of the resident. A start without an end before it tells of a kill or a power cut.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AppRun {
    /// When.
    pub at: Stamp,
    /// Which of the two.
    pub event: RunEvent,
    /// The program's version: `0.1.0`.
    pub version: String,
}

/// Anything that is written down.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each holds the type of its name")]
pub enum Fact {
    Break(BreakFact),
    Stretch(StretchFact),
    Run(AppRun),
}

/// What kind of trouble the record has, for what the caller does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full: keep the fact and try again.
    Full,
    /// Another program holds the file: keep the fact and try again.
    Busy,
    /// The folder or file may not be written to.
    ReadOnly,
    /// The file is no database of ours, or its content is damaged. It has not been touched.
    Damaged,
    /// A newer Unknot wrote it. It has not been touched.
    Newer,
    /// Anything else.
    Other,
}

impl Trouble {
    /// Whether the same call may well work in a while.
    pub fn passes(self) -> bool {
        match self {
            Trouble::Full | Trouble::Busy => true,
            Trouble::ReadOnly | Trouble::Damaged | Trouble::Newer | Trouble::Other => false,
        }
    }
}

/// The record could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RecordError {
    /// Which kind of trouble.
    pub trouble: Trouble,
    /// The file, what is wrong and what would be right, in words for a person.
    pub message: String,
}

/// Where facts are kept.
pub trait Record: Send {
    /// Writes `fact` down. When this returns, the fact survives a power cut.
    ///
    /// # Errors
    /// When it could not be saved; nothing of it is kept then and the caller still has it.
    fn append(&mut self, fact: &Fact) -> Result<(), RecordError>;

    /// Every event of each break that has at least one event on `days`, in order of writing. Whole lives, so that a break that went
    /// over a day's border is seen complete.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn break_facts(&self, days: RangeInclusive<Day>) -> Result<Vec<BreakFact>, RecordError>;

    /// The stretches that ended on `days`, in order of writing.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn stretches(&self, days: RangeInclusive<Day>) -> Result<Vec<StretchFact>, RecordError>;

    /// The last break that came to be due, was shown or started: the only one that can still be open.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn newest_break(&self) -> Result<Option<i64>, RecordError>;

    /// The highest number given to a break so far, 0 without any; the next break takes the one above.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn last_break_id(&self) -> Result<i64, RecordError>;

    /// When each movement was last done or partly done, by id.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn last_done(&self) -> Result<BTreeMap<String, Stamp>, RecordError>;

    /// First showings of breaks at or after `since`, oldest first: what the caps count.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn shown_since(&self, since: DateTime<Utc>) -> Result<Vec<Stamp>, RecordError>;

    /// The movements that hurt or felt wrong on `since` or later, with the last time, by id.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn hurt_since(&self, since: Day) -> Result<BTreeMap<String, Stamp>, RecordError>;
}
