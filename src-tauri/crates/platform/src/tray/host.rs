//! Whether anything shows tray icons here, and ours while something does.

use ksni::TrayMethods;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio::time::timeout;
use unknot_core::ports::Tray;
use zbus::Connection;
use zbus::zvariant::{OwnedValue, Value};

use super::item::Item;
use super::pictures::glyphs;
use crate::bus::{self, PATIENCE, Target, words};
use crate::tell::{Tell, available, unavailable};

/// The name under which tray hosts and icons find each other.
pub(crate) const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const PORTAL: Target<'static> = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
);
const NO_HOST: &str = "no tray host; start Unknot again to open its window";

/// What the tray's task hears of the bus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HostNews {
    /// The watcher came or went.
    Watcher,
    /// A host came to the watcher, or left it.
    Host,
    /// The colour scheme changed.
    Scheme(u32),
}

/// The tray's task on one connection.
pub(crate) struct TrayTask {
    pub(crate) bus: Connection,
    pub(crate) tell: Tell,
    /// "XDG_CURRENT_DESKTOP".
    pub(crate) desktop: Option<String>,
    /// What is to be drawn; nothing yet while `None`.
    pub(crate) wanted: watch::Receiver<Option<Tray>>,
}

impl TrayTask {
    /// Runs until the connection's listener hangs up or nothing wants a tray any more.
    pub(crate) async fn run(mut self, mut news: UnboundedReceiver<HostNews>) {
        if self.wanted.wait_for(Option::is_some).await.is_err() {
            return;
        }
        let rules = [
            bus::owner_rule(WATCHER),
            format!("type='signal',sender='{WATCHER}',interface='{WATCHER}'"),
            format!(
                "type='signal',sender='{}',interface='{}',arg0='org.freedesktop.appearance'",
                PORTAL.0, PORTAL.2
            ),
        ];
        if let Err(error) = bus::subscribe(&self.bus, &rules).await {
            self.tell.seen("tray", unavailable(words("the session bus", &error)));
        }
        let mut scheme = self.scheme().await;
        let mut icon = self.register(scheme).await;
        loop {
            tokio::select! {
                changed = self.wanted.changed() => {
                    if changed.is_err() {
                        break;
                    }
                    self.draw(icon.as_ref(), scheme).await;
                }
                heard = news.recv() => match heard {
                    Some(HostNews::Watcher) if icon.is_none() => icon = self.register(scheme).await,
                    Some(HostNews::Watcher | HostNews::Host) => self.look_for_host().await,
                    Some(HostNews::Scheme(new)) => {
                        scheme = Some(new);
                        self.draw(icon.as_ref(), scheme).await;
                    }
                    None => break,
                },
            }
        }
        // The library's own task must be told: it does not survive both its ends being dropped.
        if let Some(icon) = icon {
            let _too_long = timeout(PATIENCE, icon.shutdown()).await;
        }
    }

    async fn register(&mut self, scheme: Option<u32>) -> Option<ksni::Handle<Item>> {
        let tray = self.wanted.borrow_and_update().clone()?;
        let item = Item {
            tell: self.tell.clone(),
            tray,
            glyphs: glyphs(self.desktop.as_deref(), scheme),
        };
        let why = match timeout(PATIENCE, item.assume_sni_available(true).spawn()).await {
            Ok(Ok(icon)) => {
                self.look_for_host().await;
                return Some(icon);
            }
            Ok(Err(error)) => error.to_string(),
            Err(_too_long) => format!("the tray host did not answer within {} s", PATIENCE.as_secs()),
        };
        self.tell.seen("tray", unavailable(why));
        None
    }

    async fn draw(&mut self, icon: Option<&ksni::Handle<Item>>, scheme: Option<u32>) {
        let tray = self.wanted.borrow_and_update().clone();
        let (Some(icon), Some(tray)) = (icon, tray) else { return };
        let glyphs = glyphs(self.desktop.as_deref(), scheme);
        let update = icon.update(|item| (item.tray, item.glyphs) = (tray, glyphs));
        if timeout(PATIENCE, update).await.is_err() {
            tracing::warn!("the tray icon could not be drawn in time");
        }
    }

    /// Icons can be registered with a watcher that nothing shows.
    async fn look_for_host(&self) {
        let watcher = (WATCHER, "/StatusNotifierWatcher", PROPERTIES);
        let reply = bus::call(&self.bus, watcher, "Get", &(WATCHER, "IsStatusNotifierHostRegistered")).await;
        let shown = reply
            .and_then(|reply| reply.body().deserialize::<OwnedValue>())
            .is_ok_and(|value| bool::try_from(value).unwrap_or(false));
        let seen = if shown {
            available("StatusNotifierItem")
        } else {
            unavailable(NO_HOST)
        };
        self.tell.seen("tray", seen);
    }

    /// Asks a portal that runs; does not start one for it.
    async fn scheme(&self) -> Option<u32> {
        bus::owner(&self.bus, PORTAL.0).await?;
        let key = ("org.freedesktop.appearance", "color-scheme");
        let reply = bus::call(&self.bus, PORTAL, "Read", &key).await.ok()?;
        let value: OwnedValue = reply.body().deserialize().ok()?;
        scheme_of(&value)
    }
}

/// The portal wraps its answer once more than it says.
pub(crate) fn scheme_of(value: &Value<'_>) -> Option<u32> {
    match value {
        Value::U32(scheme) => Some(*scheme),
        Value::Value(inner) => scheme_of(inner),
        _of_another_type => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_scheme_is_found_in_its_wrapping() {
        assert_eq!(scheme_of(&Value::U32(1)), Some(1));
        assert_eq!(scheme_of(&Value::Value(Box::new(Value::U32(2)))), Some(2));
        assert_eq!(scheme_of(&Value::from("dark")), None);
    }
}
