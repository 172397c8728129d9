//! Lives of breaks, and how they count.

use chrono::DateTime;

use super::*;
use crate::Kind;
use crate::record::{MemoryRecord, Record, Stamp, StretchEnd, StretchFact};
use crate::review::{History, IsoWeek, Sitting, longest_sitting_minutes, week};

/// Noon of a day in UTC.
fn at(date: &str) -> Stamp {
    Stamp {
        utc: DateTime::parse_from_rfc3339(&format!("{date}T12:00:00Z"))
            .expect("an instant")
            .to_utc(),
        offset_seconds: 0,
        day: Day(date.parse().expect("a date")),
    }
}

fn life(id: i64, events: &[(&str, BreakEvent)]) -> Vec<BreakFact> {
    let fact = |(date, event): &(&str, BreakEvent)| BreakFact {
        break_id: id,
        at: at(date),
        kind: Kind::Micro,
        movement: None,
        event: event.clone(),
    };
    events.iter().map(fact).collect()
}

fn on_monday(id: i64, events: &[BreakEvent]) -> Vec<BreakFact> {
    let dated: Vec<_> = events.iter().map(|event| (MONDAY, event.clone())).collect();
    life(id, &dated)
}

fn ended(ending: Ending) -> BreakEvent {
    BreakEvent::Ended {
        ending,
        seconds: 30,
        input_seconds: 0,
        hurt: false,
    }
}

fn held(reason: Reason) -> BreakEvent {
    BreakEvent::Held { reason }
}

const MONDAY: &str = "2026-03-30";
const DUE: BreakEvent = BreakEvent::Due;
const SHOWN: BreakEvent = BreakEvent::Offered { showing: 1 };
const AGAIN: BreakEvent = BreakEvent::Offered { showing: 2 };
const STARTED: BreakEvent = BreakEvent::Started { length_seconds: 30 };
const SNOOZED: BreakEvent = BreakEvent::Snoozed { for_seconds: 300 };
const NATURAL: BreakEvent = BreakEvent::Natural { seconds: 180 };

fn this_week() -> IsoWeek {
    "2026-W14".parse().expect("a week")
}

fn counts(facts: &[BreakFact]) -> BreakCounts {
    let newest = facts.iter().map(|fact| fact.break_id).max();
    break_counts(facts, newest, &this_week().span())
}

#[test]
fn nothing_recorded_counts_nothing() {
    assert_eq!(counts(&[]), BreakCounts::default());
}

#[test]
fn each_ending_counts_once_and_offered_is_their_sum() {
    let facts = [
        on_monday(1, &[DUE, SHOWN, STARTED, ended(Ending::Done)]),
        on_monday(2, &[DUE, SHOWN, STARTED, ended(Ending::Partly)]),
        on_monday(3, &[DUE, SHOWN, ended(Ending::Skipped)]),
        on_monday(4, &[DUE, SHOWN, ended(Ending::Expired)]),
        on_monday(5, &[DUE, SHOWN, STARTED, ended(Ending::Done)]),
    ]
    .concat();
    let expected = BreakCounts {
        offered: 5,
        taken: 2,
        partly: 1,
        skipped: 1,
        expired: 1,
        ..BreakCounts::default()
    };
    assert_eq!(counts(&facts), expected);
}

#[test]
fn a_break_put_off_twice_and_then_taken_is_one_break_and_two_presses() {
    let facts = on_monday(
        1,
        &[
            DUE,
            SHOWN,
            SNOOZED,
            DUE,
            AGAIN,
            SNOOZED,
            DUE,
            AGAIN,
            STARTED,
            ended(Ending::Done),
        ],
    );
    let counts = counts(&facts);
    assert_eq!((counts.offered, counts.taken, counts.snoozed), (1, 1, 2));
}

#[test]
fn a_shown_break_that_ends_in_a_rest_or_is_dropped_was_never_offered() {
    let facts = [
        on_monday(1, &[DUE, SHOWN, NATURAL]),
        on_monday(2, &[DUE, SHOWN, SNOOZED, BreakEvent::Dropped]),
        on_monday(3, &[NATURAL]),
    ]
    .concat();
    let counts = counts(&facts);
    assert_eq!((counts.offered, counts.natural, counts.snoozed), (0, 2, 1));
}

#[test]
fn only_the_newest_break_can_still_be_open() {
    let open = on_monday(7, &[DUE, SHOWN, held(Reason::Locked)]);
    assert_eq!(counts(&open).offered, 1, "shown, and waiting behind the lock");
    assert_eq!(counts(&on_monday(7, &[DUE])).offered, 0, "due is not shown");
    // A break due after it tells that a power cut ended the other.
    let facts = [open.clone(), on_monday(8, &[DUE])].concat();
    assert_eq!(counts(&facts).offered, 0);
    // A natural rest has a number of its own and ends nothing else.
    let facts = [open, on_monday(9, &[NATURAL])].concat();
    let counts = break_counts(&facts, Some(7), &this_week().span());
    assert_eq!((counts.offered, counts.natural), (1, 1));
}

#[test]
fn a_break_counts_once_for_each_reason_that_held_it() {
    let released = |reason| BreakEvent::Released { reason };
    let facts = [
        on_monday(
            1,
            &[
                DUE,
                held(Reason::Camera),
                released(Reason::Camera),
                held(Reason::Dnd),
                released(Reason::Dnd),
                held(Reason::Camera),
                released(Reason::Camera),
                SHOWN,
                STARTED,
                ended(Ending::Done),
            ],
        ),
        on_monday(2, &[DUE, held(Reason::Camera), NATURAL]),
    ]
    .concat();
    let counts = counts(&facts);
    assert_eq!(counts.held, BTreeMap::from([(Reason::Camera, 2), (Reason::Dnd, 1)]));
    assert_eq!((counts.offered, counts.natural), (1, 1));
}

