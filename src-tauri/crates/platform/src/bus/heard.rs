//! What a message on the session bus means to us.

use zbus::Message;
use zbus::message::Type;

use crate::notify;

/// Something heard on the session bus.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum News {
    /// About notifications.
    Notification(notify::Heard),
    /// A name changed its owner; `None` when it has none now.
    Owner(String, Option<String>),
    /// One of Mutter's idle watches fired.
    WatchFired(u32),
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
            Some(News::Owner(name, Some(new).filter(|new| !new.is_empty())))
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
        ("org.gnome.Mutter.IdleMonitor", "WatchFired") => Some(News::WatchFired(body.deserialize().ok()?)),
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
    use zbus::zvariant::DynamicType;

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
        assert_eq!(news(&gone), Some(News::Owner(notify::SERVER.into(), None)));
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
