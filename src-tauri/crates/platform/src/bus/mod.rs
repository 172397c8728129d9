//! All talk over D-Bus: one thread with one small runtime, one connection to the session bus and one to the system bus.
//!
//! No call waits longer than [`PATIENCE`], and nothing here is waited for by another thread: a program that hangs on the other side
//! blocks nothing.

mod calls;
mod connect;
mod heard;
mod session;

use std::time::Duration;
use std::{io, thread};

use tokio::runtime;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use unknot_core::ports::{Offer, Tray};

pub(crate) use calls::{DBUS, PATIENCE, Target, call, owner, owner_rule, subscribe, words};
pub(crate) use connect::{connect_session, connect_system, next};

use self::session::Lasting;
use crate::idle::Service;
use crate::session::{self as logind, Lock};
use crate::setup::Setup;
use crate::tell::Tell;

/// What is asked of the session bus.
#[derive(Debug)]
pub(crate) enum Ask {
    /// Show this offer.
    Show(Offer),
    /// Take the offer's notification away.
    Withdraw,
    /// The wishes about idleness changed.
    Watch,
}

/// The door to the bus thread, which ends when this is dropped.
pub(crate) struct Bus {
    pub(crate) asks: UnboundedSender<Ask>,
    pub(crate) tray: watch::Sender<Option<Tray>>,
}

/// Starts the thread. `idle` is served where no X server tells about idleness.
pub(crate) fn start(setup: Setup, tell: Tell, idle: Option<Service>) -> io::Result<Bus> {
    let (asks, asked) = unbounded_channel();
    let (tray, wanted) = watch::channel(None);
    // Connecting takes a blocking call or two; their thread need not outlive them.
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(1)
        .thread_keep_alive(Duration::ZERO)
        .build()?;
    thread::Builder::new().name("bus".into()).spawn(move || {
        let lock = Lock::new(tell.clone());
        let lasting = Lasting {
            setup,
            tell,
            lock,
            idle,
            tray: wanted,
        };
        runtime.block_on(async {
            tokio::select! {
                () = lasting.stay_connected(asked) => {}
                () = logind::stay_connected(&lasting.setup, &lasting.tell, &lasting.lock) => {}
            }
        });
    })?;
    Ok(Bus { asks, tray })
}
