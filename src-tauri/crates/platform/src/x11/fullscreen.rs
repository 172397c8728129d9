//! Whether the active window covers the screen, as the window manager says. Listened to only while a break waits or is held by it.

use unknot_core::Signal;
use unknot_core::ports::{Availability, Sensed};
use x11rb::errors::{ConnectionError, ReplyError};
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ChangeWindowAttributesAux, ConnectionExt, EventMask, PropertyNotifyEvent, Window,
};
use x11rb::rust_connection::RustConnection;

use crate::tell::{available, unavailable};

x11rb::atom_manager! {
    /// The names of the window manager's properties.
    Atoms: AtomsCookie {
        _NET_SUPPORTED,
        _NET_ACTIVE_WINDOW,
        _NET_WM_STATE,
        _NET_WM_STATE_FULLSCREEN,
    }
}

/// The active window of one X connection.
pub(super) struct Fullscreen {
    root: Window,
    atoms: Atoms,
    wanted: bool,
    listening: bool,
    window: Option<Window>,
    told: bool,
}

impl Fullscreen {
    pub(super) fn new(x: &RustConnection, root: Window) -> Result<Self, ReplyError> {
        Ok(Self {
            root,
            atoms: Atoms::new(x)?.reply()?,
            wanted: false,
            listening: false,
            window: None,
            told: false,
        })
    }

    /// Whether there is a window manager that tells.
    pub(super) fn availability(&self, x: &RustConnection) -> Result<Availability, ReplyError> {
        let supported = self.list(x, self.root, self.atoms._NET_SUPPORTED, AtomEnum::ATOM)?;
        let tells = [self.atoms._NET_ACTIVE_WINDOW, self.atoms._NET_WM_STATE_FULLSCREEN]
            .iter()
            .all(|atom| supported.contains(atom));
        Ok(if tells {
            available("X11 active window")
        } else {
            unavailable("no window manager tells about full screen")
        })
    }

    /// Listens from now on, or no longer than a window that was told covers the screen.
    pub(super) fn watch(&mut self, x: &RustConnection, wanted: bool) -> Result<Option<Sensed>, ReplyError> {
        self.wanted = wanted;
        if wanted && !self.listening {
            self.listening = true;
            select(x, self.root, EventMask::PROPERTY_CHANGE)?;
        }
        self.check(x)
    }

    /// What a changed property means, if it is one of those that count.
    pub(super) fn changed(
        &mut self,
        x: &RustConnection,
        event: &PropertyNotifyEvent,
    ) -> Result<Option<Sensed>, ReplyError> {
        let counts = match event.atom {
            atom if atom == self.atoms._NET_ACTIVE_WINDOW => event.window == self.root,
            atom if atom == self.atoms._NET_WM_STATE => Some(event.window) == self.window,
            _other => false,
        };
        if counts { self.check(x) } else { Ok(None) }
    }

    fn check(&mut self, x: &RustConnection) -> Result<Option<Sensed>, ReplyError> {
        if !self.listening {
            return Ok(None);
        }
        let active = self.list(x, self.root, self.atoms._NET_ACTIVE_WINDOW, AtomEnum::WINDOW)?;
        self.listen_to(x, active.first().copied().filter(|&window| window != x11rb::NONE))?;
        let covers = match self.window {
            Some(window) => {
                self.list(x, window, self.atoms._NET_WM_STATE, AtomEnum::ATOM)?
                    .contains(&self.atoms._NET_WM_STATE_FULLSCREEN)
                    && !is_ours(x, window)?
            }
            None => false,
        };
        let news = covers != self.told;
        self.told = covers;
        if !self.wanted && !covers {
            self.listening = false;
            select(x, self.root, EventMask::NO_EVENT)?;
            self.listen_to(x, None)?;
        }
        Ok(news.then_some(Sensed::Signal(Signal::Fullscreen, covers)))
    }

    fn listen_to(&mut self, x: &RustConnection, window: Option<Window>) -> Result<(), ConnectionError> {
        if window != self.window {
            if let Some(old) = self.window.take() {
                select(x, old, EventMask::NO_EVENT)?;
            }
            if let Some(new) = window {
                select(x, new, EventMask::PROPERTY_CHANGE)?;
            }
            self.window = window;
        }
        Ok(())
    }

    /// A property of 32-bit values; empty also for a window that has gone meanwhile.
    fn list(&self, x: &RustConnection, window: Window, name: Atom, of: AtomEnum) -> Result<Vec<u32>, ReplyError> {
        match x.get_property(false, window, name, of, 0, 1024)?.reply() {
            Ok(property) => Ok(property.value32().into_iter().flatten().collect()),
            Err(ReplyError::X11Error(_)) => Ok(Vec::new()),
            Err(lost) => Err(lost),
        }
    }
}

/// A break's own card may cover the screen: that holds no break.
fn is_ours(x: &RustConnection, window: Window) -> Result<bool, ReplyError> {
    let class = x.get_property(false, window, AtomEnum::WM_CLASS, AtomEnum::STRING, 0, 64)?;
    match class.reply() {
        Ok(class) => Ok(class.value.to_ascii_lowercase().starts_with(b"unknot")),
        Err(ReplyError::X11Error(_)) => Ok(false),
        Err(lost) => Err(lost),
    }
}

/// The window may be gone by now: the error comes as an event that nobody minds.
fn select(x: &RustConnection, window: Window, events: EventMask) -> Result<(), ConnectionError> {
    x.change_window_attributes(window, &ChangeWindowAttributesAux::new().event_mask(events))?;
    Ok(())
}
