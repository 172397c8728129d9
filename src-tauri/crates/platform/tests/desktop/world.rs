//! A private display and bus, and a desktop that listens to them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use unknot_core::Kind;
use unknot_core::ports::{Offer, Sensed};
use unknot_platform::{LinuxDesktop, Setup, clock};

/// Longer than anything takes that does happen, however busy the machine.
pub(crate) const LONG: Duration = Duration::from_secs(20);

/// A program that ends with its owner.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        let child = command.stderr(Stdio::null()).spawn();
        Self(child.unwrap_or_else(|error| panic!("{command:?}: {error}; is its package installed?")))
    }

    /// Stops it where it is, or lets it go on ("STOP", "CONT").
    pub(crate) fn signal(&self, name: &str) {
        run(Command::new("kill").args([&format!("-{name}"), &self.0.id().to_string()]));
    }

    /// Kills it as a crash would.
    pub(crate) fn kill(mut self) {
        self.end();
    }

    fn first_line(&mut self) -> String {
        let stdout = self.0.stdout.take().expect("a pipe");
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        line.trim().to_owned()
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

pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// A folder that goes with its owner.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("unknot-platform-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

/// An X server nobody looks at.
pub(crate) struct Display {
    pub(crate) name: String,
    server: Running,
}

impl Display {
    pub(crate) fn start() -> Self {
        let mut server = Running::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "800x600x24",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ])
                .stdout(Stdio::piped()),
        );
        let name = format!(":{}", server.first_line());
        Self { name, server }
    }

    pub(crate) fn kill(self) {
        self.server.kill();
    }

    pub(crate) fn signal(&self, name: &str) {
        self.server.signal(name);
    }

    /// The same display number again.
    pub(crate) fn restart(name: &str) -> Self {
        let mut server = Running::start(
            Command::new("Xvfb")
                .args([
                    name,
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "800x600x24",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ])
                .stdout(Stdio::piped()),
        );
        server.first_line();
        Self {
            name: name.to_owned(),
            server,
        }
    }

    pub(crate) fn press_a_key(&self) {
        run(Command::new("xdotool")
            .args(["key", "space"])
            .env("DISPLAY", &self.name));
    }
}

/// A message bus, on which nothing is started by itself unless asked for.
pub(crate) struct Bus {
    pub(crate) address: String,
    folder: Folder,
    daemon: Running,
}

impl Bus {
    pub(crate) fn start() -> Self {
        Self::configured("")
    }

    /// Starts the desktop's installed services when they are asked for.
    pub(crate) fn start_with_services() -> Self {
        Self::configured("<standard_session_servicedirs/>")
    }

    fn configured(more: &str) -> Self {
        let folder = Folder::new();
        let path = folder.path();
        fs::write(
            path.join("bus.conf"),
            format!(
                r#"<busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>{more}
                <policy context="default"><allow send_destination="*"/><allow own="*"/><allow receive_sender="*"/></policy></busconfig>"#,
                path.join("bus").display()
            ),
        )
        .expect("a configuration");
        let (daemon, address) = Self::daemon(&folder);
        Self {
            address,
            folder,
            daemon,
        }
    }

    fn daemon(folder: &Folder) -> (Running, String) {
        let config = folder.path().join("bus.conf");
        let mut daemon = Running::start(
            Command::new("dbus-daemon")
                .arg(format!("--config-file={}", config.display()))
                .args(["--nofork", "--print-address=1"])
                .stdout(Stdio::piped()),
        );
        let address = daemon.first_line();
        (daemon, address)
    }

    /// Calls a method of a program on the bus; arguments as gdbus reads them.
    pub(crate) fn call(&self, name: &str, path: &str, method: &str, arguments: &[&str]) -> String {
        run(Command::new("gdbus")
            .args(["call", "--session", "-d", name, "-o", path, "-m", method])
            .args(arguments)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address))
    }

    /// A double of some service, by python3-dbusmock.
    pub(crate) fn double(&self, name: &str, arguments: &[&str]) -> Running {
        let double = Running::start(
            Command::new("/usr/bin/python3")
                .args(["-m", "dbusmock"])
                .args(arguments)
                .stdout(Stdio::null())
                .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
                .env("DBUS_SYSTEM_BUS_ADDRESS", &self.address),
        );
        run(Command::new("gdbus")
            .args(["wait", "--session", "--timeout", "20", name])
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address));
        double
    }

    pub(crate) fn signal(&self, name: &str) {
        self.daemon.signal(name);
    }

    /// Kills the bus, and starts another where it was.
    pub(crate) fn restart(self) -> Self {
        let Self { folder, daemon, .. } = self;
        daemon.kill();
        let _gone = fs::remove_file(folder.path().join("bus"));
        let (daemon, address) = Self::daemon(&folder);
        Self {
            address,
            folder,
            daemon,
        }
    }
}

/// A desktop and what it tells.
pub(crate) struct Listener {
    pub(crate) desktop: LinuxDesktop,
    told: Receiver<Sensed>,
}

impl Listener {
    pub(crate) fn start(setup: Setup) -> Self {
        let (sink, told) = mpsc::channel();
        let desktop = unknot_platform::start(setup, move |sensed| sink.send(sensed).unwrap_or_default());
        Self {
            desktop: desktop.expect("threads"),
            told,
        }
    }

    /// The next thing told that is not about what can be seen.
    pub(crate) fn next_within(&self, wait: Duration) -> Option<Sensed> {
        let end = clock::boot() + wait;
        loop {
            match self.told.recv_timeout(end.saturating_sub(clock::boot())) {
                Ok(Sensed::Availability { .. }) => {}
                Ok(sensed) => return Some(sensed),
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => panic!("the desktop let go of the sink"),
            }
        }
    }

    pub(crate) fn next(&self) -> Sensed {
        self.next_within(LONG).expect("something is told")
    }

    /// Waits until this signal is told to be (un)available, and returns by which means, or why not.
    pub(crate) fn availability(&self, wanted: &str, can_be_seen: bool) -> String {
        use unknot_core::ports::Availability::{Available, Unavailable};
        loop {
            let sensed = self.told.recv_timeout(LONG);
            let Ok(Sensed::Availability { signal, seen }) = sensed else {
                panic!("while waiting for {wanted} to be seen ({can_be_seen}): {sensed:?}")
            };
            match seen {
                Available(means) if can_be_seen && signal == wanted => return means,
                Unavailable(why) if !can_be_seen && signal == wanted => return why,
                Available(_) | Unavailable(_) => {}
            }
        }
    }
}

pub(crate) fn on_bus(bus: &Bus) -> Setup {
    Setup {
        session_bus: Some(bus.address.clone()),
        system_bus: Some("unix:path=/nonexistent".into()),
        ..Setup::default()
    }
}

pub(crate) fn offer(number: u64) -> Offer {
    Offer {
        number,
        kind: Kind::Micro,
        title: format!("Chin tuck {number}"),
        body: "Long neck".into(),
        picture: None,
        buttons: ["Start".into(), "In 5 min".into(), "Skip".into()],
        lasts: Duration::from_secs(120),
    }
}

/// Asks again and again, briefly, for something that another program does in its own time.
pub(crate) fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let end = clock::boot() + LONG;
    while !holds() {
        assert!(clock::boot() < end, "{what}: not within {LONG:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
