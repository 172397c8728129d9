//! What happened becomes facts of the record.

use chrono::Offset;
use serde::{Deserialize, Serialize};
use unknot_core::breaks::{Ended, Event, What};
use unknot_core::catalogue::Catalogue;
use unknot_core::record::{
    AppRun, BreakEvent, BreakFact, Ending, Fact, MovementName, Record, RunEvent, Stamp, StretchEnd, StretchFact,
};
use unknot_core::{Day, Kind, Now};

use super::Engine;

/// The break that is open in the record: its number, and how often it was shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OpenBreak {
    last_id: i64,
    open: Option<(i64, Kind)>,
    showings: u32,
    movement: Option<MovementName>,
}

impl OpenBreak {
    /// Numbers go on where the record ends.
    pub(super) fn after(record: &dyn Record) -> Self {
        Self {
            last_id: record.last_break_id().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The record may know later numbers than an older state.
    pub(super) fn checked(mut self, record: &dyn Record) -> Self {
        self.last_id = self.last_id.max(record.last_break_id().unwrap_or_default());
        self
    }

    fn begin(&mut self, kind: Kind) {
        self.last_id += 1;
        *self = Self {
            last_id: self.last_id,
            open: Some((self.last_id, kind)),
            showings: 0,
            movement: None,
        };
    }

    fn end(&mut self) {
        self.open = None;
        self.movement = None;
    }
}

fn stamp(at: chrono::DateTime<chrono_tz::Tz>) -> Stamp {
    let utc = at.to_utc();
    Stamp {
        utc: chrono::DateTime::from_timestamp(utc.timestamp(), 0).unwrap_or(utc),
        offset_seconds: at.offset().fix().local_minus_utc(),
        day: Day::of(&at),
    }
}

fn seconds(length: std::time::Duration) -> u32 {
    u32::try_from(length.as_secs()).unwrap_or(u32::MAX)
}

impl Engine {
    pub(super) fn write_down(&mut self, event: &Event) {
        if let What::Sat {
            from,
            to,
            used,
            by_move,
        } = &event.what
        {
            let ended = if *by_move {
                StretchEnd::MoveDone
            } else {
                StretchEnd::Rest
            };
            let stretch = StretchFact {
                from: stamp(*from),
                to: stamp(*to),
                use_seconds: seconds(*used),
                ended,
            };
            self.append(Fact::Stretch(stretch));
            return;
        }
        let Some((kind, what)) = self.break_event(&event.what) else {
            return;
        };
        let ends = matches!(
            what,
            BreakEvent::Ended { .. } | BreakEvent::Natural { .. } | BreakEvent::Dropped
        );
        let closes_open = self.open.open.is_some_and(|(_, open)| open == kind);
        let break_id = match self.open.open {
            Some((id, _)) if closes_open => id,
            Some(_) | None => {
                self.open.last_id += 1;
                self.open.last_id
            }
        };
        let movement = self.open.movement.clone().filter(|_| closes_open);
        self.append(Fact::Break(BreakFact {
            break_id,
            at: stamp(event.at),
            kind,
            movement,
            event: what,
        }));
        if ends && closes_open {
            self.open.end();
        }
    }

    /// The record's event, with the open break brought up to date; nothing for what is no event of a break.
    fn break_event(&mut self, what: &What) -> Option<(Kind, BreakEvent)> {
        let open_kind = self.open.open.map(|(_, kind)| kind);
        Some(match what {
            What::Due(kind) => {
                self.open.begin(*kind);
                (*kind, BreakEvent::Due)
            }
            What::Offered { kind, movement, .. } => {
                self.open.movement = Some(named(movement));
                self.open.showings += 1;
                (
                    *kind,
                    BreakEvent::Offered {
                        showing: self.open.showings,
                    },
                )
            }
            What::Taking { kind, movement, length } => {
                if open_kind != Some(*kind) {
                    self.open.begin(*kind);
                }
                self.open.movement = Some(named(movement));
                (
                    *kind,
                    BreakEvent::Started {
                        length_seconds: seconds(*length),
                    },
                )
            }
            What::Swapped { movement, .. } => {
                self.open.movement = Some(named(movement));
                return None;
            }
            What::Ended {
                kind,
                ended,
                taken,
                typed_seconds,
                hurt,
            } => {
                let ending = match ended {
                    Ended::Done => Ending::Done,
                    Ended::Partly => Ending::Partly,
                    Ended::Skipped => Ending::Skipped,
                };
                let input_seconds = u32::try_from(*typed_seconds).unwrap_or(u32::MAX);
                (
                    *kind,
                    BreakEvent::Ended {
                        ending,
                        seconds: seconds(*taken),
                        input_seconds,
                        hurt: *hurt,
                    },
                )
            }
            What::Snoozed(kind, length) => (
                *kind,
                BreakEvent::Snoozed {
                    for_seconds: seconds(*length),
                },
            ),
            What::Expired(kind) => (
                *kind,
                BreakEvent::Ended {
                    ending: Ending::Expired,
                    seconds: 0,
                    input_seconds: 0,
                    hurt: false,
                },
            ),
            What::Held(kind, reason) => (*kind, BreakEvent::Held { reason: *reason }),
            What::Released(kind, reason) => (*kind, BreakEvent::Released { reason: *reason }),
            What::Natural(kind, absence) => (
                *kind,
                BreakEvent::Natural {
                    seconds: seconds(*absence),
                },
            ),
            What::Dropped => (open_kind?, BreakEvent::Dropped),
            What::Sat { .. } | What::Gap(..) => return None,
        })
    }

    pub(super) fn run_fact(&mut self, now: Now, event: RunEvent) {
        let run = AppRun {
            at: Stamp::of(&now),
            event,
            version: self.version.clone(),
        };
        self.append(Fact::Run(run));
    }

    /// Writes a fact; one that cannot be written now is kept and tried again with the next.
    pub(super) fn append(&mut self, fact: Fact) {
        self.unwritten.push(fact);
        while let Some(fact) = self.unwritten.first() {
            match self.record.append(fact) {
                Ok(()) => {
                    self.unwritten.remove(0);
                }
                Err(error) => {
                    tracing::error!("a fact waits to be written: {error}");
                    return;
                }
            }
        }
    }
}

/// The movement with the name it has today.
pub(super) fn named(id: &str) -> MovementName {
    let name = Catalogue::builtin()
        .get(id)
        .map_or_else(|| id.to_owned(), |movement| movement.name.clone());
    MovementName {
        id: id.to_owned(),
        name,
    }
}
