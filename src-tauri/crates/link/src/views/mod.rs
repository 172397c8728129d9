//! View types: what a page or the command line shows, as plain data. One file per area.
//!
//! Instants are RFC 3339 text with offset, days are `YYYY-MM-DD`, lengths say their unit in the name. A figure that is not known is null.

mod breaks;
mod settings;
mod today;
mod week;

pub use breaks::{
    Card, CardStage, ClipPlace, Hello, Kind, Movement, NextBreak, Outcome, Reason, SessionToday, Signal, Stage, Status,
};
pub use settings::{SettingValue, Settings, SettingsProblem};
pub use today::{Mark, Span, SpanKind, Thread, Today};
pub use week::{BreakCounts, Change, Day, Pain, Relief, Sessions, Sets, Week};
