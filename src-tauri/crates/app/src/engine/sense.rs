//! What the desktop tells, and how the engine looks before it acts.

use std::time::Duration;

use chrono::TimeDelta;
use unknot_core::Now;
use unknot_core::breaks::{Answer, Input, PauseFor};
use unknot_core::ports::{Look, Press, Sensed, TrayPress};
use unknot_link::Surface;

use super::{Engine, Message};

/// Two readings of one input differ by the clock's grain.
const GRAIN: Duration = Duration::from_millis(100);
/// The clocks drift apart by this much only in sleep.
const SLEPT: Duration = Duration::from_secs(2);
/// While a break is taken, a pause this long ends a stretch of input.
const TYPING_PAUSE: Duration = Duration::from_secs(1);
const SNOOZE: Duration = Duration::from_secs(300);

/// Sees sleep in the distance between the clock that runs in it and the one that does not.
#[derive(Debug)]
pub(super) struct Sleep {
    apart: Duration,
    asleep: bool,
}

impl Sleep {
    pub(super) fn seen_at(now: Now) -> Self {
        Self {
            apart: now.boot.saturating_sub(now.mono),
            asleep: false,
        }
    }

    /// How long the machine slept since the last reading.
    fn since_last(&mut self, now: Now) -> Option<Duration> {
        let apart = now.boot.saturating_sub(now.mono);
        let slept = apart.saturating_sub(self.apart);
        self.apart = apart;
        (slept > SLEPT).then_some(slept)
    }
}

/// The reading of all clocks when the boot clock showed `boot`, if that was before `now`.
pub(super) fn reading_at(now: Now, boot: Duration) -> Now {
    let back = now.boot.saturating_sub(boot);
    Now {
        boot: now.boot - back,
        mono: now.mono.saturating_sub(back),
        wall: now.wall - TimeDelta::from_std(back).unwrap_or_default(),
    }
}

impl Engine {
    /// Sleep that nobody announced is told to the machine as if it had been.
    pub(super) fn notice_sleep(&mut self, now: Now) {
        let Some(slept) = self.sleep.since_last(now) else {
            return;
        };
        if !self.sleep.asleep {
            self.step(reading_at(now, now.boot.saturating_sub(slept)), Input::Sleep);
        }
        self.wake(now);
    }

    fn wake(&mut self, now: Now) {
        self.sleep.asleep = false;
        self.step(now, Input::Wake);
        self.desktop.watch_return();
    }

    /// Before a deadline is acted on: when was the last input really?
    pub(super) fn look(&mut self, now: Now, message: &Message) {
        if self.sleep.asleep || matches!(message, Message::Sensed(Sensed::Input(_) | Sensed::IdleSince(_))) {
            return;
        }
        let due = self.machine.next_wake().is_some_and(|deadline| deadline <= now.boot);
        match self.desktop.look() {
            Look::LastInput(at) => self.typed_at(now, at),
            Look::Ongoing if due && self.machine.is_there() && !self.screen.counts_down() => {
                self.step(now, Input::Typed)
            }
            Look::Ongoing | Look::Unavailable => {}
        }
    }

    fn typed_at(&mut self, now: Now, at: Duration) {
        if self.machine.last_input().is_none_or(|last| at > last + GRAIN) && at >= self.keeper.started() {
            self.step(reading_at(now, at), Input::Typed);
        }
    }

    pub(super) fn sensed(&mut self, now: Now, sensed: Sensed) {
        match sensed {
            Sensed::Input(at) => {
                self.typed_at(now, at);
                if self.screen.counts_down() {
                    self.desktop.watch_gap(Some(TYPING_PAUSE));
                }
            }
            Sensed::IdleSince(since) => {
                self.step(now, Input::IdleSince(since));
                if self.screen.counts_down() {
                    self.desktop.watch_return();
                }
            }
            Sensed::Locked(locked) => {
                self.step(now, Input::Locked(locked));
                if !locked {
                    self.desktop.watch_return();
                }
            }
            Sensed::Sleep(true) => {
                self.sleep.asleep = true;
                self.step(now, Input::Sleep);
            }
            Sensed::Sleep(false) => self.wake(now),
            Sensed::Signal(signal, on) => self.step(now, Input::Signal(signal, on)),
            Sensed::Availability { signal, seen } => {
                self.presence.insert(signal.to_owned(), seen);
            }
            Sensed::Answered { offer, press, token } => self.pressed(now, offer, press, token),
            Sensed::NotShown { offer, why } => self.not_shown(offer, &why),
            Sensed::Tray(press) => self.tray_pressed(now, press),
            Sensed::End => self.ended = true,
        }
    }

    fn pressed(&mut self, now: Now, offer: u64, press: Press, token: Option<String>) {
        if self.machine.shown().is_none_or(|shown| shown.number != offer) {
            return;
        }
        self.guests.take_token(token);
        let answer = match press {
            Press::Start => Answer::Start,
            Press::Snooze => Answer::Snooze(SNOOZE),
            Press::Skip => Answer::Skip,
        };
        self.step(now, Input::Answer(answer));
    }

    fn tray_pressed(&mut self, now: Now, press: TrayPress) {
        match press {
            TrayPress::Open => self.show(Surface::Today, None),
            TrayPress::BreakNow => self.step(now, Input::BreakNow(None)),
            TrayPress::PauseFor(length) => self.step(now, Input::Pause(PauseFor::Length(length))),
            TrayPress::PauseToday => self.step(now, Input::Pause(PauseFor::Today)),
            TrayPress::Resume => self.step(now, Input::Resume),
            TrayPress::Week => self.show(Surface::Week, None),
            TrayPress::Settings => self.show(Surface::Settings, None),
            TrayPress::Quit => self.ended = true,
        }
    }
}
