//! The running timer as it is kept on disk. Not a fact of the record: it is overwritten while use accrues and may be a few seconds old.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{Kind, Now};

use super::caps::Showings;
use super::choose::Memory;
use super::event::{Event, Input};
use super::hours::Pause;
use super::open::{Open, Step};
use super::presence::{Absence, Presence};
use super::usage::Usage;
use super::{Breaks, Rotation, Rules};

/// Everything of the machine that outlives a restart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    clock: Duration,
    wall: DateTime<Utc>,
    presence: Presence,
    micro: Usage,
    moving: Usage,
    active: Usage,
    sitting: Usage,
    sitting_from: Option<Duration>,
    longest_sitting: Duration,
    open: Option<Open>,
    skipped: Option<(Kind, Option<String>, Duration)>,
    pause: Option<Pause>,
    unsafe_now: bool,
    showings: Showings,
    offers: u64,
    memory: Memory,
}

impl Breaks {
    /// What must be kept so that a restart loses nothing.
    pub fn save(&self) -> Saved {
        Saved {
            clock: self.clock,
            wall: self.wall().with_timezone(&Utc),
            presence: self.presence.clone(),
            micro: self.micro,
            moving: self.moving,
            active: self.active,
            sitting: self.sitting,
            sitting_from: self.sitting_from,
            longest_sitting: self.longest_sitting,
            open: self.open.clone(),
            skipped: self.skipped.clone(),
            pause: self.pause,
            unsafe_now: self.unsafe_now,
            showings: self.showings.clone(),
            offers: self.offers,
            memory: self.rotation.memory().clone(),
        }
    }

    /// Goes on from what an earlier resident saved under the same boot of the machine. A break that was being taken counts as stopped
    /// at the moment of saving. A moment without a resident, up to `idle_after`, goes on as if it had run; a longer one is neither use
    /// nor absence: nobody saw it. Only if the machine went to sleep under the earlier resident it was sleep: someone runs this now, so
    /// it is awake.
    pub fn resume(rules: Rules, rotation: Rotation, saved: Saved, now: Now) -> (Self, Vec<Event>) {
        let unseen = now.boot.saturating_sub(saved.clock);
        let mut breaks = Self::from_saved(rules, rotation, saved, now);
        let asleep = breaks.presence.asleep();
        if unseen > breaks.rules.breaks.idle_after && !asleep {
            breaks.shift_unseen(unseen);
            breaks.clock = now.boot;
        }
        breaks.find_hours_border();
        breaks.take(Input::Restarted);
        breaks.settle();
        let events = breaks.step(now, if asleep { Input::Wake } else { Input::Tick });
        (breaks, events)
    }

    /// Goes on after the machine was off: the time since the saving is rest, like sleep.
    pub fn resume_after_boot(rules: Rules, rotation: Rotation, saved: Saved, now: Now) -> (Self, Vec<Event>) {
        let (old_clock, old_wall) = (saved.clock, saved.wall.with_timezone(&now.wall.timezone()));
        let off = now.wall.signed_duration_since(old_wall).to_std().unwrap_or_default();
        let mut breaks = Self::from_saved(rules, rotation, saved, now);
        breaks.anchor = (old_clock, old_wall);
        let at = |after: Duration| Now {
            boot: old_clock + after,
            mono: old_clock,
            wall: old_wall + TimeDelta::from_std(after).unwrap_or_default(),
        };
        let mut events = breaks.step(at(Duration::ZERO), Input::Restarted);
        events.extend(breaks.step(at(Duration::ZERO), Input::Sleep));
        events.extend(breaks.step(at(off), Input::Wake));
        let end = old_clock + off;
        let absence = breaks.presence.absence.map(|absence| Absence {
            began: now.boot,
            earlier: absence.lasted(end),
            ..absence
        });
        breaks.shift(|time| (time + now.boot).saturating_sub(end));
        breaks.presence.absence = absence;
        breaks.clock = now.boot;
        breaks.anchor = (now.boot, now.wall);
        breaks.find_hours_border();
        (breaks, events)
    }

    fn from_saved(rules: Rules, mut rotation: Rotation, saved: Saved, now: Now) -> Self {
        rotation.restore(saved.memory);
        Self {
            rules,
            rotation,
            clock: saved.clock,
            anchor: (now.boot, now.wall),
            hours_border: None,
            presence: saved.presence,
            micro: saved.micro,
            moving: saved.moving,
            active: saved.active,
            sitting: saved.sitting,
            sitting_from: saved.sitting_from,
            longest_sitting: saved.longest_sitting,
            open: saved.open,
            skipped: saved.skipped,
            pause: saved.pause,
            session: false,
            unsafe_now: saved.unsafe_now,
            showings: saved.showings,
            offers: saved.offers,
            said: Vec::new(),
        }
    }

    /// A time that nobody saw is taken out of what the person did: neither use nor absence. What was promised for a time (a snooze, the
    /// end of a pause, of a cap) keeps it.
    fn shift_unseen(&mut self, unseen: Duration) {
        let presence = &mut self.presence;
        presence.last_sign += unseen;
        presence.last_input = presence.last_input.map(|last| last + unseen);
        if let Some(absence) = presence.absence.as_mut() {
            absence.began += unseen;
        }
        match self.open.as_mut().map(|open| &mut open.step) {
            Some(Step::Due { since }) => *since += unseen,
            Some(Step::Taking(taking)) => taking.started += unseen,
            Some(Step::Held { .. } | Step::Offered { .. } | Step::Snoozed { .. }) | None => {}
        }
    }

    /// Moves every kept instant of the boot clock.
    fn shift(&mut self, by: impl Fn(Duration) -> Duration) {
        let presence = &mut self.presence;
        presence.last_sign = by(presence.last_sign);
        presence.last_input = presence.last_input.map(&by);
        self.sitting_from = self.sitting_from.map(&by);
        presence.asleep_since = presence.asleep_since.map(&by);
        if let Some(absence) = presence.absence.as_mut() {
            absence.began = by(absence.began);
        }
        if let Some(open) = self.open.as_mut() {
            open.shift(&by);
        }
        if let Some(Pause::Boot(end)) = self.pause.as_mut() {
            *end = by(*end);
        }
        if let Some((_, _, until)) = self.skipped.as_mut() {
            *until = by(*until);
        }
        self.showings.shift(&by);
    }
}
