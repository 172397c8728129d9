//! Settings that are one or some of a fixed set of words.

use std::collections::BTreeSet;

use chrono::Weekday;

use super::words::Word;
use super::{Delivery, Place, SessionLength, Value};
use crate::Signal;
use crate::catalogue::nearest;

/// A type with a fixed set of words.
trait Choice: Copy + PartialEq + 'static {
    /// Every choice with its word, in the order in which they are listed and written.
    const ALL: &'static [(Self, &'static str)];

    fn pick(text: &str) -> Result<Self, String> {
        let words = || Self::ALL.iter().map(|(_, word)| *word);
        Self::ALL
            .iter()
            .find(|(_, word)| *word == text)
            .map(|(choice, _)| *choice)
            .ok_or_else(|| match nearest(text, words()) {
                Some(near) => format!("\"{text}\" is not known; did you mean \"{near}\"?"),
                None => format!("\"{text}\" is not known; write one of {}", Self::listed()),
            })
    }

    /// Those that `wanted` holds of, as a list.
    fn list(wanted: impl Fn(Self) -> bool) -> Value {
        let chosen = Self::ALL.iter().filter(|(choice, _)| wanted(*choice));
        Value::List(chosen.map(|(_, word)| (*word).to_owned()).collect())
    }

    fn pick_all(value: &Value) -> Result<Vec<Self>, String> {
        match value {
            Value::List(texts) => texts.iter().map(|text| Self::pick(text)).collect(),
            Value::Switch(_) | Value::Number(_) | Value::Text(_) => Err(Self::misfit_of_list(&value.to_string())),
        }
    }

    fn misfit_of_list(raw: &str) -> String {
        format!("{raw} is no list; write some of {} in square brackets", Self::listed())
    }

    fn listed() -> String {
        let quoted: Vec<String> = Self::ALL.iter().map(|(_, word)| format!("\"{word}\"")).collect();
        quoted.join(", ")
    }
}

impl Choice for Delivery {
    const ALL: &'static [(Self, &'static str)] = &[
        (Delivery::Notification, "notification"),
        (Delivery::Card, "card"),
        (Delivery::FullScreen, "full_screen"),
    ];
}

impl Choice for SessionLength {
    const ALL: &'static [(Self, &'static str)] = &[
        (SessionLength::TwoMinutes, "2m"),
        (SessionLength::Twenty, "20m"),
        (SessionLength::Thirty, "30m"),
        (SessionLength::Full, "full"),
        (SessionLength::AsWritten, "as_written"),
    ];
}

impl Choice for Place {
    const ALL: &'static [(Self, &'static str)] = &[
        (Place::Desk, "desk"),
        (Place::Standing, "standing"),
        (Place::Floor, "floor"),
    ];
}

impl Choice for Signal {
    // Listed programs hold by being listed, so `app` is no choice here.
    const ALL: &'static [(Self, &'static str)] = &[
        (Signal::Camera, "camera"),
        (Signal::Microphone, "microphone"),
        (Signal::Screenshare, "screenshare"),
        (Signal::Fullscreen, "fullscreen"),
        (Signal::Dnd, "dnd"),
    ];
}

impl Choice for Weekday {
    const ALL: &'static [(Self, &'static str)] = &[
        (Weekday::Mon, "mon"),
        (Weekday::Tue, "tue"),
        (Weekday::Wed, "wed"),
        (Weekday::Thu, "thu"),
        (Weekday::Fri, "fri"),
        (Weekday::Sat, "sat"),
        (Weekday::Sun, "sun"),
    ];
}

/// One of the choices.
macro_rules! one_of {
    ($type:ty) => {
        impl Word for $type {
            fn read(value: &Value) -> Result<Self, String> {
                match value {
                    Value::Text(text) => Self::pick(text),
                    Value::Switch(_) | Value::Number(_) | Value::List(_) => Err(Self::misfit(&value.to_string())),
                }
            }

            fn write(&self) -> Value {
                let word = Self::ALL
                    .iter()
                    .find(|(choice, _)| choice == self)
                    .map(|(_, word)| *word);
                Value::Text(word.unwrap_or_default().to_owned())
            }

            fn misfit(raw: &str) -> String {
                format!("{raw} is none of the choices; write one of {}", Self::listed())
            }
        }
    };
}

one_of!(Delivery);
one_of!(SessionLength);

impl<C: Choice + Ord> Word for BTreeSet<C> {
    fn read(value: &Value) -> Result<Self, String> {
        Ok(C::pick_all(value)?.into_iter().collect())
    }

    fn write(&self) -> Value {
        C::list(|choice| self.contains(&choice))
    }

    fn misfit(raw: &str) -> String {
        C::misfit_of_list(raw)
    }
}

impl Word for Vec<Weekday> {
    /// In the order of the week, each once.
    fn read(value: &Value) -> Result<Self, String> {
        let mut days = Weekday::pick_all(value)?;
        days.sort_by_key(Weekday::num_days_from_monday);
        days.dedup();
        Ok(days)
    }

    fn write(&self) -> Value {
        Weekday::list(|day| self.contains(&day))
    }

    fn misfit(raw: &str) -> String {
        Weekday::misfit_of_list(raw)
    }
}
