//! The desktop of one test: a display, a bus, a home and a data folder that nobody else has.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::Value;
use unknot_core::Day;
use unknot_core::record::{BreakEvent, Record};
use unknot_store::Store;

use super::resident::Resident;
use super::servers::{self, Folder, Running, eventually, run};

/// Short breaks after little use, at every hour of every day. What a test adds stands in the same section.
const SETTINGS: &str = r#"
[hours]
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
from = "00:00"
to = "00:00"
[breaks]
"#;

/// A key that does nothing in any window.
const KEY: &str = "Control_L";

pub(crate) struct Desk {
    display: Option<String>,
    bus: Option<String>,
    // In the order they end; the folder last.
    _others: Vec<Running>,
    _servers: Vec<Running>,
    folder: Folder,
}

impl Desk {
    /// With a window manager, and no other program.
    pub(crate) fn start() -> Self {
        Self::with(true, Some(false))
    }

    /// Whose bus starts the installed programs when they are asked for, as a panel needs it.
    pub(crate) fn with_services() -> Self {
        Self::with(true, Some(true))
    }

    /// Nothing to see: no display.
    pub(crate) fn without_display() -> Self {
        Self::with(false, Some(false))
    }

    /// Nobody to talk to: no session bus.
    pub(crate) fn without_bus() -> Self {
        Self::with(true, None)
    }

    fn with(display: bool, bus: Option<bool>) -> Self {
        let folder = Folder::new();
        let figures = folder
            .sub("data/cache")
            .join(concat!("figures-", env!("CARGO_PKG_VERSION")));
        symlink(pictures(), figures).expect("a link");
        let mut desk = Self {
            display: None,
            bus: None,
            _others: Vec::new(),
            _servers: Vec::new(),
            folder,
        };
        if let Some(services) = bus {
            let (daemon, address) = servers::bus(&desk.folder.sub("run"), services);
            desk._servers.push(daemon);
            desk.bus = Some(address);
        }
        if display {
            let (server, name) = servers::display();
            desk._servers.push(server);
            desk.display = Some(name);
            let manager = Running::start(desk.command("openbox").stdout(Stdio::null()));
            desk._others.push(manager);
        }
        desk
    }

    /// What is added to `[breaks]` of settings.toml.
    pub(crate) fn settings(&self, breaks: &str) {
        fs::write(self.data().join("settings.toml"), format!("{SETTINGS}{breaks}\n")).expect("settings");
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.sub("data")
    }

    /// A place for what a test needs besides.
    pub(crate) fn sub(&self, name: &str) -> PathBuf {
        self.folder.sub(name)
    }

