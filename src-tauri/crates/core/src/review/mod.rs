//! The weekly review: every figure of it, once (CONTRACTS 1, RULES 6).
//!
//! Pure functions of the facts. A figure that is not known is `None`, never 0; counts are numbers.

mod breaks;
mod iso_week;
mod pain;
mod relief;
mod score;
mod sessions;
mod sitting;
mod week;

pub use breaks::{BreakCounts, break_counts};
pub use iso_week::{BadWeek, IsoWeek};
pub use pain::{Pain, PainEntry, PainKind, Slope, Verdict, pain};
pub use relief::{Felt, Relief, relief};
pub use score::Score;
pub use sessions::{MovementLog, SessionLog, Sessions, Sets, sessions};
pub use sitting::{Sitting, longest_sitting_minutes};
pub use week::{Change, History, Week, week};
