//! Programs that end with their owner: an X server, a message bus, and whatever else a desktop consists of.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::Duration;

/// How often, and how far apart, one asks for something that happens in its own time: a minute and a half, for a busy machine.
const PATIENCE: u32 = 1800;
const PAUSE: Duration = Duration::from_millis(50);

/// Asks again and again for something that another program does in its own time.
pub(crate) fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    eventually_some(what, || holds().then_some(()));
}

/// The same for something to be had.
pub(crate) fn eventually_some<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..PATIENCE {
        if let Some(found) = look() {
            return found;
        }
        sleep(PAUSE);
    }
    panic!("{what}: not within {:?}", PAUSE * PATIENCE)
}

/// Runs a program that must end well, for what it prints.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// A program that ends with its owner.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(child.unwrap_or_else(|error| panic!("{command:?}: {error}; is its package installed?")))
    }

    /// One that says on its first line where it listens.
    fn told_where(command: &mut Command) -> (Self, String) {
        let mut running = Self::start(command.stdout(Stdio::piped()));
        let stdout = running.0.stdout.take().expect("a pipe");
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        assert!(!line.trim().is_empty(), "{command:?} ended at once");
        (running, line.trim().to_owned())
    }

    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// Kills it as a crash would.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// A folder that goes with its owner, and is closed to others as a runtime folder must be. Its path is short: sockets lie in it.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("unknot-ring-{}-{number}", std::process::id()));
        make(&path);
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A folder in it.
    pub(crate) fn sub(&self, name: &str) -> PathBuf {
        let path = self.0.join(name);
        if !path.is_dir() {
            make(&path);
        }
        path
    }
}

fn make(path: &Path) {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .expect("a folder");
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

/// An X server nobody looks at.
pub(crate) fn display() -> (Running, String) {
    let (server, number) = Running::told_where(Command::new("Xvfb").args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1280x1024x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]));
    (server, format!(":{number}"))
}

/// A message bus in `folder`. With `services` it starts the desktop's installed programs when they are asked for.
pub(crate) fn bus(folder: &Path, services: bool) -> (Running, String) {
    let more = if services {
        "<standard_session_servicedirs/>"
    } else {
        ""
    };
    let config = folder.join("bus.conf");
    fs::write(
        &config,
        format!(
            r#"<busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>{more}
            <policy context="default"><allow send_destination="*"/><allow own="*"/><allow receive_sender="*"/></policy></busconfig>"#,
            folder.join("bus").display()
        ),
    )
    .expect("a configuration");
    Running::told_where(
        Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"])
            .env("XDG_RUNTIME_DIR", folder),
    )
}
