//! Putting a damaged database out of the way, because the person said so.

use std::fs;
use std::path::{Path, PathBuf};

use unknot_core::record::{RecordError, Stamp};

use super::{HISTORY, words};

/// Renames the database of `dir` and its log files to `history.db.damaged-<local time>`, so that the next [`crate::Store::open`] begins a
/// new record. Nothing is deleted and nothing overwritten. Gives back where the database is now.
///
/// # Errors
/// When there is none, or it cannot be renamed.
pub fn set_aside(dir: &Path, at: Stamp) -> Result<PathBuf, RecordError> {
    let stem = format!("{HISTORY}.damaged-{}", at.local().format("%Y-%m-%d-%H%M%S"));
    let name = |count: u32| match count {
        1 => stem.clone(),
        more => format!("{stem}-{more}"),
    };
    let free = (1..)
        .map(name)
        .find(|name| !dir.join(name).exists())
        .unwrap_or(stem.clone());
    // The log first: a database without its log is whole as of its last checkpoint, a log beside a new database is poison.
    for suffix in ["-wal", "-shm", ""] {
        let from = dir.join(format!("{HISTORY}{suffix}"));
        if suffix.is_empty() || from.exists() {
            fs::rename(&from, dir.join(format!("{free}{suffix}"))).map_err(|error| words::io(&from, &error))?;
        }
    }
    Ok(dir.join(free))
}
