//! Programs that are killed without warning.

use chrono::{DateTime, FixedOffset, TimeDelta};
use rustix::process::Signal;
use serde_json::{Value, json};
use unknot_core::record::{BreakEvent, Ending};

use crate::harness::{Desk, Wire, eventually, signal};

fn done(desk: &Desk) -> usize {
    let is_done = |(event, _): &(BreakEvent, _)| {
        matches!(
            event,
            BreakEvent::Ended {
                ending: Ending::Done,
                ..
            }
        )
    };
    desk.recorded().iter().filter(|fact| is_done(fact)).count()
}

#[test]
fn a_window_killed_in_mid_break_comes_back_once_and_the_break_ends_by_the_clock() {
    let desk = Desk::start();
    desk.settings("micro_length = \"40s\"");
    let mut resident = desk.resident();
    desk.wait_for_pictures();
    assert_eq!(desk.ask(&["break"]).status(), 0);
    resident.hears("painted Card", 1);
    let first = resident.wait_for_window();
    signal(first, Signal::KILL);
    eventually("another window is started", || {
        resident.window().is_some_and(|id| id != first)
    });
    signal(resident.wait_for_window(), Signal::KILL);
    eventually("it is not started a second time", || resident.window().is_none());
    assert!(resident.lives());
    assert_eq!(desk.stage(), "taking", "the break goes on");
    eventually("the break ends, done", || done(&desk) == 1);
    assert_eq!(resident.window(), None);
    assert_eq!(desk.json(&["week", "--json"])["breaks"]["taken"], json!(1));
}

/// How much use lacks until the next break, by the resident's own clock, and when it would fall due.
struct Next {
    used: TimeDelta,
    due: DateTime<FixedOffset>,
}

fn next(desk: &Desk, every: TimeDelta) -> Option<Next> {
    let today = Wire::greet(desk).ask("today", json!({}));
    let time = |value: &Value| DateTime::parse_from_rfc3339(value.as_str()?).ok();
    let due = time(&today["status"]["next"]["at"])?;
    let now = time(&today["now"])?;
    Some(Next {
        used: every - (due - now),
        due,
    })
}

#[test]
fn a_resident_killed_in_use_loses_five_seconds_at_most() {
    let desk = Desk::start();
    desk.settings("micro_every = \"10m\"");
    let every = TimeDelta::minutes(10);
    let mut resident = desk.resident();
    let _typing = desk.type_on();
    let enough = TimeDelta::seconds(20);
    eventually("some use has accrued", || {
        next(&desk, every).is_some_and(|next| next.used >= enough)
    });
    let before = next(&desk, every).expect("somebody types");
    resident.kill();

    let _resident = desk.resident();
    let after = crate::harness::eventually_some("it counts again", || next(&desk, every));
    // Typing went on: what is used at any moment since is what was used then and the time between, less what was lost.
    let lost = after.due - before.due;
    // Times are told in whole seconds.
    assert!(lost <= TimeDelta::seconds(5 + 1), "{lost} lost");
    assert!(after.used >= enough - TimeDelta::seconds(5), "{} used", after.used);
}

#[test]
fn a_resident_killed_after_a_break_has_it_and_one_killed_in_a_break_ends_it_there() {
    let desk = Desk::start();
    desk.settings("micro_length = \"1s\"");
    let mut resident = desk.resident();
    assert_eq!(desk.ask(&["break"]).status(), 0);
    eventually("the break is taken", || done(&desk) == 1);
    resident.kill();
    drop(resident);
    assert_eq!(
        desk.json(&["week", "--json"])["breaks"]["taken"],
        json!(1),
        "the record alone says so"
    );

    desk.settings("micro_length = \"10m\"");
    let mut resident = desk.resident();
    assert_eq!(desk.ask(&["break"]).status(), 0);
    desk.wait_for_stage("taking");
    resident.kill();
    drop(resident);
    let _resident = desk.resident();
    let breaks = desk.json(&["week", "--json"])["breaks"].clone();
    assert_eq!(breaks["taken"], json!(1), "{breaks}");
    assert_eq!(breaks["offered"], json!(2), "stopped where it was killed: {breaks}");
    assert_ne!(desk.stage(), "taking");
}
