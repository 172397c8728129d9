//! Lock and sleep, told by doubles of logind and of a screensaver.

use std::time::Duration;

use unknot_core::ports::Sensed;
use unknot_platform::Setup;

use super::world::{Bus, Listener, Running, on_bus};

const LOGIND: &str = "org.freedesktop.login1";
const SESSION: &str = "/org/freedesktop/login1/session/c7";

fn logind(bus: &Bus) -> Running {
    let double = bus.double(LOGIND, &["--system", "--template", "logind"]);
    let session = ["c7", "seat0", "1000", "joe", "true"];
    bus.call(
        LOGIND,
        "/org/freedesktop/login1",
        "org.freedesktop.DBus.Mock.AddSession",
        &session,
    );
    double
}

fn in_session(bus: &Bus) -> Setup {
    Setup {
        system_bus: Some(bus.address.clone()),
        session_bus: Some("unix:path=/nonexistent".into()),
        session_id: Some("c7".into()),
        ..Setup::default()
    }
}

fn hint(bus: &Bus, locked: bool) {
    let method = "org.freedesktop.login1.Session.SetLockedHint";
    bus.call(LOGIND, SESSION, method, &[&locked.to_string()]);
}

fn sleep(bus: &Bus, asleep: bool) {
    let signal = [
        "org.freedesktop.login1.Manager",
        "PrepareForSleep",
        "b",
        &format!("[<{asleep}>]"),
    ];
    bus.call(
        LOGIND,
        "/org/freedesktop/login1",
        "org.freedesktop.DBus.Mock.EmitSignal",
        &signal,
    );
}

#[test]
fn locking_unlocking_and_sleep_are_told() {
    let bus = Bus::start();
    let _logind = logind(&bus);
    let listener = Listener::start(in_session(&bus));
    assert_eq!(listener.availability("lock", true), "logind");
    bus.call(LOGIND, SESSION, "org.freedesktop.login1.Session.Lock", &[]);
    assert_eq!(listener.next(), Sensed::Locked(true));
    hint(&bus, true);
    hint(&bus, false);
    assert_eq!(
        listener.next(),
        Sensed::Locked(false),
        "the hint confirms the wish, then ends it"
    );
    sleep(&bus, true);
    assert_eq!(listener.next(), Sensed::Sleep(true));
    sleep(&bus, false);
    assert_eq!(listener.next(), Sensed::Sleep(false));
}

#[test]
fn a_session_that_is_locked_at_the_start_is_told_so() {
    let bus = Bus::start();
    let _logind = logind(&bus);
    hint(&bus, true);
    let listener = Listener::start(in_session(&bus));
    assert_eq!(listener.next(), Sensed::Locked(true));
}

#[test]
fn a_wish_to_lock_that_nobody_follows_lapses() {
    let bus = Bus::start();
    let _logind = logind(&bus);
    let listener = Listener::start(in_session(&bus));
    listener.availability("lock", true);
    bus.call(LOGIND, SESSION, "org.freedesktop.login1.Session.Lock", &[]);
    assert_eq!(listener.next(), Sensed::Locked(true));
    assert_eq!(listener.next_within(Duration::from_secs(5)), None);
    assert_eq!(listener.next(), Sensed::Locked(false));
}

#[test]
fn logind_that_goes_is_told_and_used_again_when_it_comes_back() {
    let bus = Bus::start();
    let double = logind(&bus);
    let listener = Listener::start(in_session(&bus));
    listener.availability("lock", true);
    double.kill();
    let why = listener.availability("lock", false);
    assert!(why.starts_with("logind does not run"), "{why}");
    let _logind = logind(&bus);
    // Its session may be made after it was looked for: what it says of sleep is heard in any case.
    listener.availability("sleep", true);
    sleep(&bus, true);
    assert_eq!(listener.next(), Sensed::Sleep(true));
}

#[test]
fn a_screensaver_tells_too() {
    let bus = Bus::start();
    let name = "org.gnome.ScreenSaver";
    let path = "/org/gnome/ScreenSaver";
    let listener = Listener::start(on_bus(&bus));
    listener.availability("lock", false);
    let double = bus.double(name, &["--session", name, path, name]);
    assert_eq!(listener.availability("lock", true), name);
    let covers = |active: &str| {
        let signal = [name, "ActiveChanged", "b", active];
        bus.call(name, path, "org.freedesktop.DBus.Mock.EmitSignal", &signal);
    };
    covers("[<true>]");
    assert_eq!(listener.next(), Sensed::Locked(true));
    covers("[<false>]");
    assert_eq!(listener.next(), Sensed::Locked(false));
    covers("[<true>]");
    assert_eq!(listener.next(), Sensed::Locked(true));
    double.kill();
    assert_eq!(listener.next(), Sensed::Locked(false), "one that dies covers nothing");
}
