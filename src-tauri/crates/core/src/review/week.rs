//! All figures of one week.

use super::IsoWeek;
use super::breaks::{BreakCounts, break_counts};
use super::pain::{Pain, PainEntry, pain};
use super::relief::{Felt, Relief, relief};
use super::sessions::{SessionLog, Sessions, Sets, sessions};
use super::sitting::{Sitting, longest_sitting_minutes};
use crate::Day;
use crate::record::{BreakFact, Record, RecordError, StretchFact};

/// What the figures of a week are made of.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The whole lives of the breaks that have an event in the week.
    pub breaks: Vec<BreakFact>,
    /// The last break that came to be due, was shown or started, in any week.
    pub newest_break: Option<i64>,
    /// The stretches of use that ended in the week.
    pub stretches: Vec<StretchFact>,
    /// The stretch that goes on now, where somebody keeps time.
    pub sitting: Option<Sitting>,
    /// Pain entries from the first on, after corrections.
    pub pain: Vec<PainEntry>,
    /// Pain around sessions, at least of the 28 days to the week's Sunday.
    pub felt: Vec<Felt>,
    /// Sessions begun in the week.
    pub sessions: Vec<SessionLog>,
    /// Planned days of the week.
    pub planned_sessions: u32,
    /// Doses that change next.
    pub changes: Vec<Change>,
}

/// A movement whose next own dose differs from the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the contract's words and say it all")]
pub struct Change {
    pub movement: String,
    pub from: String,
    pub to: String,
    pub why: String,
}

/// The figures of a week, named as in `week --json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Which.
    pub week: IsoWeek,
    /// Training sessions.
    pub sessions: Sessions,
    /// Sets of the sessions begun.
    pub sets: Sets,
    /// Breaks.
    pub breaks: BreakCounts,
    /// The same day by day, Monday first.
    pub days: Vec<(Day, BreakCounts)>,
    /// Pain.
    pub pain: Pain,
    /// Before minus after, 28 days.
    pub relief: Relief,
    /// Longest use between two rests.
    pub longest_sitting_minutes: Option<u32>,
    /// Doses that change next.
    pub changes: Vec<Change>,
}

impl History {
    /// What the record knows for the figures of `week`. The rest (the present stretch, the plan) is the caller's to add.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read(record: &dyn Record, week: IsoWeek) -> Result<Self, RecordError> {
        Ok(Self {
            breaks: record.break_facts(week.span())?,
            newest_break: record.newest_break()?,
            stretches: record.stretches(week.span())?,
            ..Self::default()
        })
    }
}

/// Works out the figures of `week`.
pub fn week(week: IsoWeek, history: &History) -> Week {
    let counts = |days| break_counts(&history.breaks, history.newest_break, &days);
    let (sessions, sets) = sessions(week, history.planned_sessions, &history.sessions);
    Week {
        week,
        sessions,
        sets,
        breaks: counts(week.span()),
        days: week.days().map(|day| (day, counts(day..=day))).collect(),
        pain: pain(week, &history.pain),
        relief: relief(week, &history.felt),
        longest_sitting_minutes: longest_sitting_minutes(&history.stretches, history.sitting, &week.span()),
        changes: history.changes.clone(),
    }
}
