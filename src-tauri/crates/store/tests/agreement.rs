//! The database answers every question as the list of facts in memory does, which is short enough to be read and believed.
#![expect(
    clippy::expect_used,
    reason = "a story ends where something it takes for granted is not so"
)]

use chrono::DateTime;
use proptest::prelude::*;
use unknot_core::record::{
    AppRun, BreakEvent, BreakFact, Ending, Fact, MemoryRecord, MovementName, Record, RunEvent, Stamp, StretchEnd,
    StretchFact,
};
use unknot_core::{Day, Kind, Reason};
use unknot_store::Store;

/// An instant of the last days of 2026, whose ISO weeks and years disagree.
fn stamps() -> impl Strategy<Value = Stamp> {
    (
        0_i64..20 * 86_400,
        prop::sample::select(vec![-36_000, 0, 3_600, 20_700]),
    )
        .prop_map(|(seconds, offset_seconds)| {
            let utc = DateTime::from_timestamp(1_798_000_000 + seconds, 0).expect("an instant");
            let four_hours_back = utc + chrono::TimeDelta::seconds(i64::from(offset_seconds) - 4 * 3_600);
            Stamp {
                utc,
                offset_seconds,
                day: Day(four_hours_back.date_naive()),
            }
        })
}

fn events() -> impl Strategy<Value = BreakEvent> {
    let reason = || prop::sample::select(Reason::ALL.to_vec());
    let ending = prop::sample::select(vec![Ending::Done, Ending::Partly, Ending::Skipped, Ending::Expired]);
    prop_oneof![
        Just(BreakEvent::Due),
        Just(BreakEvent::Dropped),
        (1_u32..4).prop_map(|showing| BreakEvent::Offered { showing }),
        reason().prop_map(|reason| BreakEvent::Held { reason }),
        reason().prop_map(|reason| BreakEvent::Released { reason }),
        any::<u32>().prop_map(|length_seconds| BreakEvent::Started { length_seconds }),
        any::<u32>().prop_map(|for_seconds| BreakEvent::Snoozed { for_seconds }),
        any::<u32>().prop_map(|seconds| BreakEvent::Natural { seconds }),
        (ending, 0_u32..200, 0_u32..200, any::<bool>()).prop_map(|(ending, seconds, input_seconds, hurt)| {
            BreakEvent::Ended {
                ending,
                seconds,
                input_seconds,
                hurt,
            }
        }),
    ]
}

fn facts() -> impl Strategy<Value = Fact> {
    // One movement has been renamed: two snapshots, one id.
    let movement = prop::option::of(prop::sample::select(vec![
        ("chin_tuck", "Chin tuck"),
        ("chin_tuck", "Chin nod"),
        ("self_hug", "Self-hug"),
    ]));
    let kind = prop::sample::select(vec![Kind::Micro, Kind::Move]);
    let ended = prop::sample::select(vec![StretchEnd::Rest, StretchEnd::MoveDone]);
    let run = prop::sample::select(vec![RunEvent::Started, RunEvent::Ended]);
    prop_oneof![
        8 => (1_i64..12, stamps(), kind, movement, events()).prop_map(|(break_id, at, kind, movement, event)| {
            let movement = movement.map(|(id, name)| MovementName { id: id.to_owned(), name: name.to_owned() });
            Fact::Break(BreakFact { break_id, at, kind, movement, event })
        }),
        1 => (stamps(), stamps(), any::<u32>(), ended).prop_map(|(from, to, use_seconds, ended)| {
            Fact::Stretch(StretchFact { from, to, use_seconds, ended })
        }),
        1 => (stamps(), run).prop_map(|(at, event)| {
            Fact::Run(AppRun { at, event, version: "0.1.0".to_owned() })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn database_and_list_agree(facts in prop::collection::vec(facts(), 0..40), mark in stamps(), span in 0_u64..9) {
        let dir = tempfile::tempdir().expect("a folder");
        let mut store = Store::open(dir.path()).expect("a record");
        let mut list = MemoryRecord::default();
        for fact in &facts {
            store.append(fact).expect("saved");
            list.append(fact).expect("kept");
        }
        let days = mark.day..=Day(mark.day.0 + chrono::Days::new(span));
        prop_assert_eq!(store.break_facts(days.clone()), list.break_facts(days.clone()));
        prop_assert_eq!(store.stretches(days.clone()), list.stretches(days));
        prop_assert_eq!(store.newest_break(), list.newest_break());
        prop_assert_eq!(store.last_break_id(), list.last_break_id());
        prop_assert_eq!(store.last_done(), list.last_done());
        prop_assert_eq!(store.hurt_since(mark.day), list.hurt_since(mark.day));
        let shown = |record: &dyn Record| record.shown_since(mark.utc).map(|mut shown| { shown.sort(); shown });
        prop_assert_eq!(shown(&store), shown(&list));
    }
}
