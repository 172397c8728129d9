//! What time brings at one instant, in the contract's order: end of a break, absence, natural (micro, move), expired, pause over,
//! snooze over, dropped, due, held or released, offered.

use std::time::Duration;

use crate::{Day, Kind};

use super::answers::REFLEX;
use super::choose::Wanted;
use super::event::{Ended, What};
use super::open::{Open, Step};
use super::presence::Absence;
use super::{Breaks, usage};

impl Breaks {
    /// Carries through everything that is due at the machine's instant, until nothing is left: an offer that is withdrawn near a move
    /// break is held first and gives way then.
    pub(super) fn settle(&mut self) {
        loop {
            let said = self.said.len();
            self.settle_once();
            if self.said.len() == said {
                return;
            }
        }
    }

    /// In sleep nothing is due.
    fn settle_once(&mut self) {
        // A session that ends, or is gone with the resident, behind a lock or in sleep leaves nobody at the desk.
        if self.presence.locked || self.presence.asleep() {
            self.absent_by_desktop();
        }
        if self.presence.asleep() {
            self.hold_or_release();
            return;
        }
        self.end_break_by_clock();
        self.begin_absence();
        Kind::ALL.into_iter().for_each(|kind| self.rest_by_absence(kind));
        self.expire();
        if self.pause_left() == Some(Duration::ZERO) {
            self.pause = None;
        }
        self.end_snooze();
        self.drop_for_move();
        self.fall_due();
        self.hold_or_release();
        self.offer();
    }

    pub(super) fn end_break_by_clock(&mut self) {
        let Some(taking) = self.taking() else { return };
        let (ends, length, mostly_typed) = (taking.ends(), taking.length, taking.mostly_typed());
        if ends <= self.clock {
            let ended = if mostly_typed { Ended::Partly } else { Ended::Done };
            self.end_break(ended, length, ends, false);
        }
    }

    /// Ends the break being taken at `at`: counters, presence, the turn of its movement.
    pub(super) fn end_break(&mut self, ended: Ended, taken: Duration, at: Duration, hurt: bool) {
        let Some(open) = self.open.take() else { return };
        let typed_seconds = open.taking().map_or(0, |taking| taking.typed_seconds);
        self.reset_counters(open.kind);
        if open.kind == Kind::Move && ended == Ended::Done {
            self.end_sitting(at, true);
        }
        if let Some(movement) = &open.movement {
            match ended {
                Ended::Done | Ended::Partly => self.rotation.done(movement),
                Ended::Skipped => {}
            }
        }
        if ended == Ended::Skipped {
            self.skipped = Some((open.kind, open.movement, at + REFLEX));
        }
        self.presence.last_sign = at;
        if self.presence.locked || self.presence.asleep() {
            self.presence.absence = Some(Absence::beginning(at));
        }
        let taken = if ended == Ended::Skipped { Duration::ZERO } else { taken };
        self.say(What::Ended {
            kind: open.kind,
            ended,
            taken,
            typed_seconds,
            hurt,
        });
    }

    /// done, partly, skipped and expired set the kind's counter to 0; of a move break both.
    pub(super) fn reset_counters(&mut self, kind: Kind) {
        self.micro.reset();
        match kind {
            Kind::Micro => {}
            Kind::Move => self.moving.reset(),
        }
    }

    /// The use since the last rest ends here (CONTRACTS 5, `longest_sitting_minutes`).
    pub(super) fn end_sitting(&mut self, at: Duration, by_move: bool) {
        let used = self.sitting.total();
        self.longest_sitting = self.longest_sitting.max(used);
        self.sitting.reset();
        if let Some(from) = self.sitting_from.take().filter(|_| !used.is_zero()) {
            self.say(What::Sat {
                from: self.wall_at(from),
                to: self.wall_at(at),
                used,
                by_move,
            });
        }
    }

    /// When silence becomes an absence; never while a break or a session runs.
    pub(super) fn absent_from(&self) -> Option<Duration> {
        let may = self.counts() && !self.presence.shown_by_signal();
        may.then(|| self.presence.last_sign + self.rules.breaks.idle_after)
    }

    fn begin_absence(&mut self) {
        if self.absent_from().is_some_and(|from| from <= self.clock) {
            for usage in [&mut self.micro, &mut self.moving, &mut self.active, &mut self.sitting] {
                usage.take_back();
            }
            self.presence.absence = Some(Absence::beginning(self.presence.last_sign));
        }
    }

    pub(super) fn rest_by_absence(&mut self, kind: Kind) {
        let rest = self.rules.rest(kind);
        let clock = self.clock;
        let Some(absence) = self.presence.absence.as_mut() else {
            return;
        };
        let lasted = absence.lasted(clock);
        if absence.rested[kind as usize] || lasted < rest {
            return;
        }
        absence.rested[kind as usize] = true;
        let began = absence.began;
        if kind == Kind::Micro {
            self.end_sitting(began, false);
        }
        let open = self
            .open
            .as_ref()
            .is_some_and(|open| open.kind == kind && open.taking().is_none());
        if open || self.usage(kind).total() * 2 >= self.rules.every(kind) {
            if open {
                self.open = None;
            }
            self.usage_mut(kind).reset();
            self.say(What::Natural(kind, lasted));
        }
    }

