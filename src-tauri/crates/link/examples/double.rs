//! A resident's double for looking at the window: answers each call with the JSON file of its name in the data folder
//! (`today.json`, `card.json`, ...) and tells the events that are typed in, one JSON object a line.
//!
//! `cargo run -p unknot-link --example double -- DIR`, then `{"method":"show","params":{"surface":"week","token":null}}`.

use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use unknot_link::{Address, Call, Code, Event, Fault, Handler, Listener, Peer, PeerHandle, VERSION, serve};

struct Double {
    folder: PathBuf,
    peers: Mutex<Vec<PeerHandle>>,
}

impl Double {
    fn peers(&self) -> std::sync::MutexGuard<'_, Vec<PeerHandle>> {
        self.peers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn say(line: &str) {
    let _closed = writeln!(std::io::stdout(), "{line}");
}

impl Handler for Double {
    fn call(&self, who: Peer, call: Call) -> Result<Value, Fault> {
        let asked = serde_json::to_value(&call).unwrap_or_default();
        say(&format!("{} asks {asked}", who.id));
        if matches!(call, Call::Hello { .. }) {
            return Ok(json!({"version": VERSION, "program": "double", "data_dir": self.folder}));
        }
        let file = self
            .folder
            .join(format!("{}.json", asked["method"].as_str().unwrap_or_default()));
        std::fs::read(&file)
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok())
            .ok_or_else(|| Fault::new(Code::Unknown, format!("{}: no such answer", file.display())))
    }

    fn connected(&self, peer: PeerHandle) {
        say(&format!("{:?} is here", peer.peer()));
        self.peers().push(peer);
    }

    fn disconnected(&self, peer: Peer) {
        say(&format!("{} is gone", peer.id));
        self.peers().retain(|other| other.peer() != peer);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or("give it a folder")?.into();
    let address = Address::for_data_dir(&folder)?;
    let double = Arc::new(Double {
        folder,
        peers: Mutex::new(Vec::new()),
    });
    let _server = serve(Listener::bind(&address)?, Arc::clone(&double) as Arc<dyn Handler>)?;
    say(&format!("listens at {}", address.path().display()));
    for line in std::io::stdin().lock().lines() {
        match serde_json::from_str::<Event>(&line?) {
            Ok(event) => double.peers().iter().for_each(|peer| peer.send(&event)),
            Err(error) => say(&error.to_string()),
        }
    }
    Ok(())
}
