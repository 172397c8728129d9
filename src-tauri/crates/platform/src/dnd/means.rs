use std::collections::HashMap;

use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, Message};

use crate::bus;
use crate::notify;

const PATH: &str = "/org/freedesktop/Notifications";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const DUNST: &str = "org.dunstproject.cmd0";
const XFCONF: &str = "org.xfce.Xfconf";
const XFCE_KEY: (&str, &str) = ("xfce4-notifyd", "/do-not-disturb");

/// Who says that the person is not to be disturbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    /// The specification's `Inhibited`, which KDE has.
    Inhibited,
    /// dunst's `paused`.
    Dunst,
    /// The setting of XFCE's notification server.
    Xfce,
}

impl Means {
    pub(super) const ALL: [Self; 3] = [Self::Inhibited, Self::Dunst, Self::Xfce];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Inhibited => "the notification server's Inhibited",
            Self::Dunst => "dunst's paused",
            Self::Xfce => "XFCE's setting",
        }
    }

    pub(super) fn rule(self) -> String {
        match self {
            Self::Inhibited => properties_of(notify::SERVER),
            Self::Dunst => properties_of(DUNST),
            Self::Xfce => format!(
                "type='signal',sender='{XFCONF}',interface='{XFCONF}',member='PropertyChanged',arg0='{}',arg1='{}'",
                XFCE_KEY.0, XFCE_KEY.1
            ),
        }
    }

    /// Whether it is on; `None` where this means does not exist. Starts no program.
    pub(super) async fn ask(self, bus: &Connection) -> Option<bool> {
        match self {
            Self::Inhibited => property(bus, notify::SERVER, "Inhibited").await,
            Self::Dunst => property(bus, DUNST, "paused").await,
            Self::Xfce => {
                bus::owner(bus, XFCONF).await?;
                let reply = bus::call(bus, (XFCONF, "/org/xfce/Xfconf", XFCONF), "GetProperty", &XFCE_KEY).await;
                flag(&reply.ok()?)
            }
        }
    }
}

fn properties_of(interface: &str) -> String {
    format!(
        "type='signal',sender='{}',interface='{PROPERTIES}',member='PropertiesChanged',arg0='{interface}'",
        notify::SERVER
    )
}

async fn property(bus: &Connection, interface: &str, name: &str) -> Option<bool> {
    bus::owner(bus, notify::SERVER).await?;
    let reply = bus::call(bus, (notify::SERVER, PATH, PROPERTIES), "Get", &(interface, name)).await;
    flag(&reply.ok()?)
}

fn flag(reply: &Message) -> Option<bool> {
    let value: OwnedValue = reply.body().deserialize().ok()?;
    bool_of(&value)
}

fn bool_of(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::Bool(on) => Some(*on),
        _of_another_type => None,
    }
}

/// What a signal says, if it is of one of the means.
pub(crate) fn changed(signal: &Message) -> Option<(Means, bool)> {
    let header = signal.header();
    let body = signal.body();
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (PROPERTIES, "PropertiesChanged") => {
            let (of, changed, _gone): (String, HashMap<String, OwnedValue>, Vec<String>) = body.deserialize().ok()?;
            let (means, name) = match of.as_str() {
                notify::SERVER => (Means::Inhibited, "Inhibited"),
                DUNST => (Means::Dunst, "paused"),
                _of_others => return None,
            };
            Some((means, bool_of(changed.get(name)?)?))
        }
        (XFCONF, "PropertyChanged") => {
            let (_channel, _key, value): (String, String, OwnedValue) = body.deserialize().ok()?;
            Some((Means::Xfce, bool_of(&value)?))
        }
        _of_others => None,
    }
}

#[cfg(test)]
mod tests {
    use zbus::zvariant::DynamicType;

    use super::*;

    fn heard<B: serde::Serialize + DynamicType>(interface: &str, member: &str, body: &B) -> Option<(Means, bool)> {
        let message = Message::signal("/some/path", interface, member);
        changed(&message.and_then(|it| it.build(body)).expect("a signal"))
    }

    #[test]
    fn each_means_is_understood_by_its_own_name() {
        let property = |of: &str, name: &str| {
            let changed = HashMap::from([(name.to_owned(), Value::from(true))]);
            heard(PROPERTIES, "PropertiesChanged", &(of, changed, Vec::<String>::new()))
        };
        assert_eq!(property(notify::SERVER, "Inhibited"), Some((Means::Inhibited, true)));
        assert_eq!(property(DUNST, "paused"), Some((Means::Dunst, true)));
        assert_eq!(property(DUNST, "displayedLength"), None);
        let setting = (XFCE_KEY.0, XFCE_KEY.1, Value::from(false));
        assert_eq!(heard(XFCONF, "PropertyChanged", &setting), Some((Means::Xfce, false)));
    }
}
