//! The scenario file: what happens when.

use std::time::Duration;

use chrono::{DateTime, NaiveTime};
use chrono_tz::Tz;
use toml::de::DeTable;

use crate::Signal;
use crate::breaks::PauseFor;
use crate::catalogue::Problem;
use crate::catalogue::problem::{Problems, nearest};
use crate::catalogue::reader::Reader;
use crate::catalogue::words::Word;
use crate::settings::Settings;

use super::{local, own_settings};

/// A whole scenario, read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// The zone at the start.
    pub zone: Tz,
    /// When it starts.
    pub start: DateTime<Tz>,
    /// When it ends; what falls on it still happens.
    pub end: Duration,
    /// The settings it runs with.
    pub settings: Settings,
    /// Settings that were taken with a warning.
    pub warnings: Vec<String>,
    /// How offers are answered, in turn; nobody answers if empty.
    pub offers: Vec<Respond>,
    /// How late "late" is.
    pub delay: Duration,
    /// What happens, in order, at this time after the start.
    pub steps: Vec<(Duration, Step)>,
}

/// How one offer is answered (CONTRACTS 5 defines the words).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Respond {
    /// Start after 2 s.
    Start,
    /// Start, and stop at half length.
    Stop,
    /// Skip.
    Skip,
    /// In five minutes.
    Snooze,
    /// No answer.
    Ignore,
    /// Start after `delay`.
    Late,
}

impl Word for Respond {
    const WHAT: &'static str = "an answer to an offer";
    const WORDS: &'static [Self] = &[
        Self::Start,
        Self::Stop,
        Self::Skip,
        Self::Snooze,
        Self::Ignore,
        Self::Late,
    ];

    fn word(self) -> &'static str {
        match self {
            Respond::Start => "start",
            Respond::Stop => "stop",
            Respond::Skip => "skip",
            Respond::Snooze => "snooze",
            Respond::Ignore => "ignore",
            Respond::Late => "late",
        }
    }
}

/// Something that happens in a scenario (CONTRACTS 5 defines the words).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the contract's words")]
pub enum Step {
    Active {
        /// Time between two inputs.
        every: Duration,
    },
    Idle,
    Lock,
    Unlock,
    Sleep,
    Wake,
    Signal(Signal, bool),
    Pause(PauseFor),
    Resume,
    /// The wall clock is set to what it would show at this instant.
    Clock(DateTime<Tz>),
    Zone(Tz),
    Restart,
    Crash,
}

const DO: [&str; 23] = [
    "active",
    "idle",
    "lock",
    "unlock",
    "sleep",
    "wake",
    "dnd_on",
    "dnd_off",
    "fullscreen_on",
    "fullscreen_off",
    "camera_on",
    "camera_off",
    "microphone_on",
    "microphone_off",
    "screenshare_on",
    "screenshare_off",
    "pause",
    "resume",
    "clock",
    "zone",
    "restart",
    "crash",
    "",
];

impl Scenario {
    /// Reads a scenario.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its line and what would be right.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let problems = Problems::new(file, text);
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            problems.add(&error.span().unwrap_or_default(), error.message());
        }
        problems.set_torn(!errors.is_empty());
        let root = Reader::new(&problems, &table);
        let scenario = read(&root, &problems, file, text);
        root.close();
        let found = problems.into_found();
        scenario.filter(|_| found.is_empty()).ok_or(found)
    }
}

fn read(root: &Reader<'_>, problems: &Problems<'_>, file: &str, text: &str) -> Option<Scenario> {
    let zone = zone(root, "zone");
    let start_text = root.text("start", 40, "when it starts, as local time: \"2026-03-27T08:55:00\"");
    let end_text = root.text("end", 40, "when it ends, as local time");
    let _ = root.value("settings");
    let (settings, warnings) = own_settings::read(problems, file, text);
    let (offers, delay) = respond(root);
    let events = root.tables("event", 0..=100_000, "what happens");
    let zone = zone?;
    let start = instant(root, "start", &start_text, zone)?;
    let mut script = Script {
        start,
        zone,
        at: Duration::ZERO,
        locked: false,
        asleep: false,
        steps: Vec::new(),
    };
    for event in events {
        script.event(&event);
        event.close();
    }
    let end = instant(root, "end", &end_text, script.zone)?;
    let end = end.signed_duration_since(start).to_std().ok();
    if end.is_none_or(|end| end < script.at) {
        root.wrong(
            "end",
            "lies before the start or before an event; let the scenario end after all of them",
        );
    }
    Some(Scenario {
        zone,
        start,
        end: end?,
        settings,
        warnings,
        offers,
        delay,
        steps: script.steps,
    })
}

fn respond(root: &Reader<'_>) -> (Vec<Respond>, Duration) {
    let default = Duration::from_secs(8);
    let Some(table) = root.table_if_there("respond") else {
        return (Vec::new(), default);
    };
    let offers = table.list_of_words("offers", 0..=1000);
    let delay = length(&table, "delay").unwrap_or(default);
    table.close();
    (offers, delay)
}

fn zone(reader: &Reader<'_>, key: &'static str) -> Option<Tz> {
    let name = reader.text(key, 60, "an IANA zone: \"Europe/Berlin\"");
    let zone = name.parse().ok();
    if zone.is_none() && !name.is_empty() {
        let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        let hint = nearest(&name, names).map_or("write an IANA name, like Europe/Berlin".to_owned(), |near| {
            format!("did you mean {near}?")
        });
        reader.wrong(key, &format!("does not know the zone \"{name}\"; {hint}"));
    }
    zone
}

