//! What the engine asks of its process, besides the desktop of `core::ports`.

use std::path::PathBuf;
use std::time::Duration;

use unknot_core::Now;
use unknot_link::{Fault, WindowEnv, views::ClipPlace};

/// The three clocks and one alarm.
pub trait Clock: Send {
    /// Reads all of them.
    fn now(&mut self) -> Now;
    /// Sends [`crate::Message::Alarm`] once the boot clock has come to `at`; replaces the alarm before, none takes it back.
    fn wake_at(&mut self, at: Option<Duration>);
}

/// The program that shows pages.
pub trait Windows: Send {
    /// Starts it. It connects by itself and asks what to show; if it ends, [`crate::Message::WindowEnded`] says so.
    ///
    /// # Errors
    /// Why it could not be started, in words for a person.
    fn start(&mut self, env: Option<&WindowEnv>, token: Option<&str>) -> Result<(), String>;
}

/// Pictures, drawn by a child process or baked beforehand; the engine only passes their places on.
pub trait Pictures: Send + Sync {
    /// A still of the movement as a PNG file, if it is there already. If not, begins to make it and gives none.
    fn still(&self, movement: &str) -> Option<PathBuf>;
    /// The moving picture; waits until it is drawn. Called from the asker's own thread.
    ///
    /// # Errors
    /// [`unknot_link::Code::Unknown`] for a movement without a picture.
    fn clip(&self, movement: &str) -> Result<ClipPlace, Fault>;
}

/// Where the running timer is kept between two moments.
pub trait StateFile: Send {
    /// Overwrites it; not worth waiting for the disk.
    fn write(&mut self, text: &str);
    /// What an earlier resident left.
    fn read(&mut self) -> Option<String>;
    /// Names the present boot of the machine; another name next time means that it was off in between.
    fn boot_id(&self) -> String;
}

/// The settings file.
pub trait SettingsFile: Send {
    /// Reads it; a missing file is all defaults.
    fn load(
        &mut self,
    ) -> (
        unknot_core::settings::Settings,
        Vec<unknot_link::views::SettingsProblem>,
    );
    /// Changes one key and leaves everything else as it stands; a file that must be set aside for it is named by the day of `now`.
    ///
    /// # Errors
    /// What is wrong with key or value, or why the file cannot be written.
    fn set(&mut self, now: Now, key: &str, value: &unknot_link::views::SettingValue) -> Result<(), Fault>;
    /// Its path, for a person.
    fn path(&self) -> String;
}
