use std::io;
use std::time::Duration;

use serde::Serialize;
use tokio::time::timeout;
use zbus::zvariant::DynamicType;
use zbus::{Connection, Message};

/// No program on the bus is waited for longer than this.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

/// Name, path and interface of what is called.
pub(crate) type Target<'a> = (&'a str, &'a str, &'a str);

/// The bus itself.
pub(crate) const DBUS: Target<'static> = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus");

/// Calls a method and waits for its reply, not for ever.
pub(crate) async fn call<B>(bus: &Connection, target: Target<'_>, method: &str, body: &B) -> zbus::Result<Message>
where
    B: Serialize + DynamicType,
{
    let (name, path, interface) = target;
    timeout(
        PATIENCE,
        bus.call_method(Some(name), path, Some(interface), method, body),
    )
    .await
    .unwrap_or_else(|_elapsed| Err(io::Error::from(io::ErrorKind::TimedOut).into()))
}

/// Who owns a name right now.
pub(crate) async fn owner(bus: &Connection, name: &str) -> Option<String> {
    let reply = call(bus, DBUS, "GetNameOwner", &name).await.ok()?;
    reply.body().deserialize().ok()
}

/// Asks the bus for the signals that these rules describe.
pub(crate) async fn subscribe(bus: &Connection, rules: &[String]) -> zbus::Result<()> {
    for rule in rules {
        call(bus, DBUS, "AddMatch", rule).await?;
    }
    Ok(())
}

/// The rule for changes of one name's owner.
pub(crate) fn owner_rule(name: &str) -> String {
    let (bus, _, _) = DBUS;
    format!("type='signal',sender='{bus}',interface='{bus}',member='NameOwnerChanged',arg0='{name}'")
}

/// An error of a call in words for a person.
pub(crate) fn words(who: &str, error: &zbus::Error) -> String {
    match error {
        zbus::Error::MethodError(name, _, _) if is_absence(name.as_str()) => format!("{who} does not run"),
        zbus::Error::InputOutput(error) if error.kind() == io::ErrorKind::TimedOut => {
            format!("{who} did not answer within {} s", PATIENCE.as_secs())
        }
        other => format!("{who} answered with an error: {other}"),
    }
}

fn is_absence(error: &str) -> bool {
    matches!(
        error,
        "org.freedesktop.DBus.Error.ServiceUnknown" | "org.freedesktop.DBus.Error.NameHasNoOwner"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_program_is_said_to_be_silent() {
        let error = zbus::Error::from(io::Error::from(io::ErrorKind::TimedOut));
        assert_eq!(
            words("the notification server", &error),
            "the notification server did not answer within 2 s"
        );
    }
}
