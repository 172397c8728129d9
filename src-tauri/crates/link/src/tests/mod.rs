//! Stories of the socket: a resident's double on one side, programs and vandals on the other.

#![cfg(unix)]

mod address;
mod messages;
mod people;
mod vandals;

use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{Address, Call, Client, Code, Fault, Handler, Listener, Peer, PeerHandle, Role, Server, VERSION, serve};

/// Long enough for a loaded machine; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(20);

/// A resident that knows nothing but hello, and remembers who came and went.
pub(super) struct Double {
    arrivals: Mutex<Sender<PeerHandle>>,
    departures: Mutex<Sender<Peer>>,
    asked_to_quit: Mutex<Sender<()>>,
}

impl Handler for Double {
    fn call(&self, who: Peer, call: Call) -> Result<Value, Fault> {
        if let Call::Clip { movement } = call {
            return Err(Fault::new(Code::Unknown, format!("no movement is named {movement}")));
        }
        if call == Call::Quit {
            self.asked_to_quit
                .lock()
                .expect("lock")
                .send(())
                .expect("the story goes on");
            return Ok(Value::Null);
        }
        if matches!(call, Call::Hello { .. }) {
            return Ok(json!({"version": VERSION, "program": "0.0.0", "data_dir": "/nowhere"}));
        }
        Ok(if call == Call::WhatToShow {
            json!(["today"])
        } else {
            json!({"asked_by": who.id})
        })
    }

    fn connected(&self, peer: PeerHandle) {
        self.arrivals
            .lock()
            .expect("lock")
            .send(peer)
            .expect("the story goes on");
    }

    fn disconnected(&self, peer: Peer) {
        // The story may have ended with its last client.
        let _over = self.departures.lock().expect("lock").send(peer);
    }
}

/// A data folder with a double that serves it.
pub(super) struct House {
    pub(super) address: Address,
    pub(super) arrivals: Receiver<PeerHandle>,
    pub(super) departures: Receiver<Peer>,
    pub(super) quits: Receiver<()>,
    pub(super) server: Option<Server>,
    pub(super) handler: Arc<Double>,
    pub(super) folders: TempDir,
}

impl House {
    pub(super) fn new() -> Self {
        let folders = tempfile::tempdir().expect("a folder");
        let data = folders.path().join("data");
        std::fs::create_dir(&data).expect("a data folder");
        let address = Address::within(vec![folders.path().join("run")], &data).expect("an address");
        let (arrived, arrivals) = channel();
        let (departed, departures) = channel();
        let (asked_to_quit, quits) = channel();
        let handler = Arc::new(Double {
            arrivals: Mutex::new(arrived),
            departures: Mutex::new(departed),
            asked_to_quit: Mutex::new(asked_to_quit),
        });
        let mut house = House {
            address,
            arrivals,
            departures,
            quits,
            server: None,
            handler,
            folders,
        };
        house.open();
        house
    }

    pub(super) fn open(&mut self) {
        let listener = Listener::bind(&self.address).expect("a socket");
        let handler: Arc<dyn Handler> = self.handler.clone();
        self.server = Some(serve(listener, handler).expect("a server"));
    }

    pub(super) fn path(&self) -> PathBuf {
        self.address.path()
    }

    pub(super) fn client(&self) -> Client {
        Client::connect(&self.address, Role::Cli, PATIENCE).expect("a resident")
    }

    /// A connection without our client: for what a client would never write.
    pub(super) fn stranger(&self) -> UnixStream {
        let stream = UnixStream::connect(self.path()).expect("a socket");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        stream
    }

    pub(super) fn lives(&self) {
        assert_eq!(self.client().call(Call::WhatToShow), Ok(json!(["today"])));
    }
}
