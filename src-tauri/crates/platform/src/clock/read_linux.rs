use std::time::Duration;

use chrono::{DateTime, Utc};
use rustix::time::{ClockId, Timespec, clock_gettime};

pub(super) fn boot() -> Duration {
    since_zero(clock_gettime(ClockId::Boottime))
}

pub(super) fn mono() -> Duration {
    since_zero(clock_gettime(ClockId::Monotonic))
}

pub(super) fn utc() -> DateTime<Utc> {
    let now = clock_gettime(ClockId::Realtime);
    DateTime::from_timestamp(now.tv_sec, u32::try_from(now.tv_nsec).unwrap_or(0)).unwrap_or_default()
}

pub(super) fn boot_id() -> Option<String> {
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(text.trim().to_owned())
}

fn since_zero(at: Timespec) -> Duration {
    Duration::new(
        u64::try_from(at.tv_sec).unwrap_or(0),
        u32::try_from(at.tv_nsec).unwrap_or(0),
    )
}
