//! One break at a time: which micro breaks give way to a move break.

use crate::harness::desk;

#[test]
fn a_micro_waiting_for_a_gap_gives_way_when_the_move_break_is_near() {
    // Micro 40 min: due 09:40:00, waits (30 min at most). 09:45:00: move lacks 10:00, micro dropped, counter 0. Move due 09:55:00. Micro full
    // again 10:25:00, move break open: dropped. The same instant the wait of 30 min is over: offered; expired 10:27:00.
    desk(
        "10:30:00",
        "micro_every = \"40m\"\ntyping_wait_max = \"30m\"",
        "09:00 active",
    )
    .expect(
        "09:40:00 due micro
         09:55:00 due move
         10:25:00 offered move 1800
         10:27:00 expired move
         summary use 90 sitting 90 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_held_micro_gives_way_and_the_move_break_is_held_in_its_place() {
    // Held from 09:25:00; dropped without a line 09:45:00; move due and held 09:55:00, due again 10:10:00, wait of 5 min: 10:15:00.
    desk("10:18:00", "", "09:00 active\n 09:05 dnd_on\n 10:10 dnd_off").expect(
        "09:25:00 due micro
         09:25:00 held micro dnd
         09:55:00 due move
         09:55:00 held move dnd
         10:10:00 released move dnd
         10:15:00 offered move 300
         10:17:00 expired move
         summary use 78 sitting 78 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_snoozed_micro_gives_way() {
    // Micro 42 min (2520 s, input 420): offered 09:42:00, snoozed :02 until 09:47:02; 09:45:00 move lacks 10:00: dropped. Shown and then
    // dropped for a move break: not offered in the sum. Move due 09:55:00 (input 550).
    desk(
        "09:56:00",
        "micro_every = \"42m\"\n[respond]\noffers = [\"snooze\", \"ignore\"]",
        "09:00 active 6s",
    )
    .expect(
        "09:42:00 due micro
         09:42:00 offered micro 0
         09:42:02 snoozed micro 300
         09:55:00 due move
         09:55:00 offered move 0
         summary use 56 sitting 56 offered 1 taken 0 natural 0",
    );
}

#[test]
fn an_offered_micro_stays() {
    // Micro 44 min (input 440): offered 09:44:00; move lacks 10:00 at 09:45:00; the offer lives to 09:46:00. Move 09:55:00.
    desk("09:55:01", "micro_every = \"44m\"", "09:00 active 6s").expect(
        "09:44:00 due micro
         09:44:00 offered micro 0
         09:46:00 expired micro
         09:55:00 due move
         09:55:00 offered move 0
         summary use 55 sitting 55 offered 2 taken 0 natural 0",
    );
}

#[test]
fn an_offer_withdrawn_near_the_move_break_is_held_and_then_gives_way() {
    // Offered 09:44:00, held 09:45:30 (offer withdrawn); now a held micro with 9:30 to go: dropped without a line. No line when dnd ends.
    // Not in the sum: shown, then dropped. Its counter is 0 from 09:45:30.
    desk(
        "09:54:00",
        "micro_every = \"44m\"",
        "09:00 active 6s\n 09:45:30 dnd_on\n 09:46 dnd_off",
    )
    .expect(
        "09:44:00 due micro
         09:44:00 offered micro 0
         09:45:30 held micro dnd
         summary use 54 sitting 54 offered 0 taken 0 natural 0",
    );
}

#[test]
fn the_micro_at_the_very_edge_gives_way_and_one_second_more_does_not() {
    // Micro 45:00 when move lacks exactly 10:00: dropped. Micro 44:59, move lacks 10:01: due.
    desk("09:45:00", "micro_every = \"2700s\"", "09:00 active 6s")
        .expect("summary use 45 sitting 45 offered 0 taken 0 natural 0");
    desk("09:44:59", "micro_every = \"2699s\"", "09:00 active 6s").expect(
        "09:44:59 due micro
         09:44:59 offered micro 0
         summary use 44 sitting 44 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_micro_never_comes_while_a_move_break_is_snoozed() {
    // Move due 09:10:00 (input 100), snoozed 09:10:02 until 09:15:02. Micro (12 min) full 09:12:00: dropped, counter 0, would be full again
    // 09:24:00. Due again 09:15:02: inputs 09:15:00, :06, gap full :05. Expired 09:17:05: both 0.
    desk(
        "09:18:00",
        "micro_every = \"12m\"\nmove_every = \"10m\"\nswallow_within = \"1s\"\n[respond]\noffers = [\"snooze\", \"ignore\"]",
        "09:00 active 6s",
    )
    .expect(
        "09:10:00 due move
         09:10:00 offered move 0
         09:10:02 snoozed move 300
         09:15:05 offered move 3
         09:17:05 expired move
         summary use 18 sitting 18 offered 1 taken 0 natural 0",
    );
}

#[test]
fn when_both_fall_due_at_once_the_move_break_is_the_one() {
    // Micro and move both 20 min, nothing swallowed: the move lacks 0, which is at most 1 s: micro dropped, move due.
    desk(
        "09:20:00",
        "micro_every = \"20m\"\nmove_every = \"20m\"\nswallow_within = \"1s\"",
        "09:00 active 6s",
    )
    .expect(
        "09:20:00 due move
         09:20:00 offered move 0
         summary use 20 sitting 20 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_move_break_that_is_full_waits_for_the_end_of_an_offered_micro() {
    // Micro 54:30 with swallowing nearly off: due 09:54:30 (3270 s, input 545), offered at once, lives to 09:56:30. Move full 09:55:00, but a
    // break is offered; at 09:56:30 micro expired, then move due at once, offered: last input 09:56:24.
    desk(
        "09:57:00",
        "micro_every = \"3270s\"\nswallow_within = \"1s\"",
        "09:00 active 6s",
    )
    .expect(
        "09:54:30 due micro
         09:54:30 offered micro 0
         09:56:30 expired micro
         09:56:30 due move
         09:56:30 offered move 0
         summary use 57 sitting 57 offered 2 taken 0 natural 0",
    );
}
