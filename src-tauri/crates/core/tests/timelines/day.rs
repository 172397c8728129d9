//! A working day: due, offered, taken; the ladder of snoozes; what nobody answers.

use crate::harness::friday;

#[test]
fn steady_typing_gets_its_breaks_at_the_latest_after_five_minutes() {
    // One input a second from 09:00. Micro: 25 min of use at 09:25, never a gap, so offered 300 s later; started 09:30:02, done 09:30:32.
    // Move: 30:02 of use until 09:30:02, 24:58 more from 09:30:32 make 55:00 at 09:55:30; offered 10:00:30, started 10:00:32, done
    // 10:03:32. Use: 30:02 + 30:00 + 6:28 until the lock at 10:10 = 66:30. Sitting: 30:02 + 30:00 until the move break.
    friday(
        r#"
        [respond]
        offers = ["start"]
        [[event]]
        at = "2026-03-27T09:00:00"
        do = "active"
        [[event]]
        at = "2026-03-27T10:10:00"
        do = "lock"
        "#,
    )
    .expect(
        "09:25:00 due micro
         09:30:00 offered micro 300
         09:30:02 taking micro
         09:30:32 done micro 30
         09:55:30 due move
         10:00:30 offered move 300
         10:00:32 taking move
         10:03:32 done move 180
         16:30:00 review_due
         summary use 66 sitting 60 offered 2 taken 2 natural 0",
    );
}
