//! `unknot simulate`: the real engine over a scripted time (CONTRACTS 5).

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use unknot_core::catalogue::{Catalogue, Item};
use unknot_core::simulate::{self, Scenario};

use crate::failure::Failure;
use crate::say;

pub(super) fn run(path: &Path) -> Result<(), Failure> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::BadInput(format!("{name}: cannot be read ({error}); name a scenario in TOML")))?;
    let scenario = Scenario::parse(&name, &text).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        Failure::BadInput(lines.join("\n"))
    })?;
    for warning in &scenario.warnings {
        say::note(warning);
    }
    // All kit at hand, every safety answer no.
    let kit: BTreeSet<Item> = Item::ALL.iter().copied().collect();
    let rotation = unknot_app::rotation(&Catalogue::builtin(), &kit, true);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = None;
    simulate::run(&scenario, rotation, |line| {
        let written = serde_json::to_string(line)
            .map_err(io::Error::from)
            .and_then(|json| writeln!(out, "{json}"));
        failed = failed.take().or(written.err());
    });
    match failed.or(out.flush().err()) {
        Some(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        Some(_) | None => Ok(()),
    }
}
