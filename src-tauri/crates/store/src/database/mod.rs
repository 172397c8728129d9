//! Opening the database: what is it, may it be touched, does it need an upgrade.

mod aside;
mod copy;
mod header;
mod schema;
pub(crate) mod words;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use unknot_core::record::{RecordError, Trouble};

pub use aside::set_aside;
use header::Found;
pub(crate) use words::in_words;

/// Name of the database in the data folder.
pub const HISTORY: &str = "history.db";
/// Folder in the data folder for copies of the database.
pub const BACKUPS: &str = "backups";

/// How long a statement waits for another program that holds the file. The engine's one thread waits with it, so not for long.
const BUSY: Duration = Duration::from_millis(500);

/// Opens to write; see [`crate::Store::open`].
pub(crate) fn open(dir: &Path, path: &Path) -> Result<Connection, RecordError> {
    open_with(dir, path, schema::MIGRATIONS)
}

fn open_with(dir: &Path, path: &Path, migrations: &[rusqlite_migration::M<'_>]) -> Result<Connection, RecordError> {
    std::fs::create_dir_all(dir).map_err(|error| words::io(dir, &error))?;
    let known = migrations.len();
    look(dir, path, known)?;
    let wording = |error: rusqlite::Error| in_words(path, &error);

    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(wording)?;
    connection.busy_timeout(BUSY).map_err(wording)?;
    let version = identify(&connection, path, known)?;
    if version > 0 {
        sound(&connection, path)?;
    }
    if version > 0 && version < known {
        copy::before_upgrade(&connection, dir, version).map_err(|error| error.of(path))?;
    }
    configure(&connection).map_err(wording)?;
    schema::upgrade(&mut connection, migrations).map_err(|error| words::upgrade(path, &error))?;
    Ok(connection)
}

/// Opens to read; see [`crate::Store::read`].
pub(crate) fn read(dir: &Path, path: &Path) -> Result<Connection, RecordError> {
    let known = schema::MIGRATIONS.len();
    let wording = |error: rusqlite::Error| in_words(path, &error);
    let in_memory = |mut memory: Connection| {
        schema::upgrade(&mut memory, schema::MIGRATIONS).map_err(|error| words::upgrade(path, &error))?;
        Ok(memory)
    };
    if look(dir, path, known)? == Found::Nothing {
        return in_memory(Connection::open_in_memory().map_err(wording)?);
    }
    // Not read-only for SQLite: a reader that may write leaves no log files behind. `query_only` keeps it from changing anything.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(wording)?;
    connection.busy_timeout(BUSY).map_err(wording)?;
    connection.pragma_update(None, "query_only", true).map_err(wording)?;
    let version = identify(&connection, path, known)?;
    if version < known {
        return in_memory(copy::into_memory(&connection).map_err(wording)?);
    }
    Ok(connection)
}

/// Looks at the file without opening it as a database, so that one that is not for us stays as it is.
fn look(dir: &Path, path: &Path, known: usize) -> Result<Found, RecordError> {
    let found = header::look(path).map_err(|error| words::io(path, &error))?;
    match found {
        Found::Nothing if copy::any(dir) && path.exists() => {
            Err(words::damaged(path, "it is empty, and there are backups"))
        }
        Found::Nothing => Ok(found),
        Found::Ours { version } if version > known => Err(words::newer(path, version, known)),
        Found::Ours { .. } => Ok(found),
        Found::NoDatabase => Err(words::damaged(path, "it is no SQLite database")),
        Found::Foreign => Err(words::foreign(path)),
    }
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // An acknowledged fact must outlive a power cut, and few are written: NORMAL would spare an fsync and may lose the last of them.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // In KiB. The resident is asleep nearly all day; two megabytes of cached pages would be half of its memory.
    connection.pragma_update(None, "cache_size", -256)
}

/// How many migrations an open database has seen. What SQLite says counts: it has read the write-ahead log too, which the look at the
/// file's first bytes has not.
fn identify(connection: &Connection, path: &Path, known: usize) -> Result<usize, RecordError> {
    let number = |pragma: &str| {
        connection
            .pragma_query_value(None, pragma, |row| row.get::<_, u32>(0))
            .map_err(|error| in_words(path, &error))
    };
    let version = number("user_version")? as usize;
    if version > 0 && number("application_id")? != header::APPLICATION_ID {
        return Err(words::foreign(path));
    }
    if version > known {
        return Err(words::newer(path, version, known));
    }
    Ok(version)
}

/// The quick look at start: every page is there and well formed. The rules of the columns are left to the long look; going through them
/// takes ten times as long, seconds on a record of ten years.
fn sound(connection: &Connection, path: &Path) -> Result<(), RecordError> {
    let look = || -> rusqlite::Result<String> {
        connection.pragma_update(None, "ignore_check_constraints", true)?;
        let said = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        connection.pragma_update(None, "ignore_check_constraints", false)?;
        Ok(said)
    };
    match look().map_err(|error| in_words(path, &error))?.as_str() {
        "ok" => Ok(()),
        said => Err(words::damaged(path, said)),
    }
}

/// The long look: indices against tables and the rules of the columns as well.
pub(crate) fn integrity(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let said: Vec<String> = connection
        .prepare("PRAGMA integrity_check(20)")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(if said == ["ok"] { Vec::new() } else { said })
}

/// An error with the kind of trouble it is.
fn trouble(trouble: Trouble, message: String) -> RecordError {
    RecordError { trouble, message }
}

#[cfg(test)]
mod tests;
