//! One thread, blocked on one X connection: alarms come in, looks and wishes go out.

use std::io;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::event::{EventfdFlags, PollFd, PollFlags, eventfd, poll};
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use rustix::time::Timespec;
use unknot_core::ports::Look;
use x11rb::connection::Connection;
use x11rb::errors::{ConnectionError, ReplyOrIdError};
use x11rb::protocol::Event;
use x11rb::rust_connection::RustConnection;

use super::WatchAsk;
use super::x11_alarms::Alarms;
use crate::tell::{Tell, available, unavailable};

/// A look that takes longer than this is given up: the X server is busy or hangs.
const LOOK_WAITS: Duration = Duration::from_millis(50);
/// How long the start waits for the X server, so that the first look already finds it.
const START_WAITS: Duration = Duration::from_millis(200);
/// Waits between tries for an X server that is gone; the last repeats.
const TRIES: [Timespec; 3] = [seconds(5), seconds(10), seconds(30)];

const fn seconds(s: i64) -> Timespec {
    Timespec { tv_sec: s, tv_nsec: 0 }
}

/// The door to the X thread.
pub(crate) struct X11Idle {
    shared: Arc<Shared>,
}

struct Shared {
    wishes: Mutex<Wishes>,
    wake: OwnedFd,
}

/// What is wanted, kept so that a new connection can be asked for the same.
#[derive(Default)]
struct Wishes {
    after: Option<Duration>,
    gap: Option<Duration>,
    back: bool,
    looks: Vec<mpsc::Sender<Look>>,
    end: bool,
    after_changed: bool,
    gap_changed: bool,
}

impl X11Idle {
    pub(crate) fn start(display: &str, tell: Tell) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            wishes: Mutex::default(),
            wake: eventfd(0, EventfdFlags::NONBLOCK | EventfdFlags::CLOEXEC)?,
        });
        let (ready, connected) = mpsc::channel();
        thread::Builder::new().name("x11".into()).spawn({
            let shared = Arc::clone(&shared);
            let display = display.to_owned();
            move || shared.run(&display, &tell, ready)
        })?;
        // Connected or not: the thread goes on trying, and says what can be seen.
        let _in_time = connected.recv_timeout(START_WAITS);
        Ok(Self { shared })
    }

    pub(crate) fn look(&self) -> Look {
        let (answer, look) = mpsc::channel();
        self.shared.wish(|wishes| wishes.looks.push(answer));
        look.recv_timeout(LOOK_WAITS).unwrap_or(Look::Unavailable)
    }

    pub(crate) fn watch(&self, wish: WatchAsk) {
        self.shared.wish(|wishes| match wish {
            WatchAsk::After(after) => {
                wishes.after = Some(after);
                wishes.after_changed = true;
            }
            WatchAsk::Gap(gap) => {
                wishes.gap = gap;
                wishes.gap_changed = true;
            }
            WatchAsk::Return => wishes.back = true,
        });
    }
}

impl Drop for X11Idle {
    fn drop(&mut self) {
        self.shared.wish(|wishes| wishes.end = true);
    }
}

impl Shared {
    fn wish(&self, change: impl FnOnce(&mut Wishes)) {
        change(&mut self.wishes.lock().unwrap_or_else(PoisonError::into_inner));
        if let Err(error) = rustix::io::write(&self.wake, &1_u64.to_ne_bytes()) {
            tracing::error!("cannot wake the X thread: {error}");
        }
    }

    fn run(&self, display: &str, tell: &Tell, ready: mpsc::Sender<()>) {
        let mut ready = Some(ready);
        let mut tries = 0;
        loop {
            let why = match self.serve(display, tell, &mut ready, &mut tries) {
                Ok(()) => return,
                Err(why) => why,
            };
            drop(ready.take());
            tell.seen(
                "idle",
                unavailable(format!("the X server {display} cannot be asked: {why}")),
            );
            let wait = TRIES[tries.min(TRIES.len() - 1)];
            tries += 1;
            if self.wait_disconnected(&wait) {
                return;
            }
        }
    }

    /// Serves one connection until the desktop is dropped (`Ok`) or the connection is lost.
    fn serve(
        &self,
        display: &str,
        tell: &Tell,
        ready: &mut Option<mpsc::Sender<()>>,
        tries: &mut usize,
    ) -> Result<(), String> {
        let (x, _screen) = RustConnection::connect(Some(display)).map_err(|error| error.to_string())?;
        let mut alarms = Alarms::find(&x)
            .map_err(|error| error.to_string())?
            .ok_or("it has no idle counter")?;
        tell.seen("idle", available("X11 sync alarms"));
        *tries = 0;
        {
            let mut wishes = self.wishes.lock().unwrap_or_else(PoisonError::into_inner);
            wishes.after_changed = wishes.after.is_some();
            wishes.gap_changed = wishes.gap.is_some();
        }
        drop(ready.take());
        self.listen(&x, &mut alarms, tell).map_err(|error| error.to_string())
    }

    fn listen(&self, x: &RustConnection, alarms: &mut Alarms, tell: &Tell) -> Result<(), ReplyOrIdError> {
        loop {
            if !self.grant(x, alarms, tell)? {
                return Ok(());
            }
            // A reply read on the way may have brought events along, so the queue is emptied before the wait.
            while let Some(event) = x.poll_for_event()? {
                if let Event::SyncAlarmNotify(event) = event
                    && let Some(sensed) = alarms.rung(x, &event)?
                {
                    tell.tell(sensed);
                }
            }
            x.flush()?;
            let mut fds = [
                PollFd::new(x.stream(), PollFlags::IN),
                PollFd::new(&self.wake, PollFlags::IN),
            ];
            match poll(&mut fds, None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(ConnectionError::IoError(error.into()).into()),
            }
        }
    }

    /// Does what was wished since the last time; false when it was the end.
    fn grant(&self, x: &RustConnection, alarms: &mut Alarms, tell: &Tell) -> Result<bool, ReplyOrIdError> {
        let _not_signalled = rustix::io::read(&self.wake, &mut [0; 8]);
        let (after, gap, back, looks) = {
            let mut wishes = self.wishes.lock().unwrap_or_else(PoisonError::into_inner);
            if wishes.end {
                return Ok(false);
            }
            (
                std::mem::take(&mut wishes.after_changed)
                    .then_some(wishes.after)
                    .flatten(),
                std::mem::take(&mut wishes.gap_changed).then_some(wishes.gap),
                std::mem::take(&mut wishes.back),
                std::mem::take(&mut wishes.looks),
            )
        };
        for look in looks {
            let last = alarms.last_input(x)?;
            let _given_up = look.send(Look::LastInput(last));
        }
        if let Some(after) = after {
            alarms.watch_after(x, after)?.into_iter().for_each(|it| tell.tell(it));
        }
        if let Some(gap) = gap {
            alarms.watch_gap(x, gap)?.into_iter().for_each(|it| tell.tell(it));
        }
        if back {
            alarms.watch_return(x)?;
        }
        Ok(true)
    }

    /// Waits for the next try; true when the desktop was dropped. Looks are answered at once, without an X server.
    fn wait_disconnected(&self, wait: &Timespec) -> bool {
        let mut fds = [PollFd::new(&self.wake, PollFlags::IN)];
        let _timed_out = poll(&mut fds, Some(wait));
        let _not_signalled = rustix::io::read(&self.wake, &mut [0; 8]);
        let mut wishes = self.wishes.lock().unwrap_or_else(PoisonError::into_inner);
        for look in wishes.looks.drain(..) {
            let _given_up = look.send(Look::Unavailable);
        }
        wishes.end
    }
}
