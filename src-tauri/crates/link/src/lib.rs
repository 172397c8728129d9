//! The local socket between the resident, its window and the command line.
//!
//! Everything that crosses it is named here once: the commands ([`Call`]), the views they answer with ([`views`]), the events
//! the resident sends ([`Event`]) and the errors ([`Fault`]). JSON-RPC 2.0, one message a line, version exchanged first.
//! This crate knows nothing of rules, records or windows.

#![deny(clippy::wildcard_enum_match_arm)]

mod address;
mod client;
mod message;
mod os;
mod peer;
mod protocol;
mod server;
mod socket;
#[cfg(test)]
mod tests;
pub mod views;

pub use address::Address;
pub use client::{Client, News};
pub use message::{Message, Refused};
pub use peer::{Peer, PeerHandle};
pub use protocol::{Answer, Call, Code, Event, Fault, MAX_MESSAGE, Role, Surface, VERSION, WindowEnv};
pub use server::{Handler, MAX_CONNECTIONS, Server, serve};
pub use socket::{Connection, Listener, Reader, Received, Writer};
