//! Wall clocks that jump, zones that change, and the two nights a year.

use crate::harness::{at_desk, desk, timeline};

const ALWAYS: &str = "[settings.hours]\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]\nfrom = \"00:00\"\nto = \"00:00\"\n[settings.review]\ntime = \"12:00\"\n";

#[test]
fn a_clock_set_forward_changes_no_duration() {
    // 10 min of use, then the clock shows an hour more; 15 min of use later 25:00: 10:25:00 by that clock.
    desk("09:25:00", "", "09:00 active 6s\n 09:10 clock 2026-03-27T10:10:00").expect(
        "10:10:00 gap clock_forward 3600
         10:25:00 due micro
         10:25:00 offered micro 0
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_clock_set_back_changes_no_duration() {
    // An hour back at 09:50:00 (08:50:00): move due 5 min later. Micro due 09:25, expired 09:27, dropped 09:52.
    desk("09:55:00", "", "09:00 active 6s\n 09:50 clock 2026-03-27T08:50:00").expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:27:00 expired micro
         08:50:00 gap clock_back 3600
         08:55:00 due move
         08:55:00 offered move 0
         summary use 55 sitting 55 offered 2 taken 0 natural 0",
    );
}

#[test]
fn later_times_mean_the_clock_nobody_set() {
    // The clock is set to 07:00 at 09:10; `lock` at 09:20 comes 10 min later, natural 3 min after it: 07:13:00. A second setting to
    // "07:20:00" at the true 09:30 is what it shows already: nothing.
    desk(
        "09:31:00",
        "",
        "09:00 active 6s\n 09:10 clock 2026-03-27T07:00:00\n 09:20 lock\n 09:30 clock 2026-03-27T07:20:00",
    )
    .expect(
        "07:00:00 gap clock_back 7800
         07:13:00 natural micro 180
         summary use 20 sitting 20 offered 0 taken 0 natural 1",
    );
}

#[test]
fn hours_follow_the_clock_that_the_app_sees() {
    // The clock is set to 19:00 at 09:26, an offer is open: outside hours, withdrawn. Set back right at 09:27: inside again, and the gap line
    // comes first. The review of 16:30 was jumped over: it comes now. Last input 09:27:00: gap of 5 s full :05.
    desk(
        "09:28:00",
        "",
        "09:00 active 6s\n 09:26 clock 2026-03-27T19:00:00\n 09:27 clock 2026-03-27T09:27:00",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         19:00:00 gap clock_forward 34440
         19:00:00 held micro hours
         19:00:00 review_due
         09:27:00 gap clock_back 34440
         09:27:00 released micro hours
         09:27:05 offered micro 5
         summary use 28 sitting 28 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_flight_changes_the_zone_and_no_duration() {
    // Berlin UTC+1, New York UTC-4 on that day: 5 h. 09:10 there is 04:10; 25:00 of use at 04:25: outside the hours. Later times are New
    // York's: lock at 04:30, natural 3 and 5 min later.
    desk(
        "04:40:00",
        "",
        "09:00 active 6s\n 09:10 zone America/New_York\n 04:30 lock",
    )
    .expect(
        "04:10:00 gap zone 18000
         04:25:00 due micro
         04:25:00 held micro hours
         04:30:00 released micro hours
         04:30:00 held micro locked
         04:33:00 natural micro 180
         04:35:00 natural move 300
         summary use 30 sitting 30 offered 0 taken 0 natural 2",
    );
}

#[test]
fn the_night_the_clock_goes_forward() {
    // 29 March 2026, 02:00 becomes 03:00. Typing from 01:50: 25:00 of use are full 03:15:00. No gap line.
    at_desk(
        "Europe/Berlin",
        "2026-03-29T01:30:00",
        "2026-03-29T03:15",
        ALWAYS,
        "01:50 active 6s",
    )
    .expect(
        "03:15:00 due micro
         03:15:00 offered micro 0
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
    // Elapsed: +90m after 01:30 is 04:00. Typing 30 min until then: over half of 55 min too.
    at_desk(
        "Europe/Berlin",
        "2026-03-29T01:30:00",
        "2026-03-29T04:10",
        ALWAYS,
        "+60m active 6s\n +30m lock",
    )
    .expect(
        "03:55:00 due micro
         03:55:00 offered micro 0
         03:57:00 expired micro
         04:05:00 natural move 300
         summary use 30 sitting 30 offered 1 taken 0 natural 1",
    );
}

#[test]
fn the_night_the_clock_goes_back() {
    // 25 October 2026, 03:00 becomes 02:00. Typing from 02:50 (the first, +02:00): 25:00 are full at the second 02:15. Move 55:00: 02:45;
    // the micro after the expired one (02:17) would be 02:42: dropped.
    at_desk(
        "Europe/Berlin",
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:45:00+01:00",
        ALWAYS,
        "2026-10-25T02:50:00+02:00 active 6s",
    )
    .expect(
        "02:15:00 due micro
         02:15:00 offered micro 0
         02:17:00 expired micro
         02:45:00 due move
         02:45:00 offered move 0
         summary use 55 sitting 55 offered 2 taken 0 natural 0",
    );
}

#[test]
fn a_night_of_twenty_three_hours_brings_no_storm() {
    // Saturday evening to Sunday noon: asleep 22:00 to 10:00 is 11 h = 39600 s. 30:00 of use before it, hours always. 20:00 on Sunday until the lock.
    at_desk(
        "Europe/Berlin",
        "2026-03-28T21:00:00",
        "2026-03-29T11:00",
        ALWAYS,
        "21:30 active 6s\n 22:00 sleep\n 2026-03-29T10:00:00 wake\n 2026-03-29T10:00:00 active 6s\n 2026-03-29T10:20:00 lock",
    )
    .expect(
        "21:55:00 due micro
         21:55:00 offered micro 0
         21:57:00 expired micro
         10:00:00 gap slept 39600
         10:00:00 natural move 39600
         10:23:00 natural micro 180
         summary use 50 sitting 30 offered 1 taken 0 natural 2",
    );
}

#[test]
fn an_offset_is_written_as_it_is_there_and_kept_in_the_lines() {
    let text = across_the_hour();
    assert!(
        text.contains(r#"{"at":"2026-03-29T01:55:00+01:00","event":"due","kind":"micro"}"#),
        "{text}"
    );
    assert!(
        text.contains(r#"{"at":"2026-03-29T03:00:00+02:00","event":"gap","kind":"slept","seconds":240}"#),
        "{text}"
    );
    let utc = crate::harness::bytes(
        "zone = \"UTC\"\nstart = \"2026-03-27T09:00:00\"\nend = \"2026-03-27T09:30:00\"\n[[event]]\nat = \"+0s\"\ndo = \"active\"\nevery = \"6s\"\n",
    );
    assert!(utc.contains(r#""at":"2026-03-27T09:25:00+00:00""#), "{utc}");
}

fn across_the_hour() -> String {
    crate::harness::bytes(&crate::harness::script(
        "Europe/Berlin",
        "2026-03-29T01:30:00",
        "2026-03-29T03:05",
        ALWAYS,
        "01:30 active 1s\n 01:56 sleep\n 03:00 wake",
    ))
}

#[test]
fn the_clock_sets_the_day_too_and_prompts_come_once() {
    // Friday, review at 16:30. The clock is set from 16:20 to 17:20: the time was jumped over, it comes now; set back to 16:25 it does not
    // come a second time at 16:30.
    timeline(
        "zone = \"Europe/Berlin\"\nstart = \"2026-03-27T16:00:00\"\nend = \"2026-03-27T17:00:00\"\n[settings.plan]\ndays = []
        [[event]]
        at = \"2026-03-27T16:20:00\"
        do = \"clock\"
        to = \"2026-03-27T17:20:00\"
        [[event]]
        at = \"2026-03-27T16:25:00\"
        do = \"clock\"
        to = \"2026-03-27T16:25:00\"",
    )
    .expect(
        "17:20:00 gap clock_forward 3600
         17:20:00 review_due
         16:25:00 gap clock_back 3600
         summary use 0 sitting 0 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_pause_until_a_time_follows_the_zone() {
    // Until 05:00 asked for in Berlin at 09:20 (tomorrow). In New York it is 04:30 at 09:30: the clock shows 05:00 half an hour later. Hours
    // always. Micro held from 09:25:00 = dropped 09:45:00 (move lacks 10:00), move due 09:55:00 = 04:55:00; input each 6 s: offered at once.
    desk(
        "05:00:30",
        ALWAYS,
        "09:00 active 6s\n 09:20 pause until 05:00\n 09:30 zone America/New_York",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro paused
         04:30:00 gap zone 18000
         04:55:00 due move
         04:55:00 held move paused
         05:00:00 released move paused
         05:00:00 offered move 0
         summary use 60 sitting 60 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_pause_until_a_time_ends_when_a_clock_that_was_set_shows_it() {
    // Until 09:40, asked 09:20. Set forward past it at 09:30: over at once; input 09:30:00 comes first: gap full :05.
    desk(
        "09:30:05",
        "move_every = \"24h\"",
        "09:00 active 6s\n 09:20 pause until 09:40\n 09:30 clock 2026-03-27T10:30:00",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro paused
         10:30:00 gap clock_forward 3600
         10:30:00 released micro paused
         10:30:05 offered micro 5
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
    // Set a day back at 09:30: the clock shows 09:40 ten minutes later, on another day.
    desk(
        "09:40:00",
        "move_every = \"24h\"",
        "09:00 active 6s\n 09:20 pause until 09:40\n 09:30 clock 2026-03-26T09:30:00",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro paused
         09:30:00 gap clock_back 86400
         09:40:00 released micro paused
         09:40:00 offered micro 0
         summary use 40 sitting 40 offered 1 taken 0 natural 0",
    );
    // Set a quarter of an hour back: it ends a quarter of an hour later, at 09:55 of the clock that nobody set.
    desk(
        "09:55:00",
        "move_every = \"24h\"",
        "09:00 active 6s\n 09:20 pause until 09:40\n 09:30 clock 2026-03-27T09:15:00",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro paused
         09:15:00 gap clock_back 900
         09:40:00 released micro paused
         09:40:00 offered micro 0
         summary use 55 sitting 55 offered 1 taken 0 natural 0",
    );
}
