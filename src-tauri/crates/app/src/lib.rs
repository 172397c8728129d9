//! The engine's one thread and the handlers of the command table.
//!
//! One thread owns the state ([`Engine`]). Desktop, link, alarm and window launcher send it [`Message`]s through one queue; it decides
//! with `core`, writes facts through the record and asks the outside ([`outside`], `core::ports`) to act. Nothing here knows Tauri or an
//! operating system.

#![deny(clippy::wildcard_enum_match_arm)]

mod api;
mod engine;
pub mod files;
mod handler;
pub mod outside;
mod rotation;
mod tray;
mod words;

pub use api::week;
pub use engine::{Engine, Message, Parts, run};
pub use handler::Doorkeeper;
pub use rotation::rotation;
pub use words::Words;
