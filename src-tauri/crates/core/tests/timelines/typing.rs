//! Waiting for a moment that suits: typing gaps, the longest wait, and what each answer makes of a break.

use crate::harness::{at_desk, desk};

const ONLY_MICRO: &str = "move_every = \"24h\"\n";
const ONLY_MOVE: &str = "micro_every = \"24h\"\nswallow_within = \"1s\"\n";

#[test]
fn a_gap_that_is_there_when_the_break_falls_due_is_used_at_once() {
    // An input each 6 s: 09:25:00 is the 250th, but time comes before input: the last one was 6 s ago. Nobody answers: 2 min, expired.
    // The next micro would fall due 09:52:00, the move break lacks 3 min: dropped. Move 55:00 at 09:55:00 = input 550, offered at once;
    // expired 09:57:00 sets both to 0: micro 10:22:00.
    desk("10:22:01", "", "09:00 active 6s").expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:27:00 expired micro
         09:55:00 due move
         09:55:00 offered move 0
         09:57:00 expired move
         10:22:00 due micro
         10:22:00 offered micro 0
         summary use 82 sitting 82 offered 3 taken 0 natural 0",
    );
}

#[test]
fn the_break_comes_in_the_first_gap_after_due() {
    // Inputs at 7 s steps: the last before 09:25:00 (1500 s) is at 1498, so the gap of 5 s is full at 1503.
    desk("09:26:00", "", "09:00 active 7s").expect(
        "09:25:00 due micro
         09:25:03 offered micro 3
         summary use 26 sitting 26 offered 1 taken 0 natural 0",
    );
}

#[test]
fn without_a_gap_it_comes_after_the_longest_wait() {
    // Inputs each 4 s never leave 5 s: 09:25:00 + 2 min.
    desk("09:27:30", "typing_wait_max = \"2m\"", "09:00 active 4s").expect(
        "09:25:00 due micro
         09:27:00 offered micro 120
         summary use 27 sitting 27 offered 1 taken 0 natural 0",
    );
}

