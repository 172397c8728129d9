//! Who is connected, and the queue through which they are told things.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::socket::Writer;
use crate::{Event, Message, Role};

/// Lines that may wait for a peer before it counts as too slow.
const QUEUE: usize = 64;
/// How long one line may wait for a peer to read.
const PATIENCE: Duration = Duration::from_secs(10);

/// Someone at the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// Counts up over all connections of this resident.
    pub id: u64,
    /// Window or command line.
    pub role: Role,
    /// Its process, where the system tells.
    pub pid: Option<u32>,
}

/// A peer that can be told events.
#[derive(Debug, Clone)]
pub struct PeerHandle {
    peer: Peer,
    outbox: Outbox,
}

impl PeerHandle {
    pub(crate) fn new(peer: Peer, outbox: Outbox) -> Self {
        Self { peer, outbox }
    }

    /// Who it is.
    pub fn peer(&self) -> Peer {
        self.peer
    }

    /// Queues an event and returns at once. A peer that has not read the last 64 lines is cut off, because the engine waits for nobody.
    pub fn send(&self, event: &Event) {
        if let Ok(line) = Message::Event(event.clone()).to_line() {
            self.outbox.offer(line);
        }
    }

    /// Ends its connection.
    pub fn cut(&self) {
        self.outbox.cut();
    }
}

enum Outgoing {
    Line(Vec<u8>),
    End,
}

/// The queue of one connection and the thread that empties it.
#[derive(Debug, Clone)]
pub(crate) struct Outbox {
    queue: SyncSender<Outgoing>,
    writer: Writer,
    thread: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Outbox {
    pub(crate) fn start(writer: Writer, stack: usize) -> io::Result<Self> {
        let (queue, waiting) = sync_channel(QUEUE);
        let out = writer.clone();
        out.patience(PATIENCE);
        let thread = thread::Builder::new()
            .name("link-out".to_owned())
            .stack_size(stack)
            .spawn(move || empty(&waiting, &out))?;
        Ok(Self {
            queue,
            writer,
            thread: Arc::new(Mutex::new(Some(thread))),
        })
    }

    /// Waits for room. False when the connection is gone.
    pub(crate) fn put(&self, line: Vec<u8>) -> bool {
        self.queue.send(Outgoing::Line(line)).is_ok()
    }

    /// Never waits: without room the connection is cut.
    fn offer(&self, line: Vec<u8>) {
        match self.queue.try_send(Outgoing::Line(line)) {
            Ok(()) | Err(TrySendError::Disconnected(_)) => {}
            Err(TrySendError::Full(_)) => self.cut(),
        }
    }

    /// Writes what is still queued and says that nothing more comes.
    pub(crate) fn finish(&self) {
        // An error means that the thread has ended already.
        let _ended = self.queue.send(Outgoing::End);
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _panicked = thread.join();
        }
    }

    /// Lets the connection end by itself: its thread answers what has come in and then finds no more.
    pub(crate) fn hear_no_more(&self) {
        self.writer.end_reading();
    }

    pub(crate) fn cut(&self) {
        self.writer.cut();
    }
}

fn empty(waiting: &Receiver<Outgoing>, out: &Writer) {
    for outgoing in waiting {
        let line = match outgoing {
            Outgoing::Line(line) => line,
            Outgoing::End => break,
        };
        if out.send_line(&line).is_err() {
            out.cut();
            return;
        }
    }
    out.end();
}
