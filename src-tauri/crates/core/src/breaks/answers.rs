//! What the person and the desktop do to the machine.

use std::time::Duration;

use super::event::{Answer, Ended, Gap, Input, PauseFor, What};
use super::hours::Pause;
use super::open::{Open, Step, Taking};
use super::presence::Absence;
use super::{Breaks, Kind};

/// A break stopped before this was no break at all (CONTRACTS 4, *taking*).
const SHORTEST_PART: Duration = Duration::from_secs(5);
/// A skipped break can be had back this long (PRODUCT 2).
pub(super) const REFLEX: Duration = Duration::from_secs(600);
/// A movement that hurt rests this long (PRODUCT 2).
const HURT_DAYS: i64 = 14;
const DAY_MS: i64 = 24 * 3600 * 1000;

impl Breaks {
    pub(super) fn take(&mut self, input: Input) {
        match input {
            Input::Tick => {}
            Input::Typed => self.typed(),
            Input::IdleSince(since) => self.idle_since(since),
            Input::Locked(locked) => self.lock(locked),
            Input::Sleep => self.sleep(),
            Input::Wake => self.wake(),
            Input::Signal(signal, on) => {
                if on {
                    self.presence.on.insert(signal);
                } else {
                    self.presence.on.remove(&signal);
                }
            }
            Input::Answer(answer) => self.answer(answer),
            Input::Pause(length) => self.pause = Some(Pause::asked(length, self.clock, self.wall())),
            Input::Resume => self.pause = None,
            Input::BreakNow(kind) => self.break_now(kind),
            Input::Session(on) => self.session(on),
            Input::Safety(on) => self.unsafe_now = on,
            Input::Restarted => self.stop(false),
        }
        if self.presence.shown_by_signal() {
            self.sign();
        }
    }

    /// A sign of the person: it ends an absence in front of an unlocked, waking machine.
    pub(super) fn sign(&mut self) {
        self.presence.last_sign = self.clock;
        if self.presence.locked || self.presence.asleep() {
            return;
        }
        for usage in [&mut self.micro, &mut self.moving, &mut self.active, &mut self.sitting] {
            usage.confirm();
        }
        if let Some(absence) = self.presence.absence.take() {
            self.credit_absence(absence);
        }
    }

    fn typed(&mut self) {
        let clock = self.clock;
        self.presence.last_input = Some(clock);
        if let Some(Step::Taking(taking)) = self.open.as_mut().map(|open| &mut open.step) {
            taking.typed(clock);
        }
        self.sign();
    }

    /// A watched pause was reached: input went on until then. A desktop that tells only of pauses was believed to see input until just
    /// now; then the last input was earlier than believed.
    fn idle_since(&mut self, since: Duration) {
        if let Some(Step::Taking(taking)) = self.open.as_mut().map(|open| &mut open.step) {
            taking.typed_until(since);
        }
        let believed = self.presence.last_input.unwrap_or_default();
        if since >= believed {
            return;
        }
        if self.presence.last_sign == believed && self.presence.is_there() {
            self.presence.last_sign = since;
            for usage in [&mut self.micro, &mut self.moving, &mut self.active, &mut self.sitting] {
                usage.doubt(believed - since);
            }
        }
        self.presence.last_input = Some(since);
    }

    fn lock(&mut self, locked: bool) {
        self.presence.locked = locked;
        if locked {
            self.absent_by_desktop();
        }
    }

    fn sleep(&mut self) {
        self.presence.asleep_since.get_or_insert(self.clock);
        self.absent_by_desktop();
    }

    /// Lock and sleep are an absence at once; not while a break is taken or a session runs, which are neither use nor absence.
    pub(super) fn absent_by_desktop(&mut self) {
        if self.counts() {
            self.presence.absence = Some(Absence::beginning(self.clock));
        }
    }

    fn wake(&mut self) {
        let Some(since) = self.presence.asleep_since else {
            return;
        };
        self.say(What::Gap(Gap::Slept, self.clock.saturating_sub(since)));
        self.end_break_by_clock();
        self.presence.asleep_since = None;
        // Before a camera that is on ends the absence.
        Kind::ALL.into_iter().for_each(|kind| self.rest_by_absence(kind));
    }

    /// Whether an answer would change anything now.
    pub fn can_take(&self, answer: Answer) -> bool {
        let Some(open) = &self.open else { return false };
        let offered = matches!(open.step, Step::Offered { .. });
        let taking = open.taking().is_some();
        match answer {
            Answer::Start => offered,
            Answer::Snooze(_) | Answer::Skip => !taking,
            Answer::Done | Answer::Stop | Answer::StopHurt => taking,
            Answer::NotHere | Answer::TooSore => offered || taking,
        }
    }

