//! Being away: what idleness takes back, what a pause is worth, and when a rest counts as a break.

use crate::harness::desk;

const ONLY_MICRO: &str = "move_every = \"24h\"\n";

#[test]
fn a_pause_under_the_idle_time_is_reading_and_one_of_it_is_absence() {
    // 149 s without input: use all along, micro at 25:00.
    desk("09:25:00", "", "09:00 active\n 09:20 idle\n 09:22:29 active").expect(
        "09:25:00 due micro
         summary use 25 sitting 25 offered 0 taken 0 natural 0",
    );
    // 150 s: away (time before input), the 150 s are taken back, an absence of 150 s takes nothing off: 5:00 more from 09:22:30.
    desk("09:27:30", "", "09:00 active\n 09:20 idle\n 09:22:30 active").expect(
        "09:27:30 due micro
         summary use 25 sitting 25 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_short_absence_is_credited_between_idle_time_and_rest() {
    // Locked 160 s: micro 1500 x 10/30 = 500 off 1200, 700 left, 800 s more from 09:22:40 = 09:36:00. Move 3300 x 10/150 = 220 off 1200 =
    // 980; at 09:36:00 it is 1780, lacks 25:20: no swallowing. Offered after 5 min.
    desk(
        "09:41:01",
        "",
        "09:00 active\n 09:20 lock\n 09:22:40 unlock\n 09:22:40 active",
    )
    .expect(
        "09:36:00 due micro
         09:41:00 offered micro 300
         summary use 38 sitting 38 offered 1 taken 0 natural 0",
    );
}

#[test]
fn credit_never_takes_a_counter_below_zero() {
    // Locked 175 s: micro 1500 x 25/30 = 1250 off 1200: 0, due 25 min after 09:22:55. Move 3300 x 25/150 = 550 off 1200 = 650, full 2650 s
    // after 09:22:55 = 10:07:05. Micro expires 09:54:55; the next would be 10:19:55.
    desk(
        "10:07:05",
        "",
        "09:00 active\n 09:20 lock\n 09:22:55 unlock\n 09:22:55 active",
    )
    .expect(
        "09:47:55 due micro
         09:52:55 offered micro 300
         09:54:55 expired micro
         10:07:05 due move
         summary use 64 sitting 64 offered 1 taken 0 natural 0",
    );
}

#[test]
fn credit_is_rounded_down_to_a_second() {
    // Rest 187 s: 1500 x 10/37 = 405.4: 405 off 1200 = 795 left, 705 s from 09:22:40 = 09:34:25.
    desk(
        "09:34:25",
        "micro_rest = \"187s\"",
        "09:00 active\n 09:20 lock\n 09:22:40 unlock\n 09:22:40 active",
    )
    .expect(
        "09:34:25 due micro
         summary use 31 sitting 31 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_rest_no_longer_than_the_idle_time_takes_everything_off_once_it_counts() {
    // Rest 2 min, idle time 2:30: 150 s off do nothing, 151 s everything.
    desk(
        "09:25:00",
        "micro_rest = \"2m\"",
        "09:00 active\n 09:10 lock\n 09:12:30 unlock\n 09:12:30 active",
    )
    .expect("summary use 22 sitting 12 offered 0 taken 0 natural 0");
    desk(
        "09:37:31",
        "micro_rest = \"2m\"",
        "09:00 active\n 09:10 lock\n 09:12:31 unlock\n 09:12:31 active",
    )
    .expect(
        "09:37:31 due micro
         summary use 35 sitting 25 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_rest_counts_as_a_break_from_half_the_interval_on() {
    // Exactly 12:30 of 25 min: natural after 3 min, measured from the last input; counter 0, so the next is due 25 min after the return.
    desk("09:45:00", "", "09:00 active\n 09:12:30 idle\n 09:20 active").expect(
        "09:15:30 natural micro 180
         09:45:00 due micro
         summary use 37 sitting 25 offered 0 taken 0 natural 1",
    );
    // 12:29, the use since the last input is taken back: no line, but the rest counts all the same.
    desk("09:45:00", "", "09:00 active\n 09:12:29 idle\n 09:20 active").expect(
        "09:45:00 due micro
         summary use 37 sitting 25 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_long_rest_is_said_for_each_kind_at_its_own_instant() {
    // Due 09:25:00, locked 09:28:00: held. Rest 3 min: natural, the break ends without another line. Move 28:00 of 55:00, over half: 5 min.
    desk(
        "10:15:00",
        "",
        "09:00 active\n 09:28 lock\n 09:50 unlock\n 09:50 active",
    )
    .expect(
        "09:25:00 due micro
         09:28:00 held micro locked
         09:31:00 natural micro 180
         09:33:00 natural move 300
         10:15:00 due micro
         summary use 53 sitting 28 offered 0 taken 0 natural 2",
    );
}

#[test]
fn a_due_break_is_held_by_away_and_ends_with_the_rest() {
    // A gap of 5 min is asked for: still due. Last input 09:26:00, away 09:28:30, natural 09:29:00 (26:00 < 27:30: none for move).
    desk(
        "09:35:00",
        "typing_gap = \"5m\"\ntyping_wait_max = \"1h\"",
        "09:00 active\n 09:26 idle",
    )
    .expect(
        "09:25:00 due micro
         09:28:30 held micro away
         09:29:00 natural micro 180
         summary use 26 sitting 26 offered 0 taken 0 natural 1",
    );
}

#[test]
fn an_offered_break_ends_with_the_rest_and_does_not_count_as_offered() {
    // Away (09:28:30) never takes back an open offer; the rest of 3 min from 09:26:00 ends it.
    desk("09:35:00", "offer_lasts = \"10m\"", "09:00 active 6s\n 09:26 idle").expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:29:00 natural micro 180
         summary use 26 sitting 26 offered 0 taken 0 natural 1",
    );
}

#[test]
fn a_snoozed_break_ends_with_the_rest() {
    // Snoozed to 09:30:02; last input 09:26:00: natural 09:29:00.
    desk(
        "09:35:00",
        "[respond]\noffers = [\"snooze\"]",
        "09:00 active 6s\n 09:26 idle",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 snoozed micro 300
         09:29:00 natural micro 180
         summary use 26 sitting 26 offered 0 taken 0 natural 1",
    );
}

#[test]
fn a_short_rest_ends_the_micro_counter_and_leaves_the_move_break_open() {
    // Micro 40 min, swallowing off by 1 s; move due 09:55:00, waiting. Micro full 09:40:00, offered 09:45:00, expired 09:47:00 (0); 8:30 at
    // 09:55:30, under half: no line. Locked 09:55:30 to 09:59:30 (4 min): move credit 3300 x 90/150 = 1980, but what is due stays due.
    // Offered 5 min after the return.
    desk(
        "10:04:30",
        "micro_every = \"40m\"\nswallow_within = \"1s\"",
        "09:00 active\n 09:55:30 lock\n 09:59:30 unlock\n 09:59:30 active",
    )
    .expect(
        "09:40:00 due micro
         09:45:00 offered micro 300
         09:47:00 expired micro
         09:55:00 due move
         09:55:30 held move locked
         09:59:30 released move locked
         09:59:30 held move away
         09:59:30 released move away
         10:04:30 offered move 300
         summary use 60 sitting 55 offered 2 taken 0 natural 0",
    );
}

#[test]
fn unlocking_is_no_sign_of_the_person() {
    // Held by the lock, then by away until the first input; 2:00 are no absence to speak of. Due again 09:28:00.
    desk(
        "09:33:00",
        "",
        "09:00 active\n 09:26 lock\n 09:27 unlock\n 09:28 active",
    )
    .expect(
        "09:25:00 due micro
         09:26:00 held micro locked
         09:27:00 released micro locked
         09:27:00 held micro away
         09:28:00 released micro away
         09:33:00 offered micro 300
         summary use 31 sitting 31 offered 1 taken 0 natural 0",
    );
}

#[test]
fn locking_an_idle_screen_makes_one_absence() {
    // Idle from 09:20:00, away 09:22:30, locked 09:24:00: the absence began 09:20:00 and goes on: natural 09:23:00 (20:00 of 25:00).
    desk("09:30:00", "", "09:00 active\n 09:20 idle\n 09:24 lock").expect(
        "09:23:00 natural micro 180
         summary use 20 sitting 20 offered 0 taken 0 natural 1",
    );
    // Locked 09:21:00, before the idle time is over: that absence begins with the lock, the minute counts as use: natural 09:24:00.
    desk("09:30:00", "", "09:00 active\n 09:20 idle\n 09:21 lock").expect(
        "09:24:00 natural micro 180
         summary use 21 sitting 21 offered 0 taken 0 natural 1",
    );
}

#[test]
fn what_fell_due_in_time_taken_back_stays_due() {
    // Last input 09:24:00; the micro falls due 09:25:00 on reading time, no input: offered at once, lives to 09:27:00: expired; counter 0.
    // Away 09:26:30 takes back 2:30; the life stands still then with 0:30 left. Natural 09:27:00: the offer is open, the rest reached.
    desk("09:30:00", "", "09:00 active\n 09:24 idle").expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:27:00 natural micro 180
         summary use 24 sitting 24 offered 0 taken 0 natural 1",
    );
}

#[test]
fn an_answer_is_a_sign_of_the_person() {
    // Last input 09:24:00, snoozed 09:25:02: so the person is there until 09:27:32, and the absence is counted from 09:25:02: natural 3 min
    // later 09:28:02. Use to 09:25:02.
    desk(
        "09:35:00",
        &format!("{ONLY_MICRO}[respond]\noffers = [\"snooze\"]"),
        "09:00 active\n 09:24 idle",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 snoozed micro 300
         09:28:02 natural micro 180
         summary use 25 sitting 25 offered 0 taken 0 natural 1",
    );
}

#[test]
fn a_break_taken_with_nobody_typing_after_it_is_followed_by_an_absence_from_its_end() {
    // Started 09:55:02, done 09:58:02, a sign; nobody types after. Both counters 0 there, so no natural break however long.
    desk(
        "10:30:00",
        "micro_every = \"24h\"\nswallow_within = \"1s\"\n[respond]\noffers = [\"start\"]",
        "09:00 active 6s\n 09:56 idle",
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
fn skipping_is_a_sign_of_the_person_too() {
    // Last input 09:24:00, offered 09:25:00 without input, skipped :02. Away 09:27:32: what is taken back begins with the answer.
    desk(
        "09:40:00",
        "[respond]\noffers = [\"skip\"]",
        "09:00 active\n 09:24 idle",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 skipped micro
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
    // Last input 09:22:31: away 09:25:01 (use 22:31), skipped 09:25:02: there again, until 09:27:32, all of which is taken back.
    // Move: 3300 x 1/150 = 22 off 1351 = 1329. Input from 09:27:00: use from 09:25:02; micro 0 then: due 09:50:02; move then 47:09, lacks
    // 7:51: dropped. Move full 1971 s after 09:25:02 = 09:57:53; inputs 09:27:00 + 6 k: 09:57:48, :54: gap full 09:57:53.
    desk(
        "09:58:00",
        "[respond]\noffers = [\"skip\", \"ignore\"]",
        "09:00 active\n 09:22:31 idle\n 09:27 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 skipped micro
         09:57:53 due move
         09:57:53 offered move 0
         summary use 55 sitting 55 offered 2 taken 0 natural 0",
    );
}

#[test]
fn a_rest_ends_an_open_break_even_when_its_counter_is_low() {
    // Held since 09:25:00. Locked 175 s: 1500 x 25/30 = 1250 off 1560, 310 left; typed 65 s: 375, under half of 1500. The rest from 09:30:00
    // ends the break all the same. Move: 1560 - 550 + 65 = 1075, under half of 3300. 175 s are no rest: one sitting of 27:05.
    desk(
        "09:36:00",
        "",
        "09:00 active\n 09:20 dnd_on\n 09:26 lock\n 09:28:55 unlock\n 09:28:55 active\n 09:30 idle",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro dnd
         09:26:00 released micro dnd
         09:26:00 held micro locked
         09:28:55 released micro locked
         09:28:55 held micro dnd
         09:33:00 natural micro 180
         summary use 27 sitting 27 offered 0 taken 0 natural 1",
    );
}

#[test]
fn a_lock_withdraws_an_offer_and_the_return_brings_it_back_once_counted() {
    // Offered 09:25:00; locked 09:25:30, back 09:25:45: inputs :45, :51: gap full :50. A new life of 2 min.
    desk(
        "09:28:00",
        "",
        "09:00 active 6s\n 09:25:30 lock\n 09:25:40 unlock\n 09:25:45 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:30 held micro locked
         09:25:40 released micro locked
         09:25:40 held micro away
         09:25:45 released micro away
         09:25:50 offered micro 5
         09:27:50 expired micro
         summary use 27 sitting 27 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_camera_that_goes_on_is_a_return() {
    // Last input 09:10:00, camera 09:14:00: 4 min away take all off both (move: 3300 x 90/150 = 1980 of 600). Micro 25 min later.
    desk("09:39:00", "", "09:00 active\n 09:10 idle\n 09:14 camera_on").expect(
        "09:39:00 due micro
         09:39:00 held micro camera
         summary use 35 sitting 25 offered 0 taken 0 natural 0",
    );
}

#[test]
fn an_offer_whose_life_ends_as_the_person_goes_is_expired() {
    // Last input 09:24:30: away 09:27:00, the instant at which the offer has lived 2 min. Absence first, then expired; counter 0: nothing
    // natural 09:27:30.
    desk("09:30:00", "", "09:00 active 6s\n 09:24:30 idle").expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:27:00 expired micro
         summary use 24 sitting 24 offered 1 taken 0 natural 0",
    );
}
