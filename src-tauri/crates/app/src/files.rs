//! The engine's files in the data folder, kept by `store`.

use std::path::{Path, PathBuf};

use crate::outside;
use unknot_core::Now;
use unknot_core::record::Stamp;
use unknot_core::settings::{Settings, Value};
use unknot_link::views::{SettingValue, SettingsProblem};
use unknot_link::{Code, Fault};
use unknot_store::settings_file::NotChanged;
use unknot_store::{settings_file, state_file};

/// The running timer's file.
#[derive(Debug)]
pub struct StateFile {
    file: state_file::StateFile,
    boot_id: String,
}

impl StateFile {
    /// The one in the data folder; `boot_id` names the present boot of the machine.
    pub fn in_folder(folder: &Path, boot_id: String) -> Self {
        Self {
            file: state_file::StateFile::in_folder(folder),
            boot_id,
        }
    }
}

impl outside::StateFile for StateFile {
    fn write(&mut self, text: &str) {
        if let Err(error) = self.file.write(text.as_bytes()) {
            tracing::warn!("the running timer could not be saved: {error}");
        }
    }

    fn read(&mut self) -> Option<String> {
        let read = self
            .file
            .read()
            .map_err(|error| tracing::warn!("the running timer could not be read: {error}"));
        read.ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok())
    }

    fn boot_id(&self) -> String {
        self.boot_id.clone()
    }
}

/// settings.toml.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
}

impl SettingsFile {
    /// The one in the data folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            path: folder.join(settings_file::NAME),
        }
    }
}

impl outside::SettingsFile for SettingsFile {
    fn load(&mut self) -> (Settings, Vec<SettingsProblem>) {
        match settings_file::load(&self.path) {
            Ok(loaded) => {
                let problem = |problem: unknot_core::settings::Problem| SettingsProblem {
                    message: problem.to_string(),
                    replaced: problem.replaced,
                };
                (loaded.settings, loaded.problems.into_iter().map(problem).collect())
            }
            Err(error) => {
                let problem = SettingsProblem {
                    message: error.message,
                    replaced: true,
                };
                (Settings::default(), vec![problem])
            }
        }
    }

    fn set(&mut self, now: Now, key: &str, value: &SettingValue) -> Result<(), Fault> {
        let value = match value.clone() {
            SettingValue::Switch(on) => Value::Switch(on),
            SettingValue::Number(number) => Value::Number(number),
            SettingValue::Text(text) => Value::Text(text),
            SettingValue::List(list) => Value::List(list),
        };
        match settings_file::set(&self.path, key, &value, Stamp::of(&now)) {
            Ok(changed) => {
                if let Some(kept) = changed.set_aside {
                    tracing::warn!("settings.toml was no TOML; it is kept as {}", kept.display());
                }
                Ok(())
            }
            Err(NotChanged::Bad(bad)) => Err(Fault::new(Code::BadSetting, bad.to_string())),
            Err(NotChanged::File(error)) => Err(Fault::new(Code::Storage, error.message)),
        }
    }

    fn path(&self) -> String {
        self.path.display().to_string()
    }
}
