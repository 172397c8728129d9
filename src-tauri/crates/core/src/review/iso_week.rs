//! Weeks of the record: ISO weeks of days, Monday to Sunday, named by the year that holds their Thursday.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::Day;

/// An ISO week, known by its Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoWeek {
    monday: Day,
}

/// A text that names no week.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadWeek {
    /// It is not built like one.
    #[error("\"{0}\" is no week; write year and number like 2026-W14")]
    Form(String),
    /// The year has no week of that number.
    #[error("{year} has no week {number}; its weeks run from {year}-W01 to {year}-W{last}")]
    Number {
        /// The year asked for.
        year: i32,
        /// The number asked for.
        number: u32,
        /// The number of its last week: 52 or 53.
        last: u32,
    },
}

impl IsoWeek {
    /// The week that `day` belongs to.
    pub fn of(day: Day) -> Self {
        Self { monday: day.monday() }
    }

    /// Its first day.
    pub fn monday(self) -> Day {
        self.monday
    }

    /// Its last day.
    pub fn sunday(self) -> Day {
        Day(self.monday.0 + Days::new(6))
    }

    /// Its seven days, Monday first.
    pub fn days(self) -> impl Iterator<Item = Day> {
        (0..7).map(move |offset| Day(self.monday.0 + Days::new(offset)))
    }

    /// From Monday to Sunday, for queries.
    pub fn span(self) -> RangeInclusive<Day> {
        self.monday()..=self.sunday()
    }

    /// The week before.
    #[must_use]
    pub fn before(self) -> Self {
        Self {
            monday: Day(self.monday.0 - Days::new(7)),
        }
    }

    /// The week after.
    #[must_use]
    pub fn after(self) -> Self {
        Self {
            monday: Day(self.monday.0 + Days::new(7)),
        }
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.monday.0.iso_week();
        write!(f, "{:04}-W{:02}", week.year(), week.week())
    }
}

impl FromStr for IsoWeek {
    type Err = BadWeek;

    fn from_str(text: &str) -> Result<Self, BadWeek> {
        let form = || BadWeek::Form(text.to_owned());
        let (year, number) = text.split_once("-W").ok_or_else(form)?;
        let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(year, 4) || !digits(number, 2) {
            return Err(form());
        }
        let year: i32 = year.parse().map_err(|_| form())?;
        let number: u32 = number.parse().map_err(|_| form())?;
        let monday = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon).ok_or_else(|| BadWeek::Number {
            year,
            number,
            last: last_week(year),
        })?;
        Ok(Self { monday: Day(monday) })
    }
}

/// The number of the last week of `year`: 28 December always lies in it.
fn last_week(year: i32) -> u32 {
    NaiveDate::from_ymd_opt(year, 12, 28).map_or(52, |date| date.iso_week().week())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day(text.parse().expect("a date"))
    }

    #[test]
    fn a_week_is_read_and_written_the_same() {
        for text in ["2026-W14", "2026-W53", "2027-W01", "2020-W53", "0001-W01"] {
            assert_eq!(text.parse::<IsoWeek>().expect(text).to_string(), text);
        }
    }

    #[test]
    fn the_days_round_new_year_belong_to_the_year_of_their_thursday() {
        assert_eq!(IsoWeek::of(day("2027-01-03")).to_string(), "2026-W53");
        assert_eq!(IsoWeek::of(day("2027-01-04")).to_string(), "2027-W01");
        assert_eq!(IsoWeek::of(day("2025-12-29")).to_string(), "2026-W01");
        let week: IsoWeek = "2026-W53".parse().expect("a long year");
        assert_eq!(week.span(), day("2026-12-28")..=day("2027-01-03"));
        assert_eq!(week.after().to_string(), "2027-W01");
        assert_eq!(week.before().to_string(), "2026-W52");
    }

    #[test]
    fn what_is_no_week_says_what_would_be() {
        for text in [
            "",
            "2026-14",
            "2026W14",
            "26-W14",
            "2026-W1",
            "2026-w14",
            "2026-W14 ",
            "+026-W14",
        ] {
            assert_eq!(
                text.parse::<IsoWeek>().expect_err(text).to_string(),
                format!("\"{text}\" is no week; write year and number like 2026-W14")
            );
        }
        assert_eq!(
            "2025-W53".parse::<IsoWeek>().expect_err("a short year").to_string(),
            "2025 has no week 53; its weeks run from 2025-W01 to 2025-W52"
        );
        assert_eq!(
            "2026-W00".parse::<IsoWeek>().expect_err("no week 0").to_string(),
            "2026 has no week 0; its weeks run from 2026-W01 to 2026-W53"
        );
    }
}
