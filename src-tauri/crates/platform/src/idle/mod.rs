//! When the person last gave input: from the X server's alarms, or from the desktop's own services on the session bus.
//!
//! A further source (ext-idle-notify of Wayland compositors) takes its place in [`IdleSource`].

mod mutter;
mod pause;
mod service;
mod x11;
mod x11_alarms;

use std::time::Duration;

pub(crate) use mutter::NAME as MUTTER;
pub(crate) use service::{Chance, Service};
pub(crate) use x11::X11Idle;

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
    X11(X11Idle),
    /// A service on the session bus.
    Service(Service),
}