#[test]
fn a_break_over_a_weeks_border_counts_where_it_ended_and_its_presses_where_they_were() {
    let sunday = "2026-03-29";
    let facts = life(
        1,
        &[
            (sunday, DUE),
            (sunday, held(Reason::Hours)),
            (sunday, SHOWN),
            (sunday, SNOOZED),
            (MONDAY, AGAIN),
            (MONDAY, ended(Ending::Skipped)),
        ],
    );
    let before = break_counts(&facts, Some(1), &this_week().before().span());
    let after = break_counts(&facts, Some(1), &this_week().span());
    assert_eq!((before.offered, before.snoozed, before.held.len()), (0, 1, 1));
    assert_eq!(
        (after.offered, after.skipped, after.snoozed, after.held.len()),
        (1, 1, 0, 0)
    );
}

#[test]
fn a_week_read_from_a_record_has_every_figure() {
    let mut record = MemoryRecord::default();
    let wednesday = "2026-04-01";
    let facts = [
        on_monday(1, &[DUE, SHOWN, STARTED, ended(Ending::Done)]),
        life(
            2,
            &[
                (wednesday, DUE),
                (wednesday, SHOWN),
                (wednesday, ended(Ending::Expired)),
            ],
        ),
        life(3, &[("2026-04-06", DUE), ("2026-04-06", SHOWN)]),
    ]
    .concat();
    for fact in facts {
        record.append(&crate::record::Fact::Break(fact)).expect("memory");
    }
    let stretch = |from: &str, to: &str, use_seconds| {
        crate::record::Fact::Stretch(StretchFact {
            from: at(from),
            to: at(to),
            use_seconds,
            ended: StretchEnd::Rest,
        })
    };
    record.append(&stretch("2026-03-29", MONDAY, 5_399)).expect("memory");
    record.append(&stretch(MONDAY, MONDAY, 600)).expect("memory");
    record
        .append(&stretch("2026-04-06", "2026-04-06", 9_000))
        .expect("memory");

    let review = week(this_week(), &History::read(&record, this_week()).expect("memory"));
    assert_eq!(review.week.to_string(), "2026-W14");
    assert_eq!(
        (review.breaks.offered, review.breaks.taken, review.breaks.expired),
        (2, 1, 1)
    );
    let by_day: Vec<u32> = review.days.iter().map(|(_, counts)| counts.offered).collect();
    assert_eq!(by_day, [1, 0, 1, 0, 0, 0, 0]);
    assert_eq!(
        review.longest_sitting_minutes,
        Some(89),
        "5399 s, rounded down, from the day before"
    );
    assert_eq!(
        (review.pain.weekly_median, review.pain.verdict, review.relief.median),
        (None, None, None)
    );
    assert_eq!((review.sessions.planned, review.sets.prescribed), (0, 0));

    let empty: IsoWeek = "2026-W10".parse().expect("a week");
    let review = week(empty, &History::read(&record, empty).expect("memory"));
    assert_eq!(review.breaks, BreakCounts::default());
    assert_eq!(review.longest_sitting_minutes, None, "unknown, not 0");
}

#[test]
fn the_present_stretch_counts_for_today() {
    let sitting = |date: &str| {
        Some(Sitting {
            day: at(date).day,
            use_seconds: 3_660,
        })
    };
    assert_eq!(
        longest_sitting_minutes(&[], sitting(MONDAY), &this_week().span()),
        Some(61)
    );
    assert_eq!(
        longest_sitting_minutes(&[], sitting("2026-04-06"), &this_week().span()),
        None
    );
}

proptest::proptest! {
    /// A break counts for one day only, so the days of a week add up to the week, whatever lives the breaks had.
    #[test]
    fn the_days_add_up_to_the_week(steps in proptest::collection::vec((1_i64..6, 0_u64..7, 0_usize..9), 0..40)) {
        let events = [
            DUE, SHOWN, AGAIN, STARTED, SNOOZED, NATURAL, BreakEvent::Dropped, ended(Ending::Done), ended(Ending::Expired),
        ];
        let mut record = MemoryRecord::default();
        for (id, offset, event) in steps {
            let date = (this_week().monday().0 + chrono::Days::new(offset)).to_string();
            for fact in life(id, &[(&date, events[event].clone())]) {
                record.append(&crate::record::Fact::Break(fact)).expect("memory");
            }
        }
        let review = week(this_week(), &History::read(&record, this_week()).expect("memory"));
        let sum = |figure: fn(&BreakCounts) -> u32| review.days.iter().map(|(_, counts)| figure(counts)).sum::<u32>();
        for figure in [
            |counts: &BreakCounts| counts.offered,
            |counts: &BreakCounts| counts.taken,
            |counts: &BreakCounts| counts.expired,
            |counts: &BreakCounts| counts.natural,
            |counts: &BreakCounts| counts.snoozed,
        ] {
            proptest::prop_assert_eq!(sum(figure), figure(&review.breaks));
        }
        let ended = review.breaks.taken + review.breaks.partly + review.breaks.skipped + review.breaks.expired;
        proptest::prop_assert!((ended..=ended + 1).contains(&review.breaks.offered), "at most one is open");
    }
}
