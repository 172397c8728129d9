//! The real programs on a real desktop: an X server, a session bus, dunst, a panel, keys from xdotool.
//!
//! Run with `cargo xtask test desktop-ring`. Needs `unknot` and `unknot-window` built side by side (`UNKNOT_BIN` names the first) and the
//! Debian packages of xtask's set-up. Every test starts a desktop of its own and ends all that it started; what happens in its own time is
//! waited for, and no test asserts how long it took. Screenshots stay in `target/tmp/desktop`.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, reason = "a test that cannot set up its world fails")]
#![allow(
    clippy::print_stderr,
    reason = "a test says why it skips, and what a resident said before it failed"
)]

mod harness;

mod cli;
mod kills;
mod leftovers;
mod link;
mod notifications;
mod second_start;
mod tray;
mod webdriver;
mod whole_way;
