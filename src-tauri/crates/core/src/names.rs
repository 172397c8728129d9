//! The words of the contract: kinds, stages, outcomes, reasons, signals.

use serde::{Deserialize, Serialize};

/// The two kinds of break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Thirty seconds after 25 minutes of use.
    Micro,
    /// Three minutes after 55.
    Move,
}

impl Kind {
    /// Both, in the order in which they are said at one instant.
    pub const ALL: [Kind; 2] = [Kind::Micro, Kind::Move];

    /// The word of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Micro => "micro",
            Kind::Move => "move",
        }
    }
}

/// Where the next break stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the names are the contract's words; PRODUCT 2 describes the stages"
)]
pub enum Stage {
    Accruing,
    Due,
    Offered,
    Taking,
    Held,
    Paused,
    Off,
}

/// What became of a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the names are the contract's words; CONTRACTS 4 defines them"
)]
pub enum Outcome {
    Done,
    Partly,
    Skipped,
    Snoozed,
    Expired,
    Natural,
}

impl Outcome {
    /// The word of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Partly => "partly",
            Outcome::Skipped => "skipped",
            Outcome::Snoozed => "snoozed",
            Outcome::Expired => "expired",
            Outcome::Natural => "natural",
        }
    }
}

/// Why nothing is shown, in order of precedence: the order of the variants is the order of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl Reason {
    /// All, first the strongest.
    pub const ALL: [Reason; 14] = [
        Reason::Asleep,
        Reason::Locked,
        Reason::Safety,
        Reason::Session,
        Reason::Paused,
        Reason::Hours,
        Reason::Cap,
        Reason::Camera,
        Reason::Microphone,
        Reason::Screenshare,
        Reason::Fullscreen,
        Reason::Dnd,
        Reason::App,
        Reason::Away,
    ];

    /// The word of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Asleep => "asleep",
            Reason::Locked => "locked",
            Reason::Safety => "safety",
            Reason::Session => "session",
            Reason::Paused => "paused",
            Reason::Hours => "hours",
            Reason::Cap => "cap",
            Reason::Camera => "camera",
            Reason::Microphone => "microphone",
            Reason::Screenshare => "screenshare",
            Reason::Fullscreen => "fullscreen",
            Reason::Dnd => "dnd",
            Reason::App => "app",
            Reason::Away => "away",
        }
    }
}

/// What the desktop can tell about the person's situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the contract's words and say it all")]
pub enum Signal {
    Camera,
    Microphone,
    Screenshare,
    Fullscreen,
    Dnd,
    App,
}

impl Signal {
    /// All of them.
    pub const ALL: [Signal; 6] = [
        Signal::Camera,
        Signal::Microphone,
        Signal::Screenshare,
        Signal::Fullscreen,
        Signal::Dnd,
        Signal::App,
    ];

    /// The reason it gives for holding a break.
    pub fn reason(self) -> Reason {
        match self {
            Signal::Camera => Reason::Camera,
            Signal::Microphone => Reason::Microphone,
            Signal::Screenshare => Reason::Screenshare,
            Signal::Fullscreen => Reason::Fullscreen,
            Signal::Dnd => Reason::Dnd,
            Signal::App => Reason::App,
        }
    }

    /// Whether it shows that the person is there although nobody types (CONTRACTS 4, *There*).
    pub fn shows_person(self) -> bool {
        match self {
            Signal::Camera | Signal::Microphone | Signal::Screenshare => true,
            Signal::Fullscreen | Signal::Dnd | Signal::App => false,
        }
    }
}
