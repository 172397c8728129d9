//! Calls to the notification server. Each gives up after the connection's time-out.

use notify_rust::Notification;
use zbus::message::Flags;
use zbus::{Connection, Message};

use super::wire;
use crate::bus::{self, words};

/// The name that notification servers own.
pub(crate) const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// What a server can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Abilities {
    pub(super) buttons: bool,
    pub(super) markup: bool,
    /// How it calls itself.
    pub(super) name: String,
}

impl Abilities {
    fn of(capabilities: &[String], name: String) -> Self {
        let has = |wanted: &str| capabilities.iter().any(|it| it == wanted);
        Self {
            buttons: has("actions"),
            markup: has("body-markup"),
            name,
        }
    }
}

/// The server as seen from one connection.
pub(super) struct Server {
    pub(super) bus: Connection,
}

impl Server {
    /// Who owns the name; `None` when nobody does.
    pub(super) async fn owner(&self) -> Option<String> {
        bus::owner(&self.bus, NAME).await
    }

    /// Whether the bus would start a server when asked to.
    pub(super) async fn can_be_started(&self) -> bool {
        let reply = bus::call(&self.bus, bus::DBUS, "ListActivatableNames", &()).await;
        reply
            .and_then(|reply| reply.body().deserialize::<Vec<String>>())
            .is_ok_and(|names| names.iter().any(|name| name == NAME))
    }

    /// Asks what it can do; starts it where the bus can.
    pub(super) async fn abilities(&self) -> Result<Abilities, String> {
        let (capabilities, information) = tokio::join!(self.call("GetCapabilities"), self.call("GetServerInformation"));
        let capabilities: Vec<String> = capabilities
            .and_then(|reply| reply.body().deserialize())
            .map_err(|error| words("the notification server", &error))?;
        let name = information
            .and_then(|reply| reply.body().deserialize::<(String, String, String, String)>())
            .map_or_else(
                |_nameless| "D-Bus".to_owned(),
                |(name, _, version, _)| format!("{name} {version}"),
            );
        Ok(Abilities::of(&capabilities, name))
    }

    async fn call(&self, method: &str) -> zbus::Result<Message> {
        bus::call(&self.bus, (NAME, PATH, NAME), method, &()).await
    }

    /// Sends the notification and returns the number under which the answer will come; does not wait for it.
    pub(super) async fn notify(&self, notification: &Notification, replaces: u32, markup: bool) -> zbus::Result<u32> {
        let message = Message::method_call(PATH, "Notify")?
            .destination(NAME)?
            .interface(NAME)?
            .build(&wire::arguments(notification, replaces, markup))?;
        self.bus.send(&message).await?;
        Ok(message.primary_header().serial_num().get())
    }

    /// Takes a notification away; nobody waits for the answer.
    pub(super) async fn close(&self, id: u32) -> zbus::Result<()> {
        let message = Message::method_call(PATH, "CloseNotification")?
            .destination(NAME)?
            .interface(NAME)?
            .with_flags(Flags::NoReplyExpected)?
            .build(&id)?;
        self.bus.send(&message).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_without_actions_has_no_buttons() {
        let says = |names: &[&str]| {
            Abilities::of(
                &names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>(),
                String::new(),
            )
        };
        assert!(says(&["body", "actions"]).buttons);
        assert!(says(&["body-markup"]).markup);
        assert!(!says(&["body", "body-markup", "icon-static"]).buttons);
    }
}
