//! Time as an argument.

use std::time::Duration;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// One reading of the three clocks, taken once per wake-up by the resident and passed down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Since the machine started, sleep included. All lengths and deadlines run on it.
    pub boot: Duration,
    /// Since the machine started, sleep left out. Its distance to `boot` is the sleep so far.
    pub mono: Duration,
    /// What the clock on the wall shows. Only hours, days and "until" look at it.
    pub wall: DateTime<Tz>,
}

/// A day of the record: 04:00 to 04:00 local time, named by the date it starts on (RULES, words).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub NaiveDate);

/// The hour at which a day of the record begins.
pub(crate) const ROLLOVER_HOUR: u32 = 4;

impl Day {
    /// The day that `wall` belongs to, by the clock that local people read.
    pub fn of(wall: &DateTime<Tz>) -> Self {
        let local = wall.naive_local();
        let rollover = NaiveTime::from_hms_opt(ROLLOVER_HOUR, 0, 0).unwrap_or(NaiveTime::MIN);
        let date = local.date();
        Self(if local.time() < rollover {
            date.checked_sub_days(Days::new(1)).unwrap_or(date)
        } else {
            date
        })
    }

    /// The Monday of its ISO week.
    pub fn monday(self) -> Self {
        Self(self.0 - Days::new(u64::from(self.0.weekday().num_days_from_monday())))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn day(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> String {
        Day::of(
            &chrono_tz::Europe::Berlin
                .with_ymd_and_hms(year, month, day, hour, minute, 0)
                .earliest()
                .expect("a real time"),
        )
        .0
        .to_string()
    }

    #[test]
    fn a_day_runs_from_four_to_four() {
        assert_eq!(day(2026, 3, 30, 3, 59), "2026-03-29");
        assert_eq!(day(2026, 3, 30, 4, 0), "2026-03-30");
        // The night the clocks go forward (29 March 2026) has no 02:30, but its 04:00 is still the border.
        assert_eq!(day(2026, 3, 29, 3, 30), "2026-03-28");
        assert_eq!(day(2026, 3, 29, 4, 0), "2026-03-29");
    }

    #[test]
    fn weeks_begin_on_monday_across_new_year() {
        assert_eq!(
            Day(NaiveDate::from_ymd_opt(2027, 1, 3).expect("a date"))
                .monday()
                .0
                .to_string(),
            "2026-12-28"
        );
    }
}
