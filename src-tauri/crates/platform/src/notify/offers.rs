//! The one open offer: shown, answered, replaced, shown again by a restarted server, or given up.

use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time;
use unknot_core::ports::{Offer, Press, Sensed};
use zbus::Connection;

use super::server::{Abilities, NAME, Server};
use super::{describe, press};
use crate::bus::{self, PATIENCE, words};
use crate::tell::{Tell, available, unavailable};

/// A server that was killed may be back within this.
const RESTARTS_WITHIN: Duration = Duration::from_secs(3);
/// Unanswered calls that are remembered, so that a notification shown too late is taken away again.
const LATE_KEPT: usize = 8;

/// What the offers' task hears.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Heard {
    /// The engine wants it shown.
    Show(Offer),
    /// The engine wants it gone.
    Withdraw,
    /// The server's name has another owner, or none.
    Owner(Option<String>),
    /// A reply to some call, with the notification's id if it may be one.
    Reply {
        /// Number of the call.
        to: u32,
        /// The id, or what went wrong.
        id: Result<u32, String>,
    },
    /// A button of some notification was pressed.
    Pressed {
        /// Who says so.
        by: String,
        /// The notification.
        id: u32,
        /// The button.
        action: String,
    },
    /// Comes before `Pressed`: lets a window take the focus.
    Token {
        /// The notification.
        id: u32,
        /// The token.
        token: String,
    },
    /// A notification went away.
    Closed {
        /// The notification.
        id: u32,
    },
}

/// The offers' task on one connection.
pub(crate) struct Offers {
    server: Server,
    tell: Tell,
    owner: Option<String>,
    abilities: Option<Abilities>,
    open: Option<Open>,
    token: Option<(u32, String)>,
    /// A press on a notification whose id is not known yet.
    early: Option<(u32, Press)>,
    /// Calls nobody waits for any more.
    late: Vec<u32>,
}

struct Open {
    offer: Offer,
    state: State,
}

#[derive(Clone, Copy)]
enum State {
    /// Sent as this call, not yet confirmed; given up at the time.
    Sent(u32, time::Instant),
    /// On the screen under this id.
    Shown(u32),
    /// The server is gone; given up at the time unless another comes.
    Orphaned(time::Instant),
    /// Closed by the server or the person; the engine's clock decides what becomes of it.
    Gone,
}

impl Offers {
    pub(crate) fn new(bus: Connection, tell: Tell) -> Self {
        Self {
            server: Server { bus },
            tell,
            owner: None,
            abilities: None,
            open: None,
            token: None,
            early: None,
            late: Vec::new(),
        }
    }

    /// Runs until the connection's listener hangs up.
    pub(crate) async fn run(mut self, mut heard: UnboundedReceiver<Heard>) {
        let rules = [
            format!("type='signal',sender='{NAME}',interface='{NAME}'"),
            bus::owner_rule(NAME),
        ];
        if let Err(error) = bus::subscribe(&self.server.bus, &rules).await {
            self.tell
                .seen("notifications", unavailable(words("the session bus", &error)));
        }
        let owner = self.server.owner().await;
        self.owner_is(owner).await;
        loop {
            let event = match self.deadline() {
                Some(deadline) => time::timeout_at(deadline, heard.recv()).await,
                None => Ok(heard.recv().await),
            };
            match event {
                Ok(Some(heard)) => self.hear(heard).await,
                Ok(None) => break,
                Err(_too_long) => self.give_up_waiting(),
            }
        }
        self.give_up("the session bus went away");
    }

