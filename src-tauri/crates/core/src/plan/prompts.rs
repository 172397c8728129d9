//! What is said once at a time of day: a session is due, the week can be looked at.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, TimeZone, Weekday};
use chrono_tz::Tz;

use crate::Day;
use crate::settings::Settings;

use super::due::{WeekSoFar, due_days, planned_in_week};

/// Something to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prompt {
    /// A session is due today.
    Session,
    /// The week's review can be read.
    Review,
}

/// The prompts of a person who has not begun a session: what has been said, and when the next is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompts {
    plan_start: Day,
    /// The wall clock up to which everything has been said.
    seen: DateTime<Tz>,
    said: BTreeSet<(Day, Prompt)>,
}

impl Prompts {
    /// Prompts from `start` on; a time of day that falls on `start` itself is still said.
    pub fn new(start: DateTime<Tz>) -> Self {
        Self {
            plan_start: Day::of(&start),
            seen: start - chrono::TimeDelta::nanoseconds(1),
            said: BTreeSet::new(),
        }
    }

    /// What is to be said now that the wall clock has come to `wall`, in the order in which it fell; each once a day, whatever the clock
    /// does.
    pub fn pass(&mut self, wall: DateTime<Tz>, settings: &Settings) -> Vec<Prompt> {
        let today = Day::of(&wall);
        let mut due: Vec<Prompt> = [Prompt::Session, Prompt::Review]
            .into_iter()
            .filter(|prompt| !self.said.contains(&(today, *prompt)))
            .filter(|prompt| time_of(*prompt, today, wall, settings).is_some_and(|at| self.seen < at && at <= wall))
            .filter(|prompt| self.is_meant(*prompt, today, settings))
            .collect();
        due.sort_by_key(|prompt| time_of(*prompt, today, wall, settings));
        self.said.extend(due.iter().map(|prompt| (today, *prompt)));
        self.seen = wall;
        due
    }

    /// The next instant at which something may have to be said.
    pub fn next(&self, wall: DateTime<Tz>, settings: &Settings) -> Option<DateTime<Tz>> {
        let today = Day::of(&wall);
        let days = (0..8)
            .filter_map(|ahead| today.0.checked_add_days(Days::new(ahead)))
            .map(Day);
        days.flat_map(|day| [Prompt::Session, Prompt::Review].map(|prompt| (day, prompt)))
            .filter(|said| !self.said.contains(said))
            .filter(|(day, prompt)| match prompt {
                Prompt::Session => !settings.plan.days.is_empty(),
                Prompt::Review => last_working_day(settings) == Some(day.0.weekday()),
            })
            .filter_map(|(day, prompt)| time_of(prompt, day, wall, settings))
            .filter(|at| *at > wall)
            .min()
    }

    fn is_meant(&self, prompt: Prompt, today: Day, settings: &Settings) -> bool {
        match prompt {
            Prompt::Review => last_working_day(settings) == Some(today.0.weekday()),
            Prompt::Session => {
                let yesterday = Day(today.0 - Days::new(1));
                let week = WeekSoFar {
                    planned: planned_in_week(today, &settings.plan.days, self.plan_start),
                    done: 0,
                    last_session: None,
                    today,
                    skipped_today: false,
                };
                due_days(&week, &settings.plan.days).contains(&today) && !self.said.contains(&(yesterday, prompt))
            }
        }
    }
}

/// When `prompt` is said on `day`; a time before 04:00 belongs to the next date. A time that the night of a clock change leaves out is
/// said at the first instant after it.
fn time_of(prompt: Prompt, day: Day, wall: DateTime<Tz>, settings: &Settings) -> Option<DateTime<Tz>> {
    let time = match prompt {
        Prompt::Session => settings.plan.time,
        Prompt::Review => settings.review.time,
    };
    let early = chrono::Timelike::hour(&time) < crate::now::ROLLOVER_HOUR;
    let date = if early {
        day.0.checked_add_days(Days::new(1))?
    } else {
        day.0
    };
    (0..=8).find_map(|quarters| {
        let local = date
            .and_time(time)
            .checked_add_signed(chrono::TimeDelta::minutes(15 * quarters))?;
        wall.timezone().from_local_datetime(&local).earliest()
    })
}

fn last_working_day(settings: &Settings) -> Option<Weekday> {
    settings
        .hours
        .days
        .iter()
        .copied()
        .max_by_key(|day| day.num_days_from_monday())
}
