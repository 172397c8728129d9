//! Held and released: every silence has a reason, the first that applies, and it ends in a break that is due again.

use crate::harness::desk;

const ONLY_MICRO: &str = "move_every = \"24h\"\n";

#[test]
fn reasons_take_turns_by_their_precedence() {
    // Order: paused, hours, cap, camera, microphone, screenshare, fullscreen, dnd. Each change of the first one gives a pair; a lower one that
    // joins or leaves says nothing.
    desk(
        "09:38:00",
        ONLY_MICRO,
        "09:00 active 6s
         09:20 dnd_on
         09:26 fullscreen_on
         09:27 screenshare_on
         09:28 microphone_on
         09:29 camera_on
         09:30 pause for 2h
         09:31 dnd_off
         09:32 resume
         09:33 camera_off
         09:34 screenshare_off
         09:35 microphone_off
         09:36 fullscreen_off",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro dnd
         09:26:00 released micro dnd
         09:26:00 held micro fullscreen
         09:27:00 released micro fullscreen
         09:27:00 held micro screenshare
         09:28:00 released micro screenshare
         09:28:00 held micro microphone
         09:29:00 released micro microphone
         09:29:00 held micro camera
         09:30:00 released micro camera
         09:30:00 held micro paused
         09:32:00 released micro paused
         09:32:00 held micro camera
         09:33:00 released micro camera
         09:33:00 held micro microphone
         09:35:00 released micro microphone
         09:35:00 held micro fullscreen
         09:36:00 released micro fullscreen
         09:36:05 offered micro 5
         summary use 38 sitting 38 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_signal_that_is_set_to_what_it_is_changes_nothing() {
    desk(
        "09:30:05",
        ONLY_MICRO,
        "09:00 active 6s\n 09:10 dnd_off\n 09:26 dnd_on\n 09:27 dnd_on\n 09:30 dnd_off\n 09:30:01 dnd_off",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:26:00 held micro dnd
         09:30:00 released micro dnd
         09:30:05 offered micro 5
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
}

#[test]
fn only_the_reasons_asked_for_hold() {
    // hold_for without fullscreen and dnd: neither holds; the microphone does.
    desk(
        "09:30:00",
        "hold_for = [\"microphone\"]",
        "09:00 active 6s\n 09:10 dnd_on\n 09:10 fullscreen_on\n 09:10 camera_on\n 09:26 microphone_on",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:26:00 held micro microphone
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
}

#[test]
fn time_in_a_call_is_time_at_the_desk() {
    // Nobody types from 09:10:00, the camera is on to 09:40:00: use all along. Due 09:25:00, held; due again 09:40:00, no input for half an
    // hour: offered at once, to 09:42:00. Last sign 09:40:00: away 09:42:30, natural move 09:45:00 (40:00 >= 27:30). Micro 0 since 09:42:00.
    desk(
        "09:50:00",
        "",
        "09:00 active\n 09:10 camera_on\n 09:10 idle\n 09:40 camera_off",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro camera
         09:40:00 released micro camera
         09:40:00 offered micro 0
         09:42:00 expired micro
         09:45:00 natural move 300
         summary use 40 sitting 40 offered 1 taken 0 natural 1",
    );
}

#[test]
fn a_call_that_does_not_hold_is_sitting_all_the_same() {
    // hold_for is empty: offered at 09:25:00 in the call (no input: at once); expired 09:27:00.
    desk(
        "09:30:00",
        "hold_for = []",
        "09:00 active\n 09:10 microphone_on\n 09:10 idle",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:27:00 expired micro
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_camera_on_a_locked_screen_is_no_sign_until_it_is_unlocked() {
    // Locked 09:11:00 in a call, unlocked 09:15:00 with the camera still on: that moment is the sign. Absence 4:00: micro all, move
    // 3300 x 90/150 = 1980 off 660: 0. Micro 25 min after 09:15:00, held.
    desk(
        "09:40:00",
        "",
        "09:00 active\n 09:10 camera_on\n 09:11 lock\n 09:15 unlock",
    )
    .expect(
        "09:40:00 due micro
         09:40:00 held micro camera
         summary use 36 sitting 25 offered 0 taken 0 natural 0",
    );
}

#[test]
fn away_is_the_last_reason_and_follows_the_others() {
    // Typing gap of 5 min: still due at 09:26:00. Away from 09:28:30; camera would be a sign, dnd is none: dnd first, then away again.
    desk(
        "09:28:55",
        "typing_gap = \"5m\"\ntyping_wait_max = \"1h\"",
        "09:00 active\n 09:26 idle\n 09:28:40 dnd_on\n 09:28:50 dnd_off",
    )
    .expect(
        "09:25:00 due micro
         09:28:30 held micro away
         09:28:40 released micro away
         09:28:40 held micro dnd
         09:28:50 released micro dnd
         09:28:50 held micro away
         summary use 26 sitting 26 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_reason_never_stops_a_break_that_is_being_taken() {
    // Move break 09:55:02 to 09:58:02 through do-not-disturb, camera, pause and lock.
    desk(
        "09:59:00",
        "micro_every = \"24h\"\nswallow_within = \"1s\"\n[respond]\noffers = [\"start\"]",
        "09:00 active 6s\n 09:55:10 dnd_on\n 09:55:20 camera_on\n 09:55:30 pause for 1h\n 09:56 lock",
    )
    .expect(
        "09:55:00 due move
         09:55:00 offered move 0
         09:55:02 taking move
         09:58:02 done move 180
         summary use 55 sitting 55 offered 1 taken 1 natural 0",
    );
}

#[test]
fn a_snoozed_break_is_not_held_before_it_is_due_again() {
    // Snoozed 09:25:02 to 09:30:02; dnd on 09:26:00: nothing to hold yet; at 09:30:02 due again and held in the same instant.
    desk(
        "09:33:06",
        &format!("{ONLY_MICRO}[respond]\noffers = [\"snooze\", \"ignore\"]"),
        "09:00 active 6s\n 09:26 dnd_on\n 09:33 dnd_off",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 snoozed micro 300
         09:30:02 held micro dnd
         09:33:00 released micro dnd
         09:33:05 offered micro 5
         summary use 33 sitting 33 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_pause_ends_by_itself_and_a_new_one_replaces_the_old() {
    // 30 min from 09:20:00, replaced 09:24:00 by 10 min: over 09:34:00; input comes each 6 s: 09:34:00 is input 340, the last was :54.
    desk(
        "09:34:00",
        ONLY_MICRO,
        "09:00 active 6s\n 09:20 pause for 30m\n 09:24 pause for 10m",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro paused
         09:34:00 released micro paused
         09:34:00 offered micro 0
         summary use 34 sitting 34 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_pause_until_a_time_ends_when_the_wall_clock_shows_it_next() {
    // Until 09:40 of the same day.
    desk("09:40:00", ONLY_MICRO, "09:00 active 6s\n 09:20 pause until 09:40").expect(
        "09:25:00 due micro
         09:25:00 held micro paused
         09:40:00 released micro paused
         09:40:00 offered micro 0
         summary use 40 sitting 40 offered 1 taken 0 natural 0",
    );
    // Until 09:20 asked at 09:20:00: the next time is tomorrow's. Still held at the end.
    desk("09:50:00", ONLY_MICRO, "09:00 active 6s\n 09:20 pause until 09:20").expect(
        "09:25:00 due micro
         09:25:00 held micro paused
         summary use 50 sitting 50 offered 0 taken 0 natural 0",
    );
}
