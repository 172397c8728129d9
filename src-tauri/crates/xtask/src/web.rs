//! The page: its npm packages and its build, each only when what it is made from changed.

use std::fs;

use anyhow::Result;

use crate::command::{must, npm};
use crate::stamp;
use crate::workspace::Workspace;

/// Is there a page at all?
pub(crate) fn exists(workspace: &Workspace) -> bool {
    workspace.ui().join("package.json").is_file()
}

/// Is there an npm script of this name?
pub(crate) fn has_script(workspace: &Workspace, name: &str) -> bool {
    let read = fs::read(workspace.ui().join("package.json")).ok();
    let package = read.and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    package.is_some_and(|package| package["scripts"].get(name).is_some())
}

/// `npm ci`, when the lock file is not the one that was installed from. The stamp lies in `node_modules`: it goes with it.
pub(crate) fn install(workspace: &Workspace) -> Result<()> {
    let ui = workspace.ui();
    let lock = ui.join("package-lock.json");
    let stamp = ui.join("node_modules/.installed-from");
    let now = stamp::hash(&[lock], &[])?;
    if stamp::is(&stamp, &now) {
        return Ok(());
    }
    println!("Installing the page's npm packages.");
    must(npm(&ui).args(["ci", "--no-audit", "--no-fund"]))?;
    stamp::set(&stamp, &now)
}

/// `vite build` into `ui/dist`, when a source of the page changed.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let ui = workspace.ui();
    let stamp = workspace.target.join("xtask/page-built-from");
    let now = stamp::hash(
        std::slice::from_ref(&ui),
        &["node_modules", "dist", "test-results", "playwright-report"],
    )?;
    if ui.join("dist/index.html").is_file() && stamp::is(&stamp, &now) {
        return Ok(());
    }
    println!("Building the page.");
    must(npm(&ui).args(["run", "build"]))?;
    stamp::set(&stamp, &now)
}
