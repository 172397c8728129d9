//! The session bus: connected for as long as there is one, and again when it comes back.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{sleep, timeout};
use unknot_core::ports::{Offer, Sensed};
use zbus::export::futures_core::Stream;
use zbus::{Connection, Message, MessageStream, connection};

use super::heard::{News, news};
use super::{Ask, PATIENCE};
use crate::idle::{Chance, Service};
use crate::notify::{self, Offers};
use crate::tell::{Tell, unavailable};

/// Waits between tries for a bus that is gone; the last repeats. Being asked to show something is another try.
const TRIES: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(20), Duration::from_secs(60)];

/// Runs until nobody asks any more.
pub(super) async fn stay_connected(
    address: Option<&str>,
    tell: &Tell,
    idle: Option<&Service>,
    mut asked: UnboundedReceiver<Ask>,
) {
    let mut tries = 0;
    let mut waiting: Option<Offer> = None;
    loop {
        let why = match connect(address).await {
            Ok(bus) => {
                tries = 0;
                if serve(bus, tell, idle, &mut asked, waiting.take()).await == Ended::NobodyAsks {
                    return;
                }
                "the session bus went away".to_owned()
            }
            Err(why) => why,
        };
        tell.seen(
            "notifications",
            unavailable(format!("{why}; breaks are offered by a card")),
        );
        if let Some(idle) = idle {
            idle.lost(tell, &why);
        }
        if let Some(offer) = waiting.take() {
            tell.tell(Sensed::NotShown {
                offer: offer.number,
                why,
            });
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

async fn connect(address: Option<&str>) -> Result<Connection, String> {
    let builder = match address {
        Some(address) => connection::Builder::address(address),
        None => connection::Builder::session(),
    };
    match timeout(PATIENCE, async { builder?.build().await }).await {
        Ok(Ok(bus)) => Ok(bus),
        Ok(Err(error)) => Err(format!("there is no session bus: {error}")),
        Err(_too_long) => Err(format!(
            "the session bus did not answer within {} s",
            PATIENCE.as_secs()
        )),
    }
}

#[derive(PartialEq, Eq)]
enum Ended {
    BusGone,
    NobodyAsks,
}

/// Hands on what is asked and what is heard; never waits for anyone's answer itself.
async fn serve(
    bus: Connection,
    tell: &Tell,
    idle: Option<&Service>,
    asked: &mut UnboundedReceiver<Ask>,
    waiting: Option<Offer>,
) -> Ended {
    let mut messages = MessageStream::from(&bus);
    let (offers, heard) = unbounded_channel();
    tokio::spawn(Offers::new(bus.clone(), tell.clone()).run(heard));
    if let Some(offer) = waiting {
        hand_on(&offers, notify::Heard::Show(offer));
    }
    let chances = idle.map(|idle| {
        let (chances, taken) = unbounded_channel();
        tokio::spawn(idle.clone().run(bus.clone(), tell.clone(), taken));
        chances
    });
    loop {
        tokio::select! {
            ask = asked.recv() => match ask {
                Some(Ask::Show(offer)) => hand_on(&offers, notify::Heard::Show(offer)),
                Some(Ask::Withdraw) => hand_on(&offers, notify::Heard::Withdraw),
                Some(Ask::Watch) => {
                    if let Some(chances) = &chances {
                        hand_on(chances, Chance::Wishes);
                    }
                }
                None => return Ended::NobodyAsks,
            },
            message = next(&mut messages) => match message {
                Some(Ok(message)) => match news(&message) {
                    Some(News::Notification(it)) => hand_on(&offers, it),
                    Some(News::Owner(name, owner)) if name == notify::SERVER => {
                        hand_on(&offers, notify::Heard::Owner(owner));
                    }
                    Some(News::Owner(name, owner)) => {
                        if let Some(chances) = &chances {
                            hand_on(chances, Chance::Owner(name, owner));
                        }
                    }
                    Some(News::WatchFired(watch)) => {
                        if let Some(chances) = &chances {
                            hand_on(chances, Chance::Fired(watch));
                        }
                    }
                    None => {}
                },
                Some(Err(_)) | None => return Ended::BusGone,
            },
        }
    }
}

async fn next(messages: &mut MessageStream) -> Option<zbus::Result<Message>> {
    poll_fn(|context| Pin::new(&mut *messages).poll_next(context)).await
}

/// A task that has ended needs no news.
fn hand_on<T>(to: &UnboundedSender<T>, what: T) {
    let _ended = to.send(what);
}
