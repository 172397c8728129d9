//! The resident goes away and comes back on what it saved: soon, later, and after a night with the machine off.

use std::time::Duration;

use chrono::{DateTime, TimeZone};
use chrono_tz::Tz;
use unknot_core::breaks::{Answer, Breaks, Ended, Event, Input, PauseFor, Rules, Saved, What};
use unknot_core::settings::Settings;
use unknot_core::{Kind, Now, Reason};

use crate::harness::rotation;

const MINUTE: u64 = 60;
const HOUR: u64 = 3600;

fn wall(second: u64) -> DateTime<Tz> {
    chrono_tz::Europe::Berlin
        .with_ymd_and_hms(2026, 3, 26, 9, 0, 0)
        .single()
        .expect("one instant")
        + Duration::from_secs(second)
}

/// This many seconds after 09:00:00 on a Thursday, by a boot clock that began an hour before.
fn now(second: u64) -> Now {
    let boot = Duration::from_secs(HOUR + second);
    Now {
        boot,
        mono: boot,
        wall: wall(second),
    }
}

/// The same moment by a boot clock that began `up` seconds before it.
fn rebooted(second: u64, up: u64) -> Now {
    let boot = Duration::from_secs(up);
    Now {
        boot,
        mono: boot,
        wall: wall(second),
    }
}

fn rules() -> Rules {
    let settings = Settings::default();
    Rules {
        breaks: settings.breaks,
        hours: settings.hours,
    }
}

/// Typed each 6 s from 09:00:00 until this second.
fn typed_until(second: u64) -> Breaks {
    let mut breaks = Breaks::new(rules(), rotation(), now(0));
    type_on(&mut breaks, 0, second);
    breaks
}

fn type_on(breaks: &mut Breaks, from: u64, until: u64) {
    for at in (from..=until).step_by(6) {
        breaks.step(now(at), Input::Typed);
    }
}

/// What is found on disk.
fn saved(breaks: &Breaks) -> Saved {
    let text = toml::to_string(&breaks.save()).expect("it can be written");
    toml::from_str(&text).expect("it can be read")
}

fn whats(events: &[Event]) -> Vec<What> {
    events.iter().map(|event| event.what.clone()).collect()
}

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

#[test]
fn ten_seconds_without_a_resident_are_use_like_any_other() {
    let before = typed_until(20 * MINUTE);
    let (mut after, events) = Breaks::resume(rules(), rotation(), saved(&before), now(20 * MINUTE + 10));
    assert_eq!(whats(&events), []);
    type_on(&mut after, 20 * MINUTE + 12, 25 * MINUTE - 6);
    // Due at 25:00 as if nothing had been.
    let due = after.step(now(25 * MINUTE), Input::Tick);
    assert_eq!(due[0].what, What::Due(Kind::Micro));
    assert_eq!(
        (due[0].boot, after.use_in_all()),
        (now(25 * MINUTE).boot, seconds(25 * MINUTE))
    );
}

#[test]
fn ten_minutes_that_nobody_saw_are_neither_use_nor_rest() {
    let before = typed_until(20 * MINUTE);
    let (mut after, events) = Breaks::resume(rules(), rotation(), saved(&before), now(30 * MINUTE));
    assert_eq!(whats(&events), [], "no rest is claimed, no break comes");
    type_on(&mut after, 30 * MINUTE, 35 * MINUTE - 6);
    assert_eq!(after.use_in_all(), seconds(25 * MINUTE - 6), "20:00 before, 4:54 after");
    assert_eq!(
        after.step(now(35 * MINUTE), Input::Tick)[0].what,
        What::Due(Kind::Micro)
    );
}

