//! Windows and macOS: the library sends the notification and waits for the answer.

use std::thread;

use unknot_core::ports::{Offer, Sensed};

use super::{describe, press};
use crate::tell::Tell;

/// Shows the offer. The library's wait blocks, so each takes a thread for as long as the notification stands.
pub(crate) fn show(offer: &Offer, tell: Tell) {
    let notification = describe(offer);
    let number = offer.number;
    let not_shown = tell.clone();
    let waiting = thread::Builder::new()
        .name("notification".into())
        .spawn(move || match notification.show() {
            Ok(handle) => handle.wait_for_action(|action| {
                if let Some(press) = press(action) {
                    tell.tell(Sensed::Answered {
                        offer: number,
                        press,
                        token: None,
                    });
                }
            }),
            Err(error) => tell.tell(Sensed::NotShown {
                offer: number,
                why: error.to_string(),
            }),
        });
    if let Err(error) = waiting {
        not_shown.tell(Sensed::NotShown {
            offer: number,
            why: error.to_string(),
        });
    }
}
