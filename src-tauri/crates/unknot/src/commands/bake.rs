//! `unknot bake`: draws the clips of all built-in movements into one file. For whoever builds or packages Unknot.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

use unknot_figure::poses;

use crate::failure::Failure;
use crate::{clips, say};

use super::figure;

/// Clips that are still right in an earlier `output` are kept; the others are drawn, one on each core.
pub(super) fn run(output: &Path) -> Result<(), Failure> {
    let kept = clips::reusable(output);
    let missing: Vec<&str> = poses::IDS
        .iter()
        .copied()
        .filter(|id| !kept.contains_key(*id))
        .collect();
    let drawn = draw(&missing)?;
    let count = drawn.len();
    let all: BTreeMap<String, Vec<u8>> = kept.into_iter().chain(drawn).collect();
    let bytes = clips::file(&all)?;
    figure::write_whole(output, &bytes)?;
    say::line(format!(
        "{}: {} clips, {count} of them drawn now, {} KiB",
        output.display(),
        all.len(),
        bytes.len() / 1024
    ))
}

fn draw(movements: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let waiting = Mutex::new(movements.iter());
    let drawn = Mutex::new(Ok(BTreeMap::new()));
    let work = || {
        while let Some(id) = waiting.lock().unwrap_or_else(PoisonError::into_inner).next() {
            let clip = figure::clip(id);
            let mut drawn = drawn.lock().unwrap_or_else(PoisonError::into_inner);
            match (clip, drawn.as_mut()) {
                (Ok(clip), Ok(all)) => drop(all.insert((*id).to_owned(), clip)),
                (Err(failure), Ok(_)) => *drawn = Err(failure),
                (Ok(_) | Err(_), Err(_)) => return,
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    drawn.into_inner().unwrap_or_else(PoisonError::into_inner)
}
