//! How much of a movement is done: sets, reps, holds, tempo, rest, and who says so.

use serde::Serialize;

use super::words::{Often, Whose};

/// A figure with the range in which it may be chosen or step up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Where a person begins.
    pub start: u32,
    /// The least that still makes sense.
    pub least: u32,
    /// The most.
    pub most: u32,
}

impl Span {
    /// A figure without a range.
    pub fn fixed(figure: u32) -> Self {
        Self {
            start: figure,
            least: figure,
            most: figure,
        }
    }

    /// Whether there is anything to choose.
    pub fn is_fixed(self) -> bool {
        self.least == self.most
    }
}

/// What one set is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Work {
    /// Counted repetitions. Where there is a `hold`, each is held that many seconds at the far point.
    Reps {
        /// How many; a side, where the dose is per side.
        reps: Span,
        /// Seconds at the far point, where the dose names them.
        hold: Option<Span>,
    },
    /// One position held, in seconds; a side, where the dose is per side.
    Hold {
        /// Seconds.
        seconds: Span,
    },
    /// Going on for a time, in seconds.
    Time {
        /// Seconds.
        seconds: Span,
    },
}

/// The pace of one repetition, in whole seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tempo {
    /// From the start to the far point.
    pub out: u32,
    /// At the far point.
    pub hold: u32,
    /// Back to the start.
    pub back: u32,
    /// What the player says in each phase: "Pull", "Hold", "Lower". Empty where nothing is paced.
    pub words: Vec<String>,
}

impl Tempo {
    /// Seconds of one repetition.
    pub fn seconds(&self) -> u32 {
        self.out + self.hold + self.back
    }
}

/// The dose of a movement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dose {
    /// How many sets.
    pub sets: Span,
    /// What a set is made of.
    pub work: Work,
    /// The pace; absent where a position is held.
    pub tempo: Option<Tempo>,
    /// Seconds between two sets.
    pub rest: u32,
    /// Whether reps or seconds count for each side.
    pub per_side: bool,
    /// How often.
    pub often: Often,
    /// Who says it.
    pub whose: Whose,
    /// The articles that say it, by file name; empty where the dose is ours.
    pub articles: Vec<String>,
    /// Ours: the reason. The article's: which parts it leaves open and we filled in.
    pub note: String,
}

/// The part of a dose that fits into a break; what is absent stays as the dose says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Portion {
    /// Sets instead of the dose's.
    pub sets: Option<u32>,
    /// Reps instead of the dose's.
    pub reps: Option<u32>,
    /// Seconds (of the hold, or of the time) instead of the dose's.
    pub seconds: Option<u32>,
}

impl Dose {
    /// Seconds of one set as it begins, both sides included, rest left out.
    pub fn set_seconds(&self) -> u32 {
        self.portion_set_seconds(Portion::default())
    }

    /// Seconds of the whole dose with its rests.
    pub fn seconds(&self) -> u32 {
        self.portion_seconds(Portion::default())
    }

    /// Seconds of a portion with its rests.
    pub fn portion_seconds(&self, portion: Portion) -> u32 {
        let sets = portion.sets.unwrap_or(self.sets.start).max(1);
        sets * self.portion_set_seconds(portion) + (sets - 1) * self.rest
    }

    /// Seconds of one set of a portion, both sides included.
    pub fn portion_set_seconds(&self, portion: Portion) -> u32 {
        let sides = if self.per_side { 2 } else { 1 };
        match self.work {
            Work::Reps { reps, hold } => {
                let pace = match &self.tempo {
                    Some(tempo) => tempo.seconds(),
                    None => hold.map_or(1, |hold| hold.start),
                };
                sides * portion.reps.unwrap_or(reps.start) * pace
            }
            Work::Hold { seconds } | Work::Time { seconds } => sides * portion.seconds.unwrap_or(seconds.start),
        }
    }

    /// The dose in figures: `3 × 10`, `10 reps, hold 2 s`, `2 × 30 s`, `2 min`, `3 × 10 per side`.
    pub fn figures(&self) -> String {
        let (amount, hold) = match self.work {
            Work::Reps { reps, hold } => (reps.start.to_string(), hold),
            Work::Hold { seconds } | Work::Time { seconds } => (length(seconds.start), None),
        };
        let counted = matches!(self.work, Work::Reps { .. });
        let amount = match (self.sets.start, counted) {
            (1, true) => format!("{amount} reps"),
            (1, false) => amount,
            (sets, _) => format!("{sets} × {amount}"),
        };
        let side = if self.per_side { " per side" } else { "" };
        let hold = hold.map_or_else(String::new, |hold| format!(", hold {}", length(hold.start)));
        format!("{amount}{side}{hold}")
    }
}

fn length(seconds: u32) -> String {
    if seconds.is_multiple_of(60) {
        format!("{} min", seconds / 60)
    } else {
        format!("{seconds} s")
    }
}
