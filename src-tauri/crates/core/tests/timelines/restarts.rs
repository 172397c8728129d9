//! A restart or a crash in every stage: no use is lost, nothing comes twice.

use crate::harness::desk;

const ONLY_MICRO: &str = "move_every = \"24h\"\n";

/// The same story with `restart` and with `crash` in place of `STOP`.
#[track_caller]
fn both(end: &str, settings: &str, events: &str, expected: &str) {
    for how in ["restart", "crash"] {
        desk(end, settings, &events.replace("STOP", how)).expect(expected);
    }
}

#[test]
fn while_nothing_is_due_no_use_is_lost() {
    // Typed to 09:10:00 and again from 09:12:00: 2 min without input are reading. 25:00 at 09:25:00.
    both(
        "09:25:00",
        "",
        "09:00 active\n 09:10 STOP\n 09:12 active",
        "09:25:00 due micro
         summary use 25 sitting 25 offered 0 taken 0 natural 0",
    );
}

#[test]
fn nobody_types_after_it_until_the_next_active() {
    // The last input 09:10:00: away 09:12:30, natural 09:22:30? No: 10:00 of 25:00 is under half. Micro all off; 25 min from 09:30.
    both(
        "09:55:00",
        "",
        "09:00 active\n 09:10 STOP\n 09:30 active",
        "09:55:00 due micro
         summary use 35 sitting 25 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_due_break_keeps_its_wait() {
    // Due 09:25:00, stopped 09:26:00 while typing goes on: still 5 min after due.
    both(
        "09:30:00",
        "",
        "09:00 active\n 09:26 STOP\n 09:26 active",
        "09:25:00 due micro
         09:30:00 offered micro 300
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
    // Nobody types after it: the gap is full 5 s after the last input, 09:26:00.
    both(
        "09:27:00",
        "",
        "09:00 active\n 09:26 STOP",
        "09:25:00 due micro
         09:26:05 offered micro 65
         summary use 27 sitting 27 offered 1 taken 0 natural 0",
    );
}

#[test]
fn an_open_offer_stays_open_for_the_rest_of_its_life() {
    both(
        "09:28:00",
        "",
        "09:00 active 6s\n 09:26 STOP\n 09:26 active 6s",
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:27:00 expired micro
         summary use 28 sitting 28 offered 1 taken 0 natural 0",
    );
}

#[test]
fn an_open_offer_can_still_be_answered() {
    // The answer is due 90 s after the showing, whatever happened between.
    both(
        "09:28:00",
        "[respond]\noffers = [\"late\"]\ndelay = \"90s\"",
        "09:00 active 6s\n 09:26 STOP",
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:26:30 taking micro
         09:27:00 done micro 30
         summary use 27 sitting 27 offered 1 taken 1 natural 0",
    );
}

#[test]
fn a_break_being_taken_counts_as_stopped() {
    // Started 09:25:02: 10 s are partly, 3 s are skipped. Nobody types after it.
    both(
        "09:26:00",
        "[respond]\noffers = [\"start\"]",
        "09:00 active 6s\n 09:25:12 STOP",
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 taking micro
         09:25:12 partly micro 10
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
    both(
        "09:26:00",
        "[respond]\noffers = [\"start\"]",
        "09:00 active 6s\n 09:25:05 STOP",
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 taking micro
         09:25:05 skipped micro
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_snoozed_break_comes_when_it_was_to_come() {
    // Snoozed to 09:30:02; inputs 09:27:00 + 6 k: 09:30:00, :06: gap full 09:30:05.
    both(
        "09:30:05",
        &format!("{ONLY_MICRO}[respond]\noffers = [\"snooze\", \"ignore\"]"),
        "09:00 active 6s\n 09:27 STOP\n 09:27 active 6s",
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 snoozed micro 300
         09:30:05 offered micro 3
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_held_break_stays_held_without_a_word() {
    both(
        "09:40:00",
        ONLY_MICRO,
        "09:00 active 6s\n 09:20 dnd_on\n 09:30 STOP\n 09:30 active 6s\n 09:40 dnd_off",
        "09:25:00 due micro
         09:25:00 held micro dnd
         09:40:00 released micro dnd
         summary use 40 sitting 40 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_pause_a_cap_and_the_twice_snoozed_length_survive() {
    // Pause from 09:20:00 for 10 min: over 09:30:00 whatever happened.
    both(
        "09:30:00",
        ONLY_MICRO,
        "09:00 active 6s\n 09:20 pause for 10m\n 09:26 STOP\n 09:26 active 6s",
        "09:25:00 due micro
         09:25:00 held micro paused
         09:30:00 released micro paused
         09:30:00 offered micro 0
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
    // One an hour: shown 09:10:00, so the next waits until 10:10:00.
    both(
        "10:10:00",
        "micro_every = \"10m\"\nmove_every = \"24h\"\nper_hour = 1",
        "09:00 active 6s\n 09:15 STOP\n 09:15 active 6s",
        "09:10:00 due micro
         09:10:00 offered micro 0
         09:12:00 expired micro
         09:22:00 due micro
         09:22:00 held micro cap
         10:10:00 released micro cap
         10:10:00 offered micro 0
         summary use 70 sitting 70 offered 2 taken 0 natural 0",
    );
    // Snoozed twice (see typing.rs), stopped 10:03: the move break still lasts 30 s.
    both(
        "10:06:00",
        "micro_every = \"24h\"\nswallow_within = \"1s\"\n[respond]\noffers = [\"snooze\", \"snooze\", \"start\"]",
        "09:00 active 6s\n 10:03 STOP\n 10:03 active 6s",
        "09:55:00 due move
         09:55:00 offered move 0
         09:55:02 snoozed move 300
         10:00:05 offered move 3
         10:00:07 snoozed move 300
         10:05:11 offered move 4
         10:05:13 taking move
         10:05:43 done move 30
         summary use 65 sitting 65 offered 1 taken 1 natural 0",
    );
}

#[test]
fn an_absence_goes_on_and_a_credit_is_given_once() {
    // Idle from 09:20:00, away 09:22:30, stopped 09:22:40: natural 09:23:00; back 09:30.
    both(
        "09:55:00",
        "",
        "09:00 active\n 09:20 idle\n 09:22:40 STOP\n 09:30 active",
        "09:23:00 natural micro 180
         09:55:00 due micro
         summary use 45 sitting 25 offered 0 taken 0 natural 1",
    );
    // Stopped after the natural break: not said twice. Move reached at 5 min: 20:00 is under half.
    both(
        "09:55:00",
        "",
        "09:00 active\n 09:20 idle\n 09:25 STOP\n 09:30 active",
        "09:23:00 natural micro 180
         09:55:00 due micro
         summary use 45 sitting 25 offered 0 taken 0 natural 1",
    );
    // Locked: stays locked.
    both(
        "09:30:00",
        "",
        "09:00 active\n 09:20 lock\n 09:21 STOP\n 09:30 unlock",
        "09:23:00 natural micro 180
         summary use 20 sitting 20 offered 0 taken 0 natural 1",
    );
}

#[test]
fn the_session_and_the_review_are_not_said_twice() {
    for how in ["restart", "crash"] {
        crate::harness::timeline(&format!(
            "zone = \"Europe/Berlin\"\nstart = \"2026-03-27T16:00:00\"\nend = \"2026-03-27T18:00:00\"
            [[event]]
            at = \"2026-03-27T16:30:00\"
            do = \"{how}\"
            [[event]]
            at = \"2026-03-27T17:00:00\"
            do = \"{how}\"
            [[event]]
            at = \"2026-03-27T17:01:00\"
            do = \"{how}\""
        ))
        .expect(
            "16:30:00 review_due
             17:00:00 session_due 20m
             summary use 0 sitting 0 offered 0 taken 0 natural 0",
        );
    }
}
