//! `unknot check`: record, settings, catalogue, environment; one line each.

use std::path::Path;

use unknot_core::catalogue::Catalogue;
use unknot_link::{Call, Code, views};
use unknot_store::{Store, settings_file};

use crate::failure::Failure;
use crate::{resident, say};

pub(super) fn run(data_dir: &Path) -> Result<(), Failure> {
    let checks = [record(data_dir), settings(data_dir), catalogue(), running(data_dir)];
    let mut wrong = 0;
    for (name, found) in ["record", "settings", "catalogue", "resident"].iter().zip(checks) {
        match found {
            Ok(well) => say::line(format!("{name}: {well}"))?,
            Err(what) => {
                wrong += 1;
                say::line(format!("{name}: {what}"))?;
            }
        }
    }
    if wrong == 0 {
        Ok(())
    } else {
        Err(Failure::NotDone(format!("{wrong} of 4 need a look")))
    }
}

fn record(data_dir: &Path) -> Result<String, String> {
    let store = Store::read(data_dir).map_err(|error| error.message)?;
    let problems = store.check().map_err(|error| error.message)?;
    if problems.is_empty() {
        Ok(format!("well, {}", store.path().display()))
    } else {
        Err(problems.join("; "))
    }
}

fn settings(data_dir: &Path) -> Result<String, String> {
    let path = data_dir.join(settings_file::NAME);
    let loaded = settings_file::load(&path).map_err(|error| error.message)?;
    if loaded.problems.is_empty() {
        return Ok(if path.exists() {
            "well".to_owned()
        } else {
            "none, all defaults".to_owned()
        });
    }
    let lines: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    Err(lines.join("; "))
}

fn catalogue() -> Result<String, String> {
    match Catalogue::builtin_problems().first() {
        None => Ok(format!("well, {} movements", Catalogue::builtin().len())),
        Some(problem) => Err(problem.to_string()),
    }
}

fn running(data_dir: &Path) -> Result<String, String> {
    match resident::connect(data_dir).and_then(|client| client.ask::<views::Status>(Call::Status)) {
        Ok(status) => {
            let missing: Vec<&str> = status
                .presence
                .iter()
                .filter(|(_, signal)| !signal.available)
                .map(|(name, _)| name.as_str())
                .collect();
            let note = if missing.is_empty() {
                String::new()
            } else {
                format!("; cannot see here: {}", missing.join(", "))
            };
            Ok(format!("running{note}"))
        }
        Err(fault) if fault.code == Code::NoResident => Ok("not running".to_owned()),
        Err(fault) => Err(fault.message),
    }
}
