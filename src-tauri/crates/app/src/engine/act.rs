//! Makes the screen show what the machine says: notification, corner card, break card, tray; and keeps the timer.

use std::time::Duration;

use unknot_core::Now;
use unknot_core::breaks::{Ended, Event, Input, Shown, ShownAs, What};
use unknot_core::ports::Offer;
use unknot_core::record::RunEvent;
use unknot_core::settings::Delivery;
use unknot_core::{Outcome, Signal};
use unknot_link::{Event as Told, Surface, views};

use crate::api;
use crate::tray;

use super::Engine;

/// An ended card stays this long, so that the loop can open.
const FAREWELL: Duration = Duration::from_millis(2600);

/// What is on the screen.
#[derive(Debug, Default)]
pub(super) struct Screen {
    /// The showing that a notification stands for.
    notified: Option<u64>,
    /// The showing that the corner card stands for; it also counts down what was started on it.
    cornered: Option<u64>,
    /// The showing whose countdown runs.
    counting: Option<u64>,
    /// The card that just ended, until then.
    farewell: Option<(Duration, views::Card)>,
    ended: Option<(Duration, Outcome)>,
    tray: Option<unknot_core::ports::Tray>,
    status: Option<views::Status>,
    card: Option<views::Card>,
    gap: Option<Duration>,
}

impl Screen {
    pub(super) fn note(&mut self, event: &Event) {
        let outcome = match &event.what {
            What::Ended { ended: Ended::Done, .. } => Outcome::Done,
            What::Ended {
                ended: Ended::Partly, ..
            } => Outcome::Partly,
            What::Ended {
                ended: Ended::Skipped, ..
            } => Outcome::Skipped,
            What::Due(_)
            | What::Offered { .. }
            | What::Taking { .. }
            | What::Swapped { .. }
            | What::Snoozed(..)
            | What::Expired(_)
            | What::Held(..)
            | What::Released(..)
            | What::Natural(..)
            | What::Sat { .. }
            | What::Dropped
            | What::Gap(..) => return,
        };
        self.ended = Some((event.boot, outcome));
    }

    pub(super) fn counts_down(&self) -> bool {
        self.counting.is_some()
    }

    pub(super) fn closes_at(&self) -> Option<Duration> {
        self.farewell.as_ref().map(|(at, _)| *at)
    }

    pub(super) fn card(&self) -> Option<&views::Card> {
        self.card.as_ref().or(self.farewell.as_ref().map(|(_, card)| card))
    }
}

impl Engine {
    pub(super) fn begin(&mut self, now: Now, events: Vec<Event>) {
        self.note(now, &events);
        // What an earlier resident saw of the desktop may have changed: the desktop tells anew what is on.
        for signal in Signal::ALL {
            self.step(now, Input::Signal(signal, false));
        }
        self.step(now, Input::Locked(false));
        self.run_fact(now, RunEvent::Started);
        self.desktop.watch_idle(self.settings.breaks.idle_after);
        self.desktop.watch_return();
        self.carry_out(now);
    }

    /// Brings screen, tray, pages, disk and alarm in line with the machine.
    pub(super) fn carry_out(&mut self, now: Now) {
        let shown = self.machine.shown();
        self.offer_or_withdraw(shown.as_ref());
        self.count_down(now, shown.as_ref());
        self.tell_card(now, shown.as_ref());
        self.tell_pages();
        self.draw_tray();
        self.watch_typing();
        if self.keeper.keep(now, &self.machine, &self.open, &self.log) {
            self.desktop.watch_return();
        }
        let next = self.next_wake();
        self.clock.wake_at(next);
    }

    fn offer_or_withdraw(&mut self, shown: Option<&Shown>) {
        let offer = shown.filter(|shown| shown.as_what == ShownAs::Offer);
        let number = offer.map(|offer| offer.number);
        if self.screen.notified.is_some() && self.screen.notified != number {
            self.screen.notified = None;
            self.desktop.withdraw_offer();
        }
        let Some(offer) = offer else { return };
        if self.screen.notified == number || self.screen.cornered == number {
            return;
        }
        match self.settings.breaks.delivery {
            Delivery::Notification => {
                self.screen.notified = number;
                let notification = self.notification(offer);
                self.desktop.show_offer(&notification);
            }
            Delivery::Card | Delivery::FullScreen => self.show_corner(offer.number),
        }
    }

