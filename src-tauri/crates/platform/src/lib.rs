//! What the desktop tells and shows: idle, lock, sleep, notifications, tray; and the machine's clocks.
//!
//! [`start`] gives the [`Desktop`](unknot_core::ports::Desktop) of the system this was built for; everything it senses goes into one
//! sink. Parsers and descriptions are compiled everywhere, only the calls are bound to a system.

pub mod clock;
#[cfg(not(target_os = "linux"))]
mod elsewhere;
mod notify;
mod setup;
mod tell;

#[cfg(target_os = "linux")]
mod bus;
#[cfg(target_os = "linux")]
mod dnd;
#[cfg(target_os = "linux")]
mod idle;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod pause;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
mod tray;
#[cfg(target_os = "linux")]
mod x11;

use std::io;

use unknot_core::ports::Sensed;

#[cfg(not(target_os = "linux"))]
pub use elsewhere::Elsewhere;
#[cfg(target_os = "linux")]
pub use linux::LinuxDesktop;
pub use setup::Setup;

/// The desktop of the system this was built for.
#[cfg(target_os = "linux")]
pub type ThisDesktop = LinuxDesktop;
/// The desktop of the system this was built for.
#[cfg(not(target_os = "linux"))]
pub type ThisDesktop = Elsewhere;

/// Starts listening. `sink` is called from the platform's own threads and must not block.
///
/// # Errors
/// When the system has no threads or descriptors to give. A desktop that is missing is no error: it is said by
/// [`Sensed::Availability`], and looked for again.
pub fn start(setup: Setup, sink: impl Fn(Sensed) + Send + Sync + Clone + 'static) -> io::Result<ThisDesktop> {
    ThisDesktop::start(setup, sink)
}
