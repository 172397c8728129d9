//! The handlers of the command table. Each reads or steers and returns a view; what is decided is decided in core.

mod breaks;
mod settings;
mod status;
mod today;
mod week;

use serde::Serialize;
use serde_json::Value;
use unknot_core::Now;
use unknot_core::breaks::{Answer, Input, PauseFor};
use unknot_core::{Kind, Outcome};
use unknot_link::{Answer as Said, Call, Code, Fault, Peer, Surface, VERSION, views};

use crate::engine::Engine;

pub(crate) use breaks::{card, movement, reason, same_card};
pub(crate) use settings::signals;
pub use week::week;

/// A view as it crosses the link.
pub(crate) fn json(view: &impl Serialize) -> Result<Value, Fault> {
    serde_json::to_value(view)
        .map_err(|error| Fault::new(Code::Internal, format!("the answer could not be written ({error})")))
}

impl Engine {
    pub(crate) fn answer(&mut self, now: Now, _who: Peer, call: Call) -> Result<Value, Fault> {
        match call {
            Call::Hello { .. } => json(&self.hello()),
            Call::Status => json(&self.status()),
            Call::Today => json(&self.today(now)),
            Call::Card => json(&self.shown_card(now)),
            Call::Week { week } => json(&self.week(now, week.as_deref())?),
            Call::Settings => json(&self.settings_page()),
            Call::SetSetting { key, value } => {
                self.set_setting(now, &key, &value)?;
                json(&self.settings_page())
            }
            Call::Pause { r#for, until } => {
                let length = pause(r#for.as_deref(), until.as_deref())?;
                self.steer(now, Input::Pause(length))
            }
            Call::Resume => self.steer(now, Input::Resume),
            Call::Break { kind } => self.steer(now, Input::BreakNow(kind.map(breaks::kind_of))),
            Call::Answer { answer } => self.answered(now, answer),
            Call::Show { surface, env } => self
                .try_show(surface, env)
                .map(|()| Value::Null)
                .map_err(|why| Fault::new(Code::Internal, format!("the window could not be opened: {why}"))),
            Call::WhatToShow => json(&self.what_to_show()),
            Call::Painted { surface } => {
                tracing::info!("painted {surface:?}");
                Ok(Value::Null)
            }
            Call::Clip { .. } => Err(Fault::new(Code::Internal, "clips are answered at the door")),
            Call::Quit => {
                self.end();
                Ok(Value::Null)
            }
        }
    }

    fn hello(&self) -> views::Hello {
        views::Hello {
            version: VERSION,
            program: self.version().to_owned(),
            data_dir: self.data_dir(),
        }
    }

    fn steer(&mut self, now: Now, input: Input) -> Result<Value, Fault> {
        self.take(now, input);
        json(&self.status())
    }

    fn answered(&mut self, now: Now, said: Said) -> Result<Value, Fault> {
        let answer = match said {
            Said::Start => Answer::Start,
            Said::Snooze { r#for } => Answer::Snooze(breaks::length(&r#for)?),
            Said::Skip => Answer::Skip,
            Said::Done => Answer::Done,
            Said::Stop => Answer::Stop,
            Said::StopHurt => Answer::StopHurt,
            Said::NotHere => Answer::NotHere,
            Said::TooSore => Answer::TooSore,
        };
        if !self.machine().can_take(answer) {
            return Err(Fault::new(
                Code::NotNow,
                "there is no break that this could answer; `unknot break` starts one",
            ));
        }
        self.steer(now, Input::Answer(answer))
    }

    /// A window that was started for nothing in particular shows Today.
    fn what_to_show(&mut self) -> Vec<Surface> {
        let pending = self.pending_surfaces();
        if pending.is_empty() {
            vec![Surface::Today]
        } else {
            pending
        }
    }
}

/// `30m`, `2h`, `today` or `until HH:MM`.
fn pause(length: Option<&str>, until: Option<&str>) -> Result<PauseFor, Fault> {
    match (length, until) {
        (Some("today"), None) => Ok(PauseFor::Today),
        (Some(text), None) => Ok(PauseFor::Length(breaks::length(text)?)),
        (None, Some(text)) => chrono::NaiveTime::parse_from_str(text, "%H:%M")
            .map(PauseFor::Until)
            .map_err(|_| {
                Fault::new(
                    Code::BadRequest,
                    format!("\"{text}\" is no time of day; write it as 14:30"),
                )
            }),
        (Some(_), Some(_)) | (None, None) => Err(Fault::new(
            Code::BadRequest,
            "a pause takes a length (30m, 2h), `today`, or `until` and a time of day (14:30)",
        )),
    }
}

/// The view of a kind: the names are the same on both sides.
pub(crate) fn kind(kind: Kind) -> views::Kind {
    match kind {
        Kind::Micro => views::Kind::Micro,
        Kind::Move => views::Kind::Move,
    }
}

/// The view of an outcome.
pub(crate) fn outcome(outcome: Outcome) -> views::Outcome {
    match outcome {
        Outcome::Done => views::Outcome::Done,
        Outcome::Partly => views::Outcome::Partly,
        Outcome::Skipped => views::Outcome::Skipped,
        Outcome::Snoozed => views::Outcome::Snoozed,
        Outcome::Expired => views::Outcome::Expired,
        Outcome::Natural => views::Outcome::Natural,
    }
}
