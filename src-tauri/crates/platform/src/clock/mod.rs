//! The machine's clocks and one alarm on them. The only place of the program that reads a clock, so that time can be an argument elsewhere.

#[cfg(target_os = "linux")]
mod alarm_linux;
#[cfg(not(target_os = "linux"))]
mod alarm_wait;
#[cfg(target_os = "linux")]
mod read_linux;
#[cfg(not(target_os = "linux"))]
mod read_std;
#[cfg(any(target_os = "linux", test))]
mod sleep_map;

use std::time::Duration;

use chrono::{DateTime, Utc};

#[cfg(target_os = "linux")]
pub use alarm_linux::Alarm;
#[cfg(not(target_os = "linux"))]
pub use alarm_wait::Alarm;
#[cfg(target_os = "linux")]
use read_linux as read;
#[cfg(not(target_os = "linux"))]
use read_std as read;
#[cfg(target_os = "linux")]
pub(crate) use sleep_map::SleepMap;

/// The three clocks, read one right after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Since the machine started, sleep included.
    pub boot: Duration,
    /// Since the machine started, sleep left out.
    pub mono: Duration,
    /// What the clock on the wall shows, in UTC; it can be set at any time.
    pub utc: DateTime<Utc>,
}

/// Why an [`Alarm`] rang. A ring may come without cause (the deadline was moved in the very moment it passed): look at the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    /// The deadline passed.
    Due,
    /// Somebody set the clock on the wall; the kernel also says so after sleep.
    WallSet,
}

/// Reads the three clocks.
pub fn sample() -> Reading {
    Reading {
        boot: read::boot(),
        mono: read::mono(),
        utc: read::utc(),
    }
}

/// Reads the boot clock alone.
pub fn boot() -> Duration {
    read::boot()
}

/// Names this start of the machine: a boot time of another start means nothing. `None` where the system has no such name.
pub fn boot_id() -> Option<String> {
    read::boot_id()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_run_forward_and_the_boot_clock_counts_sleep_too() {
        let first = sample();
        let second = sample();
        assert!(second.boot >= first.boot && second.mono >= first.mono);
        assert!(
            second.boot + Duration::from_millis(1) >= second.mono,
            "{second:?}: sleep cannot be negative"
        );
    }
}
