//! The rules of Unknot, as pure functions of data and time.
//!
//! Nothing here reads a clock, a file or a socket, starts a thread or knows an operating system: time is an argument ([`Now`]), the
//! outside is a set of traits ([`ports`]), and what is to happen outside is returned as values.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod breaks;
pub mod catalogue;
mod names;
mod now;
pub mod plan;
pub mod ports;
pub mod record;
pub mod review;
pub mod settings;
pub mod simulate;

pub use names::{Kind, Outcome, Reason, Signal, Stage};
pub use now::{Day, Now};