    /// Nothing could show the offer with buttons: our own corner card does.
    pub(super) fn not_shown(&mut self, offer: u64, why: &str) {
        tracing::info!("offer {offer} as a card: {why}");
        if self.screen.notified == Some(offer) {
            self.screen.notified = None;
            self.show_corner(offer);
        }
    }

    fn show_corner(&mut self, offer: u64) {
        self.screen.cornered = Some(offer);
        self.show(Surface::Corner, None);
    }

    fn notification(&self, shown: &Shown) -> Offer {
        let private = self.settings.breaks.private;
        let movement = api::movement(&shown.movement);
        let words = &self.words;
        Offer {
            number: shown.number,
            kind: shown.kind,
            title: if private {
                words.say("offer-private")
            } else {
                movement.name
            },
            body: if private {
                words.say("offer-private-body")
            } else {
                movement.cue
            },
            picture: (!private)
                .then(|| self.pictures.still(&shown.movement))
                .flatten()
                .map(|path| path.to_string_lossy().into_owned()),
            buttons: ["offer-start", "offer-snooze", "offer-skip"].map(|id| words.say(id)),
            lasts: self.settings.breaks.offer_lasts,
        }
    }

    fn count_down(&mut self, now: Now, shown: Option<&Shown>) {
        let counting = shown
            .filter(|shown| shown.as_what != ShownAs::Offer)
            .map(|shown| shown.number);
        if counting == self.screen.counting {
            return;
        }
        if self.screen.counting.is_some() {
            self.say_farewell(now);
        }
        self.screen.counting = counting;
        if counting.is_some() {
            self.screen.farewell = None;
            if self.screen.cornered != counting {
                self.show(Surface::Card, None);
            }
            self.desktop.watch_return();
        } else {
            self.desktop.watch_gap(None);
        }
    }

    /// The card says how the break ended, then closes.
    fn say_farewell(&mut self, now: Now) {
        self.break_over();
        let ended = self.screen.ended.take();
        if let (Some(card), Some((_, outcome))) = (self.screen.card.take(), ended) {
            let card = views::Card {
                stage: views::CardStage::Ended,
                remaining_ms: 0,
                outcome: Some(api::outcome(outcome)),
                ..card
            };
            self.guests.tell(&Told::Card {
                card: Some(card.clone()),
            });
            self.screen.farewell = Some((now.boot + FAREWELL, card));
        }
    }

    fn tell_card(&mut self, now: Now, shown: Option<&Shown>) {
        let known = self.screen.card.as_ref();
        let fresh = shown.map(|shown| api::card(shown, now, known));
        let same = match (&fresh, known) {
            (Some(fresh), Some(known)) => api::same_card(fresh, known),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        let over = self.screen.farewell.as_ref().is_some_and(|(at, _)| *at <= now.boot);
        if over {
            self.screen.farewell = None;
        }
        let close = over && fresh.is_none();
        if !same || close {
            self.screen.card.clone_from(&fresh);
            if fresh.is_some() || self.screen.farewell.is_none() {
                self.guests.tell(&Told::Card { card: fresh });
            }
        }
    }

    fn tell_pages(&mut self) {
        let status = self.status();
        if self.screen.status.as_ref() != Some(&status) {
            self.guests.tell(&Told::Changed { status: status.clone() });
            self.screen.status = Some(status);
        }
    }

    fn draw_tray(&mut self) {
        let tray = tray::tray(&self.machine, &self.words);
        if self.screen.tray.as_ref() != Some(&tray) {
            self.desktop.set_tray(&tray);
            self.screen.tray = Some(tray);
        }
    }

    fn watch_typing(&mut self) {
        if self.screen.counts_down() {
            return;
        }
        let gap = self.machine.awaits_gap();
        if gap != self.screen.gap {
            self.screen.gap = gap;
            self.desktop.watch_gap(gap);
        }
    }

    /// The last things before the resident ends.
    pub(super) fn close(&mut self) {
        let now = self.clock.now();
        self.step(now, Input::Tick);
        self.run_fact(now, RunEvent::Ended);
        self.keeper.write(now, &self.machine, &self.open, &self.log);
        self.desktop.withdraw_offer();
        self.guests.tell(&Told::Bye);
    }
}
