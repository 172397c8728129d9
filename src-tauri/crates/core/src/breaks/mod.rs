//! The break machine (CONTRACTS 4), without a clock or a desktop.
//!
//! Contract of driving it: give [`Breaks::step`] every input with the instant it belongs to, in order; then sleep until
//! [`Breaks::next_wake`] or the next input. All deadlines passed on the way are carried through at their own instants, so a late call
//! changes nothing but the moment at which it is told. Before acting on a deadline that depends on the person's silence, the caller
//! looks at the desktop's idle time and gives what it saw as [`Input::Typed`] or [`Input::IdleSince`] first.

mod answers;
mod caps;
mod choose;
mod deadlines;
mod event;
mod hours;
mod open;
mod presence;
mod reasons;
mod saved;
mod settle;
mod usage;
mod view;

use std::time::Duration;

use chrono::DateTime;
use chrono_tz::Tz;

use crate::settings::{BreakSettings, Hours};
use crate::{Kind, Now};

pub use choose::{Candidate, Rotation};
pub use event::{Answer, Ended, Event, Gap, Input, PauseFor, What};
pub use saved::Saved;
pub use view::{Next, Shown, ShownAs};

use caps::Showings;
use hours::Pause;
use open::{Open, Step};
use presence::Presence;
use usage::Usage;

/// What the machine is told from outside and does not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// `[breaks]`.
    pub breaks: BreakSettings,
    /// `[hours]`.
    pub hours: Hours,
}

impl Rules {
    fn every(&self, kind: Kind) -> Duration {
        match kind {
            Kind::Micro => self.breaks.micro_every,
            Kind::Move => self.breaks.move_every,
        }
    }

    fn length(&self, kind: Kind) -> Duration {
        match kind {
            Kind::Micro => self.breaks.micro_length,
            Kind::Move => self.breaks.move_length,
        }
    }

    fn rest(&self, kind: Kind) -> Duration {
        match kind {
            Kind::Micro => self.breaks.micro_rest,
            Kind::Move => self.breaks.move_rest,
        }
    }
}

/// The break machine.
#[derive(Debug, Clone)]
pub struct Breaks {
    rules: Rules,
    rotation: Rotation,
    /// Everything up to here has been carried through.
    clock: Duration,
    /// What the wall clock showed at a reading of the boot clock.
    anchor: (Duration, DateTime<Tz>),
    /// When the hours may begin or end next, if nobody sets the wall clock.
    hours_border: Option<Duration>,
    presence: Presence,
    micro: Usage,
    moving: Usage,
    /// Use in all.
    active: Usage,
    /// Use since the last absence of `micro_rest` or move break done.
    sitting: Usage,
    /// When the use began that `sitting` sums up.
    sitting_from: Option<Duration>,
    longest_sitting: Duration,
    open: Option<Open>,
    /// The kind and movement last skipped, and until when it can be had back.
    skipped: Option<(Kind, Option<String>, Duration)>,
    pause: Option<Pause>,
    session: bool,
    unsafe_now: bool,
    showings: Showings,
    offers: u64,
    said: Vec<Event>,
}

impl Breaks {
    /// A machine that begins at `now`, with the person away and nothing counted.
    pub fn new(rules: Rules, rotation: Rotation, now: Now) -> Self {
        let mut breaks = Self {
            rules,
            rotation,
            clock: now.boot,
            anchor: (now.boot, now.wall),
            hours_border: None,
            presence: Presence::at_start(now.boot),
            micro: Usage::default(),
            moving: Usage::default(),
            active: Usage::default(),
            sitting: Usage::default(),
            sitting_from: None,
            longest_sitting: Duration::ZERO,
            open: None,
            skipped: None,
            pause: None,
            session: false,
            unsafe_now: false,
            showings: Showings::default(),
            offers: 0,
            said: Vec::new(),
        };
        breaks.find_hours_border();
        breaks
    }

    /// Carries time through to `now`, then `input`, and returns what happened, in order.
    pub fn step(&mut self, now: Now, input: Input) -> Vec<Event> {
        self.advance(now.boot);
        self.read_wall(now);
        self.take(input);
        self.settle();
        std::mem::take(&mut self.said)
    }

