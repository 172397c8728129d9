//! `cargo xtask test`: every check and every ring, all of them even when one fails, and one line at the end that counts them.

mod generated;
mod steps;
mod summary;
mod tally;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::command::Stopwatch;
use crate::setup::{self, For};
use crate::web;
use crate::workspace::Workspace;
use steps::Step;
use summary::{Line, Summary};
use tally::{Tally, tally};

/// Runs all steps, or those named. Succeeds when nothing failed.
pub(crate) fn run(workspace: &Workspace, named: &[String]) -> Result<ExitCode> {
    let steps = chosen(steps::all(workspace), named)?;
    setup::ensure(workspace, For::Test)?;
    if web::exists(workspace) {
        web::install(workspace)?;
        web::build(workspace)?;
    }
    let mut lines = Vec::new();
    for step in steps {
        lines.push(Line {
            name: step.name,
            result: run_step(workspace, &step)?,
        });
    }
    let summary = Summary(lines);
    println!("\n{summary}");
    Ok(if summary.total().failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn run_step(workspace: &Workspace, step: &Step) -> Result<Option<(Tally, std::time::Duration)>> {
    if !step.exists {
        return Ok(None);
    }
    println!("\n=== {}", step.name);
    let watch = Stopwatch::start();
    let outcome = (step.work)(workspace)?;
    let result = tally(step.runner, outcome.ok, &outcome.text);
    println!(
        "=== {} {} in {:.1} s",
        step.name,
        if result.failed == 0 { "ok" } else { "FAILED" },
        watch.elapsed().as_secs_f64()
    );
    Ok(Some((result, watch.elapsed())))
}

/// The steps called by one of `named`, or all when none is.
fn chosen(steps: Vec<Step>, named: &[String]) -> Result<Vec<Step>> {
    for name in named {
        if !steps.iter().any(|step| step.name == *name) {
            let known: Vec<&str> = steps.iter().map(|step| step.name).collect();
            bail!("there is no step `{name}`; there are: {}", known.join(", "));
        }
    }
    Ok(steps
        .into_iter()
        .filter(|step| named.is_empty() || named.iter().any(|name| step.name == *name))
        .collect())
}
