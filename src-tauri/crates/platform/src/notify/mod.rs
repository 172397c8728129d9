//! The offer as a notification: described the same way on every system, carried by whatever the system has.

#[cfg(not(target_os = "linux"))]
pub(crate) mod elsewhere;
#[cfg(target_os = "linux")]
mod offers;
#[cfg(target_os = "linux")]
mod server;
#[cfg(target_os = "linux")]
mod wire;

#[cfg(target_os = "linux")]
pub(crate) use offers::{Heard, Offers};
#[cfg(target_os = "linux")]
pub(crate) use server::NAME as SERVER;

use notify_rust::{Notification, Timeout};
use unknot_core::ports::{Offer, Press};

const START: &str = "start";
const SNOOZE: &str = "snooze";
const SKIP: &str = "skip";
/// What a click on the body is called.
const BODY: &str = "default";

/// What is to be shown, in the terms that all systems share.
pub(crate) fn describe(offer: &Offer) -> Notification {
    let [start, snooze, skip] = &offer.buttons;
    let mut notification = Notification::new();
    notification
        .appname("Unknot")
        .icon("unknot")
        .summary(&offer.title)
        .body(&offer.body)
        // The engine takes it away in its own time, which stands still while the person is away.
        .timeout(Timeout::Never)
        .action(BODY, start)
        .action(START, start)
        .action(SNOOZE, snooze)
        .action(SKIP, skip);
    if let Some(picture) = &offer.picture {
        notification.image_path(picture);
    }
    #[cfg(all(unix, not(target_os = "macos")))]
    notification
        .urgency(notify_rust::Urgency::Normal)
        .hint(notify_rust::Hint::DesktopEntry("unknot".into()))
        .hint(notify_rust::Hint::Transient(true))
        .hint(notify_rust::Hint::Category("x-unknot.break".into()));
    notification
}

/// What the name of a pressed action means; `None` for one that is not ours.
pub(crate) fn press(action: &str) -> Option<Press> {
    match action {
        START | BODY => Some(Press::Start),
        SNOOZE => Some(Press::Snooze),
        SKIP => Some(Press::Skip),
        _other_programs => None,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::time::Duration;

    use unknot_core::Kind;

    use super::*;

    pub(crate) fn offer() -> Offer {
        Offer {
            number: 7,
            kind: Kind::Micro,
            title: "Chin tuck".into(),
            body: "Long neck <now> & breathe".into(),
            picture: Some("/tmp/chin_tuck.png".into()),
            buttons: ["Start".into(), "In 5 min".into(), "Skip".into()],
            lasts: Duration::from_secs(120),
        }
    }

    #[test]
    fn every_button_and_the_body_mean_something() {
        let actions = describe(&offer()).actions;
        let presses: Vec<_> = actions
            .chunks(2)
            .map(|pair| (press(&pair[0]), pair[1].as_str()))
            .collect();
        assert_eq!(
            presses,
            [
                (Some(Press::Start), "Start"),
                (Some(Press::Start), "Start"),
                (Some(Press::Snooze), "In 5 min"),
                (Some(Press::Skip), "Skip"),
            ]
        );
        assert_eq!(press("__closed"), None);
    }
}
