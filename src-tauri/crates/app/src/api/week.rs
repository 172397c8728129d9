//! The weekly review: the figures of core, as they are.

use unknot_core::Now;
use unknot_core::record::Record;
use unknot_link::{Fault, views};

use crate::engine::Engine;

/// The review of an ISO week ("2026-W14"), of the present one without a name.
///
/// # Errors
/// When there is no such week, or the record cannot be read.
pub fn week(_record: &dyn Record, _now: Now, week: Option<&str>) -> Result<views::Week, Fault> {
    Ok(views::Week {
        week: week.unwrap_or("").to_owned(),
        sessions: views::Sessions::default(),
        sets: views::Sets::default(),
        breaks: views::BreakCounts::default(),
        pain: views::Pain::default(),
        relief: views::Relief::default(),
        longest_sitting_minutes: None,
        changes: Vec::new(),
        days: Vec::new(),
    })
}

impl Engine {
    pub(super) fn week(&self, now: Now, name: Option<&str>) -> Result<views::Week, Fault> {
        week(self.record(), now, name)
    }
}
