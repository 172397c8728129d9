//! Idleness by the X server's alarms, with keys pressed through it.

use std::time::Duration;

use unknot_core::ports::{Desktop, Look, Sensed};
use unknot_platform::{Setup, clock};

use super::probe::Probe;
use super::world::{Bus, Display, LONG, Listener, eventually};

/// Clocks of two programs, one of them busy.
const ABOUT: Duration = Duration::from_millis(150);

fn on(display: &Display) -> Listener {
    Listener::start(Setup {
        display: Some(display.name.clone()),
        session_bus: Some("unix:path=/nonexistent".into()),
        system_bus: Some("unix:path=/nonexistent".into()),
        ..Setup::default()
    })
}

fn last_input(listener: &mut Listener) -> Duration {
    match listener.desktop.look() {
        Look::LastInput(at) => at,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_look_tells_when_the_last_key_was_pressed() {
    let display = Display::start();
    let mut listener = on(&display);
    display.press_a_key();
    let pressed = clock::boot();
    std::thread::sleep(Duration::from_millis(300));
    let seen = last_input(&mut listener);
    assert!(seen.abs_diff(pressed) < ABOUT, "pressed {pressed:?}, seen {seen:?}");
}

#[test]
fn a_pause_and_its_end_are_told_once_each() {
    let display = Display::start();
    let mut listener = on(&display);
    listener.desktop.watch_idle(Duration::from_millis(800));
    // The display is new and nobody has pressed anything for as long as it exists.
    display.press_a_key();
    let pressed = clock::boot();
    for round in 0..2 {
        let Sensed::IdleSince(since) = listener.next() else {
            panic!("no pause in round {round}")
        };
        assert!(round > 0 || since.abs_diff(pressed) < ABOUT, "{since:?} {pressed:?}");
        assert!(
            clock::boot() >= since + Duration::from_millis(790),
            "not before its length"
        );
        display.press_a_key();
        let pressed = clock::boot();
        let Sensed::Input(at) = listener.next() else {
            panic!("no input in round {round}")
        };
        assert!(at.abs_diff(pressed) < ABOUT, "{at:?} {pressed:?}");
    }
}

#[test]
fn typing_with_short_gaps_tells_nothing() {
    let display = Display::start();
    let mut listener = on(&display);
    display.press_a_key();
    listener.desktop.watch_idle(Duration::from_secs(2));
    for _ in 0..20 {
        display.press_a_key();
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(listener.next_within(Duration::ZERO), None);
}

#[test]
fn the_gap_is_watched_only_while_it_is_wanted() {
    let display = Display::start();
    let mut listener = on(&display);
    display.press_a_key();
    listener.desktop.watch_idle(LONG * 10);
    listener.desktop.watch_gap(Some(Duration::from_millis(300)));
    let Sensed::IdleSince(since) = listener.next() else {
        panic!("no gap")
    };
    display.press_a_key();
    assert!(matches!(listener.next(), Sensed::Input(at) if at > since));
    listener.desktop.watch_gap(None);
    display.press_a_key();
    assert_eq!(listener.next_within(Duration::from_millis(600)), None);
    // A gap that is there already is told at once.
    listener.desktop.watch_gap(Some(Duration::from_millis(300)));
    assert!(matches!(listener.next_within(ABOUT), Some(Sensed::IdleSince(_))));
}

#[test]
fn a_wanted_return_is_told_at_the_next_input_and_not_again() {
    let display = Display::start();
    let mut listener = on(&display);
    display.press_a_key();
    listener.desktop.watch_return();
    assert_eq!(
        listener.next_within(Duration::from_millis(200)),
        None,
        "nobody has come back"
    );
    display.press_a_key();
    assert!(matches!(listener.next(), Sensed::Input(_)));
    std::thread::sleep(Duration::from_millis(50));
    display.press_a_key();
    assert_eq!(listener.next_within(Duration::from_millis(200)), None);
}

#[test]
fn a_pause_that_is_heard_of_late_began_when_it_began() {
    let (display, bus) = (Display::start(), Bus::start());
    let mut probe = Probe::start(&display, &bus);
    display.press_a_key();
    let pressed = clock::boot();
    probe.ask("idle 500");
    probe.ask("look");
    probe.wait_for("LastInput");
    probe.signal("STOP");
    std::thread::sleep(Duration::from_secs(2));
    probe.signal("CONT");
    let line = probe.wait_for("IdleSince");
    let seconds = line.trim_start_matches("IdleSince(").trim_end_matches("s)");
    let since = Duration::from_secs_f64(seconds.parse().expect("a time"));
    assert!(since.abs_diff(pressed) < ABOUT, "pressed {pressed:?}, {line}");
}

#[test]
fn an_x_server_that_hangs_holds_a_look_up_only_briefly() {
    let display = Display::start();
    let mut listener = on(&display);
    display.signal("STOP");
    let before = clock::boot();
    assert_eq!(listener.desktop.look(), Look::Unavailable);
    let took = clock::boot() - before;
    display.signal("CONT");
    assert!(took < ABOUT, "{took:?}");
    eventually("it is asked again", || listener.desktop.look() != Look::Unavailable);
}

#[test]
fn an_x_server_that_goes_is_told_and_used_again_when_it_comes_back() {
    let display = Display::start();
    let mut listener = on(&display);
    listener.desktop.watch_idle(Duration::from_secs(1));
    assert_eq!(listener.availability("idle", true), "X11 sync alarms");
    let name = display.name.clone();
    display.kill();
    let why = loop {
        let why = listener.availability("idle", false);
        if why.contains(&name) {
            break why;
        }
    };
    assert!(why.contains("cannot be asked"), "{why}");
    let display = Display::restart(&name);
    // A look is another try.
    while listener.desktop.look() == Look::Unavailable {
        std::thread::sleep(Duration::from_millis(50));
    }
    display.press_a_key();
    while !matches!(listener.next(), Sensed::IdleSince(_)) {}
}
