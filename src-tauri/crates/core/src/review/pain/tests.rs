//! Courses of pain, worked out by hand.

use super::*;

fn day(text: &str) -> Day {
    Day(text.parse().expect("a date"))
}

fn week(text: &str) -> IsoWeek {
    text.parse().expect("a week")
}

/// Entries of kind `now`, one a day: `"2026-01-05 6"`.
fn entries(lines: &[(&str, u8)]) -> Vec<PainEntry> {
    let entry = |(text, points): &(&str, u8)| PainEntry {
        day: day(text),
        kind: PainKind::Now,
        points: *points,
    };
    lines.iter().map(entry).collect()
}

/// Three entries (Monday, Wednesday, Friday) in each week from 5 January 2026 on, the points given week by week.
fn weeks(points: &[[u8; 3]]) -> Vec<PainEntry> {
    let monday = day("2026-01-05").0;
    let at = |index: usize, offset: u64| Day(monday + Days::new(7 * index as u64 + offset));
    points
        .iter()
        .enumerate()
        .flat_map(|(index, points)| {
            [0, 2, 4]
                .into_iter()
                .zip(points)
                .map(move |(offset, points)| PainEntry {
                    day: at(index, offset),
                    kind: PainKind::Now,
                    points: *points,
                })
        })
        .collect()
}

/// RULES 7, examples 10 and 11: 6 on 5, 7, 9, 12, 14, 16 Jan; 5 on 19, 21, 23; 4 on 26, 28, 30 Jan; 4 on 2, 4, 6 Feb.
fn example() -> Vec<PainEntry> {
    weeks(&[[6, 6, 6], [6, 6, 6], [5, 5, 5], [4, 4, 4], [4, 4, 4]])
}

fn verdict_of(points: &[[u8; 3]]) -> Option<Verdict> {
    let last = (1..points.len()).fold(week("2026-W02"), |week, _| week.after());
    pain(last, &weeks(points)).verdict
}

#[test]
fn example_10_a_day_before_four_weeks_are_over_it_is_too_early() {
    let figures = pain(week("2026-W05"), &example());
    assert_eq!(figures.verdict, Some(Verdict::TooEarly));
    assert_eq!(figures.weekly_median, Some(Score::points(4)));
    assert_eq!(figures.entries, 3);
}

#[test]
fn example_11_two_points_lower_two_weeks_running() {
    let figures = pain(week("2026-W06"), &example());
    assert_eq!(figures.verdict, Some(Verdict::Lower));
    assert_eq!(figures.slope_per_week.map(Slope::shown), Some(-0.64));
    let days: Vec<(Day, f64)> = figures
        .daily_median
        .iter()
        .map(|(day, value)| (*day, value.shown()))
        .collect();
    assert_eq!(
        days,
        [
            (day("2026-02-02"), 4.0),
            (day("2026-02-04"), 4.0),
            (day("2026-02-06"), 4.0)
        ]
    );
}

#[test]
fn a_past_week_is_judged_by_what_was_known_on_its_sunday() {
    let mut all = example();
    all.extend(entries(&[("2026-02-09", 9), ("2026-02-11", 9), ("2026-02-13", 9)]));
    assert_eq!(pain(week("2026-W06"), &all), pain(week("2026-W06"), &example()));
    assert_eq!(
        pain(week("2026-W01"), &all),
        Pain::default(),
        "before the first entry nothing is known"
    );
}

#[test]
fn the_verdicts_of_the_table() {
    // Start 5, both weeks 3: two points down.
    assert_eq!(
        verdict_of(&[[5, 5, 5], [5, 5, 5], [4, 4, 4], [3, 3, 4], [3, 3, 4]]),
        Some(Verdict::Lower)
    );
    // Of the two weeks only the last is two points down, the one before one: not lower, but the slope is steep.
    assert_eq!(
        verdict_of(&[[5, 5, 5], [5, 5, 5], [5, 5, 5], [4, 4, 4], [3, 3, 3]]),
        Some(Verdict::DriftingDown)
    );
    assert_eq!(
        verdict_of(&[[3, 3, 3], [3, 3, 3], [4, 4, 4], [5, 5, 5], [5, 5, 5]]),
        Some(Verdict::Higher)
    );
    assert_eq!(
        verdict_of(&[[3, 3, 3], [3, 3, 3], [3, 3, 3], [4, 4, 4], [5, 5, 5]]),
        Some(Verdict::DriftingUp)
    );
    // One point down in both weeks, but for three weeks already: flat, slope 0.
    assert_eq!(
        verdict_of(&[[3, 3, 3], [3, 3, 3], [2, 2, 2], [2, 2, 2], [2, 2, 2], [2, 2, 2]]),
        Some(Verdict::NoClearChange)
    );
    assert_eq!(
        verdict_of(&[[4, 4, 4], [4, 4, 4], [6, 1, 4], [4, 4, 4], [4, 4, 4]]),
        Some(Verdict::NoClearChange)
    );
}

