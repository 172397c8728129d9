//! Today: the day as a thread.

use chrono::{DateTime, TimeDelta, Utc};
use unknot_core::breaks::Next;
use unknot_core::{Kind, Now, Outcome};
use unknot_link::views;

use crate::engine::{Engine, Spent};

use super::status::{next, stamp};

/// The thread's length, and how much of it lies behind now unless the working day has just begun.
const LENGTH: TimeDelta = TimeDelta::hours(3);
const BEHIND: TimeDelta = TimeDelta::minutes(75);

impl Engine {
    pub(super) fn today(&self, now: Now) -> views::Today {
        let status = self.status();
        let taken_today = self.taken_today(now);
        views::Today {
            now: stamp(now.wall),
            thread: self.thread(now),
            suggestion: self.suggestion(),
            hours_from: self.settings().hours.next_opening(now.wall).map(stamp),
            taken_today,
            status,
        }
    }

    fn thread(&self, now: Now) -> views::Thread {
        let from = self.thread_start(now);
        let zone = now.wall.timezone();
        let local = |at: DateTime<Utc>| stamp(at.with_timezone(&zone));
        let log = self.day_log();
        let ends = log.stretches.iter().skip(1).map(|(at, _)| Some(*at)).chain([None]);
        let spans = log
            .stretches
            .iter()
            .zip(ends)
            .filter(|(_, end)| end.is_none_or(|end| end > from))
            .map(|((begin, spent), end)| {
                let (kind, reason) = match spent {
                    Spent::Use => (views::SpanKind::Use, None),
                    Spent::Away => (views::SpanKind::Away, None),
                    Spent::Held(reason) => (views::SpanKind::Held, Some(super::reason(*reason))),
                };
                views::Span {
                    from: local((*begin).max(from)),
                    to: end.map(local),
                    kind,
                    reason,
                }
            });
        let marks = log
            .marks
            .iter()
            .filter(|(at, ..)| *at >= from)
            .map(|(at, kind, outcome)| views::Mark {
                at: local(*at),
                kind: super::kind(*kind),
                outcome: super::outcome(*outcome),
            });
        views::Thread {
            from: local(from),
            to: local(from + LENGTH),
            spans: spans.collect(),
            marks: marks.collect(),
            ahead: self.ahead(),
            accrued_from: self.accrued_from(now),
        }
    }

    /// From the start of work, or 75 minutes before now.
    fn thread_start(&self, now: Now) -> DateTime<Utc> {
        let behind = now.wall.to_utc() - BEHIND;
        let work = now.wall.date_naive().and_time(self.settings().hours.from);
        let work = chrono::TimeZone::from_local_datetime(&now.wall.timezone(), &work).earliest();
        let began = work.map(|at| at.to_utc()).filter(|at| *at <= now.wall.to_utc());
        began.map_or(behind, |at| at.max(behind))
    }

    fn ahead(&self) -> Vec<views::NextBreak> {
        let machine = self.machine();
        let coming = [machine.next(), machine.then()].into_iter().flatten();
        coming.filter(|Next { at, .. }| at.is_some()).map(next).collect()
    }

    fn accrued_from(&self, now: Now) -> Option<String> {
        let machine = self.machine();
        let used = TimeDelta::from_std(machine.use_since_break()).ok()?;
        let since_mark = self
            .day_log()
            .marks
            .iter()
            .rev()
            .find(|(_, _, outcome)| *outcome != Outcome::Natural);
        let earliest = since_mark.map(|(at, ..)| at.with_timezone(&now.wall.timezone()));
        let from = now.wall - used;
        machine
            .is_there()
            .then(|| stamp(earliest.map_or(from, |mark| mark.max(from))))
    }

    /// One movement to try: what the next short break would show.
    fn suggestion(&self) -> Option<views::Movement> {
        self.machine().suggestion(Kind::Micro).map(|id| super::movement(&id))
    }
}
