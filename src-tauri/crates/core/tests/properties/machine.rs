//! Random inputs to the machine itself, with what no scenario has: other settings, sessions, breaks asked for, stops that nobody saw.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeZone;
use proptest::prelude::*;
use unknot_core::breaks::{Answer, Breaks, Candidate, Event, Input, PauseFor, Rotation, Rules, What};
use unknot_core::settings::{Place, Settings};
use unknot_core::{Kind, Now, Signal};

/// What is done to the machine.
#[derive(Debug, Clone)]
enum Deed {
    Give(Input),
    Rules {
        micro: u64,
        enabled: bool,
    },
    /// The resident is gone so long, and the machine stays up or not.
    Gone {
        unseen: u64,
        reboot: bool,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let seconds = |range: std::ops::Range<u64>| range.prop_map(Duration::from_secs);
    let signal = prop::sample::select(vec![
        Signal::Dnd,
        Signal::Fullscreen,
        Signal::Camera,
        Signal::Microphone,
        Signal::Screenshare,
    ]);
    let answers = vec![
        Answer::Start,
        Answer::Skip,
        Answer::Done,
        Answer::Stop,
        Answer::StopHurt,
        Answer::NotHere,
        Answer::TooSore,
    ];
    prop_oneof![
        8 => Just(Deed::Give(Input::Typed)),
        2 => Just(Deed::Give(Input::Tick)),
        1 => any::<bool>().prop_map(|on| Deed::Give(Input::Locked(on))),
        1 => Just(Deed::Give(Input::Sleep)),
        2 => Just(Deed::Give(Input::Wake)),
        2 => (signal, any::<bool>()).prop_map(|(signal, on)| Deed::Give(Input::Signal(signal, on))),
        3 => prop::sample::select(answers).prop_map(|answer| Deed::Give(Input::Answer(answer))),
        1 => seconds(60..1000).prop_map(|length| Deed::Give(Input::Answer(Answer::Snooze(length)))),
        1 => seconds(60..4000).prop_map(|length| Deed::Give(Input::Pause(PauseFor::Length(length)))),
        1 => Just(Deed::Give(Input::Resume)),
        1 => prop::sample::select(vec![None, Some(Kind::Micro), Some(Kind::Move)]).prop_map(|kind| Deed::Give(Input::BreakNow(kind))),
        1 => any::<bool>().prop_map(|on| Deed::Give(Input::Session(on))),
        1 => any::<bool>().prop_map(|on| Deed::Give(Input::Safety(on))),
        1 => (60..4000_u64, any::<bool>()).prop_map(|(micro, enabled)| Deed::Rules { micro, enabled }),
        1 => (0..40_000_u64, any::<bool>()).prop_map(|(unseen, reboot)| Deed::Gone { unseen, reboot }),
    ]
}

fn rotation() -> Rotation {
    let candidate = |id: &str| Candidate {
        id: id.to_owned(),
        places: BTreeSet::from([Place::Desk]),
        kinds: BTreeSet::from(Kind::ALL),
    };
    Rotation::new(["scap_squeeze", "cross_body", "shoulder_rolls"].map(candidate).into())
}

/// True time and a boot clock that may have begun anew.
struct World {
    true_seconds: u64,
    booted_at: u64,
}

impl World {
    fn now(&self) -> Now {
        let boot = Duration::from_secs(self.true_seconds - self.booted_at);
        let start = chrono_tz::Europe::Berlin
            .with_ymd_and_hms(2026, 3, 27, 9, 0, 0)
            .single()
            .expect("one instant");
        Now {
            boot,
            mono: boot,
            wall: start + Duration::from_secs(self.true_seconds),
        }
    }
}

/// One break at a time, told by its events: held and released in pairs, nothing of a break that is not open.
fn check(open: &mut Option<(Kind, bool)>, events: &[Event]) {
    for event in events {
        match &event.what {
            What::Due(kind) => {
                assert!(open.is_none(), "two breaks: {event:?} while {open:?}");
                *open = Some((*kind, false));
            }
            What::Held(kind, _) => {
                assert_eq!(*open, Some((*kind, false)), "{event:?}");
                *open = Some((*kind, true));
            }
            What::Released(kind, _) => {
                assert_eq!(*open, Some((*kind, true)), "{event:?}");
                *open = Some((*kind, false));
            }
            What::Offered { kind, .. } => assert_eq!(*open, Some((*kind, false)), "{event:?}"),
            What::Ended { .. } | What::Expired(_) | What::Dropped => *open = None,
            What::Natural(kind, _) => {
                open.take_if(|(of, _)| of == kind);
            }
            // A break asked for comes without having been due, and in the place of any other.
            What::Taking { kind, .. } => *open = Some((*kind, false)),
            // Put off from wherever it stood.
            What::Snoozed(kind, _) => *open = Some((*kind, false)),
            What::Swapped { .. } | What::Sat { .. } | What::Gap(..) => {}
        }
    }
}

proptest! {
    #![proptest_config(crate::cases(128))]

    #[test]
    fn whatever_happens_the_machine_stays_whole(deeds in prop::collection::vec((prop_oneof![0..20_u64, 0..2000_u64, 0..30_000_u64], deed()), 1..150)) {
        let settings = Settings::default();
        let mut rules = Rules { breaks: settings.breaks, hours: settings.hours };
        let mut world = World { true_seconds: 0, booted_at: 0 };
        let mut breaks = Breaks::new(rules.clone(), rotation(), world.now());
        let mut open = None;
        for (after, deed) in deeds {
            world.true_seconds += after;
            let events = match deed {
                Deed::Give(input) => breaks.step(world.now(), input),
                Deed::Rules { micro, enabled } => {
                    rules.breaks.micro_every = Duration::from_secs(micro);
                    rules.breaks.enabled = enabled;
                    let events = breaks.set_rules(world.now(), rules.clone());
                    // Switched off, what was open is gone without a word.
                    check(&mut open, &events);
                    if !enabled && breaks.shown().is_none() {
                        open = None;
                    }
                    Vec::new()
                }
                Deed::Gone { unseen, reboot } => {
                    breaks.step(world.now(), Input::Tick).iter().for_each(|event| check(&mut open, std::slice::from_ref(event)));
                    let saved = breaks.save();
                    world.true_seconds += unseen;
                    let (machine, events) = if reboot {
                        world.booted_at = world.true_seconds.saturating_sub(20);
                        Breaks::resume_after_boot(rules.clone(), rotation(), saved, world.now())
                    } else {
                        Breaks::resume(rules.clone(), rotation(), saved, world.now())
                    };
                    breaks = machine;
                    events
                }
            };
            check(&mut open, &events);
            prop_assert!(breaks.use_in_all() <= Duration::from_secs(world.true_seconds), "more use than time");
            prop_assert!(breaks.longest_sitting() <= breaks.use_in_all());
            prop_assert!(breaks.next_wake().is_none_or(|next| next > world.now().boot), "a deadline that has passed");
        }
    }
}