    /// The socket's folder.
    pub(crate) fn runtime(&self) -> PathBuf {
        self.folder.sub("run")
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A program that sees this desktop and nothing of the one the tests were started from.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        for kept in ["PATH", "RUST_BACKTRACE"] {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        command
            .env("HOME", self.folder.sub("home"))
            .env("XDG_RUNTIME_DIR", self.runtime())
            .env("XDG_SESSION_TYPE", "x11")
            .env("XDG_CURRENT_DESKTOP", "XFCE")
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC")
            .env("NO_AT_BRIDGE", "1")
            .env("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("UNKNOT_LOG", "info")
            .env("UNKNOT_DATA_DIR", self.data());
        if let Some(display) = &self.display {
            command.env("DISPLAY", display);
        }
        let bus = self.bus.as_deref().unwrap_or("unix:path=/nonexistent");
        command.env("DBUS_SESSION_BUS_ADDRESS", bus);
        command
    }

    /// `unknot` with these arguments.
    pub(crate) fn unknot(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(unknot());
        command.args(arguments);
        command
    }

    /// `unknot` as a command that ends.
    pub(crate) fn ask(&self, arguments: &[&str]) -> Ran {
        let mut command = self.unknot(arguments);
        let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        Ran(output)
    }

    /// Its answer, which must be one JSON document.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.ask(arguments);
        assert_eq!(ran.status(), 0, "{arguments:?}: {ran:?}");
        serde_json::from_str(&ran.stdout()).expect("one JSON document")
    }

    pub(crate) fn stage(&self) -> String {
        let status = self.json(&["status", "--json"]);
        status["stage"].as_str().expect("a stage").to_owned()
    }

    pub(crate) fn wait_for_stage(&self, stage: &str) {
        eventually(&format!("the stage is {stage}"), || self.stage() == stage);
    }

    /// Waits until it is known whether a signal can be seen: the desktop is looked at in the background.
    pub(crate) fn wait_for_signal(&self, signal: &str, available: bool) {
        eventually(&format!("{signal} can be seen: {available}"), || {
            self.json(&["status", "--json"])["presence"][signal]["available"] == available
        });
    }

    /// A resident in the tray, listening.
    pub(crate) fn resident(&self) -> Resident {
        self.resident_with(&["--hidden"])
    }

    /// A resident with other arguments, listening.
    pub(crate) fn resident_with(&self, arguments: &[&str]) -> Resident {
        let resident = Resident::start(&mut self.unknot(arguments));
        eventually("the resident answers", || {
            self.json(&["status", "--json"])["running"] == Value::Bool(true)
        });
        resident
    }

    /// Waits until what the first break shows has been drawn, as it has been minutes before anybody's first break.
    pub(crate) fn wait_for_pictures(&self) {
        let installed = unknot().with_file_name("movements.clips").is_file();
        eventually("a first picture is drawn", || {
            installed || pictures().join("scap_squeeze.clip").is_file()
        });
    }

    /// A program that belongs to this desktop.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> String {
        run(self.command(program).args(arguments))
    }

    /// Somebody types until this is dropped.
    pub(crate) fn type_on(&self) -> Typing {
        let over = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&over);
        let press = self.command("xdotool");
        Typing {
            over,
            hands: Some(thread::spawn(move || {
                let mut press = press;
                press.args(["key", KEY]);
                while !seen.load(Ordering::Relaxed) {
                    run(&mut press);
                    thread::sleep(Duration::from_millis(200));
                }
            })),
        }
    }

    /// The identifiers of Unknot's windows on the screen.
    pub(crate) fn windows(&self) -> Vec<String> {
        let mut search = self.command("xdotool");
        search.args(["search", "--onlyvisible", "--name", "^Unknot$"]);
        let output = search.output().expect("xdotool");
        let text = String::from_utf8(output.stdout).expect("text");
        text.lines().map(str::to_owned).collect()
    }

    /// What the record says of breaks, in order.
    pub(crate) fn recorded(&self) -> Vec<(BreakEvent, Option<String>)> {
        let store = Store::read(&self.data()).expect("a record");
        let day = |text: &str| Day(text.parse().expect("a date"));
        let facts = store.break_facts(day("2000-01-01")..=day("2999-12-31")).expect("facts");
        let name = |fact: &unknot_core::record::BreakFact| fact.movement.as_ref().map(|movement| movement.id.clone());
        facts.iter().map(|fact| (fact.event.clone(), name(fact))).collect()
    }
}

/// Where the built program lies; the window's lies beside it.
pub(crate) fn unknot() -> PathBuf {
    std::env::var_os("UNKNOT_BIN").map_or_else(
        || {
            let tests = std::env::current_exe().expect("a path");
            tests
                .ancestors()
                .nth(2)
                .expect("the folder of this profile")
                .join("unknot")
        },
        PathBuf::from,
    )
}

/// The pictures of all tests: drawn once a run, by whichever resident comes first.
fn pictures() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desktop-pictures");
        // Those of an earlier run may be of other figures.
        let _none = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    });
    &FOLDER
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ran(Output);

impl Ran {
    pub(crate) fn status(&self) -> i32 {
        self.0.status.code().expect("it ended by itself")
    }

    pub(crate) fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }
}

/// Keys, one after the other.
pub(crate) struct Typing {
    over: Arc<AtomicBool>,
    hands: Option<JoinHandle<()>>,
}

impl Drop for Typing {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        if let Some(hands) = self.hands.take() {
            // A display that ended first takes no key.
            let _ended = hands.join();
        }
    }
}
