//! What Unknot keeps on disk: the record (SQLite), the settings file, the running timer's state.
//!
//! - [`Store`] keeps the facts of `unknot_core::record`: rows that are only ever added, each on disk before it is acknowledged.
//! - [`settings_file`] reads and changes `settings.toml` and leaves the person's comments and order alone.
//! - [`state_file`] overwrites the state of the running timer. That is no fact: losing its last seconds is allowed, half a file is not.
//!
//! No rules here, and no clock: instants come with the facts. That one resident alone writes to a data folder is the resident's care.

#![deny(clippy::wildcard_enum_match_arm)]

mod breaks;
mod columns;
mod database;
mod files;
mod runs;
pub mod settings_file;
pub mod state_file;
mod store;
mod stretches;

pub use database::{BACKUPS, HISTORY, set_aside};
pub use store::Store;
