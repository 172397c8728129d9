use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use unknot_core::ports::Sensed;

use crate::tell::{Tell, available, unavailable};

/// Who says that the session is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// The session's hint, set by the program that locks.
    Hint,
    /// The wish to lock, which no program may have followed.
    Wish,
    /// A screensaver on the session bus.
    Screensaver,
}

/// What all sources together say about the lock. The last word counts: not every source says both words.
#[derive(Clone)]
pub(crate) struct Lock {
    tell: Tell,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    locked: bool,
    hint: bool,
    screensaver: bool,
    /// By name, those that can tell.
    screensavers: Vec<String>,
    /// Why logind cannot; `None` when it can.
    no_logind: Option<String>,
}

impl Lock {
    pub(crate) fn new(tell: Tell) -> Self {
        let state = State {
            no_logind: Some("logind has not answered yet".into()),
            ..State::default()
        };
        Self {
            tell,
            state: Arc::new(Mutex::new(state)),
        }
    }

    pub(crate) fn heard(&self, says: Says, locked: bool) {
        let news = {
            let mut state = self.state();
            match says {
                Says::Hint => state.hint = locked,
                Says::Screensaver => state.screensaver = locked,
                Says::Wish => {}
            }
            std::mem::replace(&mut state.locked, locked) != locked
        };
        if news {
            self.tell.tell(Sensed::Locked(locked));
        }
    }

    /// A wish to lock that neither hint nor screensaver confirm was not followed; some lockers give no sign, so input decides then.
    pub(crate) fn drop_unconfirmed_wish(&self) {
        let confirmed = {
            let state = self.state();
            state.hint || state.screensaver
        };
        if !confirmed {
            self.heard(Says::Wish, false);
        }
    }

    /// Whether logind can tell; why not.
    pub(crate) fn logind(&self, can_tell: Result<(), String>) {
        self.state().no_logind = can_tell.err();
        self.say_what_is_seen();
    }

    /// Whether this screensaver can tell. One that goes while it covers the screen will not say that it no longer does.
    pub(crate) fn screensaver(&self, name: &str, can_tell: bool) {
        let left_locked = {
            let mut state = self.state();
            let known = state.screensavers.len();
            state.screensavers.retain(|it| it != name);
            let gone = !can_tell && state.screensavers.len() < known;
            if can_tell {
                state.screensavers.push(name.to_owned());
            }
            gone && state.screensaver && !state.hint
        };
        if left_locked {
            self.heard(Says::Screensaver, false);
        }
        self.say_what_is_seen();
    }

    fn say_what_is_seen(&self) {
        let seen = {
            let state = self.state();
            let mut means = state.screensavers.clone();
            means.sort();
            match &state.no_logind {
                None => {
                    means.insert(0, "logind".into());
                    available(means.join(", "))
                }
                Some(_) if !means.is_empty() => available(means.join(", ")),
                Some(why) => unavailable(format!("{why}, and no screensaver is on the session bus")),
            }
        };
        self.tell.seen("lock", seen);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use unknot_core::ports::Availability;

    use super::*;

    fn lock() -> (Lock, mpsc::Receiver<Sensed>) {
        let (sink, told) = mpsc::channel();
        (Lock::new(Tell::new(move |it| sink.send(it).unwrap_or_default())), told)
    }

    #[test]
    fn one_lock_that_three_sources_tell_is_told_once() {
        let (lock, told) = lock();
        lock.heard(Says::Wish, true);
        lock.heard(Says::Screensaver, true);
        lock.heard(Says::Hint, true);
        lock.drop_unconfirmed_wish();
        lock.heard(Says::Hint, false);
        lock.heard(Says::Screensaver, false);
        let told: Vec<_> = told.try_iter().collect();
        assert_eq!(told, [Sensed::Locked(true), Sensed::Locked(false)]);
    }

    #[test]
    fn a_wish_that_nothing_follows_does_not_lock_for_ever() {
        let (lock, told) = lock();
        lock.heard(Says::Wish, true);
        lock.drop_unconfirmed_wish();
        let told: Vec<_> = told.try_iter().collect();
        assert_eq!(told, [Sensed::Locked(true), Sensed::Locked(false)]);
    }

    #[test]
    fn a_screensaver_that_dies_does_not_lock_for_ever() {
        let (lock, told) = lock();
        lock.screensaver("org.mate.ScreenSaver", true);
        lock.heard(Says::Screensaver, true);
        lock.screensaver("org.gnome.ScreenSaver", false);
        assert_eq!(told.try_iter().last(), Some(Sensed::Locked(true)));
        lock.screensaver("org.mate.ScreenSaver", false);
        assert!(told.try_iter().any(|it| it == Sensed::Locked(false)));
    }

    #[test]
    fn what_can_tell_is_named() {
        let (lock, told) = lock();
        let seen = || match told.try_iter().last() {
            Some(Sensed::Availability { signal: "lock", seen }) => seen,
            other => panic!("{other:?}"),
        };
        lock.logind(Err("there is no system bus".into()));
        assert!(matches!(seen(), Availability::Unavailable(why) if why.starts_with("there is no system bus")));
        lock.screensaver("org.gnome.ScreenSaver", true);
        assert_eq!(seen(), available("org.gnome.ScreenSaver"));
        lock.logind(Ok(()));
        assert_eq!(seen(), available("logind, org.gnome.ScreenSaver"));
        lock.screensaver("org.gnome.ScreenSaver", false);
        assert_eq!(seen(), available("logind"));
    }
}