fn instant(reader: &Reader<'_>, key: &'static str, text: &str, zone: Tz) -> Option<DateTime<Tz>> {
    if text.is_empty() {
        return None;
    }
    local::read(text, zone)
        .map_err(|why| reader.wrong(key, &format!("is off: {why}")))
        .ok()
}

/// A duration that may be left out.
fn length(reader: &Reader<'_>, key: &'static str) -> Option<Duration> {
    let text = reader.text_if_there(key, 20, "a duration: \"30s\", \"25m\", \"2h\"")?;
    let read = local::span(&text);
    let read = read.filter(|length| !length.is_zero());
    if read.is_none() {
        reader.wrong(
            key,
            &format!("is \"{text}\"; write one whole number and one unit: \"30s\", \"25m\", \"2h\""),
        );
    }
    read
}

/// Follows the events to know what may come next, and when absolute times are.
struct Script {
    start: DateTime<Tz>,
    zone: Tz,
    at: Duration,
    locked: bool,
    asleep: bool,
    steps: Vec<(Duration, Step)>,
}

impl Script {
    fn event(&mut self, event: &Reader<'_>) {
        let when = event.text("at", 40, "a local time, or \"+90m\" after the event before");
        if let Some(at) = self.when(event, &when) {
            if at < self.at {
                event.wrong(
                    "at",
                    &format!("is \"{when}\", which lies before the event above it; put the events in order"),
                );
            } else {
                self.at = at;
            }
        }
        if let Some(step) = self.what(event) {
            self.check_order(event, step);
            self.steps.push((self.at, step));
        }
    }

    fn when(&self, event: &Reader<'_>, text: &str) -> Option<Duration> {
        if let Some(after) = text.strip_prefix('+') {
            let after = local::span(after);
            if after.is_none() {
                event.wrong(
                    "at",
                    &format!("is \"{text}\"; write one whole number and one unit: \"+90m\""),
                );
            }
            return after.map(|after| self.at + after);
        }
        let at = instant(event, "at", text, self.zone)?;
        let after = at.signed_duration_since(self.start).to_std().ok();
        if after.is_none() {
            event.wrong("at", &format!("is \"{text}\", which lies before the start"));
        }
        after
    }

    fn what(&mut self, event: &Reader<'_>) -> Option<Step> {
        let word = event.text("do", 20, "what happens");
        let signal = |signal| Some(Step::Signal(signal, word.ends_with("_on")));
        match word.as_str() {
            "active" => {
                let every = length(event, "every").unwrap_or(Duration::from_secs(1));
                Some(Step::Active { every })
            }
            "idle" => Some(Step::Idle),
            "lock" => Some(Step::Lock),
            "unlock" => Some(Step::Unlock),
            "sleep" => Some(Step::Sleep),
            "wake" => Some(Step::Wake),
            "dnd_on" | "dnd_off" => signal(Signal::Dnd),
            "fullscreen_on" | "fullscreen_off" => signal(Signal::Fullscreen),
            "camera_on" | "camera_off" => signal(Signal::Camera),
            "microphone_on" | "microphone_off" => signal(Signal::Microphone),
            "screenshare_on" | "screenshare_off" => signal(Signal::Screenshare),
            "pause" => pause(event).map(Step::Pause),
            "resume" => Some(Step::Resume),
            "clock" => {
                let to = event.text("to", 40, "the local time that the clock is set to");
                instant(event, "to", &to, self.zone).map(Step::Clock)
            }
            "zone" => {
                self.zone = zone(event, "to")?;
                Some(Step::Zone(self.zone))
            }
            "restart" => Some(Step::Restart),
            "crash" => Some(Step::Crash),
            "" => None,
            other => {
                let hint = nearest(other, DO).map_or_else(|| DO.join(" "), |near| format!("did you mean \"{near}\"?"));
                event.wrong("do", &format!("does not know \"{other}\"; {hint}"));
                None
            }
        }
    }

    fn check_order(&mut self, event: &Reader<'_>, step: Step) {
        if self.asleep && step != Step::Wake {
            event.wrong("do", "happens while the machine sleeps; only `wake` may come then");
        }
        match step {
            Step::Active { .. } if self.locked => {
                event.wrong("do", "is `active` while the session is locked; `unlock` first");
            }
            Step::Wake if !self.asleep => event.wrong("do", "is `wake` while the machine is awake"),
            Step::Unlock if !self.locked => event.wrong("do", "is `unlock` while the session is not locked"),
            Step::Active { .. }
            | Step::Idle
            | Step::Lock
            | Step::Unlock
            | Step::Sleep
            | Step::Wake
            | Step::Signal(..)
            | Step::Pause(_)
            | Step::Resume
            | Step::Clock(_)
            | Step::Zone(_)
            | Step::Restart
            | Step::Crash => {}
        }
        self.locked = step == Step::Lock || (self.locked && step != Step::Unlock);
        self.asleep = step == Step::Sleep || (self.asleep && step != Step::Wake);
    }
}

fn pause(event: &Reader<'_>) -> Option<PauseFor> {
    let right = "a pause takes either for = \"30m\", for = \"today\" or until = \"14:00\"";
    let length = event.text_if_there("for", 20, right);
    let until = event.text_if_there("until", 5, right);
    let read = match (length.as_deref(), until.as_deref()) {
        (Some("today"), None) => Some(PauseFor::Today),
        (Some(text), None) => local::span(text).map(PauseFor::Length),
        (None, Some(text)) => NaiveTime::parse_from_str(text, "%H:%M").ok().map(PauseFor::Until),
        (Some(_), Some(_)) | (None, None) => None,
    };
    if read.is_none() {
        event.wrong("do", &format!("is a pause without a good length; {right}"));
    }
    read
}
