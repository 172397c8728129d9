//! Offers, against servers that do and do not behave.

use std::time::Duration;

use unknot_core::ports::{Desktop, Press, Sensed};
use unknot_platform::{Setup, clock};

use super::mock::{Call, Manner, Mock};
use super::world::{Bus, LONG, Listener, offer, on_bus};

fn not_shown(listener: &Listener, number: u64) -> String {
    match listener.next() {
        Sensed::NotShown { offer, why } => {
            assert_eq!(offer, number);
            why
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pressed_button_answers_its_offer_and_brings_the_token_for_the_focus() {
    let bus = Bus::start();
    let server = Mock::start(&bus.address, Manner::WithButtons);
    let mut listener = Listener::start(on_bus(&bus));
    assert_eq!(listener.availability("notifications", true), "double 1");
    listener.desktop.show_offer(&offer(1));
    let Call::Notify { id, actions, hints, .. } = server.next_call() else {
        panic!("no notification")
    };
    assert_eq!(
        actions,
        [
            "default", "Start", "start", "Start", "snooze", "In 5 min", "skip", "Skip"
        ]
    );
    assert_eq!(hints, ["category", "desktop-entry", "transient", "urgency"]);
    // Presses on other programs' notifications do arrive, and are not ours.
    server.press(id + 100, "start");
    server.token(id, "focus-me");
    server.press(id, "snooze");
    assert_eq!(
        listener.next(),
        Sensed::Answered {
            offer: 1,
            press: Press::Snooze,
            token: Some("focus-me".into())
        }
    );
    assert_eq!(server.next_call(), Call::Close(id));
    server.press(id, "start");
    assert_eq!(
        listener.next_within(Duration::from_millis(200)),
        None,
        "it is answered once"
    );
}

#[test]
fn a_new_offer_takes_the_place_of_the_old_one_and_a_withdrawn_one_goes() {
    let bus = Bus::start();
    let server = Mock::start(&bus.address, Manner::WithButtons);
    let mut listener = Listener::start(on_bus(&bus));
    listener.availability("notifications", true);
    listener.desktop.show_offer(&offer(1));
    let id = server.next_shown();
    // The next may only name the first once its id is known here too.
    std::thread::sleep(Duration::from_millis(100));
    listener.desktop.show_offer(&offer(2));
    let Call::Notify { replaces, summary, .. } = server.next_call() else {
        panic!("no notification")
    };
    assert_eq!((replaces, summary.as_str()), (id, "Chin tuck 2"));
    std::thread::sleep(Duration::from_millis(100));
    listener.desktop.withdraw_offer();
    assert_eq!(server.next_call(), Call::Close(id));
    server.press(id, "start");
    assert_eq!(listener.next_within(Duration::from_millis(200)), None);
}

#[test]
fn a_server_without_buttons_shows_nothing() {
    let bus = Bus::start();
    let server = Mock::start(&bus.address, Manner::WithoutButtons);
    let mut listener = Listener::start(on_bus(&bus));
    let why = listener.availability("notifications", false);
    assert!(why.contains("no buttons"), "{why}");
    listener.desktop.show_offer(&offer(3));
    assert_eq!(not_shown(&listener, 3), "double 1 shows no buttons");
    assert!(server.calls.try_recv().is_err());
}

#[test]
fn a_server_that_never_answers_blocks_nothing() {
    let bus = Bus::start();
    let _server = Mock::start(&bus.address, Manner::Silent);
    let mut listener = Listener::start(on_bus(&bus));
    listener.availability("notifications", false);
    let before = clock::boot();
    listener.desktop.show_offer(&offer(4));
    assert!(
        clock::boot() - before < Duration::from_millis(100),
        "asking does not wait"
    );
    let why = not_shown(&listener, 4);
    assert!(why.contains("did not answer within 2 s"), "{why}");
    assert!(clock::boot() - before < Duration::from_secs(4));
}

#[test]
fn a_server_that_falls_silent_later_blocks_nothing_either() {
    let bus = Bus::start();
    let _server = Mock::start(&bus.address, Manner::SilentOnceAsked);
    let mut listener = Listener::start(on_bus(&bus));
    listener.availability("notifications", true);
    listener.desktop.show_offer(&offer(5));
    let why = not_shown(&listener, 5);
    assert!(why.contains("did not answer within 2 s"), "{why}");
}

#[test]
fn what_is_shown_too_late_is_taken_away_again() {
    let bus = Bus::start();
    let server = Mock::start(&bus.address, Manner::Late);
    let mut listener = Listener::start(on_bus(&bus));
    listener.availability("notifications", true);
    listener.desktop.show_offer(&offer(13));
    not_shown(&listener, 13);
    let id = server.next_shown();
    assert_eq!(server.next_call(), Call::Close(id));
}

#[test]
fn a_server_killed_and_restarted_in_mid_offer_shows_it_again() {
    let bus = Bus::start();
    let server = Mock::start(&bus.address, Manner::WithButtons);
    let mut listener = Listener::start(on_bus(&bus));
    listener.availability("notifications", true);
    listener.desktop.show_offer(&offer(6));
    server.next_shown();
    drop(server);
    listener.availability("notifications", false);
    let server = Mock::start(&bus.address, Manner::WithButtons);
    let id = server.next_shown();
    server.press(id, "default");
    assert_eq!(
        listener.next(),
        Sensed::Answered {
            offer: 6,
            press: Press::Start,
            token: None
        }
    );
}

#[test]
fn a_server_that_stays_away_leaves_the_offer_to_others() {
    let bus = Bus::start();
    let server = Mock::start(&bus.address, Manner::WithButtons);
    let mut listener = Listener::start(on_bus(&bus));
    listener.availability("notifications", true);
    listener.desktop.show_offer(&offer(7));
    server.next_shown();
    let before = clock::boot();
    drop(server);
    assert_eq!(not_shown(&listener, 7), "the notification server is gone");
    assert!(clock::boot() - before >= Duration::from_secs(3));
    // The next one is given up at once, and one that comes later is used.
    listener.desktop.show_offer(&offer(8));
    assert_eq!(not_shown(&listener, 8), "the notification server does not run");
    let server = Mock::start(&bus.address, Manner::WithButtons);
    listener.availability("notifications", true);
    listener.desktop.show_offer(&offer(9));
    server.next_shown();
}

#[test]
fn without_a_bus_offers_are_given_up_and_one_that_comes_later_is_used() {
    let bus = Bus::start();
    let setup = Setup {
        session_bus: Some(format!(
            "{}-not-yet",
            bus.address.split(',').next().expect("an address")
        )),
        ..on_bus(&bus)
    };
    let mut listener = Listener::start(setup);
    let why = listener.availability("notifications", false);
    assert!(why.contains("there is no session bus"), "{why}");
    listener.desktop.show_offer(&offer(10));
    assert!(not_shown(&listener, 10).contains("there is no session bus"));
}

#[test]
fn a_bus_that_hangs_blocks_nothing_and_is_used_when_it_goes_on() {
    let bus = Bus::start();
    let server = Mock::start(&bus.address, Manner::WithButtons);
    let mut listener = Listener::start(on_bus(&bus));
    listener.availability("notifications", true);
    bus.signal("STOP");
    listener.desktop.show_offer(&offer(14));
    let why = not_shown(&listener, 14);
    bus.signal("CONT");
    assert!(why.contains("did not answer within 2 s"), "{why}");
    let id = server.next_shown();
    assert_eq!(server.next_call(), Call::Close(id), "nobody waits for it any more");
    listener.desktop.show_offer(&offer(15));
    server.press(server.next_shown(), "start");
    assert!(matches!(listener.next(), Sensed::Answered { offer: 15, .. }));
}

#[test]
fn a_bus_that_is_restarted_is_used_again() {
    let bus = Bus::start();
    let server = Mock::start(&bus.address, Manner::WithButtons);
    let address = bus.address.split(',').next().expect("an address").to_owned();
    let mut listener = Listener::start(Setup {
        session_bus: Some(address.clone()),
        ..on_bus(&bus)
    });
    listener.availability("notifications", true);
    listener.desktop.show_offer(&offer(11));
    server.next_shown();
    std::thread::sleep(Duration::from_millis(100));
    let bus = bus.restart();
    assert_eq!(not_shown(&listener, 11), "the session bus went away");
    drop(server);
    let server = Mock::start(&bus.address, Manner::WithButtons);
    listener.desktop.show_offer(&offer(12));
    let id = server.next_shown();
    server.press(id, "skip");
    assert_eq!(
        listener.next_within(LONG),
        Some(Sensed::Answered {
            offer: 12,
            press: Press::Skip,
            token: None
        })
    );
}