#[test]
fn the_wait_starts_anew_when_a_held_break_is_due_again() {
    // Due 09:25:00 and waiting; held 09:26:00 to 09:40:00; due again from there, so the 5 min end 09:45:00. `due` is said once.
    desk("09:45:01", ONLY_MICRO, "09:00 active\n 09:26 dnd_on\n 09:40 dnd_off").expect(
        "09:25:00 due micro
         09:26:00 held micro dnd
         09:40:00 released micro dnd
         09:45:00 offered micro 300
         summary use 45 sitting 45 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_move_break_snoozed_twice_shrinks_and_stays_a_move_break() {
    // Due 09:55:00 (input 550), answers 2 s after each showing, a snooze is 5 min. Due again 10:00:02: inputs 10:00:00, 10:00:06, so the
    // gap is full 10:00:05. Again 10:05:07: inputs 10:05:06, 10:05:12, gap full 10:05:11. Started 10:05:13, micro_length 30 s: 10:05:43.
    // Next input 10:05:49. Both counters 0; the next is a whole 3300 s = 550 inputs later, offered at once, and not shrunk any more.
    // Sitting: 65:13 until the move break. Use: 65:13 until 10:05:13, 55:02 from the end to 11:00:45, which starts the next: 120:15.
    desk(
        "11:01:00",
        &format!("{ONLY_MOVE}[respond]\noffers = [\"snooze\", \"snooze\", \"start\", \"start\"]"),
        "09:00 active 6s",
    )
    .expect(
        "09:55:00 due move
         09:55:00 offered move 0
         09:55:02 snoozed move 300
         10:00:05 offered move 3
         10:00:07 snoozed move 300
         10:05:11 offered move 4
         10:05:13 taking move
         10:05:43 done move 30
         11:00:43 due move
         11:00:43 offered move 0
         11:00:45 taking move
         summary use 120 sitting 65 offered 2 taken 1 natural 0",
    );
}

#[test]
fn a_break_stopped_after_five_seconds_is_partly_before_it_is_skipped() {
    // Half of 10 s is 5 s: partly. Offered 09:25:00, started :02, stopped :07.
    desk(
        "09:25:30",
        "micro_length = \"10s\"\n[respond]\noffers = [\"stop\"]",
        "09:00 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 taking micro
         09:25:07 partly micro 5
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
    // Half of 9 s, rounded down, is 4 s: skipped.
    desk(
        "09:25:30",
        "micro_length = \"9s\"\n[respond]\noffers = [\"stop\"]",
        "09:00 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 taking micro
         09:25:06 skipped micro
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
}

#[test]
fn a_stopped_move_break_sets_both_counters_to_zero_and_ends_no_sitting() {
    // Offered 09:55:00, started :02, stopped at half of 3 min: 09:56:32 partly 90. Both 0: micro 25:00 later at 10:21:32 = 1500 s after the
    // end, inputs each 6 s from the end: 250th, offered at once. Sitting goes on (only a done one ends it): 55:02 + 25:28 = 80:30.
    desk(
        "10:22:00",
        "micro_every = \"24m\"\nswallow_within = \"40m\"\n[respond]\noffers = [\"stop\", \"ignore\"]",
        "09:00 active 6s",
    )
    .expect(
        "09:55:00 due move
         09:55:00 offered move 0
         09:55:02 taking move
         09:56:32 partly move 90
         summary use 80 sitting 80 offered 1 taken 0 natural 0",
    );
}

#[test]
fn skipping_sets_the_counter_to_zero() {
    // Skipped 09:25:02; the next micro 09:50:02 would be swallowed (move lacks 4:58); skipping the move break 09:55:02 resets both:
    // micro 10:20:02, 4802 s after 09:00: last input 4800, gap full 4805.
    desk(
        "10:20:06",
        "[respond]\noffers = [\"skip\", \"skip\", \"ignore\"]",
        "09:00 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:02 skipped micro
         09:55:00 due move
         09:55:00 offered move 0
         09:55:02 skipped move
         10:20:02 due micro
         10:20:05 offered micro 3
         summary use 80 sitting 80 offered 3 taken 0 natural 0",
    );
}

#[test]
fn nobody_types_during_a_break_and_the_next_input_comes_one_step_after_it() {
    // Inputs each 7 s: offered in the gap 09:25:03, started :05, done :35, next inputs :42, :49 ... An `active` at 09:25:10 changes nothing.
    // Micro again at 09:50:35: move counter 25:05 + 25:00, lacks 4:55: dropped. Move: 29:55 after the end, 09:55:30; the last input is
    // 256 x 7 = 1792 s after the end = 09:55:27, the gap is full 09:55:32.
    desk(
        "09:56:00",
        "[respond]\noffers = [\"start\", \"ignore\"]",
        "09:00 active 7s\n 09:25:10 active 7s",
    )
    .expect(
        "09:25:00 due micro
         09:25:03 offered micro 3
         09:25:05 taking micro
         09:25:35 done micro 30
         09:55:30 due move
         09:55:32 offered move 2
         summary use 55 sitting 55 offered 2 taken 1 natural 0",
    );
}

#[test]
fn late_is_a_start_after_the_delay() {
    // Offered 09:25:00, started 90 s later, done 30 s after that. An offer that lives 2 min is gone after a delay of 2 min: expired first,
    // the answer lapses.
    desk(
        "09:27:30",
        "[respond]\noffers = [\"late\"]\ndelay = \"90s\"",
        "09:00 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:26:30 taking micro
         09:27:00 done micro 30
         summary use 27 sitting 27 offered 1 taken 1 natural 0",
    );
    desk(
        "09:27:30",
        "[respond]\noffers = [\"late\"]\ndelay = \"2m\"",
        "09:00 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:27:00 expired micro
         summary use 27 sitting 27 offered 1 taken 0 natural 0",
    );
}

#[test]
fn an_answer_to_a_withdrawn_offer_lapses_even_when_it_is_offered_again() {
    // Offered 09:25:00, to be started 09:25:30; withdrawn 09:25:10; due again 09:25:12, when the last input was at :12 itself (input comes
    // before events): gap full 09:25:17. The first answer lapses at :30; the second showing has its own: ignored, expired 09:27:17.
    desk(
        "09:28:00",
        "[respond]\noffers = [\"late\", \"ignore\"]\ndelay = \"30s\"",
        "09:00 active 6s\n 09:25:10 dnd_on\n 09:25:12 dnd_off",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:25:10 held micro dnd
         09:25:12 released micro dnd
         09:25:17 offered micro 5
         09:27:17 expired micro
         summary use 28 sitting 28 offered 1 taken 0 natural 0",
    );
}

#[test]
fn the_life_of_an_offer_stands_still_while_nobody_is_there() {
    // Offered 09:25:00 for 10 min; last input 09:26:00 (the 260th), away 09:28:30 with 6:30 left, back 09:40:00: expired 09:46:30.
    // Absence 14:00: micro 1500 x 690/3450 = 300 s off, move 3300 x 690/7050 = 322.97, rounded down 322. Move counter 1560 - 322 = 1238,
    // full 2062 s after 09:40:00 = 10:14:22; micro is 0 at 09:46:30 and would be due 10:11:30, move lacks 2:52: dropped.
    // Inputs 09:40:00 + 6 k: the last before 2062 is 2058, gap full 2063. Use 26:00 + 35:00.
    desk(
        "10:15:00",
        "offer_lasts = \"10m\"\nmicro_rest = \"1h\"\nmove_rest = \"2h\"",
        "09:00 active 6s\n 09:26 idle\n 09:40 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:46:30 expired micro
         10:14:22 due move
         10:14:23 offered move 1
         summary use 61 sitting 61 offered 2 taken 0 natural 0",
    );
}

#[test]
fn what_falls_on_the_end_still_happens() {
    // 25:00 of use are full in the very last instant.
    desk("09:25:00", "", "09:00 active 6s").expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
    desk("09:24:59", "", "09:00 active 6s").expect("summary use 24 sitting 24 offered 0 taken 0 natural 0");
}

#[test]
fn a_time_with_plus_counts_from_the_event_before() {
    // The first counts from the start 09:00: active 09:02; lock 90 min later, 10:32. Micro and move are held back by a pause of 24 h all
    // the while: micro due 09:27:00, dropped 09:47:00 (move lacks 10:00), move due 09:57:00; natural at 10:37 (counter 90:00 of 55:00).
    // Micro: counter 0 at 09:47:00, again at 10:12:00 with the move break open: 0; 20:00 at 10:32: natural at 10:35.
    at_desk(
        "Europe/Berlin",
        "2026-03-27T09:00:00",
        "2026-03-27T10:40",
        "",
        "+1m pause for 24h\n +1m active\n +90m lock",
    )
    .expect(
        "09:27:00 due micro
         09:27:00 held micro paused
         09:57:00 due move
         09:57:00 held move paused
         10:32:00 released move paused
         10:32:00 held move locked
         10:35:00 natural micro 180
         10:37:00 natural move 300
         summary use 90 sitting 90 offered 0 taken 0 natural 2",
    );
}

#[test]
fn an_active_at_the_very_end_of_a_break_types_at_once() {
    // Done 09:25:35, then the event: inputs :35, :41 ... Move due 29:55 = 1795 s later; the last input 1794, gap full 1799.
    desk(
        "09:56:00",
        "[respond]\noffers = [\"start\", \"ignore\"]",
        "09:00 active 7s\n 09:25:35 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:03 offered micro 3
         09:25:05 taking micro
         09:25:35 done micro 30
         09:55:30 due move
         09:55:34 offered move 4
         summary use 55 sitting 55 offered 2 taken 1 natural 0",
    );
}
