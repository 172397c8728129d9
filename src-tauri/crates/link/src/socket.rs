//! The socket itself: listening, connections, lines of bounded length.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use interprocess::ConnectWaitMode;
use interprocess::local_socket::traits::{Listener as _, Stream as _, StreamCommon as _};
use interprocess::local_socket::{ConnectOptions, Listener as Ears, ListenerOptions, Stream};

use crate::message::Refused;
use crate::{Address, Code, Fault, MAX_MESSAGE, Message, os};

/// The resident's end of the socket.
#[derive(Debug)]
pub struct Listener {
    ears: Ears,
    path: PathBuf,
}

impl Listener {
    /// Makes the socket in a folder that only this person can enter. The caller holds the data folder's lock, so a socket that is
    /// there already was left behind and is removed.
    ///
    /// # Errors
    /// The folder is another's or cannot be made, or the system refuses the socket; the message names the path.
    pub fn bind(address: &Address) -> io::Result<Self> {
        let path = address.path();
        let told = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        if let Some(folder) = path.parent() {
            os::prepare(folder)
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
        }
        os::remove_stale(&path).map_err(told)?;
        let options = os::restrict(ListenerOptions::new().name(os::name(&path)?)).map_err(told)?;
        let ears = options.create_sync().map_err(told)?;
        Ok(Self { ears, path })
    }

    /// Waits for the next connection of this person. One of another user is told so and closed.
    ///
    /// # Errors
    /// The system could not accept (out of files, say); trying again later may help.
    pub fn accept(&self) -> io::Result<Connection> {
        loop {
            let connection = Connection::over(self.ears.accept()?);
            if os::of_this_person(&connection.stream) {
                return Ok(connection);
            }
            let fault = Fault::new(Code::BadRequest, "this Unknot belongs to another user of the machine");
            connection.refuse(fault);
        }
    }

    /// Where it listens.
    pub(crate) fn path(&self) -> &PathBuf {
        &self.path
    }
}

/// A connection, not yet taken apart into its two directions.
#[derive(Debug)]
pub struct Connection {
    stream: Arc<Stream>,
}

impl Connection {
    fn over(stream: Stream) -> Self {
        Self {
            stream: Arc::new(stream),
        }
    }

    /// Connects to a resident that runs as this person.
    pub(crate) fn open(address: &Address, within: Duration) -> Result<Self, Fault> {
        let mut why = String::from("there is no socket");
        for path in address.candidates() {
            let Ok(name) = os::name(&path) else { continue };
            let opened = ConnectOptions::new()
                .name(name)
                .wait_mode(ConnectWaitMode::Timeout(within))
                .connect_sync();
            match opened {
                Ok(stream) if os::of_this_person(&stream) => return Ok(Self::over(stream)),
                Ok(_) => why = format!("{} is another user's", path.display()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => why = format!("{}: {error}", path.display()),
            }
        }
        Err(Fault::new(
            Code::NoResident,
            format!("Unknot is not running on this data folder ({why}); start it with `unknot`"),
        ))
    }

    /// The other end's process, where the system tells.
    pub fn pid(&self) -> Option<u32> {
        let pid = self.stream.peer_creds().ok()?.pid()?;
        u32::try_from(pid).ok()
    }

    /// The two directions, each for a thread of its own.
    pub fn split(self) -> (Reader, Writer) {
        let reader = Reader {
            lines: BufReader::new(Half(Arc::clone(&self.stream))),
            line: Vec::new(),
        };
        (reader, Writer { stream: self.stream })
    }

    /// Says why and closes.
    pub(crate) fn refuse(self, fault: Fault) {
        let (_, writer) = self.split();
        let message = Message::Response {
            id: None,
            result: Err(fault),
        };
        // Whoever does not listen to why needs no answer.
        let _unheard = writer.send(&message);
        os::cut(&writer.stream);
    }
}

#[derive(Debug)]
struct Half(Arc<Stream>);

impl Read for Half {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(into)
    }
}

/// What came in.
#[derive(Debug)]
pub enum Received {
    /// A message.
    Message(Message),
    /// A line that is none.
    Bad(Refused),
    /// A line longer than [`MAX_MESSAGE`]; what follows cannot be told from its rest.
    TooLong(Refused),
    /// The other end is gone, or said nothing for the time it had.
    End,
}

/// The direction that comes in.
#[derive(Debug)]
pub struct Reader {
    lines: BufReader<Half>,
    line: Vec<u8>,
}

impl Reader {
    /// Waits for the next line. Half a line before the end counts as nothing.
    pub fn receive(&mut self) -> Received {
        self.line.clear();
        self.line.shrink_to(4096);
        let most = MAX_MESSAGE as u64 + 1;
        if self
            .lines
            .by_ref()
            .take(most)
            .read_until(b'\n', &mut self.line)
            .is_err()
        {
            return Received::End;
        }
        match self.line.pop() {
            Some(b'\n') => match Message::parse(&self.line) {
                Ok(message) => Received::Message(message),
                Err(refused) => Received::Bad(refused),
            },
            Some(_) if self.line.len() >= MAX_MESSAGE => Received::TooLong(Refused {
                id: None,
                fault: Fault::new(Code::TooLarge, format!("a line may have {MAX_MESSAGE} bytes")),
            }),
            Some(_) | None => Received::End,
        }
    }

    /// How long [`Self::receive`] waits; for ever without it. Pipes cannot do this and wait for ever.
    pub(crate) fn patience(&self, patience: Option<Duration>) {
        let _pipes_cannot = self.lines.get_ref().0.set_recv_timeout(patience);
    }

    /// Takes what the other end still writes and drops it, so that it can read the last answer before the end reaches it.
    pub(crate) fn drain(&mut self) {
        const ENOUGH: u64 = 16 * 1024 * 1024;
        self.patience(Some(Duration::from_secs(1)));
        let _rest = io::copy(&mut self.lines.by_ref().take(ENOUGH), &mut io::sink());
    }
}

/// The direction that goes out. Clones write to the same connection; only one at a time may write.
#[derive(Debug, Clone)]
pub struct Writer {
    stream: Arc<Stream>,
}

impl Writer {
    /// Writes one message.
    ///
    /// # Errors
    /// The other end is gone or takes nothing; the connection is of no more use.
    pub fn send(&self, message: &Message) -> io::Result<()> {
        let line = message.to_line().map_err(io::Error::other)?;
        self.send_line(&line)
    }

    pub(crate) fn send_line(&self, line: &[u8]) -> io::Result<()> {
        (&*self.stream).write_all(line)
    }

    /// How long a write may wait for the other end to read.
    pub(crate) fn patience(&self, patience: Duration) {
        let _pipes_cannot = self.stream.set_send_timeout(Some(patience));
    }

    /// Says that nothing more comes.
    pub(crate) fn end(&self) {
        os::end_writing(&self.stream);
    }

    /// Takes nothing more from the other end, which may still be written to.
    pub(crate) fn end_reading(&self) {
        os::end_reading(&self.stream);
    }

    /// Ends the connection at once, whatever waits on it in other threads.
    pub fn cut(&self) {
        os::cut(&self.stream);
    }
}
