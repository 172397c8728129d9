//! The settings page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Signal;

/// A value as settings.toml can hold it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
#[ts(export, export_to = "SettingValue.ts")]
pub enum SettingValue {
    /// `true`, `false`.
    Switch(bool),
    /// A whole number.
    Number(u32),
    /// Text: a duration `"25m"`, a time `"08:00"`, a choice.
    Text(String),
    /// A list of texts: days, places, reasons to hold.
    List(Vec<String>),
}

/// Something in settings.toml that was not taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "SettingsProblem.ts")]
pub struct SettingsProblem {
    /// `settings.toml:12: micro_every: "25 min" is no duration; write "25m"`.
    pub message: String,
    /// The key was replaced by its default (else only a warning).
    pub replaced: bool,
}

/// Every setting with its present value, by dotted key, and what was wrong in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "Settings.ts")]
pub struct Settings {
    /// `breaks.micro_every` to its value.
    pub values: BTreeMap<String, SettingValue>,
    /// The defaults of the same keys.
    pub defaults: BTreeMap<String, SettingValue>,
    /// Problems of the file, in order of line.
    pub problems: Vec<SettingsProblem>,
    /// What Unknot can see here.
    pub presence: BTreeMap<String, Signal>,
    /// The file's path.
    pub path: String,
}
