//! Random weeks, as scenarios that are always allowed: nobody types on a locked screen, only waking follows sleep.

use std::fmt::Write;
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use proptest::prelude::*;

/// Both nights of a year in each hemisphere, half an hour of daylight saving, none at all.
const STARTS: [(&str, &str); 7] = [
    ("Europe/Berlin", "2026-03-26T08:00:00"),
    ("Europe/Berlin", "2026-10-22T08:00:00"),
    ("America/New_York", "2026-03-06T08:00:00"),
    ("Pacific/Auckland", "2026-04-02T08:00:00"),
    ("Australia/Lord_Howe", "2026-10-01T08:00:00"),
    ("Asia/Kolkata", "2026-05-04T08:00:00"),
    ("UTC", "2026-12-29T08:00:00"),
];
/// Seconds from the last event to the end.
const AFTER_LAST: u64 = 3600;
const SIGNALS: [&str; 5] = ["dnd", "fullscreen", "camera", "microphone", "screenshare"];

/// The intervals a judge must know, in seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Intervals {
    pub(crate) every: [u64; 2],
    pub(crate) rest: [u64; 2],
    pub(crate) wait_max: u64,
    pub(crate) per_hour: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Week {
    pub(crate) zone: Tz,
    pub(crate) start: DateTime<Tz>,
    pub(crate) intervals: Intervals,
    pub(crate) head: String,
    pub(crate) moments: Vec<Moment>,
}

/// An event, so many seconds after the one before.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    pub(crate) after: u64,
    pub(crate) what: String,
    /// Lines that the event needs besides `do`.
    more: String,
}

impl Moment {
    pub(crate) fn new(after: u64, what: &str) -> Self {
        Self {
            after,
            what: what.to_owned(),
            more: String::new(),
        }
    }

    pub(crate) fn active(after: u64, every: &str) -> Self {
        Self {
            more: format!("every = \"{every}\"\n"),
            ..Self::new(after, "active")
        }
    }

    /// The typing that goes on after this, given what went on before.
    pub(crate) fn typing(&self, before: Option<String>) -> Option<String> {
        match self.what.as_str() {
            "active" => self.more.split('"').nth(1).map(str::to_owned),
            "idle" | "lock" | "unlock" | "sleep" | "wake" | "restart" | "crash" => None,
            _ => before,
        }
    }
}

impl Week {
    /// How long the machine is awake and unlocked, to the end.
    pub(crate) fn seconds_at_desk(&self) -> u64 {
        let (mut locked, mut asleep, mut sum) = (false, false, 0);
        for moment in &self.moments {
            sum += if locked || asleep { 0 } else { moment.after };
            match moment.what.as_str() {
                "lock" | "unlock" => locked = moment.what == "lock",
                "sleep" | "wake" => asleep = moment.what == "sleep",
                _ => {}
            }
        }
        sum + if locked || asleep { 0 } else { AFTER_LAST }
    }

    /// The scenario; it ends an hour after its last event.
    pub(crate) fn text(&self) -> String {
        let mut text = self.head.clone();
        for Moment { after, what, more } in &self.moments {
            write!(text, "[[event]]\nat = \"+{after}s\"\ndo = \"{what}\"\n{more}").expect("text grows");
        }
        let length: u64 = self.moments.iter().map(|moment| moment.after).sum::<u64>() + AFTER_LAST;
        let zone = self.moments.iter().rev().find(|moment| moment.what == "zone");
        let zone = zone
            .and_then(|moment| moment.more.split('"').nth(1)?.parse().ok())
            .unwrap_or(self.zone);
        let end = (self.start + Duration::from_secs(length))
            .with_timezone(&zone)
            .to_rfc3339();
        format!("end = \"{end}\"\n{text}")
    }
}

/// Any week: all answers, all events.
pub(crate) fn any_week() -> impl Strategy<Value = Week> {
    let answers = ["start", "stop", "skip", "snooze", "ignore", "late"];
    week(prop::collection::vec(prop::sample::select(answers.to_vec()), 0..7), 20)
}

/// A week in which no break is taken and nothing is restarted.
pub(crate) fn week_without_taking() -> impl Strategy<Value = Week> {
    week(
        prop::collection::vec(prop::sample::select(vec!["skip", "snooze", "ignore"]), 0..5),
        18,
    )
}

