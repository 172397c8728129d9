//! The resident's side: one thread a connection, a greeting first, a bounded queue for what goes out.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use interprocess::local_socket::ConnectOptions;

use crate::message::Refused;
use crate::peer::{Outbox, PeerHandle};
use crate::socket::{Connection, Listener, Reader, Received};
use crate::{Call, Code, Fault, Message, Peer, VERSION, os};

/// The most connections at one time.
pub const MAX_CONNECTIONS: usize = 32;
/// How long a new connection has for its first message.
const GREETING: Duration = Duration::from_secs(10);
/// How long a server that ends waits for its peers to read the last lines.
const LAST_WORDS: Duration = Duration::from_secs(1);
/// Lines in a row that are no message before the connection is closed.
const MAX_BAD_LINES: u32 = 16;
/// The threads only read lines and hand them on; the default 2 MiB would be reserved for each.
const STACK: usize = 256 * 1024;

/// What the resident does with what is asked. Called from the connections' threads, several at a time.
pub trait Handler: Send + Sync + 'static {
    /// Answers a call with its view. May take its time: only the asker waits. [`Call::Hello`] has been checked already.
    fn call(&self, who: Peer, call: Call) -> Result<serde_json::Value, Fault>;
    /// Someone has been greeted; events may be sent from now on.
    fn connected(&self, peer: PeerHandle);
    /// They are gone.
    fn disconnected(&self, peer: Peer);
}

struct Shared {
    handler: Arc<dyn Handler>,
    open: Mutex<Vec<(u64, Outbox)>>,
    one_less: Condvar,
    next: AtomicU64,
    stopped: AtomicBool,
}

impl Shared {
    fn open(&self) -> std::sync::MutexGuard<'_, Vec<(u64, Outbox)>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn forget(&self, id: u64) {
        self.open().retain(|(other, _)| *other != id);
        self.one_less.notify_all();
    }
}

/// A running server. Dropping it closes the socket and every connection, after what is being asked has been answered and what is
/// queued has been sent; a peer that does not read it within a second is cut off.
pub struct Server {
    shared: Arc<Shared>,
    path: PathBuf,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Release);
        // A connection wakes the thread that waits for one; it then drops the socket and removes its file. Waited for, so that it does
        // not remove the file of a server that is started next.
        let awake = os::name(&self.path).and_then(|name| ConnectOptions::new().name(name).connect_sync());
        if let (Ok(_), Some(thread)) = (awake, self.thread.take()) {
            let _panicked = thread.join();
        }
        let open = self.shared.open();
        for (_, outbox) in open.iter() {
            outbox.hear_no_more();
        }
        let open = self
            .shared
            .one_less
            .wait_timeout_while(open, LAST_WORDS, |open| !open.is_empty())
            .unwrap_or_else(PoisonError::into_inner)
            .0;
        for (_, outbox) in open.iter() {
            outbox.cut();
        }
    }
}

/// Serves connections from threads of its own until the returned [`Server`] is dropped.
///
/// # Errors
/// The thread could not be started.
pub fn serve(listener: Listener, handler: Arc<dyn Handler>) -> io::Result<Server> {
    let shared = Arc::new(Shared {
        handler,
        open: Mutex::new(Vec::new()),
        one_less: Condvar::new(),
        next: AtomicU64::new(1),
        stopped: AtomicBool::new(false),
    });
    let path = listener.path().clone();
    let for_thread = Arc::clone(&shared);
    let thread = thread::Builder::new()
        .name("link".to_owned())
        .stack_size(STACK)
        .spawn(move || listen(&listener, &for_thread))?;
    Ok(Server {
        shared,
        path,
        thread: Some(thread),
    })
}

fn listen(listener: &Listener, shared: &Arc<Shared>) {
    loop {
        let accepted = listener.accept();
        if shared.stopped.load(Ordering::Acquire) {
            return;
        }
        match accepted {
            Ok(connection) => admit(connection, shared),
            // Out of files or memory: others must give some back first.
            Err(_) => thread::sleep(Duration::from_millis(200)),
        }
    }
}

