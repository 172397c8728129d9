//! Starting other programs: cargo and npm as a person would start them, and output that is both shown and kept.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// `cargo` in `folder`. What the cargo that started us set for us alone is taken out: build scripts watch some of it and
/// would run again.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    for (name, _) in std::env::vars_os() {
        let own = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_PRIMARY_"];
        if name
            .to_str()
            .is_some_and(|name| own.iter().any(|prefix| name.starts_with(prefix)))
        {
            command.env_remove(name);
        }
    }
    command
}

/// `npm` in `folder`.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}

/// Runs to the end with the terminal's own streams; an error names the command when it fails.
pub(crate) fn must(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// What the command prints, if it can be started and succeeds.
pub(crate) fn answer(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The file that a program's name leads to on `PATH`.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}

/// How a command ended, and everything it printed.
pub(crate) struct Outcome {
    pub(crate) ok: bool,
    pub(crate) text: String,
}

/// How long output may still come after the program itself has ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Runs to the end without input; each line is shown as it comes and kept. A daemon that the program left behind may hold
/// its streams open for ever, so the end of the program is the end, not that of its streams.
pub(crate) fn tee(command: &mut Command) -> Result<Outcome> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", name(command)))?;
    let (lines, received) = mpsc::channel();
    if let Some(stream) = child.stdout.take() {
        pass_on(stream, lines.clone());
    }
    if let Some(stream) = child.stderr.take() {
        pass_on(stream, lines.clone());
    }
    drop(lines);
    let mut text = String::new();
    let mut status = None;
    let ended = loop {
        match received.recv_timeout(if status.is_some() {
            LAST_WORDS
        } else {
            Duration::from_millis(200)
        }) {
            Ok(line) => {
                print!("{line}");
                text.push_str(&line);
            }
            Err(RecvTimeoutError::Disconnected) => break child.wait().context("lost a program")?,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(ended) = status {
                    break ended;
                }
            }
        }
        status = child.try_wait().with_context(|| format!("lost {}", name(command)))?;
    };
    Ok(Outcome {
        ok: ended.success(),
        text,
    })
}

/// Both streams go the same way in the order their lines come, so that a failure stands under its step.
fn pass_on(stream: impl Read + Send + 'static, lines: Sender<String>) {
    std::thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while matches!(reader.read_until(b'\n', &mut line), Ok(read) if read > 0) {
            if lines.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
            line.clear();
        }
    });
}

fn name(command: &Command) -> String {
    let parts = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy);
    format!("`{}`", parts.collect::<Vec<_>>().join(" "))
}

/// The one clock of xtask, for how long a step took.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(
        clippy::disallowed_methods,
        reason = "xtask times its own steps; no rule of the app hangs on it"
    )]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Outcome {
        tee(Command::new("sh").args(["-c", script])).expect("sh")
    }

    #[test]
    fn both_streams_and_the_end_are_kept() {
        let outcome = shell("echo out; echo err >&2; exit 3");
        assert!(!outcome.ok);
        assert!(outcome.text.contains("out\n") && outcome.text.contains("err\n"));
        assert!(shell("true").ok);
    }

    #[test]
    fn a_daemon_left_behind_with_the_streams_open_does_not_hold_us_up() {
        let outcome = shell("sleep 60 & echo $!");
        assert!(outcome.ok);
        let daemon = outcome.text.trim().to_owned();
        assert!(
            Command::new("kill").arg(&daemon).status().expect("kill").success(),
            "{daemon} still runs"
        );
    }
}
