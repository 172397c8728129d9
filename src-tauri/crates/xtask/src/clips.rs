//! The clips of all movements, baked beside the programs. What is still right is kept, so a second time is quick.

use std::process::Command;

use anyhow::Result;

use crate::command::must;
use crate::workspace::Workspace;

/// Bakes what the debug programs play. Draws for a minute or two the first time.
pub(crate) fn bake(workspace: &Workspace) -> Result<()> {
    let unknot = workspace.program("debug", "unknot");
    let clips = unknot.with_file_name("movements.clips");
    println!("Drawing the movements that have changed...");
    must(Command::new(unknot).arg("bake").arg(clips))
}
