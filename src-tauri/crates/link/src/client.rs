//! The side of the window and of the command line.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::socket::{Connection, Reader, Received, Writer};
use crate::{Address, Call, Code, Event, Fault, Message, Role, VERSION, views};

/// Events kept for a listener that comes late.
const KEPT: usize = 64;

/// Something that reaches a client without being asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// The resident tells something.
    Event(Event),
    /// The connection is lost; nothing more comes.
    Gone,
}

type Answered = Result<Value, Fault>;
type Callback = Box<dyn FnMut(News) + Send>;

#[derive(Default)]
struct Ears {
    callback: Option<Callback>,
    early: VecDeque<News>,
}

#[derive(Default)]
struct Shared {
    /// Who waits for which answer; `None` once the connection is lost.
    waiting: Mutex<Option<HashMap<u64, SyncSender<Answered>>>>,
    ears: Mutex<Ears>,
    /// Why the resident showed this client out. It may say so before anything was asked.
    refusal: Mutex<Option<Fault>>,
}

impl Shared {
    fn lost(&self) -> Fault {
        locked(&self.refusal).clone().unwrap_or_else(|| {
            Fault::new(
                Code::NoResident,
                "the connection to Unknot is lost; start it again with `unknot`",
            )
        })
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A connection to the resident. Calls may be made from several threads at a time.
pub struct Client {
    shared: Arc<Shared>,
    out: Mutex<Writer>,
    next: AtomicU64,
    timeout: Duration,
    hello: views::Hello,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client")
            .field("hello", &self.hello)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Connects and says hello. `timeout` holds for connecting and for each later call.
    ///
    /// # Errors
    /// [`Code::NoResident`] when none runs on that data folder, [`Code::Version`] when it speaks another version.
    pub fn connect(address: &Address, role: Role, timeout: Duration) -> Result<Self, Fault> {
        let (reader, writer) = Connection::open(address, timeout)?.split();
        writer.patience(timeout);
        let shared = Arc::new(Shared::default());
        *locked(&shared.waiting) = Some(HashMap::new());
        let heard = Arc::clone(&shared);
        thread::Builder::new()
            .name("link-in".to_owned())
            .spawn(move || listen(reader, &heard))
            .map_err(|error| Fault::new(Code::Internal, format!("a thread could not be started ({error})")))?;
        let mut client = Self {
            shared,
            out: Mutex::new(writer),
            next: AtomicU64::new(1),
            timeout,
            hello: views::Hello {
                version: 0,
                program: String::new(),
                data_dir: String::new(),
            },
        };
        client.hello = client.ask(Call::Hello { version: VERSION, role })?;
        if client.hello.version != VERSION {
            let message = format!(
                "the running Unknot speaks version {} of the link, this program {VERSION}; end it and start it again",
                client.hello.version
            );
            return Err(Fault::new(Code::Version, message));
        }
        Ok(client)
    }

    /// What the resident said of itself.
    pub fn hello(&self) -> &views::Hello {
        &self.hello
    }

    /// Asks and waits for the answer. Not to be used from the callback of [`Self::events`], whose thread brings the answers.
    ///
    /// # Errors
    /// The resident's own fault; [`Code::NoResident`] when the connection is lost; [`Code::Internal`] when no answer comes in time.
    pub fn call(&self, call: Call) -> Result<Value, Fault> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let line = Message::Request { id, call }.to_line()?;
        let (answered, answer) = sync_channel(1);
        match locked(&self.shared.waiting).as_mut() {
            Some(waiting) => waiting.insert(id, answered),
            None => return Err(self.shared.lost()),
        };
        // Where the other end has closed already, why may still be on its way in: the end of the connection then ends the wait as well.
        let _closed = locked(&self.out).send_line(&line);
        match answer.recv_timeout(self.timeout) {
            Ok(result) => result,
            Err(RecvTimeoutError::Disconnected) => Err(self.shared.lost()),
            Err(RecvTimeoutError::Timeout) => {
                if let Some(waiting) = locked(&self.shared.waiting).as_mut() {
                    waiting.remove(&id);
                }
                let message = format!("Unknot did not answer within {} s", self.timeout.as_secs_f32());
                Err(Fault::new(Code::Internal, message))
            }
        }
    }

    /// Asks for a view of a known type.
    ///
    /// # Errors
    /// As [`Self::call`], and [`Code::Internal`] when the answer is no such view.
    pub fn ask<T: DeserializeOwned>(&self, call: Call) -> Result<T, Fault> {
        serde_json::from_value(self.call(call)?).map_err(|error| {
            Fault::new(
                Code::Internal,
                format!("the answer is not what was asked for ({error})"),
            )
        })
    }

    /// Tells `callback` everything that reaches this client, from a thread of the client's, what came before included.
    pub fn events(&self, mut callback: impl FnMut(News) + Send + 'static) {
        let mut ears = locked(&self.shared.ears);
        ears.early.drain(..).for_each(&mut callback);
        ears.callback = Some(Box::new(callback));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        locked(&self.out).cut();
    }
}

fn listen(mut reader: Reader, shared: &Shared) {
    loop {
        match reader.receive() {
            Received::Message(Message::Response { id: Some(id), result }) => {
                let waiting = locked(&shared.waiting).as_mut().and_then(|waiting| waiting.remove(&id));
                if let Some(waiting) = waiting {
                    let _timed_out = waiting.send(result);
                }
            }
            Received::Message(Message::Response { id: None, result }) => {
                *locked(&shared.refusal) = result.err();
            }
            Received::Message(Message::Event(event)) => tell(shared, News::Event(event)),
            // The resident asks nothing, and an event this version does not know is none of its business.
            Received::Message(Message::Request { .. }) | Received::Bad(_) => {}
            Received::TooLong(_) | Received::End => break,
        }
    }
    *locked(&shared.waiting) = None;
    tell(shared, News::Gone);
}

fn tell(shared: &Shared, news: News) {
    let mut ears = locked(&shared.ears);
    let Ears { callback, early } = &mut *ears;
    match callback {
        Some(callback) => callback(news),
        None => {
            if early.len() == KEPT {
                early.pop_front();
            }
            early.push_back(news);
        }
    }
}
