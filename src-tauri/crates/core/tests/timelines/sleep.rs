//! Sleep: nothing is printed in it; waking says how long it was and then what it brought.

use crate::harness::desk;

const ONLY_MICRO: &str = "move_every = \"24h\"\n";

#[test]
fn a_sleep_is_a_rest_and_is_told_at_waking() {
    // 20:00 of use, asleep 10:00: the gap first, then the micro's natural break with the absence so far. Move: 20:00 < 27:30.
    // Next micro 25 min after 09:30:00.
    desk("09:55:00", "", "09:00 active\n 09:20 sleep\n 09:30 wake\n 09:30 active").expect(
        "09:30:00 gap slept 600
         09:30:00 natural micro 600
         09:55:00 due micro
         summary use 45 sitting 25 offered 0 taken 0 natural 1",
    );
}

#[test]
fn a_due_break_is_held_by_sleep_and_ends_in_it() {
    // Held at the moment of sleep; the rest of 3 min ends it without a line; natural is stamped with the waking.
    desk("10:05:00", "", "09:00 active\n 09:26 sleep\n 09:40 wake\n 09:40 active").expect(
        "09:25:00 due micro
         09:26:00 held micro asleep
         09:40:00 gap slept 840
         09:40:00 natural micro 840
         10:05:00 due micro
         summary use 51 sitting 26 offered 0 taken 0 natural 1",
    );
}

#[test]
fn a_nap_too_short_to_be_a_rest_leaves_the_break_due() {
    // Asleep 60 s: released, but waking is no sign: away until the input at 09:27:30. 1:30 are no absence. Wait of 5 min from there.
    desk(
        "09:33:00",
        "",
        "09:00 active\n 09:26 sleep\n 09:27 wake\n 09:27:30 active",
    )
    .expect(
        "09:25:00 due micro
         09:26:00 held micro asleep
         09:27:00 gap slept 60
         09:27:00 released micro asleep
         09:27:00 held micro away
         09:27:30 released micro away
         09:32:30 offered micro 300
         summary use 31 sitting 31 offered 1 taken 0 natural 0",
    );
}

#[test]
fn sleep_comes_before_the_lock() {
    // The lid closes on a locked screen: one absence of 80 s in all.
    desk(
        "09:28:00",
        "",
        "09:00 active\n 09:26 lock\n 09:26:30 sleep\n 09:27 wake\n 09:27:10 unlock\n 09:27:20 active",
    )
    .expect(
        "09:25:00 due micro
         09:26:00 held micro locked
         09:26:30 released micro locked
         09:26:30 held micro asleep
         09:27:00 gap slept 30
         09:27:00 released micro asleep
         09:27:00 held micro locked
         09:27:10 released micro locked
         09:27:10 held micro away
         09:27:20 released micro away
         summary use 26 sitting 26 offered 0 taken 0 natural 0",
    );
}

