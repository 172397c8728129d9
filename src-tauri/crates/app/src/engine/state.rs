//! Keeps the running timer on disk: at each change of stage, and every four seconds while somebody types. Nothing is written, and
//! nothing wakes, while nobody does.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use unknot_core::Now;
use unknot_core::breaks::{Breaks, Event, Rotation, Rules, Saved};
use unknot_core::record::Record;

use crate::outside::StateFile;

use super::facts::OpenBreak;
use super::log::DayLog;

/// A kill loses at most this much and a second.
const EVERY: Duration = Duration::from_secs(4);

/// The state file's content.
#[derive(Serialize, Deserialize)]
struct Kept {
    boot_id: String,
    machine: Saved,
    open: OpenBreak,
    log: DayLog,
}

/// When to look whether there is something to save, and the file.
pub(super) struct Keeper {
    file: Box<dyn StateFile>,
    started: Duration,
    /// When it was last written, and the last input known then.
    saved: Option<(Duration, Option<Duration>)>,
    next_look: Option<Duration>,
    stage_changed: bool,
}

impl Keeper {
    pub(super) fn new(file: Box<dyn StateFile>) -> Self {
        Self {
            file,
            started: Duration::ZERO,
            saved: None,
            next_look: None,
            stage_changed: true,
        }
    }

    /// When this resident started; input before that is none of its business.
    pub(super) fn started(&self) -> Duration {
        self.started
    }

    pub(super) fn next_look(&self) -> Option<Duration> {
        self.next_look
    }

    pub(super) fn stage_changed(&mut self) {
        self.stage_changed = true;
    }

    /// Goes on from the file, or begins anew where there is none or it makes no sense.
    pub(super) fn resume(
        &mut self,
        rules: Rules,
        mut rotation: Rotation,
        record: &dyn Record,
        now: Now,
    ) -> (Breaks, OpenBreak, DayLog, Vec<Event>) {
        self.started = now.boot;
        let kept = self
            .file
            .read()
            .and_then(|text| serde_json::from_str::<Kept>(&text).ok());
        let Some(kept) = kept else {
            rotation.recall(done_in_order(record));
            return (
                Breaks::new(rules, rotation, now),
                OpenBreak::after(record),
                DayLog::default(),
                Vec::new(),
            );
        };
        let (machine, events) = if kept.boot_id == self.file.boot_id() {
            Breaks::resume(rules, rotation, kept.machine, now)
        } else {
            Breaks::resume_after_boot(rules, rotation, kept.machine, now)
        };
        (machine, kept.open.checked(record), kept.log, events)
    }

    /// Writes if there is reason to, and says whether the next input must be told.
    pub(super) fn keep(&mut self, now: Now, machine: &Breaks, open: &OpenBreak, log: &DayLog) -> bool {
        let input = machine.last_input();
        let fresh = self.saved.is_none_or(|(_, known)| known != input);
        let rested = self.saved.is_none_or(|(at, _)| now.boot >= at + EVERY);
        if self.stage_changed || (fresh && rested) {
            self.write(now, machine, open, log);
        }
        let looks = machine.is_there() && self.next_look.is_none_or(|look| look <= now.boot || fresh);
        if looks && fresh {
            let from = self.saved.map_or(now.boot, |(at, _)| at);
            self.next_look = Some((from + EVERY).max(now.boot + Duration::from_millis(1)));
            false
        } else if self.next_look.is_some_and(|look| look <= now.boot) {
            self.next_look = None;
            machine.is_there()
        } else {
            false
        }
    }

    /// Writes whatever the reason.
    pub(super) fn write(&mut self, now: Now, machine: &Breaks, open: &OpenBreak, log: &DayLog) {
        let kept = Kept {
            boot_id: self.file.boot_id(),
            machine: machine.save(),
            open: open.clone(),
            log: log.clone(),
        };
        if let Ok(text) = serde_json::to_string(&kept) {
            self.file.write(&text);
        }
        self.saved = Some((now.boot, machine.last_input()));
        self.stage_changed = false;
    }
}

fn done_in_order(record: &dyn Record) -> Vec<String> {
    let mut done: Vec<_> = record
        .last_done()
        .unwrap_or_default()
        .into_iter()
        .map(|(id, at)| (at, id))
        .collect();
    done.sort();
    done.into_iter().map(|(_, id)| id).collect()
}
