//! What the resident tells: passed on to the pages, and obeyed where it concerns windows.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use tauri::{AppHandle, Emitter};
use unknot_link::views::Card;
use unknot_link::{Call, Event, News, Surface};

use crate::call::{Link, Wake};
use crate::windows;

/// A resident that is being replaced is back within seconds; one that crashed waits for a person.
const SOON: Duration = Duration::from_secs(1);
const SOON_TRIES: u32 = 10;
const LATER: Duration = Duration::from_secs(5);

/// Follows the resident until the program ends. Runs on a thread of its own, which is the only one that opens and closes windows.
pub(crate) fn follow(app: &AppHandle, link: &Link, wakes: &Receiver<Wake>) {
    for wake in wakes {
        match wake {
            Wake::News(News::Event(event)) => obey(app, &event),
            Wake::News(News::Gone) => {
                link.close();
                say(app, "gone");
                if !find_again(link, wakes) {
                    return;
                }
                take_up(app, link);
                say(app, "back");
            }
            // It was there all the time.
            Wake::LookNow => {}
        }
    }
}

fn obey(app: &AppHandle, event: &Event) {
    // A page that is closing hears nothing any more.
    let _closing = app.emit("unknot", event);
    match event {
        Event::Show { surface, token } => {
            // There is no page to tell it to, and the resident notices that nothing is painted.
            let _unpainted = windows::show(app, *surface, token.as_deref());
        }
        Event::Card { card: None } => windows::close_cards(app),
        Event::Card { card: Some(_) } | Event::Changed { .. } => {}
        Event::Bye => app.exit(0),
    }
}

/// Tries until the resident is there again. False when the program ends.
fn find_again(link: &Link, wakes: &Receiver<Wake>) -> bool {
    let mut tries = 0;
    loop {
        let wait = if tries < SOON_TRIES { SOON } else { LATER };
        match wakes.recv_timeout(wait) {
            Ok(Wake::LookNow) => tries = 0,
            Ok(Wake::News(_)) => {}
            Err(RecvTimeoutError::Timeout) => tries += 1,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
        if link.connect().is_ok() {
            return true;
        }
    }
}

/// Takes up with a resident that is new or has been replaced: shows what it had in store for a window, and closes the card of a break
/// that ended while nobody was heard.
fn take_up(app: &AppHandle, link: &Link) {
    let Ok(client) = link.client() else { return };
    let surfaces: Vec<Surface> = client.ask(Call::WhatToShow).unwrap_or_default();
    for surface in surfaces {
        let _unpainted = windows::show(app, surface, None);
    }
    if client.ask::<Option<Card>>(Call::Card) == Ok(None) {
        windows::close_cards(app);
    }
}

fn say(app: &AppHandle, what: &str) {
    let _closing = app.emit(what, ());
}
