//! What a run prints, with the time that has really passed beside each line.

use std::collections::BTreeSet;

use chrono::DateTime;
use serde_json::Value;
use unknot_core::Kind;
use unknot_core::breaks::{Candidate, Rotation};
use unknot_core::settings::Place;
use unknot_core::simulate::{Scenario, run};

use crate::weeks::Week;

/// One line but the last.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Seconds since the start by a clock that nobody sets.
    pub(crate) t: i64,
    pub(crate) event: String,
    pub(crate) kind: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) seconds: Option<u64>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Sums {
    pub(crate) active_minutes: u64,
    pub(crate) longest_sitting_minutes: u64,
    pub(crate) offered: u64,
    pub(crate) taken: u64,
    pub(crate) natural: u64,
}

/// The text that `unknot simulate` prints.
pub(crate) fn output(scenario: &str) -> String {
    let parsed = Scenario::parse("week.toml", scenario).unwrap_or_else(|problems| panic!("{problems:#?}\n{scenario}"));
    let candidate = |id: &str| Candidate {
        id: id.to_owned(),
        places: BTreeSet::from([Place::Desk]),
        kinds: BTreeSet::from(Kind::ALL),
    };
    let rotation = Rotation::new(["scap_squeeze", "cross_body", "shoulder_rolls"].map(candidate).into());
    let mut text = String::new();
    run(&parsed, rotation, |line| {
        text += &serde_json::to_string(line).expect("a line is JSON");
        text.push('\n');
    });
    text
}

/// The lines and the sums of an output.
pub(crate) fn read(week: &Week, output: &str) -> (Vec<Line>, Sums) {
    let mut lines = Vec::new();
    let mut set_by = 0;
    let mut sums = None;
    for text in output.lines() {
        let json: Value = serde_json::from_str(text).expect("JSON");
        let word = |key: &str| json.get(key).and_then(Value::as_str).map(str::to_owned);
        let number = |key: &str| json.get(key).and_then(Value::as_u64);
        let event = word("event").expect("every line has one");
        assert!(sums.is_none(), "the summary is the last line");
        if event == "summary" {
            let sum = |key: &str| number(key).expect("every sum is there");
            sums = Some(Sums {
                active_minutes: sum("active_minutes"),
                longest_sitting_minutes: sum("longest_sitting_minutes"),
                offered: sum("offered"),
                taken: sum("taken"),
                natural: sum("natural"),
            });
            continue;
        }
        let (kind, seconds) = (word("kind"), number("seconds"));
        let by = i64::try_from(seconds.unwrap_or_default()).expect("it fits");
        match kind.as_deref() {
            Some("clock_forward") => set_by += by,
            Some("clock_back") => set_by -= by,
            _ => {}
        }
        let at = DateTime::parse_from_rfc3339(&word("at").expect("a line has a time")).expect("RFC 3339");
        let t = at.timestamp() - week.start.timestamp() - set_by;
        lines.push(Line {
            t,
            event,
            kind,
            reason: word("reason"),
            seconds,
        });
    }
    (lines, sums.expect("there is a summary"))
}
