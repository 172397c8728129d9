//! Windows and macOS: the library sends the notification and waits for the answer.

use std::thread;

use notify_rust::NotificationResponse;
use unknot_core::ports::{Offer, Press, Sensed};

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
            Ok(handle) => {
                let waited = handle.wait_for_response(|response: &NotificationResponse| {
                    if let Some(press) = pressed(response) {
                        tell.tell(Sensed::Answered {
                            offer: number,
                            press,
                            token: None,
                        });
                    }
                });
                if let Err(error) = waited {
                    tracing::warn!("the answer to offer {number} was lost: {error}");
                }
            }
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

/// Asked by response, as Windows calls a click on the body a closing when asked by action.
fn pressed(response: &NotificationResponse) -> Option<Press> {
    match response {
        NotificationResponse::Default => Some(Press::Start),
        NotificationResponse::Action(action) => press(action),
        NotificationResponse::Reply(_) | NotificationResponse::Closed(_) => None,
    }
}