    async fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Show(offer) => self.show(offer).await,
            Heard::Withdraw => self.withdraw().await,
            Heard::Owner(owner) => self.owner_is(owner).await,
            Heard::Reply { to, id } => self.replied(to, id).await,
            Heard::Token { id, token } => self.token = Some((id, token)),
            Heard::Pressed { by, id, action } => self.pressed(&by, id, &action).await,
            Heard::Closed { id } => self.closed(id),
        }
    }

    async fn show(&mut self, offer: Offer) {
        let replaces = match self.open.take().map(|open| open.state) {
            Some(State::Shown(id)) => id,
            Some(State::Sent(call, _)) => {
                self.forget(call);
                0
            }
            Some(State::Orphaned(_) | State::Gone) | None => 0,
        };
        let number = offer.number;
        if let Err(why) = self.send(offer, replaces).await {
            if replaces != 0 {
                let _server_gone = self.server.close(replaces).await;
            }
            self.tell.tell(Sensed::NotShown { offer: number, why });
        }
    }

    async fn send(&mut self, offer: Offer, replaces: u32) -> Result<(), String> {
        let abilities = match &self.abilities {
            Some(abilities) => abilities.clone(),
            None => self.learn().await?,
        };
        if !abilities.buttons {
            return Err(format!("{} shows no buttons", abilities.name));
        }
        let sent = self.server.notify(&describe(&offer), replaces, abilities.markup).await;
        let call = sent.map_err(|error| words("the notification server", &error))?;
        self.early = None;
        self.open = Some(Open {
            offer,
            state: State::Sent(call, time::Instant::now() + PATIENCE),
        });
        Ok(())
    }

    /// Asks what the server can do and says so.
    async fn learn(&mut self) -> Result<Abilities, String> {
        let learnt = self.server.abilities().await;
        self.tell.seen(
            "notifications",
            match &learnt {
                Ok(it) if it.buttons => available(&it.name),
                Ok(it) => unavailable(format!("{} shows no buttons; breaks are offered by a card", it.name)),
                Err(why) => unavailable(format!("{why}; breaks are offered by a card")),
            },
        );
        let abilities = learnt?;
        self.abilities = Some(abilities.clone());
        Ok(abilities)
    }

    async fn withdraw(&mut self) {
        match self.open.take().map(|open| open.state) {
            Some(State::Shown(id)) => {
                let _server_gone = self.server.close(id).await;
            }
            Some(State::Sent(call, _)) => self.forget(call),
            Some(State::Orphaned(_) | State::Gone) | None => {}
        }
    }

    async fn owner_is(&mut self, owner: Option<String>) {
        // The first call to a server that the bus starts brings its owner too: what was just learnt of it holds.
        let started_by_us = self.owner.is_none() && self.abilities.is_some();
        self.owner = owner;
        if self.owner.is_none() {
            self.abilities = None;
            self.server_went().await;
            return;
        }
        if !started_by_us {
            self.abilities = None;
            if self.learn().await.is_err() {
                return;
            }
        }
        let orphaned = |open: &mut Open| matches!(open.state, State::Orphaned(_));
        if let Some(open) = self.open.take_if(orphaned) {
            tracing::info!("the notification server is back: the offer is shown again");
            self.show(open.offer).await;
        }
    }

    async fn server_went(&mut self) {
        if let Some(open) = &mut self.open
            && matches!(open.state, State::Sent(..) | State::Shown(_))
        {
            open.state = State::Orphaned(time::Instant::now() + RESTARTS_WITHIN);
        }
        self.tell.seen(
            "notifications",
            if self.server.can_be_started().await {
                available("D-Bus, started when needed")
            } else {
                unavailable("no notification server runs; breaks are offered by a card")
            },
        );
    }

    async fn replied(&mut self, to: u32, id: Result<u32, String>) {
        if let Some(open) = &mut self.open
            && let State::Sent(call, _) = open.state
            && call == to
        {
            match id {
                Ok(id) => {
                    open.state = State::Shown(id);
                    if let Some((_, press)) = self.early.take().filter(|(of, _)| *of == id) {
                        self.answered(id, press).await;
                    }
                }
                Err(why) => self.give_up(&why),
            }
        } else if let (Some(at), Ok(id)) = (self.late.iter().position(|&late| late == to), id) {
            self.late.swap_remove(at);
            let _server_gone = self.server.close(id).await;
        }
    }

    async fn pressed(&mut self, by: &str, id: u32, action: &str) {
        if self.owner.as_deref().is_some_and(|owner| owner != by) {
            return;
        }
        let Some(press) = press(action) else { return };
        match self.open.as_ref().map(|open| open.state) {
            // It may be ours: its id is not known until the reply, which a quick press can overtake.
            Some(State::Sent(..)) => self.early = Some((id, press)),
            Some(State::Shown(shown)) if shown == id => self.answered(id, press).await,
            Some(State::Shown(_) | State::Orphaned(_) | State::Gone) | None => {}
        }
    }

    async fn answered(&mut self, id: u32, press: Press) {
        let Some(open) = self.open.take() else { return };
        let token = self.token.take().filter(|(of, _)| *of == id).map(|(_, token)| token);
        self.tell.tell(Sensed::Answered {
            offer: open.offer.number,
            press,
            token,
        });
        // Most servers have closed it by now; to those an unknown id is nothing.
        let _server_gone = self.server.close(id).await;
    }

    fn closed(&mut self, id: u32) {
        if let Some(open) = &mut self.open
            && matches!(open.state, State::Shown(shown) if shown == id)
        {
            open.state = State::Gone;
        }
    }

    fn deadline(&self) -> Option<time::Instant> {
        match self.open.as_ref()?.state {
            State::Sent(_, at) | State::Orphaned(at) => Some(at),
            State::Shown(_) | State::Gone => None,
        }
    }

    fn give_up_waiting(&mut self) {
        let state = self.open.as_ref().map(|open| open.state);
        match state {
            Some(State::Sent(call, _)) => {
                self.forget(call);
                self.give_up("the notification server did not answer within 2 s");
            }
            Some(State::Orphaned(_)) => self.give_up("the notification server is gone"),
            Some(State::Shown(_) | State::Gone) | None => {}
        }
    }

    /// Says that the open offer is not on the screen, unless the server had shown it and it was closed there.
    fn give_up(&mut self, why: &str) {
        if let Some(open) = self.open.take_if(|open| !matches!(open.state, State::Gone)) {
            self.tell.tell(Sensed::NotShown {
                offer: open.offer.number,
                why: why.to_owned(),
            });
        }
    }

    fn forget(&mut self, call: u32) {
        if self.late.len() == LATE_KEPT {
            self.late.remove(0);
        }
        self.late.push(call);
    }
}
