//! tauri-driver: WebDriver's way into a Tauri window. No system packages it, so cargo builds it into our own build folder.

use std::fs;

use anyhow::{Context, Result};

use super::For;
use crate::command::must;
use crate::workspace::Workspace;

const NAME: &str = "tauri-driver";
const VERSION: &str = "2.1.0";

/// The desktop ring runs on Linux alone.
pub(super) fn ensure(workspace: &Workspace, purpose: For) -> Result<()> {
    if purpose != For::Test || !cfg!(target_os = "linux") {
        return Ok(());
    }
    let tools = workspace.target.join("tools");
    let installed = fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
    if is_there(&installed) {
        return Ok(());
    }
    println!("Missing here: {NAME} {VERSION}.");
    must(
        workspace
            .cargo()
            .args(["install", NAME, "--version", VERSION, "--locked", "--root"])
            .arg(tools),
    )
    .context("the desktop ring needs it to read the window's pages")
}

/// Does cargo's list of what it installed name this version?
fn is_there(list: &str) -> bool {
    list.contains(&format!("\"{NAME} {VERSION} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_the_tests_were_written_for_counts() {
        let list = |version| {
            format!("[v1]\n\"tauri-driver {version} (registry+https://example.org/index)\" = [\"tauri-driver\"]\n")
        };
        assert!(is_there(&list("2.1.0")));
        assert!(!is_there(&list("2.1.1")) && !is_there(""));
    }
}
