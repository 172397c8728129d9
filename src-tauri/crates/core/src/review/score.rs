//! Pain figures as whole numbers, so that they can be compared exactly and only showing them rounds.

use std::cmp::Ordering;
use std::ops::Sub;

/// A point of the 0-10 scale, or a median of such, in quarters: entries are whole, a day's median may be a half, a week's a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    quarters: i64,
}

impl Score {
    /// A whole number of points.
    pub const fn points(points: i64) -> Self {
        Self { quarters: points * 4 }
    }

    /// In points, for showing. Exact: a quarter is a binary fraction.
    pub fn shown(self) -> f64 {
        // Far below 2^52, so nothing is lost.
        self.quarters as f64 / 4.0
    }

    pub(super) const fn quarters(self) -> i64 {
        self.quarters
    }

    /// The middle of `scores`, with an even count the mean of the middle two; `None` without any. Takes medians of whole numbers and
    /// medians of those, as quarters are enough for them.
    pub fn median(mut scores: Vec<Score>) -> Option<Score> {
        scores.sort_unstable();
        let upper = *scores.get(scores.len() / 2)?;
        if scores.len() % 2 == 1 {
            return Some(upper);
        }
        let lower = *scores.get(scores.len() / 2 - 1)?;
        Some(Score {
            quarters: (lower.quarters + upper.quarters) / 2,
        })
    }
}

impl Sub for Score {
    type Output = Score;

    fn sub(self, other: Score) -> Score {
        Score {
            quarters: self.quarters - other.quarters,
        }
    }
}

/// A fraction with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ratio {
    pub(super) over: i64,
    pub(super) under: i64,
}

impl Ratio {
    pub(super) fn compare(self, other: Ratio) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }

    /// The middle of `ratios`, with an even count the mean of the middle two.
    pub(super) fn median(mut ratios: Vec<Ratio>) -> Option<Ratio> {
        ratios.sort_unstable_by(|one, other| one.compare(*other));
        let upper = *ratios.get(ratios.len() / 2)?;
        if ratios.len() % 2 == 1 {
            return Some(upper);
        }
        let lower = *ratios.get(ratios.len() / 2 - 1)?;
        Some(Ratio {
            over: lower.over * upper.under + upper.over * lower.under,
            under: 2 * lower.under * upper.under,
        })
    }

    /// In hundredths, half away from zero.
    pub(super) fn hundredths(self) -> i64 {
        let doubled = 2 * 100 * self.over.abs() + self.under;
        self.over.signum() * (doubled / (2 * self.under))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn median(points: &[i64]) -> Option<f64> {
        Score::median(points.iter().map(|points| Score::points(*points)).collect()).map(Score::shown)
    }

    #[test]
    fn the_middle_of_an_even_count_is_the_mean_of_two() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7]), Some(7.0));
        assert_eq!(median(&[9, 1, 2]), Some(2.0));
        assert_eq!(median(&[3, 4]), Some(3.5));
        // Days at 3.5 and 4: a quarter, and it is not rounded.
        let days = vec![Score { quarters: 14 }, Score::points(4)];
        assert_eq!(Score::median(days).map(Score::shown), Some(3.75));
    }

    #[test]
    fn halves_of_a_hundredth_go_away_from_zero() {
        for (over, under, hundredths) in [
            (1, 8, 13),
            (-1, 8, -13),
            (1, 3, 33),
            (-2, 3, -67),
            (0, 5, 0),
            (-7, 1, -700),
        ] {
            assert_eq!(Ratio { over, under }.hundredths(), hundredths, "{over}/{under}");
        }
        let thirds = vec![Ratio { over: 1, under: 3 }, Ratio { over: 1, under: 2 }];
        assert_eq!(Ratio::median(thirds).map(Ratio::hundredths), Some(42), "5/12 = 0.41666");
    }
}
