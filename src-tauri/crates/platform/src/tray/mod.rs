//! The tray icon (StatusNotifierItem): drawn from the engine's value, there whenever a host is.

mod host;
mod item;
mod pictures;

pub(crate) use host::{HostNews, TrayTask, WATCHER, scheme_of};