#[test]
fn what_was_promised_for_a_time_keeps_it() {
    // A pause of 30 min from 20:00, the resident gone from 21:00 to 41:00: over at 50:00 all the same.
    let mut before = typed_until(20 * MINUTE);
    before.step(now(20 * MINUTE), Input::Pause(PauseFor::Length(seconds(30 * MINUTE))));
    before.step(now(21 * MINUTE), Input::Typed);
    let (after, _) = Breaks::resume(rules(), rotation(), saved(&before), now(41 * MINUTE));
    assert_eq!(after.paused_until(), Some(wall(50 * MINUTE)));
    // A break snoozed at 25:02 for 5 min, the resident gone from 26:00 to 40:00: due again at once, and offered, as nobody types.
    let mut before = typed_until(25 * MINUTE);
    before.step(now(25 * MINUTE + 2), Input::Answer(Answer::Snooze(seconds(300))));
    before.step(now(26 * MINUTE), Input::Typed);
    let (mut after, mut events) = Breaks::resume(rules(), rotation(), saved(&before), now(40 * MINUTE));
    events.extend(after.step(now(40 * MINUTE + 5), Input::Tick));
    assert!(
        matches!(
            events[..],
            [Event {
                what: What::Offered { kind: Kind::Micro, .. },
                ..
            }]
        ),
        "{events:?}"
    );
}

#[test]
fn a_break_being_taken_counts_as_stopped_when_it_was_last_seen() {
    for (unseen, up) in [(10, None), (600, None), (8 * HOUR, Some(40))] {
        let mut before = typed_until(25 * MINUTE);
        before.step(now(25 * MINUTE + 2), Input::Answer(Answer::Start));
        before.step(now(25 * MINUTE + 14), Input::Tick);
        let back = 25 * MINUTE + 14 + unseen;
        let (_, events) = match up {
            None => Breaks::resume(rules(), rotation(), saved(&before), now(back)),
            Some(up) => Breaks::resume_after_boot(rules(), rotation(), saved(&before), rebooted(back, up)),
        };
        let partly = What::Ended {
            kind: Kind::Micro,
            ended: Ended::Partly,
            taken: seconds(12),
            typed_seconds: 0,
            hurt: false,
        };
        assert_eq!(whats(&events)[0], partly, "gone for {unseen} s");
    }
}

#[test]
fn a_night_with_the_machine_off_is_rest() {
    // 40 min of use (the micro of 25:00 expired), off for 8 h, back 40 s after the boot: both rests, and the counts begin anew.
    let before = typed_until(40 * MINUTE);
    let back = 40 * MINUTE + 8 * HOUR;
    let (mut after, events) = Breaks::resume_after_boot(rules(), rotation(), saved(&before), rebooted(back, 40));
    let naturals: Vec<What> = whats(&events)
        .into_iter()
        .filter(|what| matches!(what, What::Natural(..)))
        .collect();
    // Micro: 0 at 27:00, 13:00 at 40:00, over half of 25:00. Move 40:00 of 55:00.
    assert_eq!(
        naturals,
        [
            What::Natural(Kind::Micro, seconds(8 * HOUR)),
            What::Natural(Kind::Move, seconds(8 * HOUR))
        ]
    );
    let mut seen = Vec::new();
    for at in (0..=25 * MINUTE).step_by(6) {
        seen.extend(after.step(rebooted(back + at, 40 + at), Input::Typed));
    }
    assert_eq!(
        whats(&seen)[0],
        What::Due(Kind::Micro),
        "25 min after the first input, not before: {seen:?}"
    );
    assert_eq!(seen[0].boot, seconds(40 + 25 * MINUTE));
}

#[test]
fn showings_of_yesterday_do_not_fill_the_cap_of_this_morning() {
    // Two shown in the last hour before the machine went off for 15 h; one an hour allowed.
    let mut strict = rules();
    strict.breaks.per_hour = 1;
    let before = typed_until(26 * MINUTE);
    let back = 26 * MINUTE + 23 * HOUR;
    let (mut after, _) = Breaks::resume_after_boot(strict, rotation(), saved(&before), rebooted(back, 20));
    let mut seen = Vec::new();
    for at in (0..=25 * MINUTE).step_by(6) {
        seen.extend(after.step(rebooted(back + at, 20 + at), Input::Typed));
    }
    assert!(
        matches!(whats(&seen)[..], [What::Due(Kind::Micro), What::Offered { .. }]),
        "{seen:?}"
    );
    assert_eq!(after.held(), None);
}

