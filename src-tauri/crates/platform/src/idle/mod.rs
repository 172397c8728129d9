//! When the person last gave input: from the X server's alarms, or from the desktop's own services on the session bus.
//!
//! KDE's `org.freedesktop.ScreenSaver.GetSessionIdleTime` is not one of them: on X11 the alarms say more, and on Wayland KDE answers it with
//! an error or, in older versions, always with 0. What KDE and others have there is the Wayland protocol ext-idle-notify, which this
//! version does not speak yet; it takes its place in [`IdleSource`].

mod mutter;
mod service;

use std::time::Duration;

use crate::x11::X11Door;

pub(crate) use mutter::NAME as MUTTER;
pub(crate) use service::{Chance, Service};

/// A wish about idleness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WatchAsk {
    /// Watch for pauses of this length.
    After(Duration),
    /// Besides, for pauses of this length; `None`: no longer.
    Gap(Option<Duration>),
    /// Tell the next input.
    Return,
}

/// Who tells about idleness here.
pub(crate) enum IdleSource {
    /// The X server.
    X11(X11Door),
    /// A service on the session bus.
    Service(Service),
}
