//! Other systems, until they are built: one clock for both, so sleep is not told apart from waiting.

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Utc};

#[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
pub(super) fn boot() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

pub(super) fn mono() -> Duration {
    boot()
}

#[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
pub(super) fn utc() -> DateTime<Utc> {
    SystemTime::now().into()
}

pub(super) fn boot_id() -> Option<String> {
    None
}
