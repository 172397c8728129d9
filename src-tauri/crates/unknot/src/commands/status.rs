//! `unknot status`: where the next break stands.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use unknot_link::{Call, Code, views};

use crate::failure::Failure;
use crate::{resident, say};

pub(super) fn run(data_dir: &Path, json: bool) -> Result<(), Failure> {
    let asked = resident::connect(data_dir).and_then(|client| client.ask::<views::Status>(Call::Status));
    let status = match asked {
        Ok(status) => status,
        Err(fault) if fault.code == Code::NoResident => not_running(),
        Err(fault) => return Err(fault.into()),
    };
    if json {
        return say::json(&status);
    }
    for line in lines(&status) {
        say::line(line)?;
    }
    Ok(())
}

/// Without a resident nothing runs.
fn not_running() -> views::Status {
    views::Status {
        running: false,
        stage: views::Stage::Off,
        next: None,
        held: None,
        paused_until: None,
        session: views::SessionToday {
            due: false,
            done: false,
        },
        presence: BTreeMap::new(),
        use_minutes: 0,
        then: None,
    }
}

/// The status in words, a line each.
fn lines(status: &views::Status) -> Vec<String> {
    if !status.running {
        return vec!["Unknot is not running. No breaks are being counted.".to_owned()];
    }
    let mut lines = vec![format!("stage: {}", word(&status.stage))];
    if let Some(next) = &status.next {
        let at = next.at.as_deref().unwrap_or("when you are back");
        lines.push(format!("next: {} {at}", word(&next.kind)));
    }
    if let Some(reason) = &status.held {
        lines.push(format!("held: {}", word(reason)));
    }
    if let Some(until) = &status.paused_until {
        lines.push(format!("paused until: {until}"));
    }
    for (name, signal) in &status.presence {
        let sign = if signal.available { "seen" } else { "not seen" };
        lines.push(format!("{name}: {sign}, {}", signal.by));
    }
    lines
}

/// The contract's word of a name, as its JSON writes it.
fn word(name: &impl Serialize) -> String {
    serde_json::to_value(name)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