fn admit(connection: Connection, shared: &Arc<Shared>) {
    let mut open = shared.open();
    if open.len() >= MAX_CONNECTIONS {
        drop(open);
        let message = format!("{MAX_CONNECTIONS} programs are connected already; close one");
        connection.refuse(Fault::new(Code::NotNow, message));
        return;
    }
    let id = shared.next.fetch_add(1, Ordering::Relaxed);
    let pid = connection.pid();
    let (reader, writer) = connection.split();
    let Ok(outbox) = Outbox::start(writer, STACK) else {
        return;
    };
    open.push((id, outbox.clone()));
    drop(open);
    let for_thread = Arc::clone(shared);
    let started = thread::Builder::new()
        .name(format!("link-{id}"))
        .stack_size(STACK)
        .spawn(move || {
            let mut talk = Talk {
                reader,
                outbox,
                id,
                pid,
                handler: Arc::clone(&for_thread.handler),
            };
            talk.run();
            for_thread.forget(id);
        });
    if started.is_err() {
        shared.forget(id);
    }
}

/// One connection, from its greeting to its end.
struct Talk {
    reader: Reader,
    outbox: Outbox,
    id: u64,
    pid: Option<u32>,
    handler: Arc<dyn Handler>,
}

/// How a conversation ended.
enum Ended {
    /// The other end left.
    Gone,
    /// It was told why and is shown out.
    ShownOut,
}

impl Talk {
    fn run(&mut self) {
        self.reader.patience(Some(GREETING));
        let ended = match self.greet() {
            Ok(peer) => {
                self.reader.patience(None);
                self.handler.connected(PeerHandle::new(peer, self.outbox.clone()));
                let ended = self.answer_all(peer);
                self.handler.disconnected(peer);
                ended
            }
            Err(ended) => ended,
        };
        self.outbox.finish();
        match ended {
            Ended::Gone => {}
            Ended::ShownOut => self.reader.drain(),
        }
        self.outbox.cut();
    }

    /// Hello comes first, and in the same version.
    fn greet(&mut self) -> Result<Peer, Ended> {
        let (id, call) = self.next_call()?;
        let Call::Hello { version, role } = call else {
            let fault = Fault::new(Code::BadRequest, "say hello first, with version and role");
            return Err(self.show_out(Some(id), fault));
        };
        if version != VERSION {
            let message = format!(
                "this Unknot speaks version {VERSION} of the link and was asked for {version}; \
                 end it with the tray's Quit and start the new one"
            );
            return Err(self.show_out(Some(id), Fault::new(Code::Version, message)));
        }
        let peer = Peer {
            id: self.id,
            role,
            pid: self.pid,
        };
        self.answer(peer, id, call)?;
        Ok(peer)
    }

    fn answer_all(&mut self, peer: Peer) -> Ended {
        loop {
            match self.next_call().and_then(|(id, call)| self.answer(peer, id, call)) {
                Ok(()) => {}
                Err(ended) => return ended,
            }
        }
    }

    fn answer(&self, peer: Peer, id: u64, call: Call) -> Result<(), Ended> {
        let result = self.handler.call(peer, call);
        self.send(&Message::Response { id: Some(id), result })
    }

    /// The next call; whatever else comes in is answered by an error.
    fn next_call(&mut self) -> Result<(u64, Call), Ended> {
        let mut bad = 0;
        loop {
            let refused = match self.reader.receive() {
                Received::Message(Message::Request { id, call }) => return Ok((id, call)),
                Received::Message(Message::Response { id, .. }) => Refused {
                    id,
                    fault: Fault::new(Code::BadRequest, "the resident asked nothing"),
                },
                Received::Message(Message::Event(_)) => Refused {
                    id: None,
                    fault: Fault::new(Code::BadRequest, "only the resident tells events"),
                },
                Received::Bad(refused) => refused,
                Received::TooLong(refused) => return Err(self.show_out(None, refused.fault)),
                Received::End => return Err(Ended::Gone),
            };
            bad += 1;
            if bad >= MAX_BAD_LINES {
                return Err(self.show_out(refused.id, refused.fault));
            }
            self.send(&refused.into())?;
        }
    }

    fn show_out(&self, id: Option<u64>, fault: Fault) -> Ended {
        match self.send(&Message::Response { id, result: Err(fault) }) {
            Ok(()) => Ended::ShownOut,
            Err(ended) => ended,
        }
    }

    fn send(&self, message: &Message) -> Result<(), Ended> {
        let line = message.to_line().or_else(|fault| {
            let id = match message {
                Message::Request { id, .. } => Some(*id),
                Message::Response { id, .. } => *id,
                Message::Event(_) => None,
            };
            Message::from(Refused { id, fault }).to_line()
        });
        match line.map(|line| self.outbox.put(line)) {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(Ended::Gone),
        }
    }
}
