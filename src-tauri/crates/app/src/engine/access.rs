//! What the handlers of the command table may see and do.

use std::collections::BTreeMap;

use unknot_core::Now;
use unknot_core::breaks::{Breaks, Input};
use unknot_core::ports::Availability;
use unknot_core::record::Record;
use unknot_core::settings::Settings;
use unknot_link::views::{self, SettingsProblem};
use unknot_link::{Fault, Surface};

use crate::api;

use super::{DayLog, Engine, rules};

impl Engine {
    pub(crate) fn machine(&self) -> &Breaks {
        &self.machine
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn settings_problems(&self) -> &[SettingsProblem] {
        &self.problems
    }

    pub(crate) fn settings_path(&self) -> String {
        self.settings_file.path()
    }

    pub(crate) fn presence(&self) -> &BTreeMap<String, Availability> {
        &self.presence
    }

    pub(crate) fn day_log(&self) -> &DayLog {
        &self.log
    }

    pub(crate) fn record(&self) -> &dyn Record {
        self.record.as_ref()
    }

    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    pub(crate) fn data_dir(&self) -> String {
        self.data_dir.to_string_lossy().into_owned()
    }

    pub(crate) fn take(&mut self, now: Now, input: Input) {
        self.step(now, input);
    }

    pub(crate) fn end(&mut self) {
        self.ended = true;
    }

    pub(crate) fn pending_surfaces(&mut self) -> Vec<Surface> {
        self.guests.take_pending()
    }

    /// What the card shows, with the seconds left now.
    pub(crate) fn shown_card(&self, now: Now) -> Option<views::Card> {
        let known = self.screen.card();
        match self.machine.shown() {
            Some(shown) => Some(api::card(&shown, now, known)),
            None => known.cloned(),
        }
    }

    /// Changes one setting in the file and acts on it at once.
    pub(crate) fn change_setting(&mut self, now: Now, key: &str, value: &views::SettingValue) -> Result<(), Fault> {
        self.settings_file.set(now, key, value)?;
        let (settings, problems) = self.settings_file.load();
        self.problems = problems;
        if settings != self.settings {
            if settings.breaks.idle_after != self.settings.breaks.idle_after {
                self.desktop.watch_idle(settings.breaks.idle_after);
            }
            self.settings = settings;
            let events = self.machine.set_rules(now, rules(&self.settings));
            self.note(now, &events);
            self.keeper.stage_changed();
        }
        Ok(())
    }
}
