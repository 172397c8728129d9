//! The platform against real things: an X server, a bus, a notification server; and against doubles that misbehave.
//!
//! Run with `cargo test -p unknot-platform --features desktop`. Needs the Debian packages xvfb, xdotool, dbus, dunst, openbox,
//! libglib2.0-bin, python3-dbusmock, xfce4-panel.
//! Every test starts its own display and bus and ends them.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, reason = "a test that cannot set up its world fails")]

mod dunst;
mod fullscreen;
mod gnome;
mod idle;
mod mock;
mod offers;
mod probe;
mod session;
mod tray;
mod world;
