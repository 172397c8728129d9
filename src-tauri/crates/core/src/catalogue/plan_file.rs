//! A plan as its file says it: which movements on which days, in which order, for which length.

use chrono::Weekday;
use serde::Serialize;

use crate::settings::SessionLength;

/// A plan. What is due today and at which dose is worked out from it elsewhere; this is only what was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanFile {
    /// Its name in settings; the name of its file without `.toml`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Where it comes from and what it is for.
    pub about: String,
    /// The days it proposes.
    pub days: Vec<Weekday>,
    /// Pieces of sessions, by key.
    pub parts: Vec<Part>,
    /// The lengths a session can have.
    pub lengths: Vec<Length>,
    /// What is done daily, whatever the length; handed out in breaks where it fits.
    pub daily: Vec<PlanMove>,
    /// What breaks hand out, in the order in which they take turns.
    pub rotation: Vec<String>,
    /// Stretches for a while of ease in breaks; the first is offered first.
    pub relief: Vec<String>,
}

/// A piece of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its name within the file.
    pub key: String,
    /// Whether its movements are done in rounds: one set of each, then rest.
    pub round: bool,
    /// Its movements, in order.
    pub moves: Vec<PlanMove>,
}

/// One movement of a plan. What is absent is as the movement's own dose says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanMove {
    /// Which.
    pub movement: String,
    /// A version other than the standard one.
    pub variant: Option<String>,
    /// How many sets.
    pub sets: Option<u32>,
    /// Reps of a set.
    pub reps: Option<u32>,
    /// Seconds of a hold or a bout.
    pub seconds: Option<u32>,
    /// Left out of a session where it was already done on that day.
    pub unless_done_today: bool,
    /// What takes its place where its kit is missing, the first that is possible; none: it is left out.
    pub otherwise: Vec<PlanMove>,
}

/// A length that a session can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Length {
    /// Which.
    pub length: SessionLength,
    /// Most sets of a movement that steps up.
    pub sets: u32,
    /// Whether the first sessions begin with fewer sets.
    pub ramp: bool,
    /// The sessions that take turns, each as keys of parts in order.
    pub turns: Vec<Vec<String>>,
}

impl PlanFile {
    /// What the file says of a length.
    pub fn length(&self, length: SessionLength) -> Option<&Length> {
        self.lengths.iter().find(|known| known.length == length)
    }

    /// The part with this key.
    pub fn part(&self, key: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.key == key)
    }
}
