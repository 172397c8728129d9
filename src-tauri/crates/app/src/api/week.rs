//! The weekly review: the figures of core, as they are.

use std::collections::BTreeMap;

use unknot_core::record::Record;
use unknot_core::review::{self, History, IsoWeek, Sitting};
use unknot_core::{Day, Now};
use unknot_link::{Code, Fault, views};

use crate::engine::Engine;

/// The review of an ISO week ("2026-W14"), of the present one without a name. `sitting` is the stretch of use that goes on.
///
/// # Errors
/// When there is no such week, or the record cannot be read.
pub fn week(record: &dyn Record, now: Now, name: Option<&str>, sitting: Option<Sitting>) -> Result<views::Week, Fault> {
    let week = match name {
        Some(name) => name
            .parse()
            .map_err(|bad: review::BadWeek| Fault::new(Code::BadRequest, bad.to_string()))?,
        None => IsoWeek::of(Day::of(&now.wall)),
    };
    let history = History::read(record, week).map_err(|error| Fault::new(Code::Storage, error.message))?;
    Ok(view(&review::week(week, &History { sitting, ..history })))
}

fn view(week: &review::Week) -> views::Week {
    views::Week {
        week: week.week.to_string(),
        sessions: views::Sessions {
            planned: week.sessions.planned,
            done: week.sessions.done,
        },
        sets: views::Sets {
            prescribed: week.sets.prescribed,
            done: week.sets.done,
        },
        breaks: counts(&week.breaks),
        pain: views::Pain {
            daily_median: week
                .pain
                .daily_median
                .iter()
                .map(|(day, score)| (day.0.to_string(), score.shown()))
                .collect(),
            weekly_median: week.pain.weekly_median.map(review::Score::shown),
            verdict: week.pain.verdict.map(|verdict| verdict.name().to_owned()),
            slope_per_week: week.pain.slope_per_week.map(review::Slope::shown),
            entries: week.pain.entries,
        },
        relief: views::Relief {
            median: week.relief.median.map(review::Score::shown),
            n: week.relief.n,
        },
        longest_sitting_minutes: week.longest_sitting_minutes,
        changes: week.changes.iter().map(change).collect(),
        days: week
            .days
            .iter()
            .map(|(day, of_day)| views::Day {
                date: day.0.to_string(),
                breaks: counts(of_day),
            })
            .collect(),
    }
}

fn change(change: &review::Change) -> views::Change {
    views::Change {
        movement: change.movement.clone(),
        from: change.from.clone(),
        to: change.to.clone(),
        why: change.why.clone(),
    }
}

fn counts(counts: &review::BreakCounts) -> views::BreakCounts {
    views::BreakCounts {
        offered: counts.offered,
        taken: counts.taken,
        partly: counts.partly,
        skipped: counts.skipped,
        snoozed: counts.snoozed,
        expired: counts.expired,
        natural: counts.natural,
        held: counts
            .held
            .iter()
            .map(|(reason, count)| (super::reason(*reason), *count))
            .collect::<BTreeMap<_, _>>(),
    }
}

impl Engine {
    pub(super) fn week(&self, now: Now, name: Option<&str>) -> Result<views::Week, Fault> {
        week(self.record(), now, name, self.sitting(now))
    }

    /// Breaks taken on the day of `now`; none where the record cannot be read, which the week says in words.
    pub(super) fn taken_today(&self, now: Now) -> u32 {
        let today = Day::of(&now.wall);
        let facts = self.record().break_facts(today..=today).unwrap_or_default();
        review::break_counts(&facts, None, &(today..=today)).taken
    }

    fn sitting(&self, now: Now) -> Option<Sitting> {
        let use_seconds = u32::try_from(self.machine().use_since_rest().as_secs())
            .ok()
            .filter(|seconds| *seconds > 0)?;
        Some(Sitting {
            day: Day::of(&now.wall),
            use_seconds,
        })
    }
}
