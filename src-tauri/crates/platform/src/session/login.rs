//! What logind's messages mean.

use std::collections::HashMap;

use zbus::Message;
use zbus::message::Type;
use zbus::zvariant::OwnedValue;

pub(super) const NAME: &str = "org.freedesktop.login1";
pub(super) const MANAGER: &str = "org.freedesktop.login1.Manager";
pub(super) const SESSION: &str = "org.freedesktop.login1.Session";
pub(super) const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// Something logind says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// The machine is about to sleep, or has woken.
    Sleep(bool),
    /// Somebody wishes the session locked, or unlocked.
    Wish(bool),
    /// The session is locked, or unlocked.
    Hint(bool),
    /// logind itself came or went.
    Owner(bool),
}

/// `None` for what means nothing to us.
pub(super) fn word(message: &Message) -> Option<Word> {
    if message.message_type() != Type::Signal {
        return None;
    }
    let header = message.header();
    let body = message.body();
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (MANAGER, "PrepareForSleep") => Some(Word::Sleep(body.deserialize().ok()?)),
        (SESSION, "Lock") => Some(Word::Wish(true)),
        (SESSION, "Unlock") => Some(Word::Wish(false)),
        (PROPERTIES, "PropertiesChanged") => {
            let (of, changed, _gone): (String, HashMap<String, OwnedValue>, Vec<String>) = body.deserialize().ok()?;
            let hint = changed.get("LockedHint").filter(|_| of == SESSION)?;
            Some(Word::Hint(bool::try_from(&**hint).ok()?))
        }
        ("org.freedesktop.DBus", "NameOwnerChanged") => {
            let (name, _old, new): (String, String, String) = body.deserialize().ok()?;
            (name == NAME).then_some(Word::Owner(!new.is_empty()))
        }
        _of_others => None,
    }
}

#[cfg(test)]
mod tests {
    use zbus::zvariant::{DynamicType, Value};

    use super::*;

    fn heard<B: serde::Serialize + DynamicType>(interface: &str, member: &str, body: &B) -> Option<Word> {
        let message = Message::signal("/org/freedesktop/login1/session/_32", interface, member);
        word(&message.and_then(|it| it.build(body)).expect("a signal"))
    }

    #[test]
    fn lock_and_sleep_are_understood() {
        assert_eq!(heard(MANAGER, "PrepareForSleep", &true), Some(Word::Sleep(true)));
        assert_eq!(heard(SESSION, "Lock", &()), Some(Word::Wish(true)));
        assert_eq!(heard(SESSION, "Unlock", &()), Some(Word::Wish(false)));
        let changed = |of: &str, name: &str| {
            let changed = HashMap::from([(name.to_owned(), Value::from(true))]);
            heard(PROPERTIES, "PropertiesChanged", &(of, changed, Vec::<String>::new()))
        };
        assert_eq!(changed(SESSION, "LockedHint"), Some(Word::Hint(true)));
        assert_eq!(changed(SESSION, "IdleHint"), None);
        assert_eq!(changed(MANAGER, "LockedHint"), None);
        assert_eq!(
            heard("org.freedesktop.DBus", "NameOwnerChanged", &(NAME, ":1.2", "")),
            Some(Word::Owner(false))
        );
    }
}
