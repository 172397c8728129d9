//! A setting as settings.toml and the settings page write it.

use std::collections::BTreeMap;
use std::fmt;

use super::Settings;
use super::keys::{KEYS, Key};
use crate::catalogue::nearest;

/// A value as settings.toml can hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `true`, `false`.
    Switch(bool),
    /// A whole number.
    Number(u32),
    /// Text: a duration `25m`, a time `08:00`, a choice.
    Text(String),
    /// A list of texts: days, places, reasons to hold.
    List(Vec<String>),
}

impl fmt::Display for Value {
    /// As it stands in settings.toml.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Switch(on) => write!(f, "{on}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => write!(f, "\"{text}\""),
            Value::List(texts) => {
                let quoted: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
                write!(f, "[{}]", quoted.join(", "))
            }
        }
    }
}

/// A setting was not changed: which, what is wrong, what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {what}")]
pub struct BadSetting {
    /// The key that was asked for.
    pub key: String,
    /// What is wrong; what would be right.
    pub what: String,
}

impl Settings {
    /// Every setting with its present value, by dotted key: `breaks.micro_every`.
    pub fn values(&self) -> BTreeMap<&'static str, Value> {
        KEYS.iter().map(|key| (key.name, (key.get)(self))).collect()
    }

    /// One setting by its dotted key; `None` if there is none of that name.
    pub fn get(&self, key: &str) -> Option<Value> {
        find(key).map(|key| (key.get)(self))
    }

    /// Changes one setting by its dotted key. Gives back a warning where the value is taken but not advised.
    ///
    /// # Errors
    /// When there is no such key, or the value is not one it can have; nothing is changed then.
    pub fn set(&mut self, key: &str, value: &Value) -> Result<Option<String>, BadSetting> {
        let bad = |what: String| BadSetting {
            key: key.to_owned(),
            what,
        };
        let known = find(key).ok_or_else(|| {
            bad(match nearest(key, KEYS.iter().map(|key| key.name)) {
                Some(near) => format!("there is no such setting; did you mean {near}?"),
                None => "there is no such setting; see settings.toml for all of them".to_owned(),
            })
        })?;
        (known.set)(self, value).map_err(bad)?;
        Ok(known.warning(self))
    }
}

fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}
