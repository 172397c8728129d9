//! The local socket between the resident, its window and the command line.
//!
//! Everything that crosses it is named here once: the commands ([`Call`]), the views they answer with ([`views`]), the events
//! the resident sends ([`Event`]) and the errors ([`Fault`]). JSON-RPC 2.0, one message a line, version exchanged first.
//! This crate knows nothing of rules, records or windows.

#![deny(clippy::wildcard_enum_match_arm)]

mod protocol;
pub mod views;

pub use protocol::{Answer, Call, Code, Event, Fault, MAX_MESSAGE, Role, Surface, VERSION, WindowEnv};