#[test]
fn an_answer_that_would_come_in_sleep_lapses() {
    // Offered 09:25:00, to be started 09:25:02, asleep 09:25:01. Back 09:26:00; inputs 09:26:00, :06: gap full 09:26:05, the second showing
    // takes the second answer.
    desk(
        "09:27:00",
        "[respond]\noffers = [\"start\", \"skip\"]",
        "09:00 active 6s\n 09:25:01 sleep\n 09:25:30 wake\n 09:26 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:01 held micro asleep
         09:25:30 gap slept 29
         09:25:30 released micro asleep
         09:25:30 held micro away
         09:26:00 released micro away
         09:26:05 offered micro 5
         09:26:07 skipped micro
         summary use 26 sitting 26 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_break_being_taken_runs_on_through_sleep() {
    // Started 09:25:02, asleep 09:25:10, full 09:25:32: told at waking. Micro counter is 0, move 25:02 < 27:30: nothing natural.
    desk(
        "09:41:00",
        "[respond]\noffers = [\"start\"]",
        "09:00 active 6s\n 09:25:10 sleep\n 09:40 wake",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 taking micro
         09:40:00 gap slept 890
         09:40:00 done micro 30
         summary use 25 sitting 25 offered 1 taken 1 natural 0",
    );
    // A shorter sleep than the break: it ends awake.
    desk(
        "09:41:00",
        "[respond]\noffers = [\"start\"]",
        "09:00 active 6s\n 09:25:10 sleep\n 09:25:20 wake\n 09:25:20 lock",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 taking micro
         09:25:20 gap slept 10
         09:25:32 done micro 30
         summary use 25 sitting 25 offered 1 taken 1 natural 0",
    );
}

#[test]
fn both_kinds_are_told_in_order_after_a_night() {
    // 30:00 of use with the micro held since 09:25:00, asleep 2 h: both natural, micro first, each with the absence so far.
    desk(
        "11:31:00",
        "",
        "09:00 active\n 09:20 dnd_on\n 09:30 sleep\n 11:30 wake\n 11:30 dnd_off\n 11:30 active",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro dnd
         09:30:00 released micro dnd
         09:30:00 held micro asleep
         11:30:00 gap slept 7200
         11:30:00 natural micro 7200
         11:30:00 natural move 7200
         summary use 31 sitting 30 offered 0 taken 0 natural 2",
    );
}

#[test]
fn a_natural_break_reached_before_the_sleep_is_not_told_again() {
    // Locked 09:20:00, natural 09:23:00; the lid closes 09:24:00 and opens 09:44:00: one absence, micro already 0.
    desk("09:45:00", "", "09:00 active\n 09:20 lock\n 09:24 sleep\n 09:44 wake").expect(
        "09:23:00 natural micro 180
         09:44:00 gap slept 1200
         summary use 20 sitting 20 offered 0 taken 0 natural 1",
    );
}

#[test]
fn a_pause_and_a_snooze_end_in_sleep_without_a_word() {
    // Snoozed to 09:30:02, paused to 09:31:00; asleep 09:28:00 to 09:30:30 (2:30: no absence to speak of). The snooze is over at the
    // waking, in the order of one instant, and the break held by the pause; due again 09:31:00, last input 09:30:54.
    desk(
        "09:32:00",
        &format!("{ONLY_MICRO}[respond]\noffers = [\"snooze\", \"ignore\"]"),
        "09:00 active 6s\n 09:27 pause for 4m\n 09:28 sleep\n 09:30:30 wake\n 09:30:30 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 snoozed micro 300
         09:30:30 gap slept 150
         09:30:30 held micro paused
         09:31:00 released micro paused
         09:31:00 offered micro 0
         summary use 29 sitting 29 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_sleep_that_never_ends_prints_nothing_more() {
    desk("12:00:00", "", "09:00 active\n 09:29 sleep").expect(
        "09:25:00 due micro
         09:29:00 held micro asleep
         summary use 29 sitting 29 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_camera_still_on_at_waking_ends_the_rest_that_sleep_was() {
    // 20:00 of use, asleep 10:00 in a call that goes on: the rest is told first; from the waking on the camera shows the person. Micro
    // 25 min later, held.
    desk(
        "09:55:00",
        "",
        "09:00 active\n 09:10 camera_on\n 09:20 sleep\n 09:30 wake",
    )
    .expect(
        "09:30:00 gap slept 600
         09:30:00 natural micro 600
         09:55:00 due micro
         09:55:00 held micro camera
         summary use 45 sitting 25 offered 0 taken 0 natural 1",
    );
}

#[test]
fn a_stop_that_would_come_in_sleep_lapses() {
    // Started 09:25:02, to be stopped :17, asleep :10 to :30: it runs to its end.
    desk(
        "09:26:00",
        "[respond]\noffers = [\"stop\"]",
        "09:00 active 6s\n 09:25:10 sleep\n 09:25:30 wake",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 taking micro
         09:25:30 gap slept 20
         09:25:32 done micro 30
         summary use 25 sitting 25 offered 1 taken 1 natural 0",
    );
}