#[test]
fn thirty_per_cent_counts_from_a_start_of_four_on() {
    // Start 5: 5 - 3.5 = 1.5 and 10 x 1.5 >= 3 x 5, exactly enough.
    let with_halves = |start: u8, low: u8| {
        let mut all = weeks(&[[start; 3], [start; 3], [start; 3], [low; 3], [low; 3]]);
        // A second entry one point higher on each day of the last two weeks lifts their daily values by a half.
        let again: Vec<PainEntry> = all
            .iter()
            .filter(|entry| entry.day >= day("2026-01-26"))
            .map(|entry| PainEntry {
                points: entry.points + 1,
                ..*entry
            })
            .collect();
        all.extend(again);
        pain(week("2026-W06"), &all)
    };
    let figures = with_halves(5, 3);
    assert_eq!(figures.weekly_median.map(Score::shown), Some(3.5));
    assert_eq!(figures.verdict, Some(Verdict::Lower));
    assert_eq!(figures.entries, 6);
    assert_eq!(
        with_halves(6, 4).verdict,
        Some(Verdict::DriftingDown),
        "1.5 of 6 is 25 per cent"
    );
    assert_eq!(
        with_halves(3, 1).verdict,
        Some(Verdict::DriftingDown),
        "half of 3, but from below 4"
    );
}

#[test]
fn too_early_has_four_reasons() {
    // Fewer than 12 days with a value: 11.
    let full = [[6; 3], [6; 3], [5; 3], [4; 3], [4; 3]];
    let mut sparse = weeks(&full);
    sparse.retain(|entry| entry.day < day("2026-01-12") || entry.day > day("2026-01-19"));
    assert_eq!(sparse.len(), 11);
    assert_eq!(pain(week("2026-W06"), &sparse).verdict, Some(Verdict::TooEarly));
    // Twelve are enough.
    sparse.extend(entries(&[("2026-01-19", 5)]));
    assert_eq!(pain(week("2026-W06"), &sparse).verdict, Some(Verdict::Lower));
    // Two days in this week, in the week before, in the first fortnight.
    for gone in [
        &["2026-02-06"][..],
        &["2026-01-30"],
        &["2026-01-07", "2026-01-09", "2026-01-12", "2026-01-14"],
    ] {
        let mut few = weeks(&[[6; 3], [6; 3], [5; 3], [5; 3], [4; 3], [4; 3]]);
        let last = week(if gone.len() > 1 { "2026-W07" } else { "2026-W06" });
        few.retain(|entry| !gone.iter().any(|gone| entry.day == day(gone)));
        few.extend(entries(&[("2026-01-20", 5), ("2026-01-22", 5)]));
        assert_eq!(pain(last, &few).verdict, Some(Verdict::TooEarly), "{gone:?}");
    }
}

#[test]
fn what_was_felt_after_a_session_is_no_part_of_the_day() {
    let on_monday = |kind: PainKind, points: u8| PainEntry {
        day: day("2026-01-05"),
        kind,
        points,
    };
    let entries = [
        on_monday(PainKind::After, 0),
        on_monday(PainKind::Morning, 6),
        on_monday(PainKind::Before, 5),
        on_monday(PainKind::Day, 3),
        on_monday(PainKind::Now, 4),
    ];
    let figures = pain(week("2026-W02"), &entries);
    // The middle of 3 4 5 6.
    assert_eq!(
        figures
            .daily_median
            .values()
            .map(|value| value.shown())
            .collect::<Vec<_>>(),
        [4.5]
    );
    assert_eq!(figures.entries, 5, "but it is an entry");
    let only_after = pain(week("2026-W02"), &[on_monday(PainKind::After, 2)]);
    assert_eq!(only_after.weekly_median, None, "unknown, not 0");
    assert_eq!(only_after.verdict, Some(Verdict::TooEarly));
}

#[test]
fn a_slope_takes_three_days_and_looks_back_four_weeks() {
    let two = entries(&[("2026-01-05", 4), ("2026-01-07", 8)]);
    assert_eq!(pain(week("2026-W02"), &two).slope_per_week, None);
    // Slopes of the pairs: (8-4)/2 = 2, (5-4)/4 = 0.25, (5-8)/2 = -1.5; the middle one a day, 1.75 a week.
    let three = entries(&[("2026-01-05", 4), ("2026-01-07", 8), ("2026-01-09", 5)]);
    assert_eq!(
        pain(week("2026-W02"), &three).slope_per_week.map(Slope::shown),
        Some(1.75)
    );
    // 28 days on, only the Monday has fallen out of the view: Tuesday 6 January is the first day of the 28 to 2 February.
    assert_eq!(
        pain(week("2026-W05"), &three).slope_per_week.map(Slope::shown),
        Some(1.75),
        "5 Jan is day 28 of W05"
    );
    assert_eq!(pain(week("2026-W06"), &three).slope_per_week, None);
    // One wild day among seven moves nothing.
    let wild = entries(&[
        ("2026-01-05", 3),
        ("2026-01-06", 3),
        ("2026-01-07", 10),
        ("2026-01-08", 3),
        ("2026-01-09", 3),
        ("2026-01-10", 3),
        ("2026-01-11", 3),
    ]);
    assert_eq!(
        pain(week("2026-W02"), &wild).slope_per_week.map(Slope::shown),
        Some(0.0)
    );
}
