use std::mem::take;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use unknot_core::ports::{Look, Sensed};
use x11rb::connection::Connection;
use x11rb::errors::{ConnectionError, ReplyError, ReplyOrIdError};
use x11rb::protocol::Event;
use x11rb::rust_connection::RustConnection;

use super::Shared;
use super::alarms::Alarms;
use super::fullscreen::Fullscreen;
use crate::tell::{Tell, available};

/// One connection to an X server, with all that is asked of it.
pub(super) struct Connected<'a> {
    x: RustConnection,
    alarms: Alarms,
    fullscreen: Fullscreen,
    tell: &'a Tell,
}

impl<'a> Connected<'a> {
    /// Connects and says what can be seen.
    pub(super) fn to(display: &str, tell: &'a Tell) -> Result<Self, String> {
        let (x, screen) = RustConnection::connect(Some(display)).map_err(|error| error.to_string())?;
        let alarms = Alarms::find(&x)
            .map_err(|error| error.to_string())?
            .ok_or("it has no idle counter")?;
        let root = x.setup().roots.get(screen).ok_or("it has no screen")?.root;
        let fullscreen = Fullscreen::new(&x, root).map_err(|error| error.to_string())?;
        tell.seen("idle", available("X11 sync alarms"));
        let connected = Self {
            x,
            alarms,
            fullscreen,
            tell,
        };
        connected.look_for_manager().map_err(|error| error.to_string())?;
        Ok(connected)
    }

    /// The window manager may have started after us, or have been exchanged.
    fn look_for_manager(&self) -> Result<(), ReplyError> {
        self.tell.seen("fullscreen", self.fullscreen.availability(&self.x)?);
        Ok(())
    }

    /// Serves until the desktop is dropped (`Ok`) or the connection is lost.
    pub(super) fn serve(&mut self, shared: &Shared) -> Result<(), ReplyOrIdError> {
        while self.grant(shared)? {
            // Requests and their replies may have brought events along, which the wait would not see.
            self.hear()?;
            self.x.flush()?;
            if self.hear()? {
                continue;
            }
            let mut fds = [
                PollFd::new(self.x.stream(), PollFlags::IN),
                PollFd::new(&shared.wake, PollFlags::IN),
            ];
            match poll(&mut fds, None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(ConnectionError::IoError(error.into()).into()),
            }
        }
        Ok(())
    }

    /// Handles what has come in; whether there was anything.
    fn hear(&mut self) -> Result<bool, ReplyOrIdError> {
        let mut heard = false;
        while let Some(event) = self.x.poll_for_event()? {
            heard = true;
            let sensed = if let Event::SyncAlarmNotify(event) = &event {
                self.alarms.rung(&self.x, event)?
            } else if let Event::PropertyNotify(event) = &event {
                self.fullscreen.changed(&self.x, event)?
            } else {
                None
            };
            self.say(sensed);
        }
        Ok(heard)
    }

    /// Does what was wished since the last time; false when it was the end.
    fn grant(&mut self, shared: &Shared) -> Result<bool, ReplyOrIdError> {
        shared.acknowledge();
        let (after, gap, back, looks) = {
            let mut wishes = shared.wishes();
            if wishes.end {
                return Ok(false);
            }
            (
                wishes.after.filter(|_| take(&mut wishes.after_changed)),
                take(&mut wishes.gap_changed).then_some(wishes.gap),
                take(&mut wishes.back),
                take(&mut wishes.looks),
            )
        };
        if let Some(after) = after {
            let sensed = self.alarms.watch_after(&self.x, after)?;
            self.say(sensed);
        }
        if let Some(gap) = gap {
            // There is a gap to watch for while a break waits: what holds it back is told before the gap.
            self.look_for_manager()?;
            let sensed = self.fullscreen.watch(&self.x, gap.is_some())?;
            self.say(sensed);
            let sensed = self.alarms.watch_gap(&self.x, gap)?;
            self.say(sensed);
        }
        if back {
            self.alarms.watch_return(&self.x)?;
        }
        for look in looks {
            let last = self.alarms.last_input(&self.x)?;
            let _given_up = look.send(Look::LastInput(last));
        }
        Ok(true)
    }

    fn say(&self, sensed: Option<Sensed>) {
        if let Some(sensed) = sensed {
            self.tell.tell(sensed);
        }
    }
}
