//! The command table: every call with its parameters, every event, every error code.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Version of this protocol; the two sides exchange it first and refuse to talk across a difference.
pub const VERSION: u32 = 1;
/// The longest line taken from the socket, in bytes. Longer ones are answered by an error and the connection is closed.
pub const MAX_MESSAGE: usize = 256 * 1024;

/// Everything that can be asked of the resident, as JSON-RPC `method` and `params`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "method", content = "params", rename_all = "snake_case")]
#[ts(export, export_to = "Call.ts")]
pub enum Call {
    /// First message of each connection. Answer: `views::Hello`.
    Hello {
        /// Protocol version of the caller.
        version: u32,
        /// Who calls.
        role: Role,
    },
    /// Where the next break stands. Answer: `views::Status`.
    Status,
    /// The Today page. Answer: `views::Today`.
    Today,
    /// What the break card shows now. Answer: `views::Card` or null when no break is offered or taken.
    Card,
    /// The weekly review. Answer: `views::Week`.
    Week {
        /// ISO week, `2026-W14`; the present one without it.
        week: Option<String>,
    },
    /// The settings page. Answer: `views::Settings`.
    Settings,
    /// One setting changed on the page. Answer: `views::Settings`.
    SetSetting {
        /// Dotted key of settings.toml: `breaks.micro_every`.
        key: String,
        /// Its new value, as written in settings.toml: text, number, switch or list of texts.
        value: views::SettingValue,
    },
    /// Quiet for a while. Exactly one of the two. Answer: `views::Status`.
    Pause {
        /// `30m`, `2h` or `today`.
        r#for: Option<String>,
        /// `HH:MM` on the wall clock.
        until: Option<String>,
    },
    /// End a pause. Answer: `views::Status`.
    Resume,
    /// Start a break at once. Answer: `views::Status`.
    Break {
        /// Which kind; the one whose turn is next without it.
        kind: Option<views::Kind>,
    },
    /// Answer the open offer or card. Answer: `views::Status`.
    Answer {
        /// What the person chose.
        answer: Answer,
    },
    /// Show a page of the window (starts it if there is none). Answer: null.
    Show {
        /// Which page.
        surface: Surface,
        /// The desktop session of the asker, with which a window is started.
        env: Option<WindowEnv>,
    },
    /// From the window: what should be on the screen. Answer: list of `Surface`.
    WhatToShow,
    /// From the window: a page has been painted (second animation frame). Answer: null.
    Painted {
        /// Which page.
        surface: Surface,
    },
    /// Where the moving picture of a movement is. Answer: `views::ClipPlace`.
    Clip {
        /// Movement id.
        movement: String,
    },
    /// End the resident. Answer: null.
    Quit,
}

/// Who is at the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "Role.ts")]
pub enum Role {
    /// The Tauri window.
    Window,
    /// The command line.
    Cli,
}

/// What a person can say to an offer or on the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "what")]
#[ts(export, export_to = "Answer.ts")]
pub enum Answer {
    /// Begin the offered break.
    Start,
    /// Ask again after a while.
    Snooze {
        /// `5m`, `15m`.
        r#for: String,
    },
    /// Not this one.
    Skip,
    /// Finished before the clock.
    Done,
    /// Enough for now.
    Stop,
    /// That hurt or felt wrong: the movement rests for 14 days.
    StopHurt,
    /// Another movement, this one does not suit the place.
    NotHere,
    /// Another movement, too sore for this one today.
    TooSore,
}

/// A page of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "Surface.ts")]
pub enum Surface {
    /// The main window on Today.
    Today,
    /// The main window on Week.
    Week,
    /// The main window on Settings.
    Settings,
    /// The break card in a window of its own.
    Card,
    /// The small corner card with an offer, where no notification with buttons can be shown.
    Corner,
}

/// What a window must inherit to appear on the asker's screen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "WindowEnv.ts")]
pub struct WindowEnv {
    /// Pairs of variable and value: DISPLAY, WAYLAND_DISPLAY, XAUTHORITY, XDG_ACTIVATION_TOKEN, DESKTOP_STARTUP_ID, LANG.
    pub vars: Vec<(String, String)>,
}

/// What the resident tells without being asked, as JSON-RPC notifications.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "method", content = "params", rename_all = "snake_case")]
#[ts(export, export_to = "Event.ts")]
pub enum Event {
    /// Stage, next break or a reason changed: pages read again what they show.
    Changed {
        /// The new status.
        status: views::Status,
    },
    /// The break card changed (offered, started, swapped, ended).
    Card {
        /// What it shows now; null when it should close.
        card: Option<views::Card>,
    },
    /// A page is to be shown, in front.
    Show {
        /// Which.
        surface: Surface,
        /// Activation token of the desktop, where it gave one.
        token: Option<String>,
    },
    /// The resident ends: say so and close.
    Bye,
}

/// An error that crosses the socket: the code is for programs and picks the words on a page, the message is for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(export, export_to = "Fault.ts")]
pub struct Fault {
    /// What kind of error.
    pub code: Code,
    /// One sentence: what is wrong and what would be right.
    pub message: String,
}

/// The kinds of error a consumer does something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "Code.ts")]
pub enum Code {
    /// The message is no call of this protocol, or its parameters are off.
    BadRequest,
    /// The two sides are of different versions.
    Version,
    /// A line longer than [`MAX_MESSAGE`].
    TooLarge,
    /// There is nothing to answer, snooze or skip now.
    NotNow,
    /// A setting's value is not one it can have.
    BadSetting,
    /// A name that nothing has (movement, week).
    Unknown,
    /// The record could not be written or read.
    Storage,
    /// No resident at the other end.
    NoResident,
    /// Something of ours went wrong.
    Internal,
}

impl Fault {
    /// A fault of `code` with the sentence `message`.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

use crate::views;
