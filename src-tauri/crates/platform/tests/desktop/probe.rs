//! The example `probe` as a program of its own: the tray's connection is always to the bus of its process, and a process can be frozen.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;

#[path = "../../examples/probe.rs"]
mod example;

use super::world::{Bus, Display, LONG, run};

#[test]
#[ignore = "the program that other tests start"]
fn as_a_program() -> std::io::Result<()> {
    example::main()
}

/// The program, its questions and its answers.
pub(crate) struct Probe {
    child: Child,
    asks: ChildStdin,
    says: Receiver<String>,
}

impl Probe {
    pub(crate) fn start(display: &Display, bus: &Bus) -> Self {
        let tests = std::env::current_exe().expect("a path");
        let mut child = Command::new(tests)
            .args(["--exact", "probe::as_a_program", "--ignored", "--nocapture"])
            .env("DISPLAY", &display.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
            .env("XDG_CURRENT_DESKTOP", "XFCE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program again");
        let asks = child.stdin.take().expect("a pipe");
        let stdout = child.stdout.take().expect("a pipe");
        let (told, says) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                told.send(line).unwrap_or_default();
            }
        });
        Self { child, asks, says }
    }

    pub(crate) fn ask(&mut self, line: &str) {
        writeln!(self.asks, "{line}").expect("it listens");
    }

    /// Waits for a line with this in it.
    pub(crate) fn wait_for(&self, part: &str) -> String {
        loop {
            let line = self.says.recv_timeout(LONG).expect(part);
            if line.contains(part) {
                return line;
            }
        }
    }

    pub(crate) fn signal(&self, name: &str) {
        run(Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]));
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}
