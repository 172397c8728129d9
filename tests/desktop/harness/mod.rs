//! What the tests stand on: a desktop of their own, the programs on it, and eyes and hands to check them with.

mod browser;
mod desk;
mod dunst;
mod picture;
mod processes;
mod resident;
mod servers;
mod wire;

pub(crate) use browser::Browser;
pub(crate) use desk::{Desk, unknot};
pub(crate) use dunst::Dunst;
pub(crate) use picture::Picture;
pub(crate) use processes::{of_group, signal};
pub(crate) use resident::Resident;
pub(crate) use servers::{Running, eventually, eventually_some};
pub(crate) use wire::Wire;
