//! The commands, one file each.

mod bake;
mod catalogue;
mod check;
mod figure;
mod simulate;
mod status;
mod steer;
mod week;

use std::env;
use std::time::Duration;

use unknot_link::WindowEnv;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{launch, resident};

/// How long a command waits for the resident.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) fn run(args: Args) -> Result<(), Failure> {
    let data_dir = || resident::data_dir(args.data_dir.clone());
    match args.command {
        None => resident::start(&data_dir()?, args.hidden),
        Some(Command::Status { json }) => status::run(&data_dir()?, json),
        Some(Command::Pause { when }) => steer::pause(&data_dir()?, &when),
        Some(Command::Resume) => steer::resume(&data_dir()?),
        Some(Command::Break { kind }) => steer::take_break(&data_dir()?, kind),
        Some(Command::Snooze { length }) => steer::snooze(&data_dir()?, length),
        Some(Command::Skip) => steer::skip(&data_dir()?),
        Some(Command::Week { week, json }) => week::run(&data_dir()?, week.as_deref(), json),
        Some(Command::Check) => check::run(&data_dir()?),
        Some(Command::Quit) => steer::quit(&data_dir()?),
        Some(Command::Bake { output }) => bake::run(&output),
        Some(Command::Figure(figure)) => figure::run(&figure),
        Some(Command::Catalogue { what }) => catalogue::run(what),
        Some(Command::Simulate { scenario }) => simulate::run(&scenario),
    }
}

/// The screen this command was called from, for a window that the resident opens.
pub(crate) fn screen() -> WindowEnv {
    let set = |name: &&str| {
        env::var(name)
            .ok()
            .filter(|value| !value.is_empty())
            .map(|value| ((*name).to_owned(), value))
    };
    WindowEnv {
        vars: launch::SCREEN.iter().filter_map(set).collect(),
    }
}
