//! The settings, typed, with the defaults of the contract (CONTRACTS 3; reasons for the figures in EVIDENCE 6).

mod choices;
mod keys;
mod mend;
mod parse;
mod value;
mod words;

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

pub use parse::{Problem, parse};
pub use value::{BadSetting, Value};

use crate::Signal;

/// Everything settings.toml holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `system` or a language tag.
    pub language: String,
    /// `[breaks]`.
    pub breaks: BreakSettings,
    /// `[hours]`.
    pub hours: Hours,
    /// `[plan]`.
    pub plan: PlanSettings,
    /// `[review]`.
    pub review: ReviewSettings,
}

/// `[breaks]`: lengths on the clock that also runs in sleep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakSettings {
    /// Whether breaks run at all.
    pub enabled: bool,
    /// Use after which a micro break falls due.
    pub micro_every: Duration,
    /// How long a micro break lasts.
    pub micro_length: Duration,
    /// Absence that makes up for a micro break.
    pub micro_rest: Duration,
    /// Use after which a move break falls due.
    pub move_every: Duration,
    /// How long a move break lasts.
    pub move_length: Duration,
    /// Absence that makes up for a move break.
    pub move_rest: Duration,
    /// A micro break this close before a move break is dropped.
    pub swallow_within: Duration,
    /// A pause in input up to here is reading.
    pub idle_after: Duration,
    /// The pause in input that a due break waits for.
    pub typing_gap: Duration,
    /// The longest it waits.
    pub typing_wait_max: Duration,
    /// How long an offer stands.
    pub offer_lasts: Duration,
    /// Most first showings in an hour; 0 = no cap.
    pub per_hour: u32,
    /// Most first showings in a day; 0 = no cap.
    pub per_day: u32,
    /// How an offer is shown.
    pub delivery: Delivery,
    /// Where movements may take place.
    pub places: BTreeSet<Place>,
    /// Signals that hold a break back.
    pub hold_for: BTreeSet<Signal>,
    /// Programs during which breaks are held.
    pub apps: Vec<String>,
    /// A short tone at the start and end of a break.
    pub sound: bool,
    /// Notifications without the movement's name and picture.
    pub private: bool,
}

/// How an offer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// The desktop's notification, with buttons.
    Notification,
    /// Our corner card.
    Card,
    /// The whole screen.
    FullScreen,
}

/// Where a movement can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Sitting at the desk.
    Desk,
    /// Standing up.
    Standing,
    /// On the floor.
    Floor,
}

/// `[hours]`: when breaks are offered, on the wall clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// On these days.
    pub days: Vec<Weekday>,
    /// From here.
    pub from: NaiveTime,
    /// Until here, excluded; not later than `from` = that time on the next day.
    pub to: NaiveTime,
}

/// `[plan]`: when training is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSettings {
    /// On these days.
    pub days: Vec<Weekday>,
    /// At this time.
    pub time: NaiveTime,
    /// How long a session is.
    pub length: SessionLength,
}

/// The lengths of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SessionLength {
    /// The two-minute fallback.
    #[serde(rename = "2m")]
    TwoMinutes,
    /// Twenty minutes.
    #[serde(rename = "20m")]
    Twenty,
    /// Thirty minutes.
    #[serde(rename = "30m")]
    Thirty,
    /// Everything, with the ramp.
    #[serde(rename = "full")]
    Full,
    /// Everything, at the articles' doses from day one.
    #[serde(rename = "as_written")]
    AsWritten,
}

/// `[review]`: when the week is offered for a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewSettings {
    /// At this time on the last of `hours.days`.
    pub time: NaiveTime,
}

const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "system".to_owned(),
            breaks: BreakSettings::default(),
            hours: Hours {
                days: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
                from: clock(8, 0),
                to: clock(18, 0),
            },
            plan: PlanSettings {
                days: vec![Weekday::Mon, Weekday::Wed, Weekday::Fri],
                time: clock(17, 0),
                length: SessionLength::Twenty,
            },
            review: ReviewSettings { time: clock(16, 30) },
        }
    }
}

impl Default for BreakSettings {
    fn default() -> Self {
        Self {
            enabled: true,
            micro_every: minutes(25),
            micro_length: Duration::from_secs(30),
            micro_rest: minutes(3),
            move_every: minutes(55),
            move_length: minutes(3),
            move_rest: minutes(5),
            swallow_within: minutes(10),
            idle_after: Duration::from_secs(150),
            typing_gap: Duration::from_secs(5),
            typing_wait_max: minutes(5),
            offer_lasts: minutes(2),
            per_hour: 3,
            per_day: 18,
            delivery: Delivery::Notification,
            places: BTreeSet::from([Place::Desk, Place::Standing]),
            hold_for: BTreeSet::from([
                Signal::Camera,
                Signal::Microphone,
                Signal::Screenshare,
                Signal::Fullscreen,
                Signal::Dnd,
            ]),
            apps: Vec::new(),
            sound: false,
            private: false,
        }
    }
}
