//! The session bus: connected for as long as there is one, and again when it comes back.

use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use tokio::time::sleep;
use unknot_core::ports::{Offer, Sensed, Tray};
use zbus::{Connection, MessageStream};

use super::heard::{News, news};
use super::{Ask, connect_session, next};
use crate::dnd::{self, DndNews};
use crate::idle::{Chance, Service};
use crate::notify::{self, Offers};
use crate::session::{self, Lock, SaverNews};
use crate::setup::Setup;
use crate::tell::{Tell, unavailable};
use crate::tray::{HostNews, TrayTask};

/// Waits between tries for a bus that is gone; the last repeats. Being asked to show something is another try.
const TRIES: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(20), Duration::from_secs(60)];

/// What every connection is given.
pub(super) struct Lasting {
    pub(super) setup: Setup,
    pub(super) tell: Tell,
    pub(super) lock: Lock,
    /// Only where no X server tells about idleness.
    pub(super) idle: Option<Service>,
    pub(super) tray: watch::Receiver<Option<Tray>>,
}

impl Lasting {
    /// Runs until nobody asks any more.
    pub(super) async fn stay_connected(&self, mut asked: UnboundedReceiver<Ask>) {
        let mut tries = 0;
        let mut waiting: Option<Offer> = None;
        loop {
            let why = match connect_session(self.setup.session_bus.as_deref()).await {
                Ok(bus) => {
                    tries = 0;
                    if self.serve(bus, &mut asked, waiting.take()).await == Ended::NobodyAsks {
                        return;
                    }
                    "the session bus went away".to_owned()
                }
                Err(why) => why,
            };
            self.nothing_is_seen(&why);
            if let Some(offer) = waiting.take() {
                let offer = offer.number;
                self.tell.tell(Sensed::NotShown { offer, why });
            }
            let again = sleep(TRIES[tries.min(TRIES.len() - 1)]);
            tries += 1;
            tokio::pin!(again);
            while waiting.is_none() {
                tokio::select! {
                    () = &mut again => break,
                    ask = asked.recv() => match ask {
                        Some(Ask::Show(offer)) => waiting = Some(offer),
                        // Wishes about idleness are kept by its service, which is started anew on the next connection.
                        Some(Ask::Withdraw | Ask::Watch) => {}
                        None => return,
                    },
                }
            }
        }
    }

    fn nothing_is_seen(&self, why: &str) {
        self.tell.seen(
            "notifications",
            unavailable(format!("{why}; breaks are offered by a card")),
        );
        self.tell.seen("tray", unavailable(why));
        self.tell.seen("dnd", unavailable(why));
        if let Some(idle) = &self.idle {
            idle.lost(&self.tell, why);
        }
    }

    /// Hands on what is asked and what is heard; never waits for anyone's answer itself.
    async fn serve(&self, bus: Connection, asked: &mut UnboundedReceiver<Ask>, waiting: Option<Offer>) -> Ended {
        let mut messages = MessageStream::from(&bus);
        let listeners = self.start_listeners(&bus);
        if let Some(offer) = waiting {
            listeners.ask(Ask::Show(offer));
        }
        loop {
            tokio::select! {
                ask = asked.recv() => match ask {
                    Some(ask) => listeners.ask(ask),
                    None => return Ended::NobodyAsks,
                },
                message = next(&mut messages) => match message {
                    Some(Ok(message)) => news(&message).into_iter().for_each(|it| listeners.hear(it)),
                    Some(Err(_)) | None => return Ended::BusGone,
                },
            }
        }
    }

    /// One task for each concern, so that a program that hangs holds up only what concerns it.
    fn start_listeners(&self, bus: &Connection) -> Listeners {
        let (offers, heard) = unbounded_channel();
        tokio::spawn(Offers::new(bus.clone(), self.tell.clone()).run(heard));
        let (savers, heard) = unbounded_channel();
        tokio::spawn(session::watch(bus.clone(), self.lock.clone(), heard));
        let (dnd, heard) = unbounded_channel();
        tokio::spawn(dnd::watch(bus.clone(), self.tell.clone(), heard));
        let (tray, heard) = unbounded_channel();
        let task = TrayTask {
            bus: bus.clone(),
            tell: self.tell.clone(),
            desktop: self.setup.desktop.clone(),
            wanted: self.tray.clone(),
        };
        tokio::spawn(task.run(heard));
        let idle = self.idle.as_ref().map(|idle| {
            let (idles, heard) = unbounded_channel();
            tokio::spawn(idle.clone().run(bus.clone(), self.tell.clone(), heard));
            idles
        });
        Listeners {
            offers,
            savers,
            dnd,
            tray,
            idle,
        }
    }
}

#[derive(PartialEq, Eq)]
enum Ended {
    BusGone,
    NobodyAsks,
}

/// The tasks of one connection. Dropping this hangs up on them.
struct Listeners {
    offers: UnboundedSender<notify::Heard>,
    savers: UnboundedSender<SaverNews>,
    dnd: UnboundedSender<DndNews>,
    tray: UnboundedSender<HostNews>,
    idle: Option<UnboundedSender<Chance>>,
}

impl Listeners {
    fn ask(&self, ask: Ask) {
        match ask {
            Ask::Show(offer) => hand_on(&self.offers, notify::Heard::Show(offer)),
            Ask::Withdraw => hand_on(&self.offers, notify::Heard::Withdraw),
            Ask::Watch => self.hear(News::Idle(Chance::Wishes)),
        }
    }

    fn hear(&self, news: News) {
        match news {
            News::Notification(it) => {
                if matches!(it, notify::Heard::Owner(_)) {
                    hand_on(&self.dnd, DndNews::Server);
                }
                hand_on(&self.offers, it);
            }
            News::Dnd(it) => hand_on(&self.dnd, it),
            News::Saver(it) => hand_on(&self.savers, it),
            News::Tray(it) => hand_on(&self.tray, it),
            News::Idle(it) => {
                if let Some(idle) = &self.idle {
                    hand_on(idle, it);
                }
            }
        }
    }
}

/// A task that has ended needs no news.
fn hand_on<T>(to: &UnboundedSender<T>, what: T) {
    let _ended = to.send(what);
}
