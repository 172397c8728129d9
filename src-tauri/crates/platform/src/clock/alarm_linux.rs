use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustix::event::{EventfdFlags, PollFd, PollFlags, eventfd, poll};
use rustix::fd::OwnedFd;
use rustix::io::Errno;
use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
};

use super::Ring;

/// Far enough in the future that the timer which only listens for a set clock never passes.
const NEVER: Timespec = Timespec {
    tv_sec: 1 << 40,
    tv_nsec: 0,
};
const DISARMED: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

/// Sleeps in the kernel until a time of the boot clock, and rings when it has passed or when the clock on the wall was set.
///
/// One thread, blocked until then; moving the deadline wakes nobody. Dropping the alarm ends the thread.
#[derive(Debug)]
pub struct Alarm {
    fds: Arc<Fds>,
    thread: Option<thread::JoinHandle<()>>,
}

#[derive(Debug)]
struct Fds {
    deadline: OwnedFd,
    wall: OwnedFd,
    end: OwnedFd,
}

impl Alarm {
    /// Starts an alarm without a deadline. `ring` is called on the alarm's own thread.
    ///
    /// # Errors
    /// When the system has no timers or threads to give.
    pub fn start(ring: impl Fn(Ring) + Send + 'static) -> io::Result<Self> {
        let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
        let fds = Arc::new(Fds {
            deadline: timerfd_create(TimerfdClockId::Boottime, flags)?,
            wall: timerfd_create(TimerfdClockId::Realtime, flags)?,
            end: eventfd(0, EventfdFlags::NONBLOCK | EventfdFlags::CLOEXEC)?,
        });
        fds.listen_for_set_clock()?;
        let thread = thread::Builder::new().name("alarm".into()).spawn({
            let fds = Arc::clone(&fds);
            move || {
                if let Err(error) = fds.wait(&ring) {
                    tracing::error!("the alarm stopped: {error}");
                }
            }
        })?;
        Ok(Self {
            fds,
            thread: Some(thread),
        })
    }

    /// Rings once when the boot clock shows `deadline` (at once if it has), or not at all; replaces the deadline before.
    pub fn set(&self, deadline: Option<Duration>) {
        let value = deadline.map_or(DISARMED, |at| Timespec {
            tv_sec: i64::try_from(at.as_secs()).unwrap_or(NEVER.tv_sec),
            // All zero would switch the timer off instead of ringing at once.
            tv_nsec: i64::from(at.subsec_nanos()).max(i64::from(at.is_zero())),
        });
        let once = Itimerspec {
            it_interval: DISARMED,
            it_value: value,
        };
        if let Err(error) = timerfd_settime(&self.fds.deadline, TimerfdTimerFlags::ABSTIME, &once) {
            tracing::error!("cannot set the alarm: {error}");
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        let told = rustix::io::write(&self.fds.end, &1_u64.to_ne_bytes());
        if let (Ok(_), Some(thread)) = (told, self.thread.take())
            && thread.thread().id() != thread::current().id()
        {
            let _ended = thread.join();
        }
    }
}

impl Fds {
    fn listen_for_set_clock(&self) -> io::Result<()> {
        let once = Itimerspec {
            it_interval: DISARMED,
            it_value: NEVER,
        };
        let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
        timerfd_settime(&self.wall, flags, &once)?;
        Ok(())
    }

    fn wait(&self, ring: &impl Fn(Ring)) -> io::Result<()> {
        loop {
            let mut fds = [
                PollFd::new(&self.deadline, PollFlags::IN),
                PollFd::new(&self.wall, PollFlags::IN),
                PollFd::new(&self.end, PollFlags::IN),
            ];
            match poll(&mut fds, None) {
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let [deadline, wall, end] = fds.map(|fd| !fd.revents().is_empty());
            if end {
                return Ok(());
            }
            if wall && read_timer(&self.wall) == Err(Errno::CANCELED) {
                self.listen_for_set_clock()?;
                ring(Ring::WallSet);
            }
            // An error means that the deadline was moved between the two calls: nothing has passed.
            if deadline && read_timer(&self.deadline).is_ok() {
                ring(Ring::Due);
            }
        }
    }
}

fn read_timer(timer: &OwnedFd) -> Result<(), Errno> {
    rustix::io::read(timer, &mut [0; 8]).map(|_| ())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::super::boot;
    use super::*;

    /// Longer than any ring of these tests takes, however busy the machine.
    const LONG: Duration = Duration::from_secs(20);

    fn alarm() -> (Alarm, mpsc::Receiver<Ring>) {
        let (rung, rings) = mpsc::channel();
        let alarm = Alarm::start(move |ring| rung.send(ring).unwrap_or_default()).expect("an alarm");
        (alarm, rings)
    }

    #[test]
    fn it_rings_when_the_deadline_has_passed_and_not_before() {
        let (alarm, rings) = alarm();
        let deadline = boot() + Duration::from_millis(40);
        alarm.set(Some(deadline));
        assert_eq!(rings.recv_timeout(LONG), Ok(Ring::Due));
        assert!(boot() >= deadline);
        assert!(rings.try_recv().is_err(), "it rings once");
    }

    #[test]
    fn a_deadline_of_the_past_rings_at_once() {
        let (alarm, rings) = alarm();
        alarm.set(Some(Duration::ZERO));
        assert_eq!(rings.recv_timeout(LONG), Ok(Ring::Due));
    }

    #[test]
    fn a_moved_deadline_replaces_the_one_before() {
        let (alarm, rings) = alarm();
        alarm.set(Some(boot() + LONG * 10));
        alarm.set(Some(boot() + Duration::from_millis(20)));
        assert_eq!(rings.recv_timeout(LONG), Ok(Ring::Due));
        alarm.set(Some(boot() + Duration::from_millis(30)));
        alarm.set(None);
        assert!(rings.recv_timeout(Duration::from_millis(60)).is_err());
    }

    #[test]
    fn dropping_it_ends_its_thread_and_lets_go_of_the_callback() {
        let (alarm, rings) = alarm();
        drop(alarm);
        assert_eq!(rings.recv_timeout(LONG), Err(mpsc::RecvTimeoutError::Disconnected));
    }
}
