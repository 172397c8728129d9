//! `cargo xtask measure`: the resident as it is released, hidden in the tray of a desktop of its own, idle and then in use.

mod process;
mod table;
mod tray;

use std::process::{Command, ExitCode};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::command::{Stopwatch, must};
use crate::desktop::Desktop;
use crate::setup::{self, For};
use crate::workspace::Workspace;
use process::{Memory, Work};
use table::{Row, Table};

/// It has settled when it has no child left (the first start draws its pictures in one) and was quiet for so long.
const QUIET: Duration = Duration::from_secs(10);
/// Processor time that still counts as quiet, in nanoseconds.
const QUIET_CPU: u64 = 5_000_000;
/// After so many looks it is measured as it is.
const LOOKS: u32 = 60;
const KIB_IN_MIB: f64 = 1024.0;

/// What was seen over a stretch of time.
struct Stretch {
    time: Duration,
    work: Work,
    memory: Memory,
    x_server: Work,
}

impl Stretch {
    fn cpu_an_hour(&self) -> f64 {
        an_hour(self.work.cpu, self.time)
    }

    fn wakeups_a_minute(&self) -> f64 {
        self.work.wakeups as f64 / self.time.as_secs_f64() * 60.0
    }
}

/// Processor seconds an hour from nanoseconds in a stretch.
fn an_hour(cpu: u64, time: Duration) -> f64 {
    cpu as f64 / 1e9 / time.as_secs_f64() * 3600.0
}

/// Prints the table; succeeds whatever the figures are.
pub(crate) fn run(workspace: &Workspace, args: &[String]) -> Result<ExitCode> {
    let seconds = match args {
        [] => 120,
        [name, value] if name == "--seconds" => value.parse().context("--seconds takes a whole number")?,
        _ => bail!("measure takes `--seconds N` or nothing"),
    };
    if !cfg!(target_os = "linux") {
        bail!("measure reads /proc and brings its own X server: Linux only");
    }
    setup::ensure(workspace, For::Measure)?;
    must(workspace.cargo().args(["build", "--release", "--package", "unknot"]))?;

    let mut desktop = Desktop::start()?;
    desktop.resident(&mut Command::new("dunst"))?;
    // The panel waits for a window manager otherwise, and there is none.
    desktop.resident(Command::new("xfce4-panel").arg("--disable-wm-check"))?;
    desktop.wait_for("org.freedesktop.Notifications")?;
    desktop.wait_for("org.kde.StatusNotifierWatcher")?;
    let watch = tray::Watch::start(&desktop)?;
    let mut unknot = Command::new(workspace.program("release", "unknot"));
    unknot
        .arg("--hidden")
        .arg("--data-dir")
        .arg(desktop.folder().join("unknot"));
    let started = tray::wall();
    let unknot = desktop.resident(&mut unknot)?;
    println!("Waiting until it has settled.");
    settle(unknot);
    println!("Measuring {seconds} s at rest and {seconds} s with 10 key presses a second.");
    let to_tray = watch.registered().map(|at| (at - started) * 1000.0);

    let length = Duration::from_secs(seconds);
    let idle = stretch(unknot, &desktop, length)?;
    type_on(&mut desktop, seconds)?;
    let typing = stretch(unknot, &desktop, length)?;
    print!("\n{}", table(&idle, &typing, to_tray));
    println!(
        "\nThe X server used {:.2} s/h while idle, for everything on it.",
        an_hour(idle.x_server.cpu, idle.time)
    );
    Ok(ExitCode::SUCCESS)
}

fn settle(root: u32) {
    for _ in 0..LOOKS {
        let before = process::threads(&process::tree(root));
        sleep(QUIET);
        let tree = process::tree(root);
        if tree.len() == 1 && process::between(&before, &process::threads(&tree)).cpu < QUIET_CPU {
            return;
        }
    }
    println!("It never came to rest; measuring it as it is.");
}

fn type_on(desktop: &mut Desktop, seconds: u64) -> Result<()> {
    let presses = (seconds * 10).to_string();
    desktop.resident(Command::new("xdotool").args(["key", "--delay", "100", "--repeat", &presses, "shift"]))?;
    Ok(())
}

fn stretch(root: u32, desktop: &Desktop, length: Duration) -> Result<Stretch> {
    let server: Vec<u32> = desktop.x_server().into_iter().collect();
    let watch = Stopwatch::start();
    let (before, server_before) = (process::threads(&process::tree(root)), process::threads(&server));
    sleep(length);
    let tree = process::tree(root);
    let (after, server_after) = (process::threads(&tree), process::threads(&server));
    let memory = process::memory(&tree);
    if memory == Memory::default() {
        bail!("unknot ended before it was measured; `target/release/unknot --hidden` says why");
    }
    Ok(Stretch {
        time: watch.elapsed(),
        work: process::between(&before, &after),
        memory,
        x_server: process::between(&server_before, &server_after),
    })
}

/// The budgets of the design, beside what was seen.
fn table(idle: &Stretch, typing: &Stretch, to_tray: Option<f64>) -> Table {
    let row = |what, unit, figure, budget| Row {
        what,
        unit,
        figure: Some(figure),
        budget,
    };
    Table(vec![
        row("idle: dirty", "MiB", idle.memory.dirty as f64 / KIB_IN_MIB, 4.0),
        row("idle: PSS", "MiB", idle.memory.pss as f64 / KIB_IN_MIB, 9.0),
        row("idle: CPU", "s/h", idle.cpu_an_hour(), 0.2),
        row("idle: wake-ups", "a minute", idle.wakeups_a_minute(), 10.0),
        row("in use (10 events/s): CPU", "s/h", typing.cpu_an_hour(), 0.5),
        row(
            "in use (10 events/s): wake-ups",
            "a minute",
            typing.wakeups_a_minute(),
            30.0,
        ),
        Row {
            what: "exec to tray icon",
            unit: "ms",
            figure: to_tray,
            budget: 60.0,
        },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_by_the_hour_and_by_the_minute() {
        let stretch = Stretch {
            time: Duration::from_secs(120),
            work: Work {
                cpu: 10_000_000,
                wakeups: 16,
            },
            memory: Memory::default(),
            x_server: Work::default(),
        };
        assert!((stretch.cpu_an_hour() - 0.3).abs() < 1e-9);
        assert!((stretch.wakeups_a_minute() - 8.0).abs() < 1e-9);
    }
}
