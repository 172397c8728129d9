//! The steps in their order: quick checks first, then the rings from the fast one to the real programs.
//!
//! All of cargo's steps select the whole workspace: cargo unites features over what is selected, so another selection would
//! build Tauri a second time.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::generated;
use super::tally::Runner;
use crate::command::{Outcome, npm, tee};
use crate::desktop::Desktop;
use crate::web;
use crate::workspace::Workspace;

/// The packages with a test called `desktop`.
const DESKTOP_TESTS: [&str; 2] = ["unknot-tests", "unknot-platform"];

/// One thing that passes or fails.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) runner: Runner,
    /// Are the files it runs there yet?
    pub(super) exists: bool,
    pub(super) work: fn(&Workspace) -> Result<Outcome>,
}

const fn step(name: &'static str, runner: Runner, exists: bool, work: fn(&Workspace) -> Result<Outcome>) -> Step {
    Step {
        name,
        runner,
        exists,
        work,
    }
}

/// Everything there is to run.
pub(super) fn all(workspace: &Workspace) -> Vec<Step> {
    let script = |name| web::has_script(workspace, name);
    let desktop = DESKTOP_TESTS
        .iter()
        .any(|package| workspace.has_target(package, "test", "desktop"));
    let pages = script("e2e") && workspace.has_target("unknot-tests", "bin", "host");
    vec![
        step("format", Runner::Check, true, |w| {
            tee(w.cargo().args(["fmt", "--all", "--check"]))
        }),
        step("clippy", Runner::Check, true, clippy),
        step("rustdoc", Runner::Check, true, rustdoc),
        step("page-types", Runner::Check, script("check"), |w| npm_run(w, "check")),
        step("page-lint", Runner::Check, script("lint"), |w| npm_run(w, "lint")),
        step("page-units", Runner::Vitest, script("test"), |w| npm_run(w, "test")),
        step("build", Runner::Check, true, build),
        step("fast-ring", Runner::Cargo, true, fast_ring),
        step("generated-types", Runner::Check, true, generated_types),
        step("page-ring", Runner::Playwright, pages, page_ring),
        step("desktop-ring", Runner::Cargo, desktop, desktop_ring),
    ]
}

fn clippy(workspace: &Workspace) -> Result<Outcome> {
    let mut command = workspace.cargo();
    command.args(["clippy", "--workspace", "--all-targets"]);
    tee(command
        .args(desktop_features(workspace))
        .args(["--", "--deny", "warnings"]))
}

fn rustdoc(workspace: &Workspace) -> Result<Outcome> {
    let mut command = workspace.cargo();
    tee(command
        .args(["doc", "--workspace", "--no-deps", "--quiet"])
        .env("RUSTDOCFLAGS", "--deny warnings"))
}

fn npm_run(workspace: &Workspace, script: &str) -> Result<Outcome> {
    tee(npm(&workspace.ui()).args(["run", script]))
}

/// Everything once, the two programs and their clips among it: later steps find it built.
fn build(workspace: &Workspace) -> Result<Outcome> {
    let outcome = tee(workspace.cargo().args(["build", "--workspace", "--all-targets"]))?;
    if outcome.ok {
        crate::clips::bake(workspace)?;
    }
    Ok(outcome)
}

/// Where the fast ring writes the TypeScript of the link's types, to be held against the committed files.
fn made_types(workspace: &Workspace) -> PathBuf {
    workspace.target.join("xtask/generated")
}

fn fast_ring(workspace: &Workspace) -> Result<Outcome> {
    let made = made_types(workspace);
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    let mut command = workspace.cargo();
    tee(command
        .args(["test", "--workspace", "--no-fail-fast"])
        .env("TS_RS_EXPORT_DIR", made))
}

fn generated_types(workspace: &Workspace) -> Result<Outcome> {
    let committed = workspace.ui().join("src/ipc/generated");
    let text = match generated::differences(&committed, &made_types(workspace)) {
        Ok(found) if found.is_empty() => {
            return Ok(Outcome {
                ok: true,
                text: String::new(),
            });
        }
        Ok(found) => format!(
            "{} is not what the link's types give; `cargo test -p unknot-link` writes it anew:\n  {}\n",
            committed.display(),
            found.join("\n  ")
        ),
        Err(error) => format!("{error:#}; the fast ring writes it, so run that first\n"),
    };
    print!("{text}");
    Ok(Outcome { ok: false, text })
}

/// The pages in a real browser; the engine behind them is the host program that `build` made.
fn page_ring(workspace: &Workspace) -> Result<Outcome> {
    let host = workspace.program("debug", "host");
    tee(npm(&workspace.ui()).args(["run", "e2e"]).env("UNKNOT_HOST", host))
}

/// The platform against a real desktop, and the real programs on one.
fn desktop_ring(workspace: &Workspace) -> Result<Outcome> {
    let desktop = Desktop::start()?;
    let mut command = workspace.cargo();
    command.args(["test", "--workspace", "--no-fail-fast", "--test", "desktop"]);
    command
        .args(desktop_features(workspace))
        .env("UNKNOT_BIN", workspace.program("debug", "unknot"));
    desktop.lend(&mut command);
    tee(&mut command)
}

/// Tests that need a desktop are built with a feature of their own, so that the fast ring stays without.
fn desktop_features(workspace: &Workspace) -> impl Iterator<Item = String> {
    let with = DESKTOP_TESTS
        .into_iter()
        .filter(|package| workspace.has_feature(package, "desktop"));
    with.map(|package| format!("--features={package}/desktop"))
}
