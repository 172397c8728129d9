//! The SYNC extension's side: counters, alarms, and what the X server's times mean here.

use std::time::Duration;

use unknot_core::ports::Sensed;
use x11rb::connection::Connection;
use x11rb::errors::{ReplyError, ReplyOrIdError};
use x11rb::protocol::sync::{
    Alarm, AlarmNotifyEvent, ConnectionExt, Counter, CreateAlarmAux, Int64, TESTTYPE, VALUETYPE,
};
use x11rb::rust_connection::RustConnection;

use crate::clock::{self, SleepMap};
use crate::pause::Pause;

/// Input is seen when the idle time falls to this or below.
const JUST_NOW: Duration = Duration::from_millis(1);

/// The alarms on one X connection.
pub(super) struct Alarms {
    idle: Counter,
    server_time: Counter,
    after: Option<Pair>,
    gap: Option<Pair>,
    back: Option<Alarm>,
    pause: Pause,
    sleep: SleepMap,
}

/// An alarm for reaching a length of pause and one for its end.
struct Pair {
    reached: Alarm,
    ended: Alarm,
}

impl Alarms {
    /// `None` when this X server has no idle counter.
    pub(super) fn find(x: &RustConnection) -> Result<Option<Self>, ReplyError> {
        x.sync_initialize(3, 1)?.reply()?;
        let counters = x.sync_list_system_counters()?.reply()?.counters;
        let named = |name: &[u8]| {
            counters
                .iter()
                .find(|counter| counter.name == name)
                .map(|it| it.counter)
        };
        let (Some(idle), Some(server_time)) = (named(b"IDLETIME"), named(b"SERVERTIME")) else {
            return Ok(None);
        };
        Ok(Some(Self {
            idle,
            server_time,
            after: None,
            gap: None,
            back: None,
            pause: Pause::default(),
            sleep: SleepMap::new(&clock::sample()),
        }))
    }

    /// When the last input was.
    pub(super) fn last_input(&mut self, x: &RustConnection) -> Result<Duration, ReplyError> {
        let idle = self.idle_for(x)?;
        Ok(self.sleep.boot_of(&clock::sample(), idle))
    }

    /// Watches for pauses of this length. Tells at once when one already is as long.
    pub(super) fn watch_after(
        &mut self,
        x: &RustConnection,
        length: Duration,
    ) -> Result<Option<Sensed>, ReplyOrIdError> {
        let old = self.after.take();
        self.after = Some(replace_pair(x, self.idle, old, length)?);
        self.already(x, length)
    }

    /// Watches for pauses of this length besides, or no longer.
    pub(super) fn watch_gap(
        &mut self,
        x: &RustConnection,
        length: Option<Duration>,
    ) -> Result<Option<Sensed>, ReplyOrIdError> {
        let old = self.gap.take();
        let Some(length) = length else {
            if let Some(old) = old {
                old.destroy(x)?;
            }
            return Ok(None);
        };
        self.gap = Some(replace_pair(x, self.idle, old, length)?);
        self.already(x, length)
    }

    /// Watches for the next input.
    pub(super) fn watch_return(&mut self, x: &RustConnection) -> Result<(), ReplyOrIdError> {
        self.pause.want_return();
        if self.back.is_none() {
            let aux = alarm(self.idle, TESTTYPE::NEGATIVE_TRANSITION, JUST_NOW);
            self.back = Some(create(x, &aux)?);
        }
        Ok(())
    }

