//! The link's socket, line by line, without the client's help: also for what a client would never send.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use super::desk::Desk;

/// Longer than any answer takes.
const LONG: Duration = Duration::from_secs(60);

pub(crate) struct Wire {
    stream: UnixStream,
    heard: BufReader<UnixStream>,
    asked: u64,
}

impl Wire {
    /// A connection on which nothing has been said.
    pub(crate) fn open(desk: &Desk) -> Self {
        let stream = UnixStream::connect(Self::socket(desk)).expect("somebody listens");
        stream.set_read_timeout(Some(LONG)).expect("a limit");
        let heard = BufReader::new(stream.try_clone().expect("a second handle"));
        Self {
            stream,
            heard,
            asked: 0,
        }
    }

    /// A connection that has introduced itself.
    pub(crate) fn greet(desk: &Desk) -> Self {
        let mut wire = Self::open(desk);
        wire.ask("hello", json!({"version": 1, "role": "cli"}));
        wire
    }

    /// The one socket of this desktop.
    pub(crate) fn socket(desk: &Desk) -> PathBuf {
        let folder = desk.runtime().join("unknot");
        let entries = fs::read_dir(folder).expect("the socket's folder");
        let sockets: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        assert_eq!(sockets.len(), 1, "{sockets:?}");
        sockets.into_iter().next().expect("just counted")
    }

    /// Sends bytes as they are. The other side may have hung up in the middle of them.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let _hung_up = self.stream.write_all(bytes);
    }

    /// The next line that the resident writes; null when it has hung up.
    pub(crate) fn hear(&mut self) -> Value {
        let mut line = String::new();
        match self.heard.read_line(&mut line) {
            Ok(0) | Err(_) => Value::Null,
            Ok(_) => serde_json::from_str(&line).expect("a line of JSON"),
        }
    }

    /// Asks, and returns what is answered, which must not be an error.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let request = json!({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params});
        self.send(format!("{request}\n").as_bytes());
        let answer = self.hear();
        assert_eq!(answer["id"], json!(self.asked), "{answer}");
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Shows a page of the window, on the asker's display.
    pub(crate) fn show(&mut self, surface: &str) {
        self.ask("show", json!({"surface": surface, "env": null}));
    }
}