    fn answer(&mut self, answer: Answer) {
        if !self.can_take(answer) {
            return;
        }
        match answer {
            Answer::Start => self.start(),
            Answer::Snooze(length) => {
                self.sign();
                let until = self.clock + length;
                if let Some(open) = self.open.as_mut() {
                    open.snoozes += 1;
                    open.step = Step::Snoozed { until };
                    let kind = open.kind;
                    self.say(What::Snoozed(kind, length));
                }
            }
            Answer::Skip => {
                self.sign();
                self.end_break(Ended::Skipped, Duration::ZERO, self.clock, false);
            }
            Answer::Done => self.done(),
            Answer::Stop => self.stop(false),
            Answer::StopHurt => {
                self.rest_movement(HURT_DAYS * DAY_MS);
                self.stop(true);
            }
            Answer::NotHere => self.swap(),
            Answer::TooSore => {
                let today = Pause::asked(PauseFor::Today, self.clock, self.wall()).left(self.clock, self.wall());
                self.rest_movement(i64::try_from(today.as_millis()).unwrap_or(DAY_MS));
                self.swap();
            }
        }
    }

    fn start(&mut self) {
        self.sign();
        let clock = self.clock;
        let Some(open) = self.open.as_mut() else { return };
        let (kind, movement) = (open.kind, open.movement.clone().unwrap_or_default());
        let length = self.rules.length(if open.shrunk() { Kind::Micro } else { kind });
        open.step = Step::Taking(Taking::from(clock, length));
        self.say(What::Taking { kind, movement, length });
    }

    /// "Done" before the clock: whole if at least half was taken (our rule: someone who has finished ten squeezes in 25 of 30 seconds
    /// has taken the break), otherwise as stopped.
    fn done(&mut self) {
        let Some(taking) = self.taking() else { return };
        let taken = self.clock.saturating_sub(taking.started);
        if taken * 2 >= taking.length && !taking.mostly_typed() {
            self.end_break(Ended::Done, taken, self.clock, false);
        } else {
            self.stop(false);
        }
    }

    fn stop(&mut self, hurt: bool) {
        let Some(taking) = self.taking() else { return };
        let taken = self.clock.saturating_sub(taking.started);
        let ended = if taken >= SHORTEST_PART {
            Ended::Partly
        } else {
            Ended::Skipped
        };
        self.end_break(ended, taken, self.clock, hurt);
    }

    fn rest_movement(&mut self, for_ms: i64) {
        let until = self.wall().timestamp_millis() + for_ms;
        if let Some(movement) = self.open.as_ref().and_then(|open| open.movement.clone()) {
            self.rotation.rest(&movement, until);
        }
    }

    fn swap(&mut self) {
        self.sign();
        let Some(mut open) = self.open.take() else { return };
        open.refused.extend(open.movement.take());
        let movement = self.choose(&open).unwrap_or_default();
        open.movement = Some(movement.clone());
        let kind = open.kind;
        self.open = Some(open);
        self.say(What::Swapped { kind, movement });
    }

    fn break_now(&mut self, kind: Option<Kind>) {
        if self.taking().is_some() || self.presence.locked || self.presence.asleep() {
            return;
        }
        let back = self.skipped.take().filter(|(_, _, until)| *until >= self.clock);
        let same_kind = |open: &Open| kind.is_none_or(|kind| kind == open.kind);
        let mut open = match (self.open.take().filter(same_kind), back) {
            (Some(open), _) => open,
            (None, Some((skipped, movement, _))) if kind.is_none_or(|kind| kind == skipped) => Open {
                movement,
                ..Open::due(skipped, self.clock)
            },
            (None, _) => Open::due(kind.unwrap_or_else(|| self.next_kind()), self.clock),
        };
        if open.movement.is_none() {
            open.movement = self.choose(&open);
        }
        self.open = Some(open);
        self.start();
    }

    fn session(&mut self, on: bool) {
        self.sign();
        self.session = on;
        if !on {
            self.micro.reset();
            self.moving.reset();
            self.end_sitting(self.clock, false);
            // The session was movement enough: a break that waited behind it gives way, as a micro break does to a move break.
            if self.open.take().is_some() {
                self.say(What::Dropped);
            }
        }
    }
}
