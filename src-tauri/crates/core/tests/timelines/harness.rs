//! `timeline(scenario).expect("...")`: local time, event, kind, reason, seconds, one line each.

use std::collections::BTreeSet;

use unknot_core::Kind;
use unknot_core::breaks::{Candidate, Rotation};
use unknot_core::settings::Place;
use unknot_core::simulate::{Line, Scenario, run};

/// Runs a scenario on Friday 27 March 2026 in Berlin, from 08:55 to 18:30, with these further lines of TOML.
pub(crate) fn friday(script: &str) -> Timeline {
    timeline(&format!(
        "zone = \"Europe/Berlin\"\nstart = \"2026-03-27T08:55:00\"\nend = \"2026-03-27T18:30:00\"\n[settings.plan]\ndays = []\n{script}"
    ))
}

/// Runs a whole scenario.
pub(crate) fn timeline(scenario: &str) -> Timeline {
    let parsed = Scenario::parse("story.toml", scenario).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let (mut lines, mut dates) = (Vec::new(), Vec::new());
    run(&parsed, rotation(), |line| {
        lines.push(tell(line));
        dates.push(date(line));
    });
    Timeline { lines, dates }
}

/// Two movements in turn.
pub(crate) fn rotation() -> Rotation {
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
    let number = |key: &str| {
        json.get(key)
            .and_then(serde_json::Value::as_u64)
            .map(|number| number.to_string())
    };
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
    [
        time,
        text("event"),
        text("kind"),
        text("reason"),
        number("seconds"),
        text("length"),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ")
}

fn date(line: &Line) -> Option<String> {
    let json = serde_json::to_value(line).expect("a line is JSON");
    json.get("at").and_then(|at| at.as_str()).map(|at| at[..10].to_owned())
}

pub(crate) struct Timeline {
    lines: Vec<String>,
    dates: Vec<Option<String>>,
}

impl Timeline {
    /// The same with the date before each time.
    pub(crate) fn dated(self) -> Self {
        let lines = self.lines.iter().zip(&self.dates).map(|(line, date)| match date {
            Some(date) => format!("{date} {line}"),
            None => line.clone(),
        });
        Self {
            lines: lines.collect(),
            dates: Vec::new(),
        }
    }

    /// Every line, in order; nothing missing, nothing extra.
    #[track_caller]
    pub(crate) fn expect(&self, expected: &str) {
        let expected: Vec<&str> = expected
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(self.lines, expected, "\nas it was:\n{}\n", self.lines.join("\n"));
    }
}

/// Friday 27 March 2026 in Berlin, from 09:00:00 to `end`: keys of `[settings.breaks]` (and further tables after them), then the events,
/// one a line: time, what, and what it needs ("09:00 active 6s", "+5m pause for 30m").
pub(crate) fn desk(end: &str, settings: &str, events: &str) -> Timeline {
    at_desk(
        "Europe/Berlin",
        "2026-03-27T09:00:00",
        &format!("2026-03-27T{end}"),
        settings,
        events,
    )
}

/// The same for any zone, start and end; a time of day means the start's day.
pub(crate) fn at_desk(zone: &str, start: &str, end: &str, settings: &str, events: &str) -> Timeline {
    timeline(&script(zone, start, end, settings, events))
}

/// The text of such a scenario.
pub(crate) fn script(zone: &str, start: &str, end: &str, settings: &str, events: &str) -> String {
    let day = start.split('T').next().expect("a start has a day");
    let end = if end.len() == 5 + 11 {
        format!("{end}:00")
    } else {
        end.to_owned()
    };
    let mut text = format!(
        "zone = \"{zone}\"\nstart = \"{start}\"\nend = \"{end}\"\n[settings.plan]\ndays = []\n[settings.breaks]\n{settings}\n"
    );
    for event in events.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = event.split_whitespace().collect();
        let at = match words[0] {
            time if time.starts_with('+') || time.contains('T') => time.to_owned(),
            time if time.len() == 5 => format!("{day}T{time}:00"),
            time => format!("{day}T{time}"),
        };
        text += &format!("[[event]]\nat = \"{at}\"\ndo = \"{}\"\n", words[1]);
        match words[1..] {
            ["active", every] => text += &format!("every = \"{every}\"\n"),
            ["clock" | "zone", to] => text += &format!("to = \"{to}\"\n"),
            ["pause", key, value] => text += &format!("{key} = \"{value}\"\n"),
            [_] => {}
            ref other => panic!("what is {other:?}?"),
        }
    }
    text
}

/// What `unknot simulate` prints for a scenario.
pub(crate) fn bytes(scenario: &str) -> String {
    let parsed = Scenario::parse("story.toml", scenario).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut text = String::new();
    run(&parsed, rotation(), |line| {
        text += &serde_json::to_string(line).expect("a line is JSON");
        text.push('\n');
    });
    text
}
