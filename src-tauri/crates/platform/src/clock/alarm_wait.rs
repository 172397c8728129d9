//! Other systems, until they are built: a wait that looks at the clock at least once a minute.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use chrono::TimeDelta;

use super::{Ring, sample};

/// A machine that slept is noticed this late at most.
const LONGEST: Duration = Duration::from_secs(60);
/// Clocks that part by more than this between two looks were set.
const SET: TimeDelta = TimeDelta::seconds(2);

/// Waits until a time of the boot clock, and rings when it has passed or when the clock on the wall was set.
#[derive(Debug)]
pub struct Alarm {
    shared: Arc<(Mutex<Wish>, Condvar)>,
}

#[derive(Debug, Default)]
struct Wish {
    deadline: Option<Duration>,
    end: bool,
}

impl Alarm {
    /// Starts an alarm without a deadline. `ring` is called on the alarm's own thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(ring: impl Fn(Ring) + Send + 'static) -> io::Result<Self> {
        let shared = Arc::new((Mutex::new(Wish::default()), Condvar::new()));
        let theirs = Arc::clone(&shared);
        thread::Builder::new()
            .name("alarm".into())
            .spawn(move || wait(&theirs.0, &theirs.1, &ring))?;
        Ok(Self { shared })
    }

    /// Rings once when the boot clock shows `deadline` (at once if it has), or not at all; replaces the deadline before.
    pub fn set(&self, deadline: Option<Duration>) {
        lock(&self.shared.0).deadline = deadline;
        self.shared.1.notify_all();
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        lock(&self.shared.0).end = true;
        self.shared.1.notify_all();
    }
}

fn lock(wish: &Mutex<Wish>) -> MutexGuard<'_, Wish> {
    wish.lock().unwrap_or_else(PoisonError::into_inner)
}

fn wait(wish: &Mutex<Wish>, changed: &Condvar, ring: &impl Fn(Ring)) {
    let mut before = sample();
    let mut held = lock(wish);
    while !held.end {
        let now = sample();
        let apart = (now.utc - before.utc) - TimeDelta::from_std(now.boot - before.boot).unwrap_or_default();
        before = now;
        let due = held.deadline.is_some_and(|at| at <= now.boot);
        if due || apart.abs() > SET {
            if due {
                held.deadline = None;
            }
            drop(held);
            ring(if due { Ring::Due } else { Ring::WallSet });
            held = lock(wish);
            continue;
        }
        let rest = held.deadline.map_or(LONGEST, |at| at - now.boot).min(LONGEST);
        held = changed
            .wait_timeout(held, rest)
            .unwrap_or_else(PoisonError::into_inner)
            .0;
    }
}
