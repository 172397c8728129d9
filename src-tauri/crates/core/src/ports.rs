//! The outside as the rules see it: what a desktop tells ([`Sensed`]) and what it is asked to do ([`Desktop`]).
//!
//! `platform` implements [`Desktop`] and sends [`Sensed`]; the engine in `app` is the only one that listens. No call of [`Desktop`] may
//! block for longer than a look at a counter: whatever talks to another program is queued and answered by a [`Sensed`] later.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::{Kind, Signal, Stage};

/// When the last input of the person was, as far as the desktop can tell right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The last input was at this time of the boot clock.
    LastInput(Duration),
    /// This desktop tells only when a pause of the asked length is reached, and has not told so: input goes on.
    Ongoing,
    /// Nothing can tell.
    Unavailable,
}

/// Something the desktop tells without being asked. Times are of the boot clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sensed {
    /// Input came back after a pause, at this time.
    Input(Duration),
    /// No input since this time; a watched pause has been reached.
    IdleSince(Duration),
    /// The session was locked or unlocked.
    Locked(bool),
    /// The machine is about to sleep (true) or has woken (false).
    Sleep(bool),
    /// A signal went on or off.
    Signal(Signal, bool),
    /// A signal can be seen, by these means, or cannot, for this reason. Name as in `status`: idle, lock, sleep, dnd, fullscreen,
    /// camera, microphone, screenshare, app, notifications, tray.
    Availability {
        /// Name as in `status --json`.
        signal: &'static str,
        /// By which means, or why not and what to do about it.
        seen: Availability,
    },
    /// The person answered the notification.
    Answered {
        /// Number of the offer that was answered; an old one lapses.
        offer: u64,
        /// What was pressed.
        press: Press,
        /// Token with which a window may take the focus.
        token: Option<String>,
    },
    /// The offer could not be shown with buttons (no server, no reply in time, no `actions`): something else must show it.
    NotShown {
        /// Number of the offer.
        offer: u64,
        /// Why, for the log and the settings page.
        why: String,
    },
    /// The person chose from the tray's menu.
    Tray(TrayPress),
    /// The desktop asks the resident to end (session end, signal).
    End,
}

/// Whether a signal can be seen here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// By these means: "X11 sync alarms".
    Available(String),
    /// Not, for this reason; says what to do about it where something can be done.
    Unavailable(String),
}

/// A press on the notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// The Start button, or a click on the body.
    Start,
    /// In 5 min.
    Snooze,
    /// Skip.
    Skip,
}

/// A line of the tray's menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrayPress {
    /// Open the window on Today (also a click on the icon).
    Open,
    /// Start the next break now.
    BreakNow,
    /// Be quiet for this long.
    PauseFor(Duration),
    /// Be quiet until 04:00.
    PauseToday,
    /// End the pause.
    Resume,
    /// Open Week.
    Week,
    /// Open Settings.
    Settings,
    /// End Unknot.
    Quit,
}

/// An offer to show as a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Counts up; answers carry it.
    pub number: u64,
    /// Micro or move.
    pub kind: Kind,
    /// First line: the movement's name, or "A short break" with private notifications.
    pub title: String,
    /// Second line: the cue.
    pub body: String,
    /// Absolute path of a PNG, where there is one.
    pub picture: Option<String>,
    /// Words on the buttons: start, snooze, skip.
    pub buttons: [String; 3],
    /// How long it stands.
    pub lasts: Duration,
}

/// What the tray shows, as a value: the engine says what, the platform draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tray {
    /// Which of the four pictures.
    pub icon: TrayIcon,
    /// One line for the tooltip: "Next break at 10:25".
    pub tooltip: String,
    /// The menu, top to bottom.
    pub menu: Vec<TrayItem>,
    /// Where the next break stands, for themes that mark attention.
    pub stage: Stage,
}

/// The four tray pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "VISUAL 5 describes each")]
pub enum TrayIcon {
    Counting,
    Due,
    Held,
    Paused,
}

/// A line of the tray's menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrayItem {
    /// Text without an effect.
    Label(String),
    /// A line that does something.
    Press {
        /// Its words.
        label: String,
        /// What it does.
        press: TrayPress,
    },
    /// A line that opens another menu.
    Menu {
        /// Its words.
        label: String,
        /// What stands in it.
        items: Vec<TrayItem>,
    },
    /// A rule between groups.
    Rule,
}

/// What the engine asks of the desktop.
pub trait Desktop: Send {
    /// When the last input was. May ask the X server or read a counter; never another program, never longer than a few milliseconds.
    fn look(&mut self) -> Look;
    /// Watch for pauses of this length from now on: tell [`Sensed::IdleSince`] when one is reached, [`Sensed::Input`] when it ends.
    fn watch_idle(&mut self, after: Duration);
    /// Besides, while this is `Some`, tell once when a pause of this length is reached.
    fn watch_gap(&mut self, gap: Option<Duration>);
    /// Tell [`Sensed::Input`] at the next input, whatever the pause before it.
    fn watch_return(&mut self);
    /// Show (or replace) the offer's notification. Answered by `Answered` or `NotShown`.
    fn show_offer(&mut self, offer: &Offer);
    /// Take the notification away.
    fn withdraw_offer(&mut self);
    /// Draw the tray.
    fn set_tray(&mut self, tray: &Tray);
    /// What can be seen here at the start; changes come as [`Sensed::Availability`].
    fn presence(&self) -> BTreeMap<String, Availability>;
}