#[test]
fn a_reboot_of_two_minutes_and_a_late_return_make_one_rest() {
    // Off for 2 min, then 4 min more without a touch: 6 min away in all: micro and move rested.
    let before = typed_until(30 * MINUTE);
    let back = 32 * MINUTE;
    let (mut after, events) = Breaks::resume_after_boot(rules(), rotation(), saved(&before), rebooted(back, 15));
    assert_eq!(
        whats(&events),
        [What::Gap(unknot_core::breaks::Gap::Slept, seconds(120))]
    );
    let seen = after.step(rebooted(back + 4 * MINUTE, 15 + 4 * MINUTE), Input::Typed);
    let naturals: Vec<(What, Duration)> = seen
        .into_iter()
        .filter(|event| matches!(event.what, What::Natural(..)))
        .map(|event| (event.what, event.boot))
        .collect();
    // Micro: 0 at 27:00, 3:00 at 30:00: under half. Move 30:00: 5 min after the last moment of use, 3 min after the return of the machine.
    assert_eq!(naturals, [(What::Natural(Kind::Move, seconds(300)), seconds(15 + 180))]);
    assert_eq!(after.use_since_break(), Duration::ZERO);
}

#[test]
fn a_lock_outlives_a_restart_and_an_unlock_is_no_sign() {
    let mut before = typed_until(25 * MINUTE);
    before.step(now(25 * MINUTE + 1), Input::Locked(true));
    let (mut after, _) = Breaks::resume(rules(), rotation(), saved(&before), now(25 * MINUTE + 11));
    assert_eq!(after.held(), Some(Reason::Locked));
    after.step(now(25 * MINUTE + 20), Input::Locked(false));
    assert_eq!(after.held(), Some(Reason::Away));
    after.step(now(25 * MINUTE + 30), Input::Typed);
    assert_eq!(after.held(), None);
}

#[test]
fn a_session_that_ends_behind_a_lock_leaves_nobody_at_the_desk() {
    // A session from 10:00, locked 12:00, ended from elsewhere 13:00; or the resident is gone and the session with it. No use either way.
    let in_session = |until: u64| {
        let mut breaks = typed_until(10 * MINUTE);
        breaks.step(now(10 * MINUTE), Input::Session(true));
        breaks.step(now(until), Input::Locked(true));
        breaks
    };
    let mut ended = in_session(12 * MINUTE);
    ended.step(now(13 * MINUTE), Input::Session(false));
    let (mut gone, _) = Breaks::resume(
        rules(),
        rotation(),
        saved(&in_session(12 * MINUTE)),
        now(12 * MINUTE + 10),
    );
    for breaks in [&mut ended, &mut gone] {
        assert!(!breaks.is_there());
        breaks.step(now(14 * MINUTE), Input::Tick);
        assert_eq!(breaks.use_in_all(), seconds(10 * MINUTE));
    }
}

#[test]
fn a_resident_lost_in_sleep_wakes_with_the_next_one() {
    // Asleep at 20:00, the resident killed on waking; a new one runs 10 min later: it was sleep, and nothing is stuck in it.
    let mut before = typed_until(20 * MINUTE);
    before.step(now(20 * MINUTE), Input::Sleep);
    let (mut after, events) = Breaks::resume(rules(), rotation(), saved(&before), now(30 * MINUTE));
    let told: Vec<What> = whats(&events)
        .into_iter()
        .filter(|what| !matches!(what, What::Sat { .. }))
        .collect();
    let slept = seconds(10 * MINUTE);
    assert_eq!(
        told,
        [
            What::Gap(unknot_core::breaks::Gap::Slept, slept),
            What::Natural(Kind::Micro, slept)
        ]
    );
    type_on(&mut after, 30 * MINUTE, 55 * MINUTE - 6);
    let due = after.step(now(55 * MINUTE), Input::Tick);
    assert_eq!(due[0].what, What::Due(Kind::Micro));
}
