//! `timeline(scenario).expect("...")`: local time, event, kind, reason, seconds, one line each.

use std::collections::BTreeSet;

use unknot_core::Kind;
use unknot_core::breaks::{Candidate, Rotation};
use unknot_core::settings::Place;
use unknot_core::simulate::{Line, Scenario, run};

/// Runs a scenario on Friday 27 March 2026 in Berlin, from 08:55 to 18:30, with these further lines of TOML.
pub fn friday(script: &str) -> Timeline {
    timeline(&format!(
        "zone = \"Europe/Berlin\"\nstart = \"2026-03-27T08:55:00\"\nend = \"2026-03-27T18:30:00\"\n[settings.plan]\ndays = []\n{script}"
    ))
}

/// Runs a whole scenario.
pub fn timeline(scenario: &str) -> Timeline {
    let parsed = Scenario::parse("story.toml", scenario).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut lines = Vec::new();
    run(&parsed, rotation(), |line| lines.push(tell(line)));
    Timeline { lines }
}

fn rotation() -> Rotation {
    let candidate = |id: &str| Candidate {
        id: id.to_owned(),
        places: BTreeSet::from([Place::Desk]),
        kinds: BTreeSet::from(Kind::ALL),
    };
    Rotation::new(vec![candidate("scap_squeeze"), candidate("cross_body")])
}

fn tell(line: &Line) -> String {
    let json = serde_json::to_value(line).expect("a line is JSON");
    let text = |key: &str| json.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    let number = |key: &str| json.get(key).and_then(serde_json::Value::as_u64).map(|number| number.to_string());
    if text("event").as_deref() == Some("summary") {
        let sum = |key: &str| number(key).expect("every sum is there");
        return format!(
            "summary use {} sitting {} offered {} taken {} natural {}",
            sum("active_minutes"),
            sum("longest_sitting_minutes"),
            sum("offered"),
            sum("taken"),
            sum("natural")
        );
    }
    let time = text("at").map(|at| at[11..19].to_owned());
    [time, text("event"), text("kind"), text("reason"), number("seconds"), text("length")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

pub struct Timeline {
    lines: Vec<String>,
}

impl Timeline {
    /// Every line, in order; nothing missing, nothing extra.
    #[track_caller]
    pub fn expect(&self, expected: &str) {
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(self.lines, expected, "\nas it was:\n{}\n", self.lines.join("\n"));
    }
}
