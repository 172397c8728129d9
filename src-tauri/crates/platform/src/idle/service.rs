//! Idleness told by a service on the session bus. GNOME's shell is the one that has watches which fire by themselves.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::timeout;
use unknot_core::ports::{Look, Sensed};
use zbus::Connection;

use super::WatchAsk;
use super::mutter::{self, Mutter};
use crate::bus;
use crate::clock;
use crate::pause::Pause;
use crate::tell::{Tell, available, unavailable};

const NO_SERVICE: &str = "nothing tells when input stops: there is no X11 session and no org.gnome.Mutter.IdleMonitor on the session bus; ext-idle-notify of Wayland desktops like KDE is not spoken yet";

/// A shell that is just starting may not answer at first: it is asked again after this.
const AGAIN: Duration = Duration::from_secs(10);

/// What the service's task hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Chance {
    /// The wishes changed.
    Wishes,
    /// GNOME's shell came or went.
    Mutter(bool),
    /// A watch fired.
    Fired(u32),
}

/// The state that the task and the engine's looks share; it outlives connections.
#[derive(Debug, Clone, Default)]
pub(crate) struct Service(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    pause: Pause,
    wishes: Wishes,
    sees: Sees,
}

/// What is to be watched.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wishes {
    pub(super) after: Option<Duration>,
    pub(super) gap: Option<Duration>,
    pub(super) back: bool,
}

/// What a look finds.
#[derive(Debug, Default, Clone, Copy)]
enum Sees {
    #[default]
    Nothing,
    Input,
    PauseSince(Duration),
}

impl Service {
    pub(crate) fn look(&self) -> Look {
        match self.state().sees {
            Sees::Nothing => Look::Unavailable,
            Sees::Input => Look::Ongoing,
            Sees::PauseSince(since) => Look::LastInput(since),
        }
    }

    /// Keeps the wish, also for a service that is not there yet.
    pub(crate) fn note(&self, ask: WatchAsk) {
        let mut state = self.state();
        match ask {
            WatchAsk::After(after) => state.wishes.after = Some(after),
            WatchAsk::Gap(gap) => state.wishes.gap = gap,
            WatchAsk::Return => {
                state.wishes.back = true;
                state.pause.want_return();
            }
        }
    }

    /// Nothing can tell for now.
    pub(crate) fn lost(&self, tell: &Tell, why: &str) {
        self.state().sees = Sees::Nothing;
        tell.seen("idle", unavailable(why));
    }

    /// Serves one connection, for as long as it lasts.
    pub(crate) async fn run(self, bus: Connection, tell: Tell, mut chances: UnboundedReceiver<Chance>) {
        let rules = [bus::owner_rule(mutter::NAME), mutter::watch_rule()];
        if let Err(error) = bus::subscribe(&bus, &rules).await {
            self.lost(&tell, &bus::words("the session bus", &error));
        }
        let here = bus::owner(&bus, mutter::NAME).await.is_some();
        let mut mutter = None;
        let mut next = Some(Chance::Mutter(here));
        while let Some(chance) = next {
            let granted = match (chance, &mut mutter) {
                (Chance::Mutter(true), _) => {
                    // A shell that has just started knows nothing of earlier watches.
                    self.grant(mutter.insert(Mutter::new(bus.clone())), &tell).await
                }
                (Chance::Mutter(false), _) => {
                    mutter = None;
                    self.lost(&tell, NO_SERVICE);
                    true
                }
                (Chance::Wishes, Some(mutter)) => self.grant(mutter, &tell).await,
                (Chance::Fired(watch), Some(mutter)) => self.fired(mutter, watch, &tell).await,
                (Chance::Wishes | Chance::Fired(_), None) => true,
            };
            next = if granted {
                chances.recv().await
            } else {
                let in_vain = |_too_long| Some(Chance::Wishes);
                timeout(AGAIN, chances.recv()).await.unwrap_or_else(in_vain)
            };
        }
    }

    /// Puts the wishes to the shell; false when it must be tried again.
    async fn grant(&self, mutter: &mut Mutter, tell: &Tell) -> bool {
        let wishes = self.state().wishes;
        if let Err(error) = mutter.watch(wishes).await {
            self.lost(tell, &bus::words("GNOME's idle monitor", &error));
            return false;
        }
        let mut state = self.state();
        if matches!(state.sees, Sees::Nothing) {
            state.sees = Sees::Input;
        }
        drop(state);
        tell.seen("idle", available("GNOME's idle monitor"));
        true
    }

    async fn fired(&self, mutter: &mut Mutter, watch: u32, tell: &Tell) -> bool {
        let sensed = match mutter.meaning(watch).await {
            Some(mutter::Meaning::IdleSince(since)) => {
                let mut state = self.state();
                state.wishes.back = true;
                state.sees = Sees::PauseSince(since);
                Some(state.pause.reached(since))
            }
            Some(mutter::Meaning::Input) => {
                let mut state = self.state();
                state.wishes.back = false;
                state.sees = Sees::Input;
                state.pause.input(clock::boot())
            }
            None => None,
        };
        sensed.into_iter().for_each(|it: Sensed| tell.tell(it));
        self.grant(mutter, tell).await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
