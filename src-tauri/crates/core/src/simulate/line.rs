//! One line of the simulation: a JSON object whose keys stand in the contract's order.

use std::time::Duration;

use chrono::{DateTime, SecondsFormat};
use chrono_tz::Tz;
use serde::Serialize;

use crate::breaks::{Ended, Event, Gap, What};
use crate::settings::SessionLength;
use crate::{Kind, Reason};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Line {
    /// Something happened.
    Happened(Happened),
    /// The last line.
    Summary(Summary),
}

/// Something that happened; keys in this order, absent ones left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Happened {
    at: String,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    movement: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<SessionLength>,
}

/// The sums of the whole scenario.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub(super) event: &'static str,
    pub(super) active_minutes: u64,
    pub(super) longest_sitting_minutes: u64,
    pub(super) offered: u32,
    pub(super) taken: u32,
    pub(super) natural: u32,
}

fn stamp(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

impl Happened {
    fn of(at: DateTime<Tz>, event: &'static str, kind: Option<Kind>) -> Self {
        Self {
            at: stamp(at),
            event,
            kind: kind.map(Kind::name),
            ..Self::default()
        }
    }

    fn lasting(self, length: Duration) -> Self {
        Self {
            seconds: Some(length.as_secs()),
            ..self
        }
    }

    /// The line of what happened; some of it is not told.
    pub(super) fn from_event(event: &Event) -> Option<Self> {
        let of = |name, kind: &Kind| Self::of(event.at, name, Some(*kind));
        Some(match &event.what {
            What::Due(kind) => of("due", kind),
            What::Offered {
                kind, movement, waited, ..
            } => Self {
                movement: Some(movement.clone()),
                ..of("offered", kind).lasting(*waited)
            },
            What::Taking { kind, .. } => of("taking", kind),
            What::Ended {
                kind,
                ended: Ended::Done,
                taken,
                ..
            } => of("done", kind).lasting(*taken),
            What::Ended {
                kind,
                ended: Ended::Partly,
                taken,
                ..
            } => of("partly", kind).lasting(*taken),
            What::Ended {
                kind,
                ended: Ended::Skipped,
                ..
            } => of("skipped", kind),
            What::Snoozed(kind, length) => of("snoozed", kind).lasting(*length),
            What::Expired(kind) => of("expired", kind),
            What::Held(kind, reason) => Self {
                reason: Some(*reason),
                ..of("held", kind)
            },
            What::Released(kind, reason) => Self {
                reason: Some(*reason),
                ..of("released", kind)
            },
            What::Natural(kind, absence) => of("natural", kind).lasting(*absence),
            What::Gap(gap, by) => {
                let kind = match gap {
                    Gap::Slept => "slept",
                    Gap::ClockForward => "clock_forward",
                    Gap::ClockBack => "clock_back",
                    Gap::Zone => "zone",
                };
                Self {
                    kind: Some(kind),
                    ..Self::of(event.at, "gap", None).lasting(*by)
                }
            }
            What::Swapped { .. } | What::Sat { .. } | What::Dropped => return None,
        })
    }

    pub(super) fn session_due(at: DateTime<Tz>, length: SessionLength) -> Self {
        Self {
            length: Some(length),
            ..Self::of(at, "session_due", None)
        }
    }

    pub(super) fn review_due(at: DateTime<Tz>) -> Self {
        Self::of(at, "review_due", None)
    }
}
