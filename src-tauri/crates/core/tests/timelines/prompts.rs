//! When a session and the review are offered.

use crate::harness::timeline;

/// Berlin, these times, nobody there; with further TOML (tables and events).
fn quiet(start: &str, end: &str, rest: &str) -> crate::harness::Timeline {
    timeline(&format!(
        "zone = \"Europe/Berlin\"\nstart = \"{start}\"\nend = \"{end}\"\n{rest}"
    ))
    .dated()
}

#[test]
fn an_unanswered_plan_prompts_on_its_own_days_only() {
    // Mon, Wed, Fri at 17:00. Nobody trains: on Tuesday Monday's is laid anew, but the day after an unanswered prompt stays silent;
    // Wednesday prompts, Thursday not, Friday does, Saturday (laid anew) not. The next week the same. The review on the last working day.
    quiet("2026-03-23T08:00:00", "2026-04-01T08:00:00", "").expect(
        "2026-03-23 17:00:00 session_due 20m
         2026-03-25 17:00:00 session_due 20m
         2026-03-27 16:30:00 review_due
         2026-03-27 17:00:00 session_due 20m
         2026-03-30 17:00:00 session_due 20m
         summary use 0 sitting 0 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_plan_that_begins_late_in_the_week_misses_nothing() {
    // Begun on Thursday: Monday and Wednesday were not planned. Friday's is; Saturday is the day after.
    quiet("2026-03-26T08:00:00", "2026-03-29T23:00:00", "").expect(
        "2026-03-27 16:30:00 review_due
         2026-03-27 17:00:00 session_due 20m
         summary use 0 sitting 0 offered 0 taken 0 natural 0",
    );
}

#[test]
fn the_day_the_plan_begins_counts() {
    // Begun on a Wednesday evening after 17:00: the time is past, nothing is said on that day; Thursday: Wednesday's is laid on
    // Thursday, nobody was prompted the day before: prompted. Friday is the day after that. Two are still wanted on Saturday: prompted.
    quiet("2026-03-25T19:00:00", "2026-03-28T23:00:00", "").expect(
        "2026-03-26 17:00:00 session_due 20m
         2026-03-27 16:30:00 review_due
         2026-03-28 17:00:00 session_due 20m
         summary use 0 sitting 0 offered 0 taken 0 natural 0",
    );
}

#[test]
fn other_days_times_and_lengths_are_taken_from_the_settings() {
    // Working Monday to Thursday; sessions on Sunday alone, 30 min at 09:15.
    quiet(
        "2026-03-23T08:00:00",
        "2026-03-30T08:00:00",
        "[settings.plan]\ndays = [\"sun\"]\ntime = \"09:15\"\nlength = \"30m\"\n[settings.hours]\ndays = [\"mon\", \"thu\"]\n[settings.review]\ntime = \"15:00\"",
    )
    .expect(
        "2026-03-26 15:00:00 review_due
         2026-03-29 09:15:00 session_due 30m
         summary use 0 sitting 0 offered 0 taken 0 natural 0",
    );
}

#[test]
fn a_prompt_that_falls_in_sleep_is_told_at_waking() {
    // Asleep from 16:00 to 18:00 on Friday: both came in that time, after the gap, in the order in which they fell.
    quiet(
        "2026-03-27T15:00:00",
        "2026-03-27T19:00:00",
        "[[event]]\nat = \"2026-03-27T16:00:00\"\ndo = \"sleep\"\n[[event]]\nat = \"2026-03-27T18:00:00\"\ndo = \"wake\"",
    )
    .expect(
        "2026-03-27 18:00:00 gap slept 7200
         2026-03-27 18:00:00 review_due
         2026-03-27 18:00:00 session_due 20m
         summary use 0 sitting 0 offered 0 taken 0 natural 0",
    );
}
