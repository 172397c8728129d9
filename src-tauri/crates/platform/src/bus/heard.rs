//! What a message on the session bus means to us.

use zbus::Message;
use zbus::message::Type;
use zbus::zvariant::OwnedValue;

use crate::dnd::{self, DndNews};
use crate::idle::{self, Chance};
use crate::notify;
use crate::session::{SaverNews, is_saver};
use crate::tray::{HostNews, WATCHER, scheme_of};

/// Something heard on the session bus, by whom it concerns.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum News {
    Notification(notify::Heard),
    Saver(SaverNews),
    Dnd(DndNews),
    Tray(HostNews),
    Idle(Chance),
}

/// `None` for what means nothing to us, also for signals of a shape that nobody promised.
pub(super) fn news(message: &Message) -> Option<News> {
    match message.message_type() {
        Type::Signal => signal(message),
        Type::MethodReturn | Type::Error => reply(message).map(News::Notification),
        Type::MethodCall => None,
    }
}

fn signal(message: &Message) -> Option<News> {
    let header = message.header();
    let body = message.body();
    let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
    match (interface, member) {
        ("org.freedesktop.DBus", "NameOwnerChanged") => {
            let (name, _old, new): (String, String, String) = body.deserialize().ok()?;
            owner_changed(name, Some(new).filter(|new| !new.is_empty()))
        }
        (notify::SERVER, "ActionInvoked") => {
            let (id, action) = body.deserialize().ok()?;
            let by = header.sender()?.as_str().to_owned();
            Some(News::Notification(notify::Heard::Pressed { by, id, action }))
        }
        (notify::SERVER, "ActivationToken") => {
            let (id, token) = body.deserialize().ok()?;
            Some(News::Notification(notify::Heard::Token { id, token }))
        }
        (notify::SERVER, "NotificationClosed") => {
            let (id, _reason): (u32, u32) = body.deserialize().ok()?;
            Some(News::Notification(notify::Heard::Closed { id }))
        }
        (idle::MUTTER, "WatchFired") => Some(News::Idle(Chance::Fired(body.deserialize().ok()?))),
        (name, "ActiveChanged") if is_saver(name) => Some(News::Saver(SaverNews::Active(body.deserialize().ok()?))),
        (WATCHER, "StatusNotifierHostRegistered" | "StatusNotifierHostUnregistered") => {
            Some(News::Tray(HostNews::Host))
        }
        ("org.freedesktop.portal.Settings", "SettingChanged") => {
            let (_appearance, key, value): (String, String, OwnedValue) = body.deserialize().ok()?;
            let scheme = scheme_of(&value).filter(|_| key == "color-scheme")?;
            Some(News::Tray(HostNews::Scheme(scheme)))
        }
        _of_others => dnd::changed(message).map(|(by, on)| News::Dnd(DndNews::Switched(by, on))),
    }
}

fn owner_changed(name: String, owner: Option<String>) -> Option<News> {
    match name.as_str() {
        notify::SERVER => Some(News::Notification(notify::Heard::Owner(owner))),
        idle::MUTTER => Some(News::Idle(Chance::Mutter(owner.is_some()))),
        WATCHER => Some(News::Tray(HostNews::Watcher)),
        saver if is_saver(saver) => Some(News::Saver(SaverNews::Owner(name, owner.is_some()))),
        _of_others => None,
    }
}

/// Replies of other shapes than a notification's id are none of the calls that are sent without waiting.
fn reply(message: &Message) -> Option<notify::Heard> {
    let header = message.header();
    let to = header.reply_serial()?.get();
    let id = match header.error_name() {
        Some(name) => Err(format!("the notification server answered with {name}")),
        None => Ok(message.body().deserialize().ok()?),
    };
    Some(notify::Heard::Reply { to, id })
}

#[cfg(test)]
mod tests {
    use zbus::zvariant::{DynamicType, Value};

    use super::*;

    fn signal_of<B: serde::Serialize + DynamicType>(interface: &str, member: &str, body: &B) -> Message {
        Message::signal("/some/path", interface, member)
            .and_then(|it| it.sender(":1.9"))
            .and_then(|it| it.build(body))
            .expect("a signal")
    }

    #[test]
    fn signals_of_a_notification_server_are_understood() {
        let pressed = signal_of(notify::SERVER, "ActionInvoked", &(5_u32, "snooze"));
        assert_eq!(
            news(&pressed),
            Some(News::Notification(notify::Heard::Pressed {
                by: ":1.9".into(),
                id: 5,
                action: "snooze".into()
            }))
        );
        let token = signal_of(notify::SERVER, "ActivationToken", &(5_u32, "abc"));
        assert_eq!(
            news(&token),
            Some(News::Notification(notify::Heard::Token {
                id: 5,
                token: "abc".into()
            }))
        );
        let closed = signal_of(notify::SERVER, "NotificationClosed", &(5_u32, 2_u32));
        assert_eq!(news(&closed), Some(News::Notification(notify::Heard::Closed { id: 5 })));
    }

    #[test]
    fn a_name_without_owner_has_none() {
        let gone = signal_of(
            "org.freedesktop.DBus",
            "NameOwnerChanged",
            &(notify::SERVER, ":1.4", ""),
        );
        assert_eq!(news(&gone), Some(News::Notification(notify::Heard::Owner(None))));
        let back = signal_of("org.freedesktop.DBus", "NameOwnerChanged", &(idle::MUTTER, "", ":1.5"));
        assert_eq!(news(&back), Some(News::Idle(Chance::Mutter(true))));
        let other = signal_of("org.freedesktop.DBus", "NameOwnerChanged", &("org.example", "", ":1.5"));
        assert_eq!(news(&other), None);
    }

    #[test]
    fn screensavers_and_colour_schemes_are_understood() {
        let active = signal_of("org.gnome.ScreenSaver", "ActiveChanged", &true);
        assert_eq!(news(&active), Some(News::Saver(SaverNews::Active(true))));
        let setting = |key: &str| {
            let body = ("org.freedesktop.appearance", key, Value::from(1_u32));
            news(&signal_of("org.freedesktop.portal.Settings", "SettingChanged", &body))
        };
        assert_eq!(setting("color-scheme"), Some(News::Tray(HostNews::Scheme(1))));
        assert_eq!(setting("contrast"), None);
    }

    #[test]
    fn signals_of_an_unpromised_shape_mean_nothing() {
        assert_eq!(news(&signal_of(notify::SERVER, "ActionInvoked", &"snooze")), None);
        assert_eq!(
            news(&signal_of("org.example", "ActionInvoked", &(5_u32, "snooze"))),
            None
        );
    }
}
