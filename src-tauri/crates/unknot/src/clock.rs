//! The resident's clocks: the only place that reads them, once per wake-up.

use std::env;
use std::time::Duration;

use chrono_tz::Tz;
use unknot_app::outside::Clock;
use unknot_core::Now;
use unknot_platform::clock::{self, Alarm};

/// The system's clocks and one alarm on the boot clock.
pub(crate) struct SystemClock {
    alarm: Alarm,
}

impl SystemClock {
    /// `ring` is called when the alarm's time has come and when the wall clock was set.
    pub(crate) fn start(ring: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        Ok(Self {
            alarm: Alarm::start(move |_| ring())?,
        })
    }
}

impl Clock for SystemClock {
    fn now(&mut self) -> Now {
        now()
    }

    fn wake_at(&mut self, at: Option<Duration>) {
        self.alarm.set(at);
    }
}

/// A reading of all clocks, in the zone in force.
pub(crate) fn now() -> Now {
    let reading = clock::sample();
    Now {
        boot: reading.boot,
        mono: reading.mono,
        wall: reading.utc.with_timezone(&zone()),
    }
}

/// The zone in force: `TZ` if it names one, else the system's; UTC where neither is known.
fn zone() -> Tz {
    let by_variable = env::var("TZ")
        .ok()
        .and_then(|name| name.trim_start_matches(':').parse().ok());
    let by_system = || iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok());
    by_variable.or_else(by_system).unwrap_or(Tz::UTC)
}
