//! Copies of the database, made by SQLite's backup interface: whole and consistent, with what still lies in the write-ahead log.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;
use unknot_core::record::RecordError;

use super::{BACKUPS, words};

/// Why a copy was not made.
pub(super) enum CopyError {
    /// The folder or file could not be written.
    Io(PathBuf, std::io::Error),
    /// The database could not be read or the copy not be filled.
    Sqlite(rusqlite::Error),
}

impl CopyError {
    /// In words; the database is at `path`.
    pub(super) fn of(self, path: &Path) -> RecordError {
        match self {
            CopyError::Io(place, error) => words::io(&place, &error),
            CopyError::Sqlite(error) => words::in_words(path, &error),
        }
    }
}

/// Puts `backups/before-upgrade-from-<version>.db` beside the database; an older copy of that name stays and this one gets a number.
pub(super) fn before_upgrade(connection: &Connection, dir: &Path, version: usize) -> Result<(), CopyError> {
    let folder = dir.join(BACKUPS);
    fs::create_dir_all(&folder).map_err(|error| CopyError::Io(folder.clone(), error))?;
    let name = |count: u32| match count {
        1 => folder.join(format!("before-upgrade-from-{version}.db")),
        more => folder.join(format!("before-upgrade-from-{version}-{more}.db")),
    };
    let place = (1..).map(name).find(|place| !place.exists()).unwrap_or_else(|| name(1));
    // Filled under another name first: a copy cut short must not look like a good one.
    let unfinished = folder.join("unfinished.db");
    let io = |error| CopyError::Io(place.clone(), error);
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(io(error)),
        Ok(()) | Err(_) => {}
    }
    {
        let mut target = Connection::open(&unfinished).map_err(CopyError::Sqlite)?;
        fill(connection, &mut target).map_err(CopyError::Sqlite)?;
    }
    File::open(&unfinished).and_then(|file| file.sync_all()).map_err(io)?;
    fs::rename(&unfinished, &place).map_err(io)
}

/// A copy that lives in memory.
pub(super) fn into_memory(connection: &Connection) -> rusqlite::Result<Connection> {
    let mut memory = Connection::open_in_memory()?;
    fill(connection, &mut memory)?;
    Ok(memory)
}

fn fill(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
    const PAGES_A_STEP: i32 = 1000;
    Backup::new(from, to)?.run_to_completion(PAGES_A_STEP, Duration::ZERO, None)
}

/// Whether there is any copy.
pub(super) fn any(dir: &Path) -> bool {
    fs::read_dir(dir.join(BACKUPS)).is_ok_and(|mut entries| entries.next().is_some())
}
