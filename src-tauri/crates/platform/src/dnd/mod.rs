//! Do-not-disturb, as notification servers and desktops say it on the session bus.

mod means;

use tokio::sync::mpsc::UnboundedReceiver;
use unknot_core::Signal;
use unknot_core::ports::Sensed;
use zbus::Connection;

pub(crate) use means::changed;

use self::means::Means;
use crate::bus;
use crate::tell::{Tell, available, unavailable};

const NOBODY: &str = "the notification server does not say whether it is silenced (KDE's, XFCE's and dunst do)";

/// What the task hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DndNews {
    /// There is another notification server, or none.
    Server,
    /// It was switched on or off.
    Switched(Means, bool),
}

/// Runs until the connection's listener hangs up.
pub(crate) async fn watch(bus: Connection, tell: Tell, mut news: UnboundedReceiver<DndNews>) {
    let rules: Vec<_> = Means::ALL.iter().map(|means| means.rule()).collect();
    if let Err(error) = bus::subscribe(&bus, &rules).await {
        tell.seen("dnd", unavailable(bus::words("the session bus", &error)));
    }
    let mut on = false;
    let mut means = find(&bus, &tell, &mut on).await;
    while let Some(news) = news.recv().await {
        match news {
            DndNews::Server => means = find(&bus, &tell, &mut on).await,
            DndNews::Switched(by, now) if Some(by) == means => say(&tell, &mut on, now),
            DndNews::Switched(..) => {}
        }
    }
    say(&tell, &mut on, false);
}

async fn find(bus: &Connection, tell: &Tell, on: &mut bool) -> Option<Means> {
    for means in Means::ALL {
        if let Some(now) = means.ask(bus).await {
            tell.seen("dnd", available(means.name()));
            say(tell, on, now);
            return Some(means);
        }
    }
    tell.seen("dnd", unavailable(NOBODY));
    say(tell, on, false);
    None
}

fn say(tell: &Tell, on: &mut bool, now: bool) {
    if std::mem::replace(on, now) != now {
        tell.tell(Sensed::Signal(Signal::Dnd, now));
    }
}
