//! Hours of work, caps an hour and a day, and the border of the day at 04:00.

use crate::harness::{at_desk, desk};

/// Micro breaks each 10 min and nothing else.
const TEN: &str = "micro_every = \"10m\"\nmove_every = \"24h\"\n";
const ALWAYS: &str = "[settings.hours]\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]\nfrom = \"00:00\"\nto = \"00:00\"\n[settings.review]\ntime = \"12:00\"\n";

#[test]
fn before_the_hours_use_counts_and_breaks_wait() {
    // Due 09:25:00, hours from 09:30: due again then; the last input was 09:29:54: offered at once.
    desk("09:31:00", "[settings.hours]\nfrom = \"09:30\"", "09:00 active 6s").expect(
        "09:25:00 due micro
         09:25:00 held micro hours
         09:30:00 released micro hours
         09:30:00 offered micro 0
         summary use 31 sitting 31 offered 1 taken 0 natural 0",
    );
}

#[test]
fn the_end_of_the_hours_is_excluded_and_takes_back_an_offer() {
    // Offered 09:25:00, hours to 09:26: held in the first second outside.
    desk("09:28:00", "[settings.hours]\nto = \"09:26\"", "09:00 active 6s").expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:26:00 held micro hours
         summary use 28 sitting 28 offered 1 taken 0 natural 0",
    );
    // Hours to 09:25: never offered.
    desk("09:28:00", "[settings.hours]\nto = \"09:25\"", "09:00 active 6s").expect(
        "09:25:00 due micro
         09:25:00 held micro hours
         summary use 28 sitting 28 offered 0 taken 0 natural 0",
    );
}

#[test]
fn on_a_day_off_breaks_wait() {
    // Saturday.
    at_desk(
        "Europe/Berlin",
        "2026-03-28T09:00:00",
        "2026-03-28T09:26",
        "",
        "09:00 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro hours
         summary use 26 sitting 26 offered 0 taken 0 natural 0",
    );
}

#[test]
fn hours_that_end_on_the_next_day_belong_to_the_day_they_began() {
    // Fridays 22:00 to 02:00. 01:50 on Friday is Thursday's: outside. Due 02:15:00: held.
    let night = "move_every = \"24h\"\n[settings.hours]\ndays = [\"fri\"]\nfrom = \"22:00\"\nto = \"02:00\"";
    at_desk(
        "Europe/Berlin",
        "2026-03-27T01:30:00",
        "2026-03-27T01:56",
        night,
        "01:30 active 6s",
    )
    .expect(
        "01:55:00 due micro
         01:55:00 held micro hours
         summary use 26 sitting 26 offered 0 taken 0 natural 0",
    );
    // 01:30 on Saturday is Friday's. Offered 01:55:00 (input 250); expired 01:57:00; the next 02:22:00 (1500 s later) is outside.
    at_desk(
        "Europe/Berlin",
        "2026-03-28T01:30:00",
        "2026-03-28T02:23",
        night,
        "01:30 active 6s",
    )
    .expect(
        "01:55:00 due micro
         01:55:00 offered micro 0
         01:57:00 expired micro
         02:22:00 due micro
         02:22:00 held micro hours
         summary use 53 sitting 53 offered 1 taken 0 natural 0",
    );
}

#[test]
fn so_many_first_showings_in_an_hour_and_no_more() {
    // Showings 09:10:00 and 09:22:00 (expire after 2 min each); 09:34:00 is over the two an hour: held until 09:10 + 60 min = 10:10:00.
    // All multiples of 6 s: offered at once. Then 10:22:00: the one of 09:22:00 counts no more, 10:10:00 does: one, offered.
    desk("10:22:00", &format!("{TEN}per_hour = 2"), "09:00 active 6s").expect(
        "09:10:00 due micro
         09:10:00 offered micro 0
         09:12:00 expired micro
         09:22:00 due micro
         09:22:00 offered micro 0
         09:24:00 expired micro
         09:34:00 due micro
         09:34:00 held micro cap
         10:10:00 released micro cap
         10:10:00 offered micro 0
         10:12:00 expired micro
         10:22:00 due micro
         10:22:00 offered micro 0
         summary use 82 sitting 82 offered 4 taken 0 natural 0",
    );
}

