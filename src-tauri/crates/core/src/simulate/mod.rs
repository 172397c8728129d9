//! A scripted time over the real engine, on a virtual clock (CONTRACTS 5): the same scenario gives the same lines, byte for byte.

mod line;
mod local;
mod own_settings;
mod run;
mod scenario;
mod typing;

pub use line::Line;
pub use run::run;
pub use scenario::{Scenario, Step};
