//! A real notification server.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use unknot_core::Signal;
use unknot_core::ports::{Availability, Desktop, Press, Sensed};

use super::world::{Bus, Display, Folder, Listener, Running, eventually, offer, on_bus, run};

struct Dunst {
    folder: Folder,
    display: Display,
    bus: Bus,
    _server: Running,
}

impl Dunst {
    fn start() -> (Self, Listener) {
        let (folder, display, bus) = (Folder::new(), Display::start(), Bus::start());
        let menu = folder.path().join("menu");
        // The menu program: keeps what it is offered, and picks the line that holds the wanted word.
        let script = format!(
            "#!/bin/sh\ntee {0}/offered | grep -m1 \"$(cat {0}/wanted)\"\n",
            folder.path().display()
        );
        fs::write(&menu, script).expect("a script");
        fs::set_permissions(&menu, fs::Permissions::from_mode(0o755)).expect("a program");
        let config = folder.path().join("dunstrc");
        fs::write(&config, format!("[global]\ndmenu = {}\n", menu.display())).expect("a configuration");
        let server = Running::start(
            Command::new("dunst")
                .arg("-conf")
                .arg(&config)
                .env("DISPLAY", &display.name)
                .env("DBUS_SESSION_BUS_ADDRESS", &bus.address),
        );
        let listener = Listener::start(on_bus(&bus));
        let name = listener.availability("notifications", true);
        assert!(name.starts_with("dunst "), "{name}");
        let dunst = Self {
            folder,
            display,
            bus,
            _server: server,
        };
        (dunst, listener)
    }

    fn ctl(&self, arguments: &[&str]) -> String {
        run(Command::new("dunstctl")
            .args(arguments)
            .env("DISPLAY", &self.display.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus.address))
    }

    fn displayed(&self) -> usize {
        self.ctl(&["count", "displayed"]).trim().parse().expect("a number")
    }

    fn pick_from_menu(&self, word: &str) -> String {
        fs::write(self.folder.path().join("wanted"), word).expect("a wish");
        self.ctl(&["context"]);
        let offered = self.folder.path().join("offered");
        let read = || fs::read_to_string(&offered).unwrap_or_default();
        eventually("the menu is offered", || read().contains(word));
        read()
    }
}

#[test]
fn three_buttons_arrive_and_one_pressed_in_the_menu_answers() {
    let (dunst, mut listener) = Dunst::start();
    listener.desktop.show_offer(&offer(1));
    eventually("it is on the screen", || dunst.displayed() == 1);
    let menu = dunst.pick_from_menu("In 5 min");
    for button in ["Start", "In 5 min", "Skip"] {
        assert!(menu.contains(button), "{menu}");
    }
    assert_eq!(
        listener.next(),
        Sensed::Answered {
            offer: 1,
            press: Press::Snooze,
            token: None
        }
    );
    eventually("it is gone", || dunst.displayed() == 0);
}

#[test]
fn a_click_on_the_body_is_start() {
    let (dunst, mut listener) = Dunst::start();
    listener.desktop.show_offer(&offer(2));
    eventually("it is on the screen", || dunst.displayed() == 1);
    dunst.ctl(&["action", "0"]);
    assert_eq!(
        listener.next(),
        Sensed::Answered {
            offer: 2,
            press: Press::Start,
            token: None
        }
    );
}

#[test]
fn offers_are_replaced_rather_than_stacked_and_can_be_withdrawn() {
    let (dunst, mut listener) = Dunst::start();
    for number in 3..6 {
        listener.desktop.show_offer(&offer(number));
        eventually("it is on the screen", || dunst.displayed() == 1);
    }
    listener.desktop.withdraw_offer();
    eventually("it is gone", || dunst.displayed() == 0);
}

#[test]
fn being_paused_is_do_not_disturb() {
    let (dunst, listener) = Dunst::start();
    dunst.ctl(&["set-paused", "true"]);
    assert_eq!(listener.next(), Sensed::Signal(Signal::Dnd, true));
    dunst.ctl(&["set-paused", "false"]);
    assert_eq!(listener.next(), Sensed::Signal(Signal::Dnd, false));
    assert_eq!(
        listener.desktop.presence()["dnd"],
        Availability::Available("dunst's paused".into())
    );
}
