//! A desktop that obeys a script: it tells of input and signals, and remembers what it was asked to show.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use unknot_core::ports::{Availability, Desktop, Look, Offer, Tray};

/// What is known of the person, and what the engine asked for.
#[derive(Debug, Default)]
pub struct Scene {
    /// The last input.
    pub last_input: Option<Duration>,
    /// The next input is to be told.
    pub tell_return: bool,
    /// The offer on the screen.
    pub offer: Option<Offer>,
    /// Whether anything can show an offer with buttons.
    pub notifies: bool,
    /// Offers that could not be shown, by number, to be told.
    pub not_shown: Vec<u64>,
    /// What the tray shows.
    pub tray: Option<Tray>,
}

/// A scene that engine and test look at together.
#[derive(Debug, Clone, Default)]
pub struct Stage(Arc<Mutex<Scene>>);

impl Stage {
    /// The scene.
    pub fn scene(&self) -> MutexGuard<'_, Scene> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desktop for Stage {
    fn look(&mut self) -> Look {
        self.scene().last_input.map_or(Look::Unavailable, Look::LastInput)
    }

    fn watch_idle(&mut self, _after: Duration) {}

    fn watch_gap(&mut self, _gap: Option<Duration>) {}

    fn watch_return(&mut self) {
        self.scene().tell_return = true;
    }

    fn show_offer(&mut self, offer: &Offer) {
        let mut scene = self.scene();
        if scene.notifies {
            scene.offer = Some(offer.clone());
        } else {
            scene.not_shown.push(offer.number);
        }
    }

    fn withdraw_offer(&mut self) {
        self.scene().offer = None;
    }

    fn set_tray(&mut self, tray: &Tray) {
        self.scene().tray = Some(tray.clone());
    }

    fn presence(&self) -> BTreeMap<String, Availability> {
        let seen = |by: &str| Availability::Available(by.to_owned());
        BTreeMap::from([
            ("idle".to_owned(), seen("the test's script")),
            ("lock".to_owned(), seen("the test's script")),
            (
                "camera".to_owned(),
                Availability::Unavailable("this world has no camera".to_owned()),
            ),
        ])
    }
}
