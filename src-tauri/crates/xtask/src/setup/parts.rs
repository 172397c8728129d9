//! What a build and the tests need from the system, under the names each system gives it.

use crate::command::{answer, on_path};

/// What the set-up is for: tests need all that a run needs, and more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// `cargo xtask run`.
    Run,
    /// `cargo xtask measure`.
    Measure,
    /// `cargo xtask test`.
    Test,
}

/// How to see that a part is there where no package manager of ours knows.
pub(super) enum Probe {
    /// One of these programs is on `PATH`.
    Program(&'static [&'static str]),
    /// pkg-config knows the library.
    Library(&'static str),
    /// Python imports the module.
    Python(&'static str),
}

/// One thing to have.
pub(super) struct Part {
    pub(super) probe: Probe,
    pub(super) debian: &'static str,
    pub(super) fedora: &'static str,
    pub(super) arch: &'static str,
}

impl Part {
    /// Looks for it.
    pub(super) fn is_there(&self) -> bool {
        match self.probe {
            Probe::Program(names) => names.iter().any(|name| on_path(name).is_some()),
            Probe::Library(name) => answer("pkg-config", &["--exists", name]).is_some(),
            Probe::Python(module) => answer("python3", &["-c", &format!("import {module}")]).is_some(),
        }
    }
}

const fn part(probe: Probe, debian: &'static str, fedora: &'static str, arch: &'static str) -> Part {
    Part {
        probe,
        debian,
        fedora,
        arch,
    }
}

/// For building the two programs.
const BUILD: [Part; 3] = [
    part(Probe::Program(&["cc"]), "build-essential", "gcc", "base-devel"),
    part(
        Probe::Program(&["pkg-config"]),
        "pkg-config",
        "pkgconf-pkg-config",
        "pkgconf",
    ),
    part(
        Probe::Library("webkit2gtk-4.1"),
        "libwebkit2gtk-4.1-dev",
        "webkit2gtk4.1-devel",
        "webkit2gtk-4.1",
    ),
];

/// A desktop of our own: X server, bus, notifications, a panel with a tray, and hands.
const DESKTOP: [Part; 5] = [
    part(
        Probe::Program(&["Xvfb"]),
        "xvfb",
        "xorg-x11-server-Xvfb",
        "xorg-server-xvfb",
    ),
    part(Probe::Program(&["dbus-daemon"]), "dbus", "dbus-daemon", "dbus"),
    part(Probe::Program(&["dunst"]), "dunst", "dunst", "dunst"),
    part(
        Probe::Program(&["xfce4-panel"]),
        "xfce4-panel",
        "xfce4-panel",
        "xfce4-panel",
    ),
    part(Probe::Program(&["xdotool"]), "xdotool", "xdotool", "xdotool"),
];

/// What only tests use.
const TEST: [Part; 7] = [
    part(
        Probe::Program(&["chromium", "chromium-browser", "google-chrome"]),
        "chromium",
        "chromium",
        "chromium",
    ),
    part(
        Probe::Program(&["WebKitWebDriver"]),
        "webkit2gtk-driver",
        "webkit2gtk4.1",
        "webkit2gtk-4.1",
    ),
    part(Probe::Program(&["dbus-launch"]), "dbus-x11", "dbus-x11", "dbus"),
    part(Probe::Program(&["openbox"]), "openbox", "openbox", "openbox"),
    part(Probe::Program(&["gdbus"]), "libglib2.0-bin", "glib2", "glib2"),
    part(Probe::Program(&["import"]), "imagemagick", "ImageMagick", "imagemagick"),
    part(
        Probe::Python("dbusmock"),
        "python3-dbusmock",
        "python3-dbusmock",
        "python-dbusmock",
    ),
];

/// Everything for it, in the order it is named.
pub(super) fn needed(purpose: For) -> Vec<&'static Part> {
    match purpose {
        For::Run => BUILD.iter().collect(),
        For::Measure => BUILD.iter().chain(&DESKTOP).collect(),
        For::Test => BUILD.iter().chain(&DESKTOP).chain(&TEST).collect(),
    }
}
