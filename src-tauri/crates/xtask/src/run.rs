//! `cargo xtask run`: set up, build both programs, start Unknot.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::clips;
use crate::command::must;
use crate::setup::{self, For};
use crate::web;
use crate::workspace::Workspace;

/// Ends with Unknot's own exit status.
pub(crate) fn run(workspace: &Workspace, args: &[String]) -> Result<ExitCode> {
    // `cargo xtask run -- --hidden` is as good as without the dashes.
    let args = args.strip_prefix(&["--".to_owned()]).unwrap_or(args);
    setup::ensure(workspace, For::Run)?;
    web::install(workspace)?;
    web::build(workspace)?;
    must(
        workspace
            .cargo()
            .args(["build", "--package", "unknot", "--package", "unknot-window"]),
    )?;
    clips::bake(workspace)?;
    if cfg!(target_os = "linux") && !has_display() {
        eprintln!(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be shown: \
             Unknot keeps time without one. Run this from a terminal of your desktop to see it."
        );
    }
    start(Command::new(workspace.program("debug", "unknot")).args(args))
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// In our place, so that Ctrl-C and the exit status are Unknot's.
#[cfg(unix)]
fn start(unknot: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(unknot.exec()).context("cannot start unknot")
}

#[cfg(not(unix))]
fn start(unknot: &mut Command) -> Result<ExitCode> {
    let status = unknot.status().context("cannot start unknot")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
