//! A described notification as the arguments of `org.freedesktop.Notifications.Notify`.

use std::collections::HashMap;

use notify_rust::{Hint, Notification};
use zbus::zvariant::Value;

/// app name, replaces, icon, summary, body, actions, hints, time-out in ms.
pub(super) type Arguments<'a> = (
    &'a str,
    u32,
    &'a str,
    &'a str,
    String,
    Vec<&'a str>,
    HashMap<&'a str, Value<'a>>,
    i32,
);

/// `markup` where the server reads tags in the body.
pub(super) fn arguments(notification: &Notification, replaces: u32, markup: bool) -> Arguments<'_> {
    (
        &notification.appname,
        replaces,
        &notification.icon,
        &notification.summary,
        if markup {
            escape(&notification.body)
        } else {
            notification.body.clone()
        },
        notification.actions.iter().map(String::as_str).collect(),
        notification.hints.iter().filter_map(hint).collect(),
        notification.timeout.into(),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The hints that a break's notification has; the library keeps its own conversion to itself.
fn hint(hint: &Hint) -> Option<(&'static str, Value<'_>)> {
    match hint {
        Hint::DesktopEntry(name) => Some(("desktop-entry", name.as_str().into())),
        Hint::ImagePath(path) => Some(("image-path", path.as_str().into())),
        Hint::Category(name) => Some(("category", name.as_str().into())),
        Hint::Transient(yes) => Some(("transient", (*yes).into())),
        Hint::Urgency(level) => Some(("urgency", (*level as u8).into())),
        _never_described => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::describe;
    use super::super::tests::offer;
    use super::*;

    #[test]
    fn an_offer_keeps_all_it_says_on_the_wire() {
        let notification = describe(&offer());
        let (app, replaces, icon, summary, body, actions, hints, time_out) = arguments(&notification, 4, false);
        assert_eq!((app, replaces, icon, summary), ("Unknot", 4, "unknot", "Chin tuck"));
        assert_eq!(body, "Long neck <now> & breathe");
        assert_eq!(
            actions,
            [
                "default", "Start", "start", "Start", "snooze", "In 5 min", "skip", "Skip"
            ]
        );
        assert_eq!(hints["desktop-entry"], Value::from("unknot"));
        assert_eq!(hints["image-path"], Value::from("/tmp/chin_tuck.png"));
        assert_eq!(hints["transient"], Value::from(true));
        assert_eq!(hints["urgency"], Value::from(1_u8));
        assert_eq!(hints["category"], Value::from("x-unknot.break"));
        assert_eq!(time_out, 0, "the engine takes it away, not the server");
    }

    #[test]
    fn a_server_that_reads_tags_gets_none() {
        let notification = describe(&offer());
        assert_eq!(
            arguments(&notification, 0, true).4,
            "Long neck &lt;now&gt; &amp; breathe"
        );
    }
}