#[test]
fn a_break_once_shown_is_never_held_by_the_cap() {
    // One an hour: shown 09:10:00, snoozed :02, due again 09:15:02, gap full 09:15:05 (input 09:15:00): shown again all the same.
    desk(
        "09:16:00",
        &format!("{TEN}per_hour = 1\n[respond]\noffers = [\"snooze\", \"ignore\"]"),
        "09:00 active 6s",
    )
    .expect(
        "09:10:00 due micro
         09:10:00 offered micro 0
         09:10:02 snoozed micro 300
         09:15:05 offered micro 3
         summary use 16 sitting 16 offered 1 taken 0 natural 0",
    );
}

#[test]
fn no_cap_is_no_limit() {
    // Five in an hour: due each 12 min.
    desk(
        "09:58:00",
        &format!("{TEN}per_hour = 0\nper_day = 0"),
        "09:00 active 6s",
    )
    .expect(
        "09:10:00 due micro
         09:10:00 offered micro 0
         09:12:00 expired micro
         09:22:00 due micro
         09:22:00 offered micro 0
         09:24:00 expired micro
         09:34:00 due micro
         09:34:00 offered micro 0
         09:36:00 expired micro
         09:46:00 due micro
         09:46:00 offered micro 0
         09:48:00 expired micro
         09:58:00 due micro
         09:58:00 offered micro 0
         summary use 58 sitting 58 offered 5 taken 0 natural 0",
    );
}

#[test]
fn a_day_ends_at_four_in_the_morning() {
    // One a day, hours always. Shown 03:40:00, the next due 03:52:00: held until 04:00:00, the new day. Then 04:12:00: held again.
    at_desk(
        "Europe/Berlin",
        "2026-03-27T03:30:00",
        "2026-03-27T04:13",
        &format!("{TEN}per_hour = 0\nper_day = 1\n{ALWAYS}"),
        "03:30 active 6s",
    )
    .expect(
        "03:40:00 due micro
             03:40:00 offered micro 0
             03:42:00 expired micro
             03:52:00 due micro
             03:52:00 held micro cap
             04:00:00 released micro cap
             04:00:00 offered micro 0
             04:02:00 expired micro
             04:12:00 due micro
             04:12:00 held micro cap
             summary use 43 sitting 43 offered 2 taken 0 natural 0",
    );
}

#[test]
fn a_pause_for_today_ends_at_four_in_the_morning() {
    at_desk(
        "Europe/Berlin",
        "2026-03-27T03:30:00",
        "2026-03-27T04:00",
        &format!("{TEN}{ALWAYS}"),
        "03:30 active 6s\n 03:31 pause for today",
    )
    .expect(
        "03:40:00 due micro
         03:40:00 held micro paused
         04:00:00 released micro paused
         04:00:00 offered micro 0
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
}

#[test]
fn hours_come_before_the_cap_and_the_cap_before_the_camera() {
    // One an hour, shown 09:10:00. Due 09:22:00 in a call: cap is said. Hours end 09:30: hours. The cap is over 10:10:00: nothing to say.
    desk(
        "10:11:00",
        &format!("{TEN}per_hour = 1\n[settings.hours]\nto = \"09:30\""),
        "09:00 active 6s\n 09:20 camera_on",
    )
    .expect(
        "09:10:00 due micro
         09:10:00 offered micro 0
         09:12:00 expired micro
         09:22:00 due micro
         09:22:00 held micro cap
         09:30:00 released micro cap
         09:30:00 held micro hours
         summary use 71 sitting 71 offered 1 taken 0 natural 0",
    );
}

#[test]
fn the_cap_is_an_hour_of_elapsed_time_whatever_the_wall_clock_does() {
    // One an hour, shown 09:10:00; the clock is set an hour back 09:15:00 (08:15:00): the next due at 12 min: 08:22:00, held; 60 min after
    // the showing the clock shows 09:10:00. `per_day` 18.
    desk(
        "10:10:00",
        &format!("{TEN}per_hour = 1"),
        "09:00 active 6s\n 09:15 clock 2026-03-27T08:15:00",
    )
    .expect(
        "09:10:00 due micro
         09:10:00 offered micro 0
         09:12:00 expired micro
         08:15:00 gap clock_back 3600
         08:22:00 due micro
         08:22:00 held micro cap
         09:10:00 released micro cap
         09:10:00 offered micro 0
         summary use 70 sitting 70 offered 2 taken 0 natural 0",
    );
}
