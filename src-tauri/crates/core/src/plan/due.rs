//! When a session is due (RULES 5): a pure function of the plan's days, what was done this week, and the day it is looked at.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::Day;

/// What is known of the week that `today` lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekSoFar {
    /// Planned days of this week that count (not before the plan's start, in a pause, away or ill), in order.
    pub planned: Vec<Day>,
    /// Sessions done this week.
    pub done: u32,
    /// The last session's day, also of an earlier week.
    pub last_session: Option<Day>,
    /// The day it is looked at.
    pub today: Day,
    /// Today's session was skipped.
    pub skipped_today: bool,
}

/// The days left of this week on which a session is due, in order.
pub fn due_days(week: &WeekSoFar, plan_days: &[Weekday]) -> Vec<Day> {
    let missing = week.planned.len().saturating_sub(week.done as usize);
    if missing == 0 {
        return Vec::new();
    }
    let apart = least_distance(plan_days);
    let free_from = week.last_session.map(|last| last.0 + Days::new(apart));
    let remaining = &week.planned[week.planned.len() - missing..];
    let passed = |day: &Day| *day < week.today || (*day == week.today && week.skipped_today);
    let far_enough = free_from.is_none_or(|from| remaining[0].0 >= from);
    if !remaining.iter().any(passed) && far_enough {
        return remaining.to_vec();
    }
    let earliest = if week.skipped_today {
        week.today.0 + Days::new(1)
    } else {
        week.today.0
    };
    let first = free_from.map_or(earliest, |from| earliest.max(from));
    let last = last_day(week.today, plan_days);
    (0..missing as u64)
        .map(|n| first + Days::new(n * apart))
        .take_while(|date| *date <= last)
        .map(Day)
        .collect()
}

/// Least distance between two sessions: one free day, or none if the chosen days themselves have neighbours.
fn least_distance(plan_days: &[Weekday]) -> u64 {
    if plan_days.iter().any(|day| plan_days.contains(&day.succ())) {
        1
    } else {
        2
    }
}

/// Saturday, or Sunday if Sunday is a planned day.
fn last_day(today: Day, plan_days: &[Weekday]) -> NaiveDate {
    let to_saturday = if plan_days.contains(&Weekday::Sun) { 6 } else { 5 };
    today.monday().0 + Days::new(to_saturday)
}

/// The days of the week of `today` that `plan_days` name, from the plan's first day on.
pub(super) fn planned_in_week(today: Day, plan_days: &[Weekday], plan_start: Day) -> Vec<Day> {
    (0..7)
        .map(|n| Day(today.monday().0 + Days::new(n)))
        .filter(|day| plan_days.contains(&day.0.weekday()) && *day >= plan_start)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MWF: [Weekday; 3] = [Weekday::Mon, Weekday::Wed, Weekday::Fri];

    /// Days of the week of Monday 5 January 2026, 0 = Monday; -1 = the Sunday before.
    fn day(of_week: i64) -> Day {
        let monday = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a date");
        Day(monday
            .checked_add_signed(chrono::TimeDelta::days(of_week))
            .expect("a date"))
    }

    fn due(done: u32, last: Option<i64>, today: i64, skipped_today: bool) -> Vec<Weekday> {
        let week = WeekSoFar {
            planned: planned_in_week(day(0), &MWF, day(-30)),
            done,
            last_session: last.map(day),
            today: day(today),
            skipped_today,
        };
        due_days(&week, &MWF).iter().map(|day| day.0.weekday()).collect()
    }

    /// The table of RULES 5, row by row.
    #[test]
    fn the_table_of_missed_sessions() {
        use Weekday::{Fri, Mon, Sat, Thu, Tue, Wed};
        assert_eq!(due(0, None, 0, false), [Mon, Wed, Fri], "nothing missed");
        assert_eq!(due(0, None, 1, false), [Tue, Thu, Sat], "Mon missed, looked at Tue");
        assert_eq!(
            due(0, None, 2, false),
            [Wed, Fri],
            "Mon missed, Tue not used, looked at Wed"
        );
        assert_eq!(due(1, Some(0), 3, false), [Thu, Sat], "Mon done, Wed missed, Thu");
        assert_eq!(
            due(1, Some(0), 4, false),
            [Fri],
            "Mon done, Wed missed, Fri: one dropped"
        );
        assert_eq!(due(2, Some(3), 4, false), [Sat], "Mon done, Thu done for Wed, Fri");
        assert_eq!(due(2, Some(2), 5, false), [Sat], "Mon, Wed done, Fri missed, Sat");
        assert_eq!(due(0, None, 6, false), [], "nothing done, Sun");
        assert_eq!(due(0, Some(-1), 0, false), [Tue, Thu, Sat], "Sunday before done, Mon");
        assert_eq!(due(1, Some(0), 2, true), [Thu, Sat], "Mon done, skipped on Wed");
    }

    #[test]
    fn neighbouring_days_may_follow_each_other_and_sunday_counts_when_planned() {
        let days = [Weekday::Sat, Weekday::Sun];
        let week = WeekSoFar {
            planned: planned_in_week(day(0), &days, day(0)),
            done: 0,
            last_session: None,
            today: day(6),
            skipped_today: false,
        };
        assert_eq!(due_days(&week, &days), [day(6)]);
    }
}
