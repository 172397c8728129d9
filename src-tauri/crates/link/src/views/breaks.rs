//! The break that is coming, offered or being taken.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Answer to `hello`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Hello.ts")]
pub struct Hello {
    /// Protocol version of the resident.
    pub version: u32,
    /// Program version, `0.1.0`.
    pub program: String,
    /// The data folder it owns.
    pub data_dir: String,
}

/// The two kinds of break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "Kind.ts")]
pub enum Kind {
    /// Thirty seconds.
    Micro,
    /// Three minutes, away from the chair.
    Move,
}

/// Where the next break stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "Stage.ts")]
pub enum Stage {
    /// The interval is being used up.
    Accruing,
    /// Used up; a pause in typing is awaited.
    Due,
    /// On the screen, unanswered.
    Offered,
    /// Being taken.
    Taking,
    /// Due, with a reason to stay silent.
    Held,
    /// The person asked for quiet.
    Paused,
    /// Switched off, or nothing runs.
    Off,
}

/// What became of a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "Outcome.ts")]
pub enum Outcome {
    /// Taken in full.
    Done,
    /// Taken in part.
    Partly,
    /// Answered with no.
    Skipped,
    /// Put off.
    Snoozed,
    /// Not answered.
    Expired,
    /// The person was away long enough.
    Natural,
}

/// Why nothing is shown, in order of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "Reason.ts")]
#[expect(missing_docs, reason = "the names are the contract's words and say it all")]
pub enum Reason {
    Asleep,
    Locked,
    Safety,
    Session,
    Paused,
    Hours,
    Cap,
    Camera,
    Microphone,
    Screenshare,
    Fullscreen,
    Dnd,
    App,
    Away,
}

/// When the next break falls due if use goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "NextBreak.ts")]
pub struct NextBreak {
    /// Its kind.
    pub kind: Kind,
    /// RFC 3339; null while nobody is there.
    pub at: Option<String>,
}

/// Today's training session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "SessionToday.ts")]
pub struct SessionToday {
    /// One is due today.
    pub due: bool,
    /// It has been done.
    pub done: bool,
}

/// One signal of the desktop: seen or not, and by which means or why not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Signal.ts")]
pub struct Signal {
    /// Whether it can be seen here.
    pub available: bool,
    /// The means ("X11 sync alarms"), or the reason it is missing and what to do.
    pub by: String,
}

/// `unknot status --json`; further keys may be added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Status.ts")]
pub struct Status {
    /// A resident keeps time on this data folder.
    pub running: bool,
    /// Where the next break stands.
    pub stage: Stage,
    /// The next break; null when breaks are off.
    pub next: Option<NextBreak>,
    /// The first reason why nothing would be shown now, in every stage.
    pub held: Option<Reason>,
    /// RFC 3339 end of the pause.
    pub paused_until: Option<String>,
    /// Today's session.
    pub session: SessionToday,
    /// Signal name to what is seen of it.
    pub presence: BTreeMap<String, Signal>,
    /// Minutes of use since the last break or rest, rounded down.
    pub use_minutes: u32,
    /// When the next break of the other kind falls due if use goes on, RFC 3339.
    pub then: Option<NextBreak>,
}

/// A movement as a card needs it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Movement.ts")]
pub struct Movement {
    /// Its id: `scap_squeeze`.
    pub id: String,
    /// "Shoulder-blade squeeze".
    pub name: String,
    /// One cue of at most twelve words.
    pub cue: String,
    /// What to check before starting: chair wheels, band.
    pub checks: Vec<String>,
    /// What the picture shows, in words.
    pub alt: String,
    /// One line below the name on Today: "Thirty seconds, sitting, nothing to fetch."
    pub place: String,
}

/// Whether the card offers or counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "CardStage.ts")]
pub enum CardStage {
    /// Waiting for an answer (corner card).
    Offered,
    /// Counting down.
    Taking,
    /// Ended; the loop opens, then the card closes.
    Ended,
}

/// What the break card shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Card.ts")]
pub struct Card {
    /// Offered, taking or ended.
    pub stage: CardStage,
    /// Micro or move.
    pub kind: Kind,
    /// What to do.
    pub movement: Movement,
    /// Whole length in milliseconds.
    pub length_ms: u32,
    /// What is left of it at the moment of sending, in milliseconds.
    pub remaining_ms: u32,
    /// What became of it, once ended.
    pub outcome: Option<Outcome>,
}

/// Where a movement's clip lies: a gzip member in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "ClipPlace.ts")]
pub struct ClipPlace {
    /// The file.
    pub path: String,
    /// First byte of the member.
    #[ts(type = "number")]
    pub offset: u64,
    /// Its length in bytes.
    #[ts(type = "number")]
    pub length: u64,
}
