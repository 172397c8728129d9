//! How one felt around sessions and breaks: apart from the trend, since feeling better right after is not getting better.

use super::IsoWeek;
use super::pain::last_28_days;
use super::score::Score;
use crate::Day;

/// Pain before and after one session, or one break where the person switched that question on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Felt {
    /// Its day.
    pub day: Day,
    /// 0 to 10.
    pub before: u8,
    /// 0 to 10.
    pub after: u8,
}

/// Before minus after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relief {
    /// `None` while there are fewer than five.
    pub median: Option<Score>,
    /// How many have both.
    pub n: u32,
}

/// Fewer say nothing.
const ENOUGH: usize = 5;

/// Over the 28 days to the week's Sunday.
pub fn relief(week: IsoWeek, felt: &[Felt]) -> Relief {
    let differences: Vec<Score> = felt
        .iter()
        .filter(|felt| last_28_days(week).contains(&felt.day))
        .map(|felt| Score::points(i64::from(felt.before) - i64::from(felt.after)))
        .collect();
    Relief {
        n: u32::try_from(differences.len()).unwrap_or(u32::MAX),
        median: if differences.len() < ENOUGH {
            None
        } else {
            Score::median(differences)
        },
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};

    use super::*;

    fn felt(differences: &[i8]) -> Vec<Felt> {
        let monday = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a date");
        let one = |(index, difference): (usize, &i8)| Felt {
            day: Day(monday + Days::new(index as u64)),
            before: 5,
            after: 5_u8.saturating_add_signed(-difference),
        };
        differences.iter().enumerate().map(one).collect()
    }

    /// RULES 7, example 12.
    #[test]
    fn four_say_nothing_and_five_do() {
        let week: IsoWeek = "2026-W02".parse().expect("a week");
        assert_eq!(relief(week, &felt(&[1, 2, 0, 1])), Relief { median: None, n: 4 });
        let five = relief(week, &felt(&[1, 2, 0, 1, 3]));
        assert_eq!((five.median.map(Score::shown), five.n), (Some(1.0), 5));
        let worse = relief(week, &felt(&[-1, -2, 0, -1, -3, -4]));
        assert_eq!(worse.median.map(Score::shown), Some(-1.5), "the middle of -1 and -2");
    }

    #[test]
    fn what_is_older_than_four_weeks_is_gone() {
        let five = felt(&[1, 2, 0, 1, 3]);
        // The 28 days to Sunday 1 February begin on 5 January; those to 8 February on the 12th.
        assert_eq!(relief("2026-W05".parse().expect("a week"), &five).n, 5);
        assert_eq!(relief("2026-W06".parse().expect("a week"), &five), Relief::default());
    }
}
