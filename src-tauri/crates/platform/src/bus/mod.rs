//! All talk over D-Bus: one thread with one small runtime, one connection to the session bus and one to the system bus.
//!
//! No call waits longer than [`PATIENCE`], and nothing here is waited for by another thread: a program that hangs on the other side
//! blocks nothing.

mod calls;
mod heard;
mod session;

use std::{io, thread};

use tokio::runtime;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use unknot_core::ports::Offer;

pub(crate) use calls::{DBUS, PATIENCE, Target, call, owner, owner_rule, subscribe, words};

use crate::idle::Service;
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

/// Starts the thread. It ends when the returned sender is dropped.
pub(crate) fn start(setup: Setup, tell: Tell, idle: Option<Service>) -> io::Result<UnboundedSender<Ask>> {
    let (asks, asked) = unbounded_channel();
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    thread::Builder::new().name("bus".into()).spawn(move || {
        runtime.block_on(session::stay_connected(
            setup.session_bus.as_deref(),
            &tell,
            idle.as_ref(),
            asked,
        ));
    })?;
    Ok(asks)
}
