//! The desktop of Linux: an X connection or a service on the bus for idleness, the session bus for notifications,
//! tray and screensavers, the system bus for lock and sleep.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use unknot_core::ports::{Availability, Desktop, Look, Offer, Sensed, Tray};

use crate::bus::{self, Ask, Bus};
use crate::idle::{IdleSource, Service, WatchAsk};
use crate::setup::Setup;
use crate::tell::{Tell, unavailable};
use crate::x11::X11Door;

const NO_WINDOWS: &str = "without an X11 session no program is told about others' windows";

/// The desktop of Linux. Dropping it ends its threads.
pub struct LinuxDesktop {
    tell: Tell,
    idle: IdleSource,
    bus: Bus,
}

impl LinuxDesktop {
    pub(crate) fn start(setup: Setup, sink: impl Fn(Sensed) + Send + Sync + 'static) -> io::Result<Self> {
        let tell = Tell::new(sink);
        let idle = match setup.idle_display() {
            Some(display) => IdleSource::X11(X11Door::start(display, tell.clone())?),
            None => {
                tell.seen("fullscreen", unavailable(NO_WINDOWS));
                IdleSource::Service(Service::default())
            }
        };
        let service = match &idle {
            IdleSource::X11(_) => None,
            IdleSource::Service(service) => Some(service.clone()),
        };
        let bus = bus::start(setup, tell.clone(), service)?;
        Ok(Self { tell, idle, bus })
    }

    fn watch(&self, wish: WatchAsk) {
        match &self.idle {
            IdleSource::X11(x11) => x11.watch(wish),
            IdleSource::Service(service) => {
                service.note(wish);
                self.ask(Ask::Watch);
            }
        }
    }

    fn ask(&self, ask: Ask) {
        if let Err(refused) = self.bus.asks.send(ask) {
            tracing::error!("the bus thread has ended");
            if let Ask::Show(offer) = refused.0 {
                self.tell.tell(Sensed::NotShown {
                    offer: offer.number,
                    why: "the bus thread has ended".into(),
                });
            }
        }
    }
}

impl Desktop for LinuxDesktop {
    fn look(&mut self) -> Look {
        match &self.idle {
            IdleSource::X11(x11) => x11.look(),
            IdleSource::Service(service) => service.look(),
        }
    }

    fn watch_idle(&mut self, after: Duration) {
        self.watch(WatchAsk::After(after));
    }

    fn watch_gap(&mut self, gap: Option<Duration>) {
        self.watch(WatchAsk::Gap(gap));
    }

    fn watch_return(&mut self) {
        self.watch(WatchAsk::Return);
    }

    fn show_offer(&mut self, offer: &Offer) {
        self.ask(Ask::Show(offer.clone()));
    }

    fn withdraw_offer(&mut self) {
        self.ask(Ask::Withdraw);
    }

    fn set_tray(&mut self, tray: &Tray) {
        self.bus.tray.send_if_modified(|drawn| {
            let differs = drawn.as_ref() != Some(tray);
            if differs {
                *drawn = Some(tray.clone());
            }
            differs
        });
    }

    fn presence(&self) -> BTreeMap<String, Availability> {
        self.tell.presence()
    }
}
