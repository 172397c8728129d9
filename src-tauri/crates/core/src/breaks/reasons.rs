//! Silence has a reason.

use crate::{Day, Reason, Signal};

use super::open::{Open, Step};
use super::{Breaks, Pause};

impl Breaks {
    /// The first reason, in the contract's order, why `open` would not be shown now; of no break in particular with `None`.
    pub(super) fn first_reason(&self, open: Option<&Open>) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| self.applies(*reason, open))
    }

    fn applies(&self, reason: Reason, open: Option<&Open>) -> bool {
        let offered = open.is_some_and(|open| matches!(open.step, Step::Offered { .. }));
        let never_shown = open.is_none_or(|open| open.showings == 0);
        match reason {
            Reason::Asleep => self.presence.asleep(),
            Reason::Locked => self.presence.locked,
            Reason::Safety => self.unsafe_now,
            Reason::Session => self.session,
            Reason::Paused => self.pause.is_some(),
            Reason::Hours => !self.rules.hours.contain(self.wall().naive_local()),
            Reason::Cap => never_shown && !offered && self.cap_reached(),
            Reason::Camera => self.held_by(Signal::Camera),
            Reason::Microphone => self.held_by(Signal::Microphone),
            Reason::Screenshare => self.held_by(Signal::Screenshare),
            Reason::Fullscreen => self.held_by(Signal::Fullscreen),
            Reason::Dnd => self.held_by(Signal::Dnd),
            Reason::App => self.presence.on.contains(&Signal::App),
            Reason::Away => !offered && !self.presence.is_there(),
        }
    }

    fn held_by(&self, signal: Signal) -> bool {
        self.presence.on.contains(&signal) && self.rules.breaks.hold_for.contains(&signal)
    }

    fn cap_reached(&self) -> bool {
        let breaks = &self.rules.breaks;
        self.showings
            .reached(self.clock, Day::of(&self.wall()), breaks.per_hour, breaks.per_day)
    }

    pub(super) fn pause_left(&self) -> Option<std::time::Duration> {
        self.pause.map(|pause: Pause| pause.left(self.clock, self.wall()))
    }
}
