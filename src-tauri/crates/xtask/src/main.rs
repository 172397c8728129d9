//! `cargo xtask run | test | measure | icons`: whatever a person or a build machine does with this repository.
//!
//! Each command does its own set-up first: it finds what is missing, says so, and installs it or names the one command that does.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for the terminal speaks by printing"
)]

mod clips;
mod command;
mod desktop;
mod icons;
mod measure;
mod run;
mod setup;
mod stamp;
mod test;
mod web;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use workspace::Workspace;

const USAGE: &str = "\
cargo xtask run [ARGS...]          set up, build and start Unknot; ARGS go to it
cargo xtask test [NAME...]         set up, build and run every check and every ring of tests, or those named
cargo xtask measure [--seconds N]  what the idle release build costs, beside its budget
cargo xtask icons                  draw icons/ anew from its SVG masters";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<ExitCode> {
    let Some((name, rest)) = args.split_first() else {
        bail!("say what to do:\n{USAGE}")
    };
    match name.as_str() {
        "run" => run::run(&Workspace::read()?, rest),
        "test" => test::run(&Workspace::read()?, rest),
        "measure" => measure::run(&Workspace::read()?, rest),
        "icons" => {
            icons::run(&Workspace::read()?.root.join("icons"))?;
            Ok(ExitCode::SUCCESS)
        }
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no `{other}`; there are:\n{USAGE}"),
    }
}
