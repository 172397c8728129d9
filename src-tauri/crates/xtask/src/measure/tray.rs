//! When the tray icon came: the moment it is registered with the tray's watcher, as the bus sees it.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};

use crate::desktop::Desktop;

/// Listens on the desktop's bus until it is dropped.
pub(super) struct Watch {
    monitor: Child,
    heard: PathBuf,
}

impl Watch {
    /// Starts to listen.
    pub(super) fn start(desktop: &Desktop) -> Result<Self> {
        let heard = desktop.folder().join("registrations");
        let mut monitor = Command::new("dbus-monitor");
        monitor.args(["--session", "--profile"]);
        monitor.arg("interface='org.kde.StatusNotifierWatcher',member='RegisterStatusNotifierItem'");
        desktop.lend(&mut monitor);
        let monitor = monitor
            .stdin(Stdio::null())
            .stdout(File::create(&heard)?)
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start dbus-monitor")?;
        sleep(Duration::from_millis(500));
        Ok(Self { monitor, heard })
    }

    /// When an icon was first registered, in seconds since 1970.
    pub(super) fn registered(&self) -> Option<f64> {
        first(&fs::read_to_string(&self.heard).ok()?)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Either it ends or it has ended already.
        let _ = self.monitor.kill();
        let _ = self.monitor.wait();
    }
}

/// Its lines are words between tabs: `mc`, the time, and more; the first lines are about the monitor itself.
fn first(heard: &str) -> Option<f64> {
    heard
        .lines()
        .filter(|line| line.contains("RegisterStatusNotifierItem"))
        .find_map(|line| line.split('\t').nth(1)?.parse().ok())
}

/// Now, in seconds since 1970: the bus monitor stamps with the same clock.
#[expect(
    clippy::disallowed_methods,
    reason = "held against the bus monitor's wall-clock stamps, not used by any rule"
)]
pub(super) fn wall() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0.0, |since| since.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_registration_counts() {
        let heard = "#type\ttimestamp\tserial\n\
            sig\t10.5\t2\torg.freedesktop.DBus\t:1.3\t/org/freedesktop/DBus\torg.freedesktop.DBus\tNameAcquired\n\
            mc\t12.250000\t7\t:1.9\torg.kde.StatusNotifierWatcher\t/StatusNotifierWatcher\torg.kde.StatusNotifierWatcher\tRegisterStatusNotifierItem\n\
            mc\t13.0\t9\t:1.9\torg.kde.StatusNotifierWatcher\t/StatusNotifierWatcher\torg.kde.StatusNotifierWatcher\tRegisterStatusNotifierItem\n";
        assert_eq!(first(heard), Some(12.25));
        assert_eq!(first(""), None);
    }
}
