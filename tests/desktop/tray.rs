//! The tray, with XFCE's panel as its host.

use std::process::Stdio;

use crate::harness::{Desk, Running, eventually, eventually_some};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// The bus name of the one icon; none while there is no icon or no host.
fn icon(desk: &Desk) -> Option<String> {
    let mut ask = desk.command("gdbus");
    ask.args(["call", "--session", "-d", WATCHER, "-o", "/StatusNotifierWatcher", "-m"]);
    ask.args([
        "org.freedesktop.DBus.Properties.Get",
        WATCHER,
        "RegisteredStatusNotifierItems",
    ]);
    let text = String::from_utf8(ask.output().expect("gdbus").stdout).expect("text");
    let name = text.split('\'').nth(1)?;
    Some(name.split('/').next()?.to_owned())
}

/// Calls a method of the icon's menu.
fn menu(desk: &Desk, icon: &str, method: &str, arguments: &[&str]) -> String {
    let method = format!("com.canonical.dbusmenu.{method}");
    let call = ["call", "--session", "-d", icon, "-o", "/MenuBar", "-m", &method];
    desk.run("gdbus", &[&call, arguments].concat())
}

/// Presses the line of the menu with this label.
fn press(desk: &Desk, icon: &str, label: &str) {
    let layout = menu(desk, icon, "GetLayout", &["0", "9", "[]"]);
    let (before, _) = layout
        .split_once(&format!("'{label}'"))
        .unwrap_or_else(|| panic!("{label}: {layout}"));
    let number = before
        .rsplit('(')
        .next()
        .and_then(|text| text.split(',').next())
        .expect("its number");
    menu(desk, icon, "Event", &[number, "clicked", "<''>", "0"]);
}

#[test]
fn the_icon_is_registered_and_its_menu_steers() {
    let desk = Desk::with_services();
    let mut panel = desk.command("xfce4-panel");
    panel.env("XFCE_PANEL_MIGRATE_DEFAULT", "1").stdout(Stdio::null());
    let _panel = Running::start(&mut panel);
    let mut resident = desk.resident();
    let icon = eventually_some("the icon is registered", || icon(&desk));

    let layout = menu(&desk, &icon, "GetLayout", &["0", "9", "[]"]);
    for entry in [
        "Start next break now",
        "Pause",
        "30 minutes",
        "Open Unknot",
        "Week",
        "Settings",
        "Quit",
    ] {
        assert!(layout.contains(entry), "{entry}: {layout}");
    }

    press(&desk, &icon, "30 minutes");
    desk.wait_for_stage("paused");
    eventually("the menu offers the way back", || {
        menu(&desk, &icon, "GetLayout", &["0", "9", "[]"]).contains("Go on")
    });
    press(&desk, &icon, "Go on");
    desk.wait_for_stage("accruing");
    press(&desk, &icon, "Week");
    resident.hears("painted Week", 1);
    press(&desk, &icon, "Quit");
    assert!(resident.ends().success());
}
