//! `unknot catalogue`: the movements, and what is wrong with files of them.

use std::fs;
use std::path::PathBuf;

use unknot_core::catalogue::{self, Catalogue};

use crate::args::CatalogueCommand;
use crate::failure::Failure;
use crate::say;

pub(super) fn run(what: CatalogueCommand) -> Result<(), Failure> {
    match what {
        CatalogueCommand::List { json } => list(json),
        CatalogueCommand::Show { id, json } => show(&id, json),
        CatalogueCommand::Check { paths, json } => check(&paths, json),
    }
}

fn list(json: bool) -> Result<(), Failure> {
    let catalogue = Catalogue::builtin();
    if json {
        return say::json(&catalogue.iter().collect::<Vec<_>>());
    }
    catalogue
        .iter()
        .try_for_each(|movement| say::line(format!("{:<20} {}", movement.id, movement.name)))
}

fn show(id: &str, json: bool) -> Result<(), Failure> {
    let catalogue = Catalogue::builtin();
    let movement = catalogue.get(id).ok_or_else(|| {
        Failure::BadInput(format!(
            "there is no movement \"{id}\"; `unknot catalogue list` names them all"
        ))
    })?;
    if json {
        return say::json(movement);
    }
    say::line(&movement.name)?;
    say::line(&movement.summary)?;
    say::line(format!("\n{}", movement.set_up))?;
    for (number, step) in movement.steps.iter().enumerate() {
        say::line(format!("{}. {step}", number + 1))?;
    }
    say::line(format!("\nBreathing: {}", movement.breathing))?;
    say::line(format!("Where to feel it: {}", movement.feel))
}

fn check(paths: &[PathBuf], json: bool) -> Result<(), Failure> {
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        let text = fs::read_to_string(path)
            .map_err(|error| Failure::BadInput(format!("{name}: cannot be read ({error}); name a movement file")))?;
        Ok((name, text))
    };
    let files = paths.iter().map(read).collect::<Result<Vec<_>, Failure>>()?;
    let problems = catalogue::check_all(files.iter().map(|(name, text)| (name.clone(), text.as_str())));
    if json {
        say::json(&problems)?;
    } else {
        problems.iter().try_for_each(|problem| say::line(problem.to_string()))?;
    }
    match problems.len() {
        0 => Ok(()),
        1 => Err(Failure::BadInput("1 problem".to_owned())),
        count => Err(Failure::BadInput(format!("{count} problems"))),
    }
}
