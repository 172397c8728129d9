//! The tray icon, with XFCE's panel as the host.

use std::process::{Command, Stdio};

use super::probe::Probe;
use super::world::{Bus, Display, Folder, Running, eventually};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";

fn panel(display: &Display, bus: &Bus, folder: &Folder) -> Running {
    Running::start(
        Command::new("xfce4-panel")
            .env("DISPLAY", &display.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
            .env("XDG_CONFIG_HOME", folder.path())
            .env("XFCE_PANEL_MIGRATE_DEFAULT", "1")
            .stdout(Stdio::null()),
    )
}

/// Name and path of the one icon, as a host finds them; `None` while there is no icon or no watcher.
fn icon(bus: &Bus) -> Option<String> {
    let output = Command::new("gdbus")
        .args(["call", "--session", "-d", WATCHER, "-o", "/StatusNotifierWatcher"])
        .args([
            "-m",
            "org.freedesktop.DBus.Properties.Get",
            WATCHER,
            "RegisteredStatusNotifierItems",
        ])
        .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .output()
        .expect("gdbus");
    let text = String::from_utf8(output.stdout).expect("text");
    let name = text.split('\'').nth(1)?;
    Some(name.split('/').next()?.to_owned())
}

#[test]
fn the_icon_comes_with_its_host_answers_and_comes_back() {
    let (folder, display, bus) = (Folder::new(), Display::start(), Bus::start_with_services());
    let mut probe = Probe::start(&display, &bus);
    probe.ask("tray counting");
    probe.wait_for("no tray host");
    let host = panel(&display, &bus, &folder);
    probe.wait_for(r#"signal: "tray", seen: Available("StatusNotifierItem")"#);
    eventually("the icon is registered", || icon(&bus).is_some());
    let name = icon(&bus).expect("just seen");
    bus.call(
        &name,
        "/StatusNotifierItem",
        "org.kde.StatusNotifierItem.Activate",
        &["0", "0"],
    );
    probe.wait_for("Tray(Open)");

    probe.ask("tray held");
    let menu = bus.call(&name, "/MenuBar", "com.canonical.dbusmenu.GetLayout", &["0", "9", "[]"]);
    let (before, _) = menu.split_once("'Break now'").expect("a line of the menu");
    let id = before
        .rsplit('(')
        .next()
        .and_then(|text| text.split(',').next())
        .expect("its number");
    let click = [id, "clicked", "<''>", "0"];
    bus.call(&name, "/MenuBar", "com.canonical.dbusmenu.Event", &click);
    probe.wait_for("Tray(BreakNow)");

    host.kill();
    probe.wait_for("no tray host");
    let _host = panel(&display, &bus, &folder);
    probe.wait_for(r#"signal: "tray", seen: Available("StatusNotifierItem")"#);
    eventually("the icon is there again", || icon(&bus).is_some());
}
