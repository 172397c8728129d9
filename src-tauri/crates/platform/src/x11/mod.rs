//! One thread, blocked on one X connection: alarms come in, looks and wishes go out.

mod alarms;
mod connected;
mod fullscreen;

use std::io;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::event::{EventfdFlags, PollFd, PollFlags, eventfd, poll};
use rustix::fd::OwnedFd;
use rustix::time::Timespec;
use unknot_core::ports::Look;

use self::connected::Connected;
use crate::idle::WatchAsk;
use crate::tell::{Tell, unavailable};

/// A look that takes longer than this is given up: the X server is busy or hangs.
const LOOK_WAITS: Duration = Duration::from_millis(50);
/// How long the start waits for the X server, so that the first look already finds it.
const START_WAITS: Duration = Duration::from_millis(200);
/// Waits between tries for an X server that is gone; the last repeats.
const TRIES: [Timespec; 3] = [seconds(5), seconds(10), seconds(30)];

const fn seconds(s: i64) -> Timespec {
    Timespec { tv_sec: s, tv_nsec: 0 }
}

/// The door to the X thread, which ends when this is dropped.
pub(crate) struct X11Door {
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

impl X11Door {
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

impl Drop for X11Door {
    fn drop(&mut self) {
        self.shared.wish(|wishes| wishes.end = true);
    }
}

impl Shared {
    fn wish(&self, change: impl FnOnce(&mut Wishes)) {
        change(&mut self.wishes());
        if let Err(error) = rustix::io::write(&self.wake, &1_u64.to_ne_bytes()) {
            tracing::error!("cannot wake the X thread: {error}");
        }
    }

    fn run(&self, display: &str, tell: &Tell, ready: mpsc::Sender<()>) {
        let mut ready = Some(ready);
        let mut tries = 0;
        loop {
            let why = match Connected::to(display, tell) {
                Ok(mut connected) => {
                    tries = 0;
                    self.wish_all_again();
                    drop(ready.take());
                    match connected.serve(self) {
                        Ok(()) => return,
                        Err(lost) => lost.to_string(),
                    }
                }
                Err(why) => why,
            };
            drop(ready.take());
            let why = format!("the X server {display} cannot be asked: {why}");
            tell.seen("fullscreen", unavailable(&why));
            tell.seen("idle", unavailable(why));
            let wait = TRIES[tries.min(TRIES.len() - 1)];
            tries += 1;
            if self.wait_disconnected(&wait) {
                return;
            }
        }
    }

    fn wish_all_again(&self) {
        let mut wishes = self.wishes();
        wishes.after_changed = wishes.after.is_some();
        wishes.gap_changed = wishes.gap.is_some();
    }

    /// Waits for the next try; true when the desktop was dropped. Looks are answered at once, without an X server.
    fn wait_disconnected(&self, wait: &Timespec) -> bool {
        let mut fds = [PollFd::new(&self.wake, PollFlags::IN)];
        let _timed_out = poll(&mut fds, Some(wait));
        self.acknowledge();
        let mut wishes = self.wishes();
        for look in wishes.looks.drain(..) {
            let _given_up = look.send(Look::Unavailable);
        }
        wishes.end
    }

    /// Makes the next wish wake the thread again; not signalled is fine too.
    fn acknowledge(&self) {
        let _not_signalled = rustix::io::read(&self.wake, &mut [0; 8]);
    }

    fn wishes(&self) -> MutexGuard<'_, Wishes> {
        self.wishes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
