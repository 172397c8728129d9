//! What people are angry about in other break reminders, ten complaints, each as a story with another end.

use std::time::Duration;

use chrono::TimeZone;
use unknot_core::breaks::{Answer, Breaks, Ended, Event, Input, Rules, What};
use unknot_core::settings::{Delivery, Settings};
use unknot_core::{Kind, Now, Reason, Signal, Stage};

use crate::harness::{desk, rotation};

/// "People forget to switch it back on": a pause for an hour ends by itself, and what waited comes.
#[test]
fn complaint_13_a_pause_always_ends_by_itself() {
    // Paused 09:05:00 to 10:05:00. Micro held from 09:25:00, dropped 09:45:00; move due 09:55:00; due again at the end, last input 10:04:54.
    desk("10:06:00", "", "09:00 active 6s\n 09:05 pause for 1h").expect(
        "09:25:00 due micro
         09:25:00 held micro paused
         09:55:00 due move
         09:55:00 held move paused
         10:05:00 released move paused
         10:05:00 offered move 0
         summary use 66 sitting 66 offered 1 taken 0 natural 0",
    );
}

/// "Any pause, do-not-disturb or restart resets the count": 20 min of use stay 20 min through all of them.
#[test]
fn complaint_14_no_pause_silence_or_restart_resets_the_count() {
    desk(
        "09:25:00",
        "",
        "09:00 active 6s
         09:05 pause for 2m
         09:10 dnd_on
         09:12 dnd_off
         09:14 fullscreen_on
         09:15 fullscreen_off
         09:16 restart
         09:16 active 6s
         09:18 crash
         09:18 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         summary use 25 sitting 25 offered 1 taken 0 natural 0",
    );
}

/// "Away longer than the break, then asked to break at once": a real rest counts, the next break comes a whole interval after the return.
#[test]
fn complaint_15_a_real_rest_counts_and_nothing_comes_on_return() {
    // 24:00 of use, 10 min away: micro natural 09:27:00; move 24:00 of 55:00 all off. Next 09:34:00 + 25:00 = 09:59:00.
    desk("09:59:00", "", "09:00 active 6s\n 09:24 idle\n 09:34 active 6s").expect(
        "09:25:00 due micro
         09:25:00 offered micro 0
         09:27:00 natural micro 180
         09:59:00 due micro
         09:59:00 offered micro 0
         summary use 49 sitting 25 offered 1 taken 0 natural 1",
    );
}

/// "After a long meeting the break should come first": it is due in the moment the call ends.
#[test]
fn complaint_16_after_a_long_call_the_break_comes_first() {
    // A call from 09:10:00 to 10:20:00 without an input. The move break has waited since 09:55:00, and is shown as the call ends.
    desk(
        "10:20:00",
        "",
        "09:00 active\n 09:10 microphone_on\n 09:10 idle\n 10:20 microphone_off",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro microphone
         09:55:00 due move
         09:55:00 held move microphone
         10:20:00 released move microphone
         10:20:00 offered move 0
         summary use 80 sitting 80 offered 1 taken 0 natural 0",
    );
}

/// "The break fires on wake": sleep is rest; nothing is offered for a whole interval.
#[test]
fn complaint_17_waking_up_brings_no_break() {
    // 54:00 of use with the micro of 09:25:00 held, dropped 09:45:00, 9:00 again at 09:54:00. Asleep 8 h: move natural (54:00 >= 27:30).
    // Micro next at 18:19:00: outside the hours, but due.
    desk(
        "18:19:00",
        "[settings.review]\ntime = \"06:00\"",
        "09:00 active 6s\n 09:20 dnd_on\n 09:54 sleep\n 17:54 wake\n 17:54 dnd_off\n 17:54 active 6s",
    )
    .expect(
        "09:25:00 due micro
         09:25:00 held micro dnd
         17:54:00 gap slept 28800
         17:54:00 natural move 28800
         18:19:00 due micro
         18:19:00 held micro hours
         summary use 79 sitting 54 offered 0 taken 0 natural 1",
    );
}

/// "Stuck at less than a minute after sleep": a second before it is due the lid closes; after the night the count begins anew and runs.
#[test]
fn complaint_18_no_count_is_stuck_after_sleep() {
    // 24:59 of use, asleep 10 min: natural. From 09:35:00: due 10:00:00, expired 10:02:00; move: all off, due 10:30:00.
    desk(
        "10:30:00",
        "",
        "09:00 active 1s\n 09:24:59 sleep\n 09:34:59 wake\n 09:35 active 6s",
    )
    .expect(
        "09:34:59 gap slept 600
         09:34:59 natural micro 600
         10:00:00 due micro
         10:00:00 offered micro 0
         10:02:00 expired micro
         10:30:00 due move
         10:30:00 offered move 0
         summary use 79 sitting 55 offered 2 taken 0 natural 1",
    );
    // A nap of one second at the same moment: the last second of use is still lacking and comes.
    desk(
        "09:25:01",
        "",
        "09:00 active 1s\n 09:24:59 sleep\n 09:25 wake\n 09:25 active 1s",
    )
    .expect(
        "09:25:00 gap slept 1
         09:25:01 due micro
         summary use 25 sitting 25 offered 0 taken 0 natural 0",
    );
}

