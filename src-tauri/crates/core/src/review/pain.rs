//! Pain of a week: daily values, medians, slope, verdict (RULES 6).

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, TimeDelta};
use serde::{Deserialize, Serialize};

use super::IsoWeek;
use super::score::{Ratio, Score};
use crate::Day;

/// On what occasion pain was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PainKind {
    /// Of one's own accord.
    Now,
    /// Before a session or break.
    Before,
    /// After it. Never part of a day's value: relief right after an exercise is not the trend.
    After,
    /// The morning after a session.
    Morning,
    /// Over the last 24 hours.
    Day,
}

impl PainKind {
    fn counts_for_the_day(self) -> bool {
        match self {
            PainKind::Now | PainKind::Before | PainKind::Morning | PainKind::Day => true,
            PainKind::After => false,
        }
    }
}

/// An entry as it stands after corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PainEntry {
    /// Its day.
    pub day: Day,
    /// The occasion.
    pub kind: PainKind,
    /// 0 to 10.
    pub points: u8,
}

/// What can be said of the course so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the contract's words; RULES 6 defines them")]
pub enum Verdict {
    TooEarly,
    Lower,
    Higher,
    DriftingDown,
    DriftingUp,
    NoClearChange,
}

impl Verdict {
    /// The word of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::TooEarly => "too_early",
            Verdict::Lower => "lower",
            Verdict::Higher => "higher",
            Verdict::DriftingDown => "drifting_down",
            Verdict::DriftingUp => "drifting_up",
            Verdict::NoClearChange => "no_clear_change",
        }
    }
}

/// Points a week, as shown: in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slope {
    hundredths: i64,
}

impl Slope {
    /// In points a week.
    pub fn shown(self) -> f64 {
        self.hundredths as f64 / 100.0
    }
}

/// The pain figures of a week.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pain {
    /// The week's days with a value.
    pub daily_median: BTreeMap<Day, Score>,
    /// Their median.
    pub weekly_median: Option<Score>,
    /// `None` before the first entry.
    pub verdict: Option<Verdict>,
    /// Over the 28 days to Sunday; `None` with fewer than three daily values.
    pub slope_per_week: Option<Slope>,
    /// Entries of any kind in the week.
    pub entries: u32,
}

/// The days before the first verdict, counted from the first entry.
const EARLY: TimeDelta = TimeDelta::days(28);
/// Days whose median is the start.
const START_DAYS: u64 = 14;
/// Days with a value before the first verdict.
const ENOUGH_DAYS: usize = 12;
/// Days with a value in each span that is compared, and for a slope.
const ENOUGH_IN_SPAN: usize = 3;

/// The figures of `week` as they stood on its Sunday. Entries may come in any order; later ones than that Sunday are passed over.
pub fn pain(week: IsoWeek, entries: &[PainEntry]) -> Pain {
    let known: Vec<PainEntry> = entries
        .iter()
        .filter(|entry| entry.day <= week.sunday())
        .copied()
        .collect();
    let values = daily_values(&known);
    let slope_per_week = slope(within(&values, last_28_days(week)));
    Pain {
        daily_median: values.range(week.span()).map(|(day, value)| (*day, *value)).collect(),
        weekly_median: median(&values, week.span()),
        verdict: known
            .iter()
            .map(|entry| entry.day)
            .min()
            .map(|first| verdict(week, first, &values, slope_per_week)),
        slope_per_week,
        entries: u32::try_from(known.iter().filter(|entry| week.span().contains(&entry.day)).count())
            .unwrap_or(u32::MAX),
    }
}

/// The 28 days to the week's Sunday.
pub(super) fn last_28_days(week: IsoWeek) -> RangeInclusive<Day> {
    Day(week.sunday().0 - Days::new(27))..=week.sunday()
}

fn daily_values(entries: &[PainEntry]) -> BTreeMap<Day, Score> {
    let mut days: BTreeMap<Day, Vec<Score>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.kind.counts_for_the_day()) {
        days.entry(entry.day)
            .or_default()
            .push(Score::points(i64::from(entry.points)));
    }
    days.into_iter()
        .filter_map(|(day, scores)| Some((day, Score::median(scores)?)))
        .collect()
}

fn within(values: &BTreeMap<Day, Score>, span: RangeInclusive<Day>) -> Vec<(Day, Score)> {
    values.range(span).map(|(day, value)| (*day, *value)).collect()
}

fn median(values: &BTreeMap<Day, Score>, span: RangeInclusive<Day>) -> Option<Score> {
    Score::median(values.range(span).map(|(_, value)| *value).collect())
}

/// Theil-Sen: the median of the slopes between all pairs. Stands a good quarter of wild values.
fn slope(values: Vec<(Day, Score)>) -> Option<Slope> {
    if values.len() < ENOUGH_IN_SPAN {
        return None;
    }
    let mut pairs = Vec::new();
    for (index, (later, high)) in values.iter().enumerate() {
        for (earlier, low) in values.iter().take(index) {
            pairs.push(Ratio {
                over: 7 * (*high - *low).quarters(),
                under: 4 * (later.0 - earlier.0).num_days(),
            });
        }
    }
    Ratio::median(pairs).map(|slope| Slope {
        hundredths: slope.hundredths(),
    })
}

fn verdict(week: IsoWeek, first: Day, values: &BTreeMap<Day, Score>, slope: Option<Slope>) -> Verdict {
    let start_span = first..=Day(first.0 + Days::new(START_DAYS - 1));
    let too_few = |span: RangeInclusive<Day>| values.range(span).count() < ENOUGH_IN_SPAN;
    if week.sunday().0 - first.0 < EARLY
        || values.len() < ENOUGH_DAYS
        || too_few(week.span())
        || too_few(week.before().span())
        || too_few(start_span.clone())
    {
        return Verdict::TooEarly;
    }
    let (Some(start), Some(before), Some(now)) = (
        median(values, start_span),
        median(values, week.before().span()),
        median(values, week.span()),
    ) else {
        return Verdict::TooEarly;
    };
    let both = |holds: &dyn Fn(Score) -> bool| holds(now) && holds(before);
    let noticed = |change: Score| {
        change >= Score::points(2) || (start >= Score::points(4) && 10 * change.quarters() >= 3 * start.quarters())
    };
    let slope = slope.map_or(0, |slope| slope.hundredths);
    if both(&|week| noticed(start - week)) {
        Verdict::Lower
    } else if both(&|week| noticed(week - start)) {
        Verdict::Higher
    } else if both(&|week| start - week >= Score::points(1)) && slope <= -20 {
        Verdict::DriftingDown
    } else if both(&|week| week - start >= Score::points(1)) && slope >= 20 {
        Verdict::DriftingUp
    } else {
        Verdict::NoClearChange
    }
}

#[cfg(test)]
mod tests;
