//! The Today page: the day as a thread.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Kind, Movement, NextBreak, Outcome, Reason, Status};

/// How a stretch of the thread was spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "SpanKind.ts")]
pub enum SpanKind {
    /// At the desk.
    Use,
    /// Away: a gap.
    Away,
    /// A break was held: dots, with the reason above.
    Held,
}

/// A stretch of the thread behind now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Span.ts")]
pub struct Span {
    /// RFC 3339.
    pub from: String,
    /// RFC 3339; null while it lasts.
    pub to: Option<String>,
    /// How it was spent.
    pub kind: SpanKind,
    /// Why a break was held.
    pub reason: Option<Reason>,
}

/// A break on the thread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Mark.ts")]
pub struct Mark {
    /// RFC 3339.
    pub at: String,
    /// Micro or move.
    pub kind: Kind,
    /// What became of it. Only done, partly and natural leave a mark.
    pub outcome: Outcome,
}

/// The day's thread: three hours of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Thread.ts")]
pub struct Thread {
    /// RFC 3339 left end.
    pub from: String,
    /// RFC 3339 right end.
    pub to: String,
    /// Behind now, in order.
    pub spans: Vec<Span>,
    /// Breaks taken and natural ones, in order.
    pub marks: Vec<Mark>,
    /// At most two coming breaks, in order.
    pub ahead: Vec<NextBreak>,
    /// RFC 3339: since when use has accrued without a break; null while away.
    pub accrued_from: Option<String>,
}

/// Everything on Today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Today.ts")]
pub struct Today {
    /// RFC 3339, the wall clock the resident sees.
    pub now: String,
    /// Stage, next, held, paused.
    pub status: Status,
    /// The day's thread.
    pub thread: Thread,
    /// One movement to try now.
    pub suggestion: Option<Movement>,
    /// RFC 3339: when working hours begin next; null inside them.
    pub hours_from: Option<String>,
    /// Breaks taken today.
    pub taken_today: u32,
}
