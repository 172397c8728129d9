//! The window program as a guest: started when something is to be shown, told what, started again once if it is lost in a break.

use unknot_core::Now;
use unknot_link::{Event, Peer, PeerHandle, Role, Surface, WindowEnv};

use crate::outside::Windows;

use super::Engine;

/// Who is connected, and what waits for a window.
pub(super) struct Guests {
    windows: Box<dyn Windows>,
    peers: Vec<PeerHandle>,
    pending: Vec<Surface>,
    starting: bool,
    token: Option<String>,
    env: Option<WindowEnv>,
    /// How often a window was lost in the present break.
    lost_in_break: u32,
}

impl Guests {
    pub(super) fn new(windows: Box<dyn Windows>) -> Self {
        Self {
            windows,
            peers: Vec::new(),
            pending: Vec::new(),
            starting: false,
            token: None,
            env: None,
            lost_in_break: 0,
        }
    }

    pub(super) fn connected(&mut self, peer: PeerHandle) {
        if peer.peer().role == Role::Window {
            self.starting = false;
        }
        self.peers.push(peer);
    }

    /// A token with which the next window may take the focus.
    pub(super) fn take_token(&mut self, token: Option<String>) {
        self.token = token;
    }

    fn window(&self) -> Option<&PeerHandle> {
        self.peers.iter().find(|peer| peer.peer().role == Role::Window)
    }

    /// Tells every page.
    pub(super) fn tell(&self, event: &Event) {
        for peer in self.peers.iter().filter(|peer| peer.peer().role == Role::Window) {
            peer.send(event);
        }
    }

    pub(super) fn has_window(&self) -> bool {
        self.window().is_some()
    }

    /// What a window that asks should show, once.
    pub(super) fn take_pending(&mut self) -> Vec<Surface> {
        std::mem::take(&mut self.pending)
    }

    fn show(&mut self, surface: Surface, env: Option<WindowEnv>) -> Result<(), String> {
        let token = self.token.take().or_else(|| env.as_ref().and_then(token_of));
        if env.is_some() {
            self.env = env;
        }
        if let Some(window) = self.window() {
            window.send(&Event::Show { surface, token });
            return Ok(());
        }
        if !self.pending.contains(&surface) {
            self.pending.push(surface);
        }
        if self.starting {
            return Ok(());
        }
        let started = self.windows.start(self.env.as_ref(), token.as_deref());
        self.starting = started.is_ok();
        if started.is_err() {
            self.pending.clear();
        }
        started
    }
}

fn token_of(env: &WindowEnv) -> Option<String> {
    env.vars
        .iter()
        .find(|(name, _)| name == "XDG_ACTIVATION_TOKEN")
        .map(|(_, token)| token.clone())
}

impl Engine {
    /// Shows a page; what prevents it goes to the log and, where somebody asked, back to them.
    pub(super) fn show(&mut self, surface: Surface, env: Option<WindowEnv>) {
        if let Err(why) = self.try_show(surface, env) {
            tracing::warn!("no window: {why}");
        }
    }

    pub(crate) fn try_show(&mut self, surface: Surface, env: Option<WindowEnv>) -> Result<(), String> {
        self.guests.show(surface, env)
    }

    pub(super) fn lost(&mut self, now: Now, peer: Peer) {
        self.guests.peers.retain(|other| other.peer().id != peer.id);
        if peer.role == Role::Window && !self.guests.has_window() {
            self.window_lost(now);
        }
    }

    pub(super) fn window_ended(&mut self, now: Now) {
        if self.guests.starting {
            self.guests.starting = false;
            self.window_lost(now);
        }
    }

    /// A window lost in a break is started again once; lost again, the break goes on by the clock alone.
    fn window_lost(&mut self, _now: Now) {
        if self.screen.counts_down() && self.guests.lost_in_break == 0 {
            self.guests.lost_in_break += 1;
            self.show(Surface::Card, None);
        }
    }

    pub(super) fn break_over(&mut self) {
        self.guests.lost_in_break = 0;
    }
}
