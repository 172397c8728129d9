//! The weekly review, as `unknot week --json` gives it. Field names and meanings are the contract's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Reason;

/// One week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Week.ts")]
pub struct Week {
    /// `2026-W14`.
    pub week: String,
    /// Training sessions.
    pub sessions: Sessions,
    /// Sets of sessions begun.
    pub sets: Sets,
    /// Breaks.
    pub breaks: BreakCounts,
    /// Pain.
    pub pain: Pain,
    /// Before minus after, 28 days.
    pub relief: Relief,
    /// Longest use between two rests, rounded down; null with nothing recorded.
    pub longest_sitting_minutes: Option<u32>,
    /// Doses that change next.
    pub changes: Vec<Change>,
    /// The seven days, Monday first.
    pub days: Vec<Day>,
}

/// Sessions of the week.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Sessions.ts")]
pub struct Sessions {
    /// Planned days.
    pub planned: u32,
    /// Done.
    pub done: u32,
}

/// Sets of the week.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Sets.ts")]
pub struct Sets {
    /// As prescribed when begun.
    pub prescribed: u32,
    /// Done.
    pub done: u32,
}

/// Breaks of the week or of a day.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "BreakCounts.ts")]
pub struct BreakCounts {
    /// taken + partly + skipped + expired, and one still open.
    pub offered: u32,
    /// Outcome done.
    pub taken: u32,
    /// Taken in part.
    pub partly: u32,
    /// Answered with no.
    pub skipped: u32,
    /// Presses of "in 5 min".
    pub snoozed: u32,
    /// Not answered.
    pub expired: u32,
    /// Rests that came by themselves.
    pub natural: u32,
    /// Breaks held by a reason at least once.
    pub held: BTreeMap<Reason, u32>,
}

/// Pain of the week.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Pain.ts")]
pub struct Pain {
    /// Day to its median.
    pub daily_median: BTreeMap<String, f64>,
    /// Median of the daily values.
    pub weekly_median: Option<f64>,
    /// The verdict's name; null before there is any entry.
    pub verdict: Option<String>,
    /// Theil-Sen slope in points a week.
    pub slope_per_week: Option<f64>,
    /// Entries in the week.
    pub entries: u32,
}

/// How one felt around sessions.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Relief.ts")]
pub struct Relief {
    /// Null while n < 5.
    pub median: Option<f64>,
    /// Pairs.
    pub n: u32,
}

/// A dose that changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Change.ts")]
#[expect(missing_docs, reason = "the names are the contract's words and say it all")]
pub struct Change {
    pub movement: String,
    pub from: String,
    pub to: String,
    pub why: String,
}

/// One day of the week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Day.ts")]
pub struct Day {
    /// `2026-03-30`.
    pub date: String,
    /// Its breaks.
    pub breaks: BreakCounts,
}