    fn expire(&mut self) {
        let lasts = self.rules.breaks.offer_lasts;
        let Some(open) = &self.open else { return };
        if let Step::Offered { lived } = open.step
            && lived >= lasts
        {
            let kind = open.kind;
            self.open = None;
            self.reset_counters(kind);
            self.say(What::Expired(kind));
        }
    }

    fn end_snooze(&mut self) {
        let clock = self.clock;
        if let Some(open) = self.open.as_mut()
            && let Step::Snoozed { until } = open.step
            && until <= clock
        {
            open.step = Step::Due { since: clock };
        }
    }

    /// What the move counter still lacks.
    pub(super) fn move_lacks(&self) -> Duration {
        self.rules.breaks.move_every.saturating_sub(self.moving.total())
    }

    /// A micro break that falls due, or waits, gives way to a move break that is near or open.
    fn drop_for_move(&mut self) {
        let open_kind = self.open.as_ref().map(|open| open.kind);
        let near = open_kind == Some(Kind::Move) || self.move_lacks() <= self.rules.breaks.swallow_within;
        if !near || !self.rules.breaks.enabled {
            return;
        }
        if self
            .open
            .as_ref()
            .is_some_and(|open| open.kind == Kind::Micro && open.waits())
        {
            self.open = None;
            self.micro.reset();
            self.say(What::Dropped);
        } else if open_kind != Some(Kind::Micro) && self.micro.total() >= self.rules.breaks.micro_every {
            self.micro.reset();
        }
    }

    fn fall_due(&mut self) {
        if self.open.is_some() || !self.rules.breaks.enabled {
            return;
        }
        let reached = |kind: &Kind| self.usage(*kind).total() >= self.rules.every(*kind);
        if let Some(kind) = [Kind::Move, Kind::Micro].into_iter().find(reached) {
            self.open = Some(Open::due(kind, self.clock));
            self.say(What::Due(kind));
        }
    }

    fn hold_or_release(&mut self) {
        let Some(open) = self.open.as_ref() else { return };
        let released = match open.step {
            Step::Due { .. } | Step::Offered { .. } => None,
            Step::Held { by } => Some(by),
            Step::Snoozed { .. } | Step::Taking(_) => return,
        };
        let first = self.first_reason(Some(open));
        if released == first {
            return;
        }
        let clock = self.clock;
        let Some(open) = self.open.as_mut() else { return };
        let kind = open.kind;
        open.step = match first {
            Some(by) => Step::Held { by },
            None => Step::Due { since: clock },
        };
        if let Some(old) = released {
            self.say(What::Released(kind, old));
        }
        if let Some(new) = first {
            self.say(What::Held(kind, new));
        }
    }

    /// When a due break that nothing holds is shown: at the first pause in typing, at the latest `typing_wait_max` after it became due.
    pub(super) fn offered_from(&self, since: Duration) -> Duration {
        let breaks = &self.rules.breaks;
        self.presence
            .quiet_from(breaks.typing_gap)
            .max(since)
            .min(since + breaks.typing_wait_max)
    }

    fn offer(&mut self) {
        let Some(Step::Due { since }) = self.open.as_ref().map(|open| open.step.clone()) else {
            return;
        };
        if self.offered_from(since) > self.clock {
            return;
        }
        let (clock, day) = (self.clock, Day::of(&self.wall()));
        let Some(mut open) = self.open.take() else { return };
        let chosen = open.movement.take().or_else(|| self.choose(&open)).unwrap_or_default();
        let first = open.showings == 0;
        if first {
            self.showings.count(clock, day);
        }
        self.offers += 1;
        open.showings += 1;
        open.step = Step::Offered { lived: Duration::ZERO };
        open.movement = Some(chosen.clone());
        let kind = open.kind;
        self.open = Some(open);
        self.say(What::Offered {
            kind,
            movement: chosen,
            waited: clock.saturating_sub(since),
            first,
        });
    }

    pub(super) fn choose(&self, open: &Open) -> Option<String> {
        self.rotation.choose(&Wanted {
            kind: if open.shrunk() { Kind::Micro } else { open.kind },
            places: &self.rules.breaks.places,
            refused: &open.refused,
            epoch_ms: self.wall().timestamp_millis(),
        })
    }

    /// The absence that just ended takes its share off both counters.
    pub(super) fn credit_absence(&mut self, absence: Absence) {
        let lasted = absence.lasted(self.clock);
        for kind in Kind::ALL {
            let share = usage::credit(
                self.rules.every(kind),
                self.rules.rest(kind),
                self.rules.breaks.idle_after,
                lasted,
            );
            let usage = self.usage_mut(kind);
            match share {
                Some(share) => usage.credit(share),
                None => usage.reset(),
            }
        }
    }
}
