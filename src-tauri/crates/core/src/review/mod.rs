//! The weekly review: every figure of it, once (CONTRACTS 1, RULES 6).
//!
//! Pure functions of the facts. A figure that is not known is `None`, never 0.

mod iso_week;

pub use iso_week::{BadWeek, IsoWeek};
