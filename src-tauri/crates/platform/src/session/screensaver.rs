//! Screensavers on the session bus, which say when they cover the screen.

use tokio::sync::mpsc::UnboundedReceiver;
use zbus::Connection;

use super::lock::{Lock, Says};
use crate::bus;

/// Who locks on which desktop; each has its interface under its own name.
pub(crate) const NAMES: [&str; 4] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
];

/// What is heard of screensavers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SaverNews {
    /// The screen is covered, or no longer.
    Active(bool),
    /// This name has an owner, or has none.
    Owner(String, bool),
}

/// Whether this is the name (and the interface) of a screensaver.
pub(crate) fn is_saver(name: &str) -> bool {
    NAMES.contains(&name)
}

/// Runs until the connection's listener hangs up.
pub(crate) async fn watch(bus: Connection, lock: Lock, mut news: UnboundedReceiver<SaverNews>) {
    let rules: Vec<_> = NAMES
        .iter()
        .flat_map(|name| {
            let active = format!("type='signal',sender='{name}',interface='{name}',member='ActiveChanged'");
            [bus::owner_rule(name), active]
        })
        .collect();
    if let Err(error) = bus::subscribe(&bus, &rules).await {
        tracing::warn!(
            "cannot listen to screensavers: {}",
            bus::words("the session bus", &error)
        );
    }
    for name in NAMES {
        if bus::owner(&bus, name).await.is_some() {
            lock.screensaver(name, true);
            if is_active(&bus, name).await {
                lock.heard(Says::Screensaver, true);
            }
        }
    }
    while let Some(news) = news.recv().await {
        match news {
            SaverNews::Active(active) => lock.heard(Says::Screensaver, active),
            SaverNews::Owner(name, here) => lock.screensaver(&name, here),
        }
    }
    for name in NAMES {
        lock.screensaver(name, false);
    }
}

async fn is_active(bus: &Connection, name: &str) -> bool {
    let path = format!("/{}", name.replace('.', "/"));
    let reply = bus::call(bus, (name, &path, name), "GetActive", &()).await;
    reply.and_then(|reply| reply.body().deserialize()).unwrap_or(false)
}
