//! The parts of the Rust toolchain that a minimal one lacks.

use std::process::Command;

use anyhow::{Result, bail};

use super::For;
use crate::command::{must, on_path};
use crate::workspace::Workspace;

/// Tests format, lint and document too; a minimal toolchain comes without the first two.
pub(super) fn ensure(workspace: &Workspace, purpose: For) -> Result<()> {
    if purpose != For::Test {
        return Ok(());
    }
    let lacking: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(command, _)| !works(workspace, command))
        .map(|(_, component)| component)
        .collect();
    if lacking.is_empty() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        bail!(
            "cargo lacks {}: install it from where your Rust came from, then run me again",
            lacking.join(" and ")
        );
    }
    println!("Missing here: {}.", lacking.join(" "));
    must(Command::new("rustup").args(["component", "add"]).args(&lacking))
}

fn works(workspace: &Workspace, command: &str) -> bool {
    workspace
        .cargo()
        .args([command, "--version"])
        .output()
        .is_ok_and(|output| output.status.success())
}