fn week(answers: impl Strategy<Value = Vec<&'static str>>, kinds: u8) -> impl Strategy<Value = Week> {
    let pause = prop_oneof![0..8_u64, 0..400_u64, 0..4000_u64, 0..50_000_u64];
    let raw = prop::collection::vec((pause, 0..kinds, any::<u16>()), 5..90);
    (prop::sample::select(STARTS.to_vec()), settings(), answers, raw).prop_map(
        |((zone, start), (settings, intervals), answers, raw)| {
            let zone: Tz = zone.parse().expect("a zone");
            let local: NaiveDateTime = start.parse().expect("a time");
            let head = format!(
                "zone = \"{zone}\"\nstart = \"{start}\"\n{settings}[respond]\noffers = {answers:?}\ndelay = \"40s\"\n"
            );
            let start = zone.from_local_datetime(&local).single().expect("one instant");
            Week {
                zone,
                start,
                intervals,
                head,
                moments: allowed(start, &raw),
            }
        },
    )
}

fn settings() -> impl Strategy<Value = (String, Intervals)> {
    let every = (
        prop::sample::select(vec![240, 600, 1500]),
        prop::sample::select(vec![900, 1800, 3300]),
    );
    let rest = (
        prop::sample::select(vec![60, 180]),
        prop::sample::select(vec![240, 300]),
    );
    let waits = (
        prop::sample::select(vec![30, 300]),
        prop::sample::select(vec![20, 120, 1200]),
        prop::sample::select(vec![60, 150]),
    );
    let caps = (
        prop::sample::select(vec![0, 1, 3]),
        prop::sample::select(vec![0, 4, 18]),
    );
    let other = (prop::sample::select(vec![1, 600]), any::<bool>(), any::<bool>());
    (every, rest, waits, caps, other).prop_map(|((micro, moving), rest, (wait_max, lasts, idle), caps, (swallow, always, all))| {
        let mut text = format!(
            "[settings.breaks]\nmicro_every = \"{micro}s\"\nmove_every = \"{moving}s\"\nmicro_rest = \"{}s\"\nmove_rest = \"{}s\"\n\
             typing_wait_max = \"{wait_max}s\"\noffer_lasts = \"{lasts}s\"\nidle_after = \"{idle}s\"\nper_hour = {}\nper_day = {}\n\
             swallow_within = \"{swallow}s\"\n",
            rest.0, rest.1, caps.0, caps.1
        );
        if !all {
            text += "hold_for = [\"camera\", \"dnd\"]\n";
        }
        if always {
            text += "[settings.hours]\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]\nfrom = \"00:00\"\nto = \"00:00\"\n";
        }
        (text, Intervals { every: [micro, moving], rest: [rest.0, rest.1], wait_max, per_hour: caps.0 })
    })
}

/// What the raw draws mean, one after the other, where it is allowed.
fn allowed(start: DateTime<Tz>, raw: &[(u64, u8, u16)]) -> Vec<Moment> {
    let (mut locked, mut asleep, mut zone, mut at) = (false, false, start.timezone(), start);
    let mut moments = Vec::new();
    for &(after, kind, draw) in raw {
        at += Duration::from_secs(after);
        let pick = |from: &[&'static str]| from[usize::from(draw) % from.len()];
        let plain = |what: &str| Moment::new(after, what);
        let with = |what: &str, key: &str, value: &str| Moment {
            more: format!("{key} = \"{value}\"\n"),
            ..Moment::new(after, what)
        };
        if asleep {
            asleep = false;
            moments.push(plain("wake"));
            continue;
        }
        moments.push(match kind {
            0..=6 => {
                if locked {
                    locked = false;
                    moments.push(plain("unlock"));
                    at += Duration::from_secs(1);
                    moments.push(Moment::active(1, "1s"));
                    continue;
                }
                Moment::active(after, pick(&["1s", "1s", "2s", "6s", "7s", "50s", "200s"]))
            }
            7 | 8 => plain("idle"),
            9 => {
                locked = !locked;
                plain(if locked { "lock" } else { "unlock" })
            }
            10 => {
                asleep = true;
                plain("sleep")
            }
            11..=13 => plain(&format!(
                "{}_{}",
                pick(&SIGNALS),
                if draw > 30_000 { "on" } else { "off" }
            )),
            14 => match draw % 3 {
                0 => with("pause", "for", pick(&["1m", "30m", "3h"])),
                1 => with("pause", "for", "today"),
                _ => with("pause", "until", pick(&["02:30", "04:00", "12:00"])),
            },
            15 => plain("resume"),
            16 => {
                let by = [-100_000, -3600, -30, 30, 3600, 100_000][usize::from(draw) % 6];
                let to = (at + chrono::TimeDelta::seconds(by)).with_timezone(&zone);
                with("clock", "to", &to.to_rfc3339())
            }
            17 => {
                let name = pick(&["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe"]);
                zone = name.parse().expect("a zone");
                with("zone", "to", name)
            }
            18 => plain("restart"),
            _ => plain("crash"),
        });
    }
    moments
}
