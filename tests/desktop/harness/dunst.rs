//! A real notification server, whose menu is answered by a script.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::desk::Desk;
use super::servers::{Running, eventually};

pub(crate) struct Dunst {
    folder: PathBuf,
    server: Running,
}

impl Dunst {
    pub(crate) fn start(desk: &Desk) -> Self {
        let folder = desk.sub("dunst");
        let menu = folder.join("menu");
        // The menu program keeps what it is offered, and picks the line that holds the wanted word.
        let script = format!(
            "#!/bin/sh\ntee {0}/offered | grep -m1 \"$(cat {0}/wanted)\"\n",
            folder.display()
        );
        fs::write(&menu, script).expect("a script");
        fs::set_permissions(&menu, fs::Permissions::from_mode(0o755)).expect("a program");
        let config = folder.join("dunstrc");
        fs::write(&config, format!("[global]\ndmenu = {}\n", menu.display())).expect("a configuration");
        let server = Running::start(desk.command("dunst").arg("-conf").arg(&config));
        desk.run(
            "gdbus",
            &["wait", "--session", "--timeout", "60", "org.freedesktop.Notifications"],
        );
        Self { folder, server }
    }

    pub(crate) fn id(&self) -> u32 {
        self.server.id()
    }

    pub(crate) fn kill(self) {
        self.server.kill();
    }

    /// How many notifications are on the screen.
    pub(crate) fn displayed(&self, desk: &Desk) -> usize {
        let count = desk.run("dunstctl", &["count", "displayed"]);
        count.trim().parse().expect("a number")
    }

    /// How many were ever sent, on the screen or not.
    pub(crate) fn received(&self, desk: &Desk) -> usize {
        let counts = ["displayed", "history", "waiting"];
        let count = |what| -> usize { desk.run("dunstctl", &["count", what]).trim().parse().expect("a number") };
        counts.into_iter().map(count).sum()
    }

    /// Opens the menu of what is on the screen and picks the line with this word; returns the menu.
    pub(crate) fn pick(&self, desk: &Desk, word: &str) -> String {
        fs::write(self.folder.join("wanted"), word).expect("a wish");
        desk.run("dunstctl", &["context"]);
        let offered = self.folder.join("offered");
        let read = || fs::read_to_string(&offered).unwrap_or_default();
        eventually("the menu is offered", || read().contains(word));
        read()
    }
}
