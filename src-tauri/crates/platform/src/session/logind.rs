//! The system bus: connected for as long as there is one, listening to logind.

use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};
use unknot_core::ports::Sensed;
use zbus::zvariant::{OwnedObjectPath, OwnedValue};
use zbus::{Connection, MessageStream};

use super::lock::{Lock, Says};
use super::login::{MANAGER, NAME, PROPERTIES, SESSION, Word, word};
use crate::bus::{self, words};
use crate::setup::Setup;
use crate::tell::{Tell, available, unavailable};

/// Waits between tries for a system bus; the last repeats.
const TRIES: [Duration; 3] = [
    Duration::from_secs(5),
    Duration::from_secs(60),
    Duration::from_secs(300),
];
/// A program that follows the wish to lock has covered the screen by then.
const LOCKS_WITHIN: Duration = Duration::from_secs(10);
const SLEEP_WITHOUT: &str = "sleep is noticed by the clocks afterwards";

/// Never returns.
pub(crate) async fn stay_connected(setup: &Setup, tell: &Tell, lock: &Lock) {
    let mut tries = 0;
    loop {
        let why = match bus::connect_system(setup.system_bus.as_deref()).await {
            Ok(bus) => {
                tries = 0;
                let login = Login {
                    bus,
                    session_id: setup.session_id.as_deref(),
                    tell,
                    lock,
                };
                login.listen().await;
                "the system bus went away".to_owned()
            }
            Err(why) => why,
        };
        tell.seen("sleep", unavailable(format!("{why}; {SLEEP_WITHOUT}")));
        lock.logind(Err(why));
        sleep(TRIES[tries.min(TRIES.len() - 1)]).await;
        tries += 1;
    }
}

struct Login<'a> {
    bus: Connection,
    session_id: Option<&'a str>,
    tell: &'a Tell,
    lock: &'a Lock,
}

impl Login<'_> {
    /// Listens until the bus goes away.
    async fn listen(&self) {
        let mut messages = MessageStream::from(&self.bus);
        self.meet().await;
        let mut wish_lapses = None;
        loop {
            let message = tokio::select! {
                message = bus::next(&mut messages) => message,
                () = until(wish_lapses) => {
                    wish_lapses = None;
                    self.lock.drop_unconfirmed_wish();
                    continue;
                }
            };
            let Some(Ok(message)) = message else { return };
            match word(&message) {
                Some(Word::Sleep(asleep)) => self.tell.tell(Sensed::Sleep(asleep)),
                Some(Word::Wish(locked)) => {
                    wish_lapses = locked.then(|| Instant::now() + LOCKS_WITHIN);
                    self.lock.heard(Says::Wish, locked);
                }
                Some(Word::Hint(locked)) => self.lock.heard(Says::Hint, locked),
                Some(Word::Owner(true)) => self.meet().await,
                Some(Word::Owner(false)) => self.gone("logind does not run"),
                None => {}
            }
        }
    }

    /// Learns which session is ours and how it stands.
    async fn meet(&self) {
        let rules = [
            bus::owner_rule(NAME),
            format!("type='signal',sender='{NAME}',interface='{MANAGER}',member='PrepareForSleep'"),
        ];
        if let Err(error) = bus::subscribe(&self.bus, &rules).await {
            return self.gone(&words("the system bus", &error));
        }
        if bus::owner(&self.bus, NAME).await.is_none() {
            return self.gone("logind does not run");
        }
        self.tell.seen("sleep", available("logind"));
        self.lock.logind(self.meet_session().await);
    }

    async fn meet_session(&self) -> Result<(), String> {
        let session = self.own_session().await?;
        let path = session.as_str();
        let rules = [
            format!("type='signal',sender='{NAME}',interface='{SESSION}',path='{path}'"),
            format!("type='signal',sender='{NAME}',interface='{PROPERTIES}',member='PropertiesChanged',path='{path}'"),
        ];
        let listening = bus::subscribe(&self.bus, &rules).await;
        listening.map_err(|error| words("the system bus", &error))?;
        if let Ok(hint) = self.property(path, SESSION, "LockedHint").await {
            self.lock.heard(Says::Hint, bool::try_from(hint).unwrap_or(false));
        }
        Ok(())
    }

    /// The session this was started from; that of a service of the user is the one on the user's display.
    async fn own_session(&self) -> Result<OwnedObjectPath, String> {
        let manager = (NAME, "/org/freedesktop/login1", MANAGER);
        if let Some(id) = self.session_id
            && let Ok(reply) = bus::call(&self.bus, manager, "GetSession", &id).await
            && let Ok(path) = reply.body().deserialize()
        {
            return Ok(path);
        }
        if let Ok(reply) = bus::call(&self.bus, manager, "GetSessionByPID", &std::process::id()).await
            && let Ok(path) = reply.body().deserialize()
        {
            return Ok(path);
        }
        let user = "/org/freedesktop/login1/user/self";
        let display = self.property(user, "org.freedesktop.login1.User", "Display").await;
        let (_id, path): (String, OwnedObjectPath) = display
            .and_then(|value| Ok(value.try_into()?))
            .map_err(|_error| "logind knows no session of this program".to_owned())?;
        Ok(path)
    }

    async fn property(&self, path: &str, interface: &str, name: &str) -> zbus::Result<OwnedValue> {
        let reply = bus::call(&self.bus, (NAME, path, PROPERTIES), "Get", &(interface, name)).await?;
        reply.body().deserialize()
    }

    fn gone(&self, why: &str) {
        self.tell.seen("sleep", unavailable(format!("{why}; {SLEEP_WITHOUT}")));
        self.lock.logind(Err(why.to_owned()));
    }
}

async fn until(moment: Option<Instant>) {
    match moment {
        Some(moment) => sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
