//! `status`: where the next break stands.

use chrono::{DateTime, SecondsFormat};
use chrono_tz::Tz;
use unknot_core::Stage;
use unknot_core::breaks::Next;
use unknot_link::views;

use crate::engine::Engine;

/// An instant as views write it.
pub(super) fn stamp(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

fn stage(stage: Stage) -> views::Stage {
    match stage {
        Stage::Accruing => views::Stage::Accruing,
        Stage::Due => views::Stage::Due,
        Stage::Offered => views::Stage::Offered,
        Stage::Taking => views::Stage::Taking,
        Stage::Held => views::Stage::Held,
        Stage::Paused => views::Stage::Paused,
        Stage::Off => views::Stage::Off,
    }
}

pub(super) fn next(next: Next) -> views::NextBreak {
    views::NextBreak {
        kind: super::kind(next.kind),
        at: next.at.map(stamp),
    }
}

impl Engine {
    pub(crate) fn status(&self) -> views::Status {
        let machine = self.machine();
        let minutes = machine.use_since_rest().as_secs() / 60;
        views::Status {
            running: true,
            stage: stage(machine.stage()),
            next: machine.next().map(next),
            held: machine.held().map(super::reason),
            paused_until: machine.paused_until().map(stamp),
            session: views::SessionToday {
                due: false,
                done: false,
            },
            presence: super::signals(self.presence()),
            use_minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            then: machine.then().map(next),
        }
    }
}
