//! The parts of the Rust toolchain that a minimal one lacks, and the one tool that comes as a crate.

use std::process::Command;

use anyhow::{Result, bail};

use super::For;
use crate::command::{must, on_path};
use crate::workspace::Workspace;

const TAURI_DRIVER: &str = "2.1.0";

/// Tests format, lint and document too; a minimal toolchain comes without the first two.
pub(super) fn ensure(workspace: &Workspace, purpose: For) -> Result<()> {
    if purpose != For::Test {
        return Ok(());
    }
    driver(workspace)?;
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

/// The desktop ring lets tauri-driver start the window. Below `target`, so that nothing of a person's own is touched.
fn driver(workspace: &Workspace) -> Result<()> {
    let root = workspace.target.join("tools");
    if !cfg!(target_os = "linux") || root.join("bin/tauri-driver").is_file() {
        return Ok(());
    }
    println!("Missing here: tauri-driver. Building it into {}.", root.display());
    let mut install = workspace.cargo();
    install.args([
        "install",
        "--quiet",
        "tauri-driver",
        "--version",
        TAURI_DRIVER,
        "--locked",
        "--root",
    ]);
    must(install.arg(root))
}

fn works(workspace: &Workspace, command: &str) -> bool {
    workspace
        .cargo()
        .args([command, "--version"])
        .output()
        .is_ok_and(|output| output.status.success())
}