/// "Idle does not work on Wayland": a compositor that only tells when a watched pause is reached is enough, each told late.
#[test]
fn complaint_19_a_desktop_that_tells_only_of_pauses_is_enough() {
    let mut day = ByHand::new();
    day.at(0, Input::Typed);
    // Input is seen to 20:00; at 22:30 the compositor tells that there has been none since.
    for minute in 1..=20 {
        day.at(minute * 60, Input::Typed);
    }
    day.at(22 * 60 + 30, Input::IdleSince(Duration::from_secs(20 * 60)));
    assert!(!day.breaks.is_there(), "away as soon as it is told");
    assert_eq!(
        day.breaks.use_in_all(),
        Duration::from_secs(20 * 60),
        "the silence is no use"
    );
    let rest = day.at(23 * 60, Input::Tick);
    assert!(
        rest.contains(&What::Natural(Kind::Micro, Duration::from_secs(180))),
        "the rest is seen: {rest:?}"
    );
    day.at(40 * 60, Input::Typed);
    assert!(day.breaks.is_there(), "and the return");
}

/// "It interrupts mid-sentence": never while keys are struck less than 5 s apart, for 5 min at most.
#[test]
fn complaint_20_it_waits_for_the_end_of_the_sentence() {
    // An input a second until 09:26:40, then a breath: 5 s after the last input.
    desk("09:27:00", "", "09:00 active\n 09:26:40 idle").expect(
        "09:25:00 due micro
         09:26:45 offered micro 105
         summary use 27 sitting 27 offered 1 taken 0 natural 0",
    );
    // Who never stops is asked after 5 min.
    desk("09:30:00", "", "09:00 active").expect(
        "09:25:00 due micro
         09:30:00 offered micro 300
         summary use 30 sitting 30 offered 1 taken 0 natural 0",
    );
}

/// "One can work through a break and it counts": input in more than half of its seconds makes it partly, and the record says so.
#[test]
fn complaint_21_working_through_a_break_does_not_count_as_one() {
    for (typed, ended) in [(15, Ended::Done), (16, Ended::Partly)] {
        let mut day = ByHand::new();
        day.offered_at_25_minutes();
        day.at(1510, Input::Answer(Answer::Start));
        for second in 0..typed {
            day.at(1510 + second, Input::Typed);
            day.at(1510 + second, Input::Typed);
        }
        let end = day.at(1540, Input::Tick);
        assert_eq!(
            end,
            [What::Ended {
                kind: Kind::Micro,
                ended,
                taken: Duration::from_secs(30),
                typed_seconds: typed,
                hurt: false
            }]
        );
    }
}

/// "Too obtrusive on a work computer": a small notification by default; nobody who ignores it is locked out, and it goes away by itself.
#[test]
fn complaint_22_it_is_small_and_goes_away_by_itself() {
    assert_eq!(Settings::default().breaks.delivery, Delivery::Notification);
    let mut day = ByHand::new();
    day.offered_at_25_minutes();
    assert_eq!(day.breaks.stage(), Stage::Offered);
    day.at(1505, Input::Signal(Signal::Screenshare, true));
    assert_eq!(
        day.breaks.held(),
        Some(Reason::Screenshare),
        "a shared screen takes it back at once"
    );
    assert!(day.breaks.shown().is_none());
    day.at(1510, Input::Signal(Signal::Screenshare, false));
    day.at(1515, Input::Tick);
    assert!(day.breaks.shown().is_some());
    assert_eq!(day.at(1515 + 120, Input::Typed), [What::Expired(Kind::Micro)]);
    assert!(day.breaks.shown().is_none());
}

/// The machine driven by hand, on Friday 27 March 2026 from 09:00:00 in Berlin.
struct ByHand {
    breaks: Breaks,
}

impl ByHand {
    fn new() -> Self {
        let settings = Settings::default();
        let rules = Rules {
            breaks: settings.breaks,
            hours: settings.hours,
        };
        Self {
            breaks: Breaks::new(rules, rotation(), now(0)),
        }
    }

    fn at(&mut self, second: u64, input: Input) -> Vec<What> {
        self.breaks
            .step(now(second), input)
            .into_iter()
            .map(|event: Event| event.what)
            .collect()
    }

    fn offered_at_25_minutes(&mut self) {
        for input in 0..=250 {
            self.at(input * 6, Input::Typed);
        }
        assert!(self.breaks.shown().is_some(), "offered at 25 min");
    }
}

fn now(second: u64) -> Now {
    let passed = Duration::from_secs(second);
    let start = chrono_tz::Europe::Berlin
        .with_ymd_and_hms(2026, 3, 27, 9, 0, 0)
        .single()
        .expect("one instant");
    Now {
        boot: passed,
        mono: passed,
        wall: start + passed,
    }
}
