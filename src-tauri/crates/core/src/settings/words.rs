//! What a setting of each type takes, and the words when it does not.

use std::time::Duration;

use chrono::NaiveTime;

use super::Value;

/// A type of setting.
pub(super) trait Word: Sized {
    /// Reads it, or says what is wrong and what would be right.
    fn read(value: &Value) -> Result<Self, String>;
    /// Writes it as the contract does.
    fn write(&self) -> Value;
    /// What to say when `raw` stands where one of these should.
    fn misfit(raw: &str) -> String;
}

impl Word for bool {
    fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::Switch(on) => Ok(*on),
            Value::Number(_) | Value::Text(_) | Value::List(_) => Err(Self::misfit(&value.to_string())),
        }
    }

    fn write(&self) -> Value {
        Value::Switch(*self)
    }

    fn misfit(raw: &str) -> String {
        format!("{raw} is neither true nor false; write true or false, without quotes")
    }
}

/// More breaks than anybody can take in a day.
const MOST: u32 = 1000;

impl Word for u32 {
    fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::Number(number) if *number <= MOST => Ok(*number),
            Value::Number(_) | Value::Switch(_) | Value::Text(_) | Value::List(_) => {
                Err(Self::misfit(&value.to_string()))
            }
        }
    }

    fn write(&self) -> Value {
        Value::Number(*self)
    }

    fn misfit(raw: &str) -> String {
        format!("{raw} is no count; write a whole number from 0 to {MOST}, 0 for no limit")
    }
}

const LONGEST: u64 = 24 * 3600;

impl Word for Duration {
    fn read(value: &Value) -> Result<Self, String> {
        let Value::Text(text) = value else {
            return Err(Self::misfit(&value.to_string()));
        };
        let (digits, unit) = text.split_at(text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len());
        let (Ok(count), Some(factor)) = (digits.parse::<u64>(), seconds_of(unit)) else {
            return Err(match suggestion(digits, unit) {
                Some(near) => format!("{value} is no duration; write \"{near}\""),
                None => Self::misfit(&value.to_string()),
            });
        };
        match count.saturating_mul(factor) {
            0 => Err(format!("{value} is too short; the shortest is \"1s\"")),
            seconds if seconds <= LONGEST => Ok(Duration::from_secs(seconds)),
            _ => Err(format!("{value} is too long; the longest is \"24h\"")),
        }
    }

    fn write(&self) -> Value {
        Value::Text(duration_text(*self))
    }

    fn misfit(raw: &str) -> String {
        format!("{raw} is no duration; write a whole number and s, m or h in quotes, like \"25m\"")
    }
}

fn seconds_of(unit: &str) -> Option<u64> {
    match unit {
        "s" => Some(1),
        "m" => Some(60),
        "h" => Some(3600),
        _ => None,
    }
}

/// What was most likely meant by a number with a unit we do not have: `25 min` is `25m`.
fn suggestion(digits: &str, unit: &str) -> Option<String> {
    let short = match unit.trim().to_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => "s",
        "m" | "min" | "mins" | "minute" | "minutes" => "m",
        "h" | "hr" | "hrs" | "hour" | "hours" => "h",
        _ => return None,
    };
    digits.parse::<u64>().ok().map(|count| format!("{count}{short}"))
}

/// The largest unit in which it is a whole number.
pub(super) fn duration_text(duration: Duration) -> String {
    match duration.as_secs() {
        seconds if seconds % 3600 == 0 && seconds > 0 => format!("{}h", seconds / 3600),
        seconds if seconds % 60 == 0 && seconds > 0 => format!("{}m", seconds / 60),
        seconds => format!("{seconds}s"),
    }
}

impl Word for NaiveTime {
    fn read(value: &Value) -> Result<Self, String> {
        let Value::Text(text) = value else {
            return Err(Self::misfit(&value.to_string()));
        };
        // chrono takes one digit for two; the contract does not.
        NaiveTime::parse_from_str(text, "%H:%M")
            .ok()
            .filter(|_| text.len() == 5)
            .ok_or_else(|| Self::misfit(&value.to_string()))
    }

    fn write(&self) -> Value {
        Value::Text(self.format("%H:%M").to_string())
    }

    fn misfit(raw: &str) -> String {
        format!("{raw} is no time of day; write hours and minutes in quotes, from \"00:00\" to \"23:59\"")
    }
}

impl Word for String {
    fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::Text(text) if is_language(text) => Ok(text.clone()),
            Value::Text(_) | Value::Switch(_) | Value::Number(_) | Value::List(_) => {
                Err(Self::misfit(&value.to_string()))
            }
        }
    }

    fn write(&self) -> Value {
        Value::Text(self.clone())
    }

    fn misfit(raw: &str) -> String {
        format!("{raw} is no language; write \"system\" or a language tag like \"en\" or \"pt-BR\"")
    }
}

/// `system`, or built like a language tag: a code of letters, then parts of letters and digits.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let code = parts.next().unwrap_or_default();
    let letters = (2..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

impl Word for Vec<String> {
    fn read(value: &Value) -> Result<Self, String> {
        match value {
            Value::List(texts) if texts.iter().all(|text| !text.trim().is_empty()) => Ok(texts.clone()),
            Value::List(_) | Value::Switch(_) | Value::Number(_) | Value::Text(_) => {
                Err(Self::misfit(&value.to_string()))
            }
        }
    }

    fn write(&self) -> Value {
        Value::List(self.clone())
    }

    fn misfit(raw: &str) -> String {
        format!("{raw} is no list of program names; write it like [\"vlc\", \"obs\"], or [] for none")
    }
}
