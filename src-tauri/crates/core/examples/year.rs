//! Times a simulated year of working days: `cargo run --release -p unknot-core --example year`. Budget: 2 s.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use unknot_core::Kind;
use unknot_core::breaks::{Candidate, Rotation};
use unknot_core::settings::Place;
use unknot_core::simulate::{Scenario, run};

const BUDGET: Duration = Duration::from_secs(2);

#[expect(clippy::print_stdout, reason = "a benchmark prints its figure")]
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn main() {
    let text = year();
    let began = Instant::now();
    let scenario = match Scenario::parse("year", &text) {
        Ok(scenario) => scenario,
        Err(problems) => return problems.iter().for_each(|problem| println!("{problem}")),
    };
    let read = began.elapsed();
    let mut lines = 0_u32;
    run(&scenario, rotation(), |_| lines += 1);
    let whole = began.elapsed();
    let seconds = |time: Duration| time.as_secs_f64();
    println!(
        "a simulated year: {:.3} s, of it reading {:.3} s; {lines} lines; budget {:.0} s",
        seconds(whole),
        seconds(read),
        seconds(BUDGET)
    );
}

/// 2026 in Berlin: each working day from 08:30, an input a second with a coffee at 10:15, lunch away from the desk, a call at 14:00, do-not-disturb at 15:30,
/// a locked screen at 17:30 and sleep over night; offers answered in every way.
fn year() -> String {
    let mut text = "zone = \"Europe/Berlin\"\nstart = \"2026-01-01T00:00:00\"\nend = \"2026-12-31T23:00:00\"\n\
                    [respond]\noffers = [\"start\", \"snooze\", \"start\", \"skip\", \"ignore\", \"stop\", \"late\"]\ndelay = \"30s\"\n"
        .to_owned();
    let days = (0..365).filter_map(|n| NaiveDate::from_ymd_opt(2026, 1, 1)?.checked_add_days(Days::new(n)));
    let mut asleep = false;
    for day in days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)) {
        if asleep {
            text += &event(day, "08:29:00", "wake");
            text += &event(day, "08:29:30", "unlock");
        }
        let script = [
            ("08:30:00", "active"),
            ("10:15:00", "idle"),
            ("10:19:00", "active"),
            ("12:30:00", "lock"),
            ("13:10:00", "unlock"),
            ("13:10:05", "active"),
            ("14:00:00", "microphone_on"),
            ("14:45:00", "microphone_off"),
            ("15:30:00", "dnd_on"),
            ("16:10:00", "dnd_off"),
            ("17:30:00", "lock"),
            ("17:35:00", "sleep"),
        ];
        script.iter().for_each(|(at, what)| text += &event(day, at, what));
        asleep = true;
    }
    text
}

fn event(day: NaiveDate, at: &str, what: &str) -> String {
    format!("[[event]]\nat = \"{day}T{at}\"\ndo = \"{what}\"\n")
}

fn rotation() -> Rotation {
    let candidate = |id: &str| Candidate {
        id: id.to_owned(),
        places: BTreeSet::from([Place::Desk]),
        kinds: BTreeSet::from(Kind::ALL),
    };
    Rotation::new(
        [
            "scap_squeeze",
            "cross_body",
            "shoulder_rolls",
            "stand_back_ext",
            "seated_rotation",
            "levator_stretch",
        ]
        .map(candidate)
        .into(),
    )
}
