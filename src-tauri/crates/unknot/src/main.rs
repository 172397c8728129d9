//! `unknot`: the resident and the command line, one small program.
//!
//! With no command it keeps time, sits in the tray and opens the window; with one it steers or asks the running resident, or reads the
//! record itself. Wiring and one file per command; what is decided is decided in `core`, carried out in `app`.

#![deny(clippy::wildcard_enum_match_arm)]

mod args;
mod clips;
mod clock;
mod commands;
mod failure;
mod folder;
mod launch;
mod pictures;
mod resident;
mod say;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match commands::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::error(&failure);
            failure.status()
        }
    }
}
