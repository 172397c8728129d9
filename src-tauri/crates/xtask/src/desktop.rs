//! A desktop of our own: an X server without a screen and a private session bus, gone when it is dropped.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// How often, and how far apart, a daemon is asked for that has just been started: 20 s in all.
const PATIENCE: u32 = 200;
const PAUSE: Duration = Duration::from_millis(100);

/// Programs started with [`Desktop::lend`] see this desktop and no other.
pub(crate) struct Desktop {
    folder: TempDir,
    display: String,
    bus: String,
    /// In the order they were started; ended in reverse.
    children: Vec<Child>,
}

impl Desktop {
    /// Starts both servers and waits until they answer.
    pub(crate) fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("unknot-desktop-").tempdir()?;
        restrict(folder.path())?;
        let mut desktop = Self {
            folder,
            display: String::new(),
            bus: String::new(),
            children: Vec::new(),
        };
        // A server answers by writing where it listens: no waiting, no free number to guess.
        let mut xvfb = Command::new("Xvfb");
        xvfb.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x1024x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]);
        desktop.display = format!(":{}", desktop.first_line(&mut xvfb)?);
        let mut bus = Command::new("dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        bus.arg(format!(
            "--address=unix:path={}",
            desktop.folder.path().join("bus").display()
        ));
        desktop.lend(&mut bus);
        desktop.bus = desktop.first_line(&mut bus)?;
        Ok(desktop)
    }

    /// Makes the command see this desktop.
    pub(crate) fn lend(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.display)
            .env("XDG_RUNTIME_DIR", self.folder.path());
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("XDG_SESSION_TYPE", "x11");
        for name in [
            "WAYLAND_DISPLAY",
            "XAUTHORITY",
            "XDG_CURRENT_DESKTOP",
            "DESKTOP_SESSION",
        ] {
            command.env_remove(name);
        }
    }

    /// Starts a program that lives as long as the desktop, with settings of its own that begin empty.
    pub(crate) fn resident(&mut self, command: &mut Command) -> Result<u32> {
        self.lend(command);
        for (name, folder) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            let path = self.folder.path().join(folder);
            fs::create_dir_all(&path)?;
            command.env(name, path);
        }
        let child = quiet(command)
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let id = child.id();
        self.children.push(child);
        Ok(id)
    }

    /// Returns when somebody owns this name on the bus.
    pub(crate) fn wait_for(&self, name: &str) -> Result<()> {
        for _ in 0..PATIENCE {
            let mut ask = Command::new("dbus-send");
            ask.args([
                "--session",
                "--print-reply=literal",
                "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus",
            ]);
            ask.args(["org.freedesktop.DBus.NameHasOwner".to_owned(), format!("string:{name}")]);
            self.lend(&mut ask);
            let answer = quiet(&mut ask).output().context("cannot start dbus-send")?;
            if String::from_utf8_lossy(&answer.stdout).contains("true") {
                return Ok(());
            }
            sleep(PAUSE);
        }
        bail!("nobody took the name {name} on the bus of our own desktop")
    }

    /// A folder that goes with the desktop.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The X server's process.
    pub(crate) fn x_server(&self) -> Option<u32> {
        self.children.first().map(Child::id)
    }

    fn first_line(&mut self, command: &mut Command) -> Result<String> {
        let mut child = quiet(command)
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {command:?}"))?;
        let stream = child.stdout.take().context("its output is a pipe")?;
        self.children.push(child);
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line)?;
        if line.trim().is_empty() {
            bail!("{command:?} ended at once");
        }
        Ok(line.trim().to_owned())
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            // Either it ends or it has ended already.
            let _ = child.kill();
            let _ = child.wait();
        }
        // What the bus had started ends with it, and must not write into the folder after it is gone.
        sleep(PAUSE * 5);
    }
}

/// Without input, and without the chatter of desktop programs that miss the rest of a desktop.
fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stderr(Stdio::null())
}

/// A runtime folder is its owner's alone: programs check that.
#[cfg(unix)]
fn restrict(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?)
}

#[cfg(not(unix))]
fn restrict(_: &Path) -> Result<()> {
    bail!("a desktop of our own exists on Linux only")
}
