//! The resident as a process, with what it says.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::processes;
use super::servers::{eventually, eventually_some};

/// A resident and everything it has started: they form a group, and end with this.
pub(crate) struct Resident {
    child: Child,
    said: Arc<Mutex<Vec<String>>>,
}

impl Resident {
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo build --workspace` makes it"));
        let stderr = child.stderr.take().expect("a pipe");
        let said = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&said);
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        Self { child, said }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it and its window have written to stderr.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How often it said this.
    pub(crate) fn times(&self, words: &str) -> usize {
        self.said().iter().filter(|line| line.contains(words)).count()
    }

    /// Waits until it has said this so often.
    pub(crate) fn hears(&self, words: &str, times: usize) {
        let heard = || self.times(words) >= times;
        eventually(&format!("\"{words}\", {times} times, in the log"), heard);
    }

    /// The window's process.
    pub(crate) fn window(&self) -> Option<u32> {
        processes::of_group(self.id())
            .into_iter()
            .find(|(_, name)| name == "unknot-window")
            .map(|(id, _)| id)
    }

    pub(crate) fn wait_for_window(&self) -> u32 {
        eventually_some("the window's process", || self.window())
    }

    pub(crate) fn lives(&mut self) -> bool {
        self.child.try_wait().expect("a child").is_none()
    }

    /// Waits until it has ended.
    pub(crate) fn ends(&mut self) -> ExitStatus {
        eventually_some("the resident ends", || self.child.try_wait().expect("a child"))
    }

    /// As a crash would: it alone, not what it started.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("a process of ours");
        self.child.wait().expect("a child");
    }
}

impl Drop for Resident {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("the resident said:\n{}", self.said().join("\n"));
        }
        processes::end_group(self.id());
        let _reaped = self.child.wait();
    }
}