    /// What an alarm means, if it is still one of ours.
    pub(super) fn rung(
        &mut self,
        x: &RustConnection,
        event: &AlarmNotifyEvent,
    ) -> Result<Option<Sensed>, ReplyOrIdError> {
        let pairs = [&self.after, &self.gap];
        let reached = pairs
            .iter()
            .any(|pair| pair.as_ref().is_some_and(|it| it.reached == event.alarm));
        let ended = pairs
            .iter()
            .any(|pair| pair.as_ref().is_some_and(|it| it.ended == event.alarm));
        if !(reached || ended || self.back == Some(event.alarm)) {
            return Ok(None);
        }
        // The message may have waited (a frozen process, a slow machine): its own time stamp says when it was sent.
        let server_now = x.sync_query_counter(self.server_time)?.reply()?.counter_value.lo;
        let age = millis(server_now.wrapping_sub(event.timestamp)) + length(event.counter_value);
        let at = self.sleep.boot_of(&clock::sample(), age);
        if reached {
            return Ok(Some(self.pause.reached(at)));
        }
        let told = self.pause.input(at);
        if let Some(back) = self.back.take() {
            x.sync_destroy_alarm(back)?;
        }
        Ok(told)
    }

    fn idle_for(&self, x: &RustConnection) -> Result<Duration, ReplyError> {
        Ok(length(x.sync_query_counter(self.idle)?.reply()?.counter_value))
    }

    /// An alarm on a transition does not fire for a length that was passed before it was made.
    fn already(&mut self, x: &RustConnection, length: Duration) -> Result<Option<Sensed>, ReplyOrIdError> {
        let idle = self.idle_for(x)?;
        let since = self.sleep.boot_of(&clock::sample(), idle);
        Ok((idle >= length).then(|| self.pause.reached(since)))
    }
}

impl Pair {
    fn destroy(self, x: &RustConnection) -> Result<(), ReplyOrIdError> {
        x.sync_destroy_alarm(self.reached)?;
        x.sync_destroy_alarm(self.ended)?;
        Ok(())
    }
}

fn replace_pair(
    x: &RustConnection,
    counter: Counter,
    old: Option<Pair>,
    length: Duration,
) -> Result<Pair, ReplyOrIdError> {
    if let Some(old) = old {
        old.destroy(x)?;
    }
    Ok(Pair {
        reached: create(x, &alarm(counter, TESTTYPE::POSITIVE_TRANSITION, length))?,
        ended: create(x, &alarm(counter, TESTTYPE::NEGATIVE_TRANSITION, length))?,
    })
}

fn create(x: &RustConnection, aux: &CreateAlarmAux) -> Result<Alarm, ReplyOrIdError> {
    let id = x.generate_id()?;
    x.sync_create_alarm(id, aux)?;
    Ok(id)
}

/// With a step of zero a transition alarm stays armed at its value and fires at each crossing.
fn alarm(counter: Counter, test: TESTTYPE, at: Duration) -> CreateAlarmAux {
    CreateAlarmAux::new()
        .counter(counter)
        .value_type(VALUETYPE::ABSOLUTE)
        .value(counter_value(at))
        .test_type(test)
        .delta(Int64 { hi: 0, lo: 0 })
        .events(1)
}

fn counter_value(length: Duration) -> Int64 {
    let ms = i64::try_from(length.as_millis()).unwrap_or(i64::MAX);
    let [a, b, c, d, e, f, g, h] = ms.to_be_bytes();
    Int64 {
        hi: i32::from_be_bytes([a, b, c, d]),
        lo: u32::from_be_bytes([e, f, g, h]),
    }
}

fn length(value: Int64) -> Duration {
    let ms = (i64::from(value.hi) << 32) | i64::from(value.lo);
    Duration::from_millis(u64::try_from(ms).unwrap_or(0))
}

fn millis(ms: u32) -> Duration {
    Duration::from_millis(u64::from(ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_survive_the_two_halves_of_a_counter() {
        for ms in [
            0,
            1,
            5_000,
            120_000,
            u64::from(u32::MAX),
            u64::from(u32::MAX) + 7,
            1 << 40,
        ] {
            let length_ms = Duration::from_millis(ms);
            assert_eq!(length(counter_value(length_ms)), length_ms);
        }
        assert_eq!(length(Int64 { hi: -1, lo: 0 }), Duration::ZERO);
    }
}
