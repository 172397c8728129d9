//! GNOME's `org.gnome.Mutter.IdleMonitor`: watches that fire when a length of pause is reached, and one that fires at the next input.

use std::time::Duration;

use zbus::Connection;

use super::service::Wishes;
use crate::bus::{self, Target};
use crate::clock::{self, SleepMap};

/// The name that GNOME's shell owns.
pub(crate) const NAME: &str = "org.gnome.Mutter.IdleMonitor";
const CORE: Target<'static> = (NAME, "/org/gnome/Mutter/IdleMonitor/Core", NAME);

pub(super) fn watch_rule() -> String {
    format!("type='signal',sender='{NAME}',interface='{NAME}',member='WatchFired'")
}

/// What a fired watch means.
pub(super) enum Meaning {
    IdleSince(Duration),
    Input,
}

/// One shell, with the watches it holds for us.
pub(super) struct Mutter {
    bus: Connection,
    after: Option<Watch>,
    gap: Option<Watch>,
    back: Option<u32>,
    sleep: SleepMap,
}

#[derive(Clone, Copy)]
struct Watch {
    length: Duration,
    id: u32,
}

impl Mutter {
    pub(super) fn new(bus: Connection) -> Self {
        Self {
            bus,
            after: None,
            gap: None,
            back: None,
            sleep: SleepMap::new(&clock::sample()),
        }
    }

    /// Brings the watches in line with the wishes.
    pub(super) async fn watch(&mut self, wishes: Wishes) -> zbus::Result<()> {
        self.after = self.exchange(self.after, wishes.after).await?;
        self.gap = self.exchange(self.gap, wishes.gap).await?;
        match (wishes.back, self.back) {
            (true, None) => self.back = Some(self.add("AddUserActiveWatch", &()).await?),
            (false, Some(id)) => {
                self.back = None;
                self.remove(id).await?;
            }
            (true, Some(_)) | (false, None) => {}
        }
        Ok(())
    }

    /// What this watch was for; `None` for other programs' watches.
    pub(super) async fn meaning(&mut self, watch: u32) -> Option<Meaning> {
        if self.back == Some(watch) {
            // The shell has dropped it: it fires once.
            self.back = None;
            return Some(Meaning::Input);
        }
        let reached = [self.after, self.gap].into_iter().flatten().find(|it| it.id == watch)?;
        // A watch that is made in mid-pause fires at once, so the pause may be longer than its length.
        let age = self.idle_time().await.unwrap_or_default().max(reached.length);
        Some(Meaning::IdleSince(self.sleep.boot_of(&clock::sample(), age)))
    }

    async fn exchange(&self, has: Option<Watch>, wanted: Option<Duration>) -> zbus::Result<Option<Watch>> {
        if has.map(|it| it.length) == wanted {
            return Ok(has);
        }
        if let Some(has) = has {
            self.remove(has.id).await?;
        }
        let Some(length) = wanted else { return Ok(None) };
        let ms = u64::try_from(length.as_millis()).unwrap_or(u64::MAX);
        let id = self.add("AddIdleWatch", &ms).await?;
        Ok(Some(Watch { length, id }))
    }

    async fn add<B: serde::Serialize + zbus::zvariant::DynamicType>(
        &self,
        method: &str,
        body: &B,
    ) -> zbus::Result<u32> {
        bus::call(&self.bus, CORE, method, body).await?.body().deserialize()
    }

    async fn remove(&self, id: u32) -> zbus::Result<()> {
        bus::call(&self.bus, CORE, "RemoveWatch", &id).await.map(|_| ())
    }

    async fn idle_time(&self) -> zbus::Result<Duration> {
        let reply = bus::call(&self.bus, CORE, "GetIdletime", &()).await?;
        Ok(Duration::from_millis(reply.body().deserialize()?))
    }
}
