//! The desktop of systems whose senses are not built yet: it shows offers, and says of everything else that it cannot be seen.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use unknot_core::ports::{Availability, Desktop, Look, Offer, Sensed, Tray};

use crate::notify::elsewhere;
use crate::setup::Setup;
use crate::tell::{Tell, available, unavailable};

/// What this version cannot see on this system.
const UNSEEN: [&str; 6] = ["idle", "lock", "sleep", "dnd", "fullscreen", "tray"];

/// The desktop of this system.
pub struct Elsewhere {
    tell: Tell,
}

impl Elsewhere {
    pub(crate) fn start(_setup: Setup, sink: impl Fn(Sensed) + Send + Sync + 'static) -> io::Result<Self> {
        let tell = Tell::new(sink);
        for signal in UNSEEN {
            tell.seen(signal, unavailable("this version cannot see it on this system"));
        }
        tell.seen("notifications", available("the system's notifications"));
        Ok(Self { tell })
    }
}

impl Desktop for Elsewhere {
    fn look(&mut self) -> Look {
        Look::Unavailable
    }

    fn watch_idle(&mut self, _after: Duration) {}

    fn watch_gap(&mut self, _gap: Option<Duration>) {}

    fn watch_return(&mut self) {}

    fn show_offer(&mut self, offer: &Offer) {
        elsewhere::show(offer, self.tell.clone());
    }

    /// The library cannot take a notification of these systems away; an answer to it lapses by its number.
    fn withdraw_offer(&mut self) {}

    fn set_tray(&mut self, _tray: &Tray) {}

    fn presence(&self) -> BTreeMap<String, Availability> {
        self.tell.presence()
    }
}
