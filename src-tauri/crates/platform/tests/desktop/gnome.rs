//! Idleness told by a double of GNOME's shell.

use std::time::Duration;

use unknot_core::ports::{Desktop, Look, Sensed};
use unknot_platform::{Setup, clock};

use super::world::{Bus, Listener, Running, eventually, on_bus};

const NAME: &str = "org.gnome.Mutter.IdleMonitor";
const CORE: &str = "/org/gnome/Mutter/IdleMonitor/Core";
const MOCK: &str = "org.freedesktop.DBus.Mock";

fn shell(bus: &Bus) -> Running {
    let double = bus.double(NAME, &["--session", NAME, CORE, NAME]);
    let counts = "self.watches = getattr(self, 'watches', 0) + 1; ret = self.watches";
    for (method, takes, gives, does) in [
        ("GetIdletime", "", "t", "ret = 125000"),
        ("RemoveWatch", "u", "", ""),
        ("AddUserActiveWatch", "", "u", counts),
        ("AddIdleWatch", "t", "u", counts),
    ] {
        bus.call(
            NAME,
            CORE,
            &format!("{MOCK}.AddMethod"),
            &["", method, takes, gives, does],
        );
    }
    double
}

fn fire(bus: &Bus, watch: u32) {
    let signal = ["", "WatchFired", "u", &format!("[<uint32 {watch}>]")];
    bus.call(NAME, CORE, &format!("{MOCK}.EmitSignal"), &signal);
}

fn calls(bus: &Bus, method: &str) -> usize {
    let calls = bus.call(NAME, CORE, &format!("{MOCK}.GetMethodCalls"), &[method]);
    // "([(uint64 <when>, [<what>]), (<when>, [<what>])],)", or an empty list.
    if calls.contains("(uint64 ") {
        calls.matches("), (").count() + 1
    } else {
        0
    }
}

#[test]
fn a_pause_is_told_by_its_watch_and_its_end_by_another() {
    let bus = Bus::start();
    let _shell = shell(&bus);
    let mut listener = Listener::start(Setup {
        display: Some(":0".into()),
        session_type: Some("wayland".into()),
        ..on_bus(&bus)
    });
    assert_eq!(listener.availability("idle", true), "GNOME's idle monitor");
    assert_eq!(listener.desktop.look(), Look::Ongoing);
    listener.desktop.watch_idle(Duration::from_secs(120));
    eventually("the pause is watched", || calls(&bus, "AddIdleWatch") == 1);
    fire(&bus, 99);
    fire(&bus, 1);
    let now = clock::boot();
    let Sensed::IdleSince(since) = listener.next() else {
        panic!("no pause")
    };
    // The double says that it has been idle for 125 s, longer than the watch.
    assert!(
        (now - since).abs_diff(Duration::from_secs(125)) < Duration::from_secs(1),
        "{since:?} {now:?}"
    );
    assert_eq!(listener.desktop.look(), Look::LastInput(since));
    eventually("the return is watched", || calls(&bus, "AddUserActiveWatch") == 1);
    fire(&bus, 2);
    assert!(matches!(listener.next(), Sensed::Input(at) if at >= now));
    assert_eq!(listener.desktop.look(), Look::Ongoing);
}

#[test]
fn a_shell_that_restarts_is_given_the_wishes_again() {
    let bus = Bus::start();
    let double = shell(&bus);
    let mut listener = Listener::start(on_bus(&bus));
    listener.availability("idle", true);
    listener.desktop.watch_idle(Duration::from_secs(120));
    eventually("the pause is watched", || calls(&bus, "AddIdleWatch") == 1);
    double.kill();
    let why = listener.availability("idle", false);
    assert!(why.contains("org.gnome.Mutter.IdleMonitor"), "{why}");
    assert_eq!(listener.desktop.look(), Look::Unavailable);
    let _shell = shell(&bus);
    listener.availability("idle", true);
    // The double learns its methods after it has taken its name, so the watch is asked for once more.
    listener.desktop.watch_gap(Some(Duration::from_secs(5)));
    eventually("both are watched", || calls(&bus, "AddIdleWatch") >= 2);
}
