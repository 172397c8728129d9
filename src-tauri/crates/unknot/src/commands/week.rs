//! `unknot week`: the weekly review, the same figures as the screen.

use std::path::Path;

use unknot_link::{Call, Code, views};
use unknot_store::Store;

use crate::failure::Failure;
use crate::{clock, resident, say};

pub(super) fn run(data_dir: &Path, week: Option<&str>, json: bool) -> Result<(), Failure> {
    let call = Call::Week {
        week: week.map(str::to_owned),
    };
    let review = match resident::connect(data_dir).and_then(|client| client.ask::<views::Week>(call)) {
        Ok(review) => review,
        Err(fault) if fault.code == Code::NoResident => {
            unknot_app::week(&Store::read(data_dir)?, clock::now(), week, None)?
        }
        Err(fault) => return Err(fault.into()),
    };
    if json {
        return say::json(&review);
    }
    for line in lines(&review) {
        say::line(line)?;
    }
    Ok(())
}

fn lines(week: &views::Week) -> Vec<String> {
    let breaks = &week.breaks;
    let mut lines = vec![
        format!("week: {}", week.week),
        format!("sessions: {} of {}", week.sessions.done, week.sessions.planned),
        format!(
            "breaks: {} of {}, {} natural besides",
            breaks.taken, breaks.offered, breaks.natural
        ),
    ];
    for (reason, count) in &breaks.held {
        let name = serde_json::to_value(reason)
            .ok()
            .and_then(|name| name.as_str().map(str::to_owned))
            .unwrap_or_default();
        lines.push(format!("held: {count} {name}"));
    }
    if let Some(minutes) = week.longest_sitting_minutes {
        lines.push(format!("longest at the desk without a change: {minutes} min"));
    }
    lines
}
