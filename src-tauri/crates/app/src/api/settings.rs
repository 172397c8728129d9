//! The settings page.

use std::collections::BTreeMap;

use unknot_core::Now;
use unknot_core::ports::Availability;
use unknot_core::settings::{Settings, Value};
use unknot_link::{Fault, views};

use crate::engine::Engine;

/// What the desktop can tell, as views.
pub(crate) fn signals(presence: &BTreeMap<String, Availability>) -> BTreeMap<String, views::Signal> {
    let signal = |seen: &Availability| match seen {
        Availability::Available(by) => views::Signal {
            available: true,
            by: by.clone(),
        },
        Availability::Unavailable(why) => views::Signal {
            available: false,
            by: why.clone(),
        },
    };
    presence
        .iter()
        .map(|(name, seen)| (name.clone(), signal(seen)))
        .collect()
}

fn value(value: Value) -> views::SettingValue {
    match value {
        Value::Switch(on) => views::SettingValue::Switch(on),
        Value::Number(number) => views::SettingValue::Number(number),
        Value::Text(text) => views::SettingValue::Text(text),
        Value::List(list) => views::SettingValue::List(list),
    }
}

fn values(settings: &Settings) -> BTreeMap<String, views::SettingValue> {
    settings
        .values()
        .into_iter()
        .map(|(key, it)| (key.to_owned(), value(it)))
        .collect()
}

impl Engine {
    pub(super) fn settings_page(&self) -> views::Settings {
        views::Settings {
            values: values(self.settings()),
            defaults: values(&Settings::default()),
            problems: self.settings_problems().to_vec(),
            presence: signals(self.presence()),
            path: self.settings_path(),
        }
    }

    pub(super) fn set_setting(&mut self, now: Now, key: &str, value: &views::SettingValue) -> Result<(), Fault> {
        self.change_setting(now, key, value)
    }
}