    /// Other rules from now on (the settings changed). Counters and the open break stay.
    pub fn set_rules(&mut self, now: Now, rules: Rules) -> Vec<Event> {
        self.advance(now.boot);
        self.rules = rules;
        self.find_hours_border();
        if !self.rules.breaks.enabled && self.taking().is_none() {
            self.open = None;
        }
        self.settle();
        std::mem::take(&mut self.said)
    }

    /// The rotation, to change its candidates.
    pub fn rotation_mut(&mut self) -> &mut Rotation {
        &mut self.rotation
    }

    /// Carries every deadline up to `to` through at its own instant.
    fn advance(&mut self, to: Duration) {
        while let Some(deadline) = self.next_wake().filter(|deadline| *deadline <= to) {
            self.elapse(deadline);
            self.settle();
        }
        self.elapse(to);
        self.settle();
    }

    /// Lets time pass in which nothing changes.
    fn elapse(&mut self, to: Duration) {
        let passed = to.saturating_sub(self.clock);
        if self.counts() && !passed.is_zero() {
            self.sitting_from.get_or_insert(self.clock);
            for usage in [&mut self.micro, &mut self.moving, &mut self.active, &mut self.sitting] {
                usage.accrue(passed);
            }
        }
        if self.presence.is_there()
            && let Some(Step::Offered { lived }) = self.open.as_mut().map(|open| &mut open.step)
        {
            *lived += passed;
        }
        self.clock = self.clock.max(to);
        if self.hours_border.is_some_and(|border| border <= self.clock) {
            self.find_hours_border();
        }
        if self.presence.shown_by_signal() {
            self.sign();
        }
    }

    /// Use: the person is there, and neither a break nor a session runs.
    fn counts(&self) -> bool {
        self.presence.is_there() && !self.session && self.taking().is_none()
    }

    fn taking(&self) -> Option<&open::Taking> {
        self.open.as_ref().and_then(Open::taking)
    }

    fn usage(&self, kind: Kind) -> &Usage {
        match kind {
            Kind::Micro => &self.micro,
            Kind::Move => &self.moving,
        }
    }

    fn usage_mut(&mut self, kind: Kind) -> &mut Usage {
        match kind {
            Kind::Micro => &mut self.micro,
            Kind::Move => &mut self.moving,
        }
    }

    /// What the wall clock shows at the machine's instant.
    fn wall(&self) -> DateTime<Tz> {
        self.wall_at(self.clock)
    }

    fn wall_at(&self, boot: Duration) -> DateTime<Tz> {
        let (anchor, wall) = self.anchor;
        wall + between(anchor, boot)
    }

    /// Compares the wall clock with what it should show; a jump of a second or more is told.
    fn read_wall(&mut self, now: Now) {
        let (anchor, anchor_wall) = std::mem::replace(&mut self.anchor, (now.boot, now.wall));
        let by = now.wall.signed_duration_since(anchor_wall) - between(anchor, now.boot);
        let whole = Duration::from_secs(by.num_seconds().unsigned_abs());
        let set = whole >= Duration::from_secs(1);
        if set && !self.presence.asleep() {
            let gap = if by.num_seconds() > 0 {
                Gap::ClockForward
            } else {
                Gap::ClockBack
            };
            self.say(What::Gap(gap, whole));
        }
        let zone = anchor_wall.timezone();
        if now.wall.timezone() != zone {
            let offset = |wall: &DateTime<Tz>| (wall.naive_local() - wall.naive_utc()).num_seconds();
            let changed = offset(&now.wall) - offset(&now.wall.with_timezone(&zone));
            self.say(What::Gap(Gap::Zone, Duration::from_secs(changed.unsigned_abs())));
        }
        if set || now.wall.timezone() != zone {
            self.pause = self.pause.map(|pause| pause.moved_to(now.wall));
            self.find_hours_border();
        }
    }

    fn find_hours_border(&mut self) {
        self.hours_border = self.on_boot(self.rules.hours.next_change(self.wall()));
    }

    fn say(&mut self, what: What) {
        self.said.push(Event {
            at: self.wall(),
            boot: self.clock,
            what,
        });
    }
}

/// From one reading of the boot clock to another, also back.
fn between(from: Duration, to: Duration) -> chrono::TimeDelta {
    let ahead = |from: Duration, to: Duration| chrono::TimeDelta::from_std(to.saturating_sub(from)).unwrap_or_default();
    ahead(from, to) - ahead(to, from)
}
