//! What went wrong, in words for a person: the file, what is wrong, what would be right.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;
use unknot_core::record::{RecordError, Trouble};

use super::{BACKUPS, trouble};

const UNTOUCHED: &str = "it has been left as it is";

/// An error of SQLite about the database at `path`.
pub(crate) fn in_words(path: &Path, error: &rusqlite::Error) -> RecordError {
    let place = path.display();
    let rusqlite::Error::SqliteFailure(code, detail) = error else {
        // Anything else than a failure of SQLite comes from a row that we cannot read.
        return damaged(path, &error.to_string());
    };
    let detail = detail.clone().unwrap_or_else(|| code.to_string());
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the codes are SQLite's, more may come, and all others are told in its own words"
    )]
    match code.code {
        ErrorCode::DiskFull => full(path),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => trouble(
            Trouble::Busy,
            format!("{place}: another program keeps the file locked; close that program"),
        ),
        ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => read_only(path),
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => damaged(path, &detail),
        ErrorCode::SystemIoFailure => trouble(
            Trouble::Other,
            format!("{place}: the disk did not take or give the data ({detail}); look at the disk and its free space"),
        ),
        _ => trouble(Trouble::Other, format!("{place}: {detail}")),
    }
}

/// An error of the file system at `path`.
pub(crate) fn io(path: &Path, error: &io::Error) -> RecordError {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the kinds are the standard library's, more may come, and all others are told in its words"
    )]
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => full(path),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => read_only(path),
        _ => trouble(Trouble::Other, format!("{}: {error}", path.display())),
    }
}

fn full(path: &Path) -> RecordError {
    trouble(
        Trouble::Full,
        format!("{}: not saved, the disk is full; free some space on it", path.display()),
    )
}

fn read_only(path: &Path) -> RecordError {
    trouble(
        Trouble::ReadOnly,
        format!(
            "{}: cannot be opened for writing; give this user write permission for the file and its folder, or name another folder with --data-dir",
            path.display()
        ),
    )
}

/// The database is damaged; `how` in SQLite's words or ours.
pub(super) fn damaged(path: &Path, how: &str) -> RecordError {
    trouble(
        Trouble::Damaged,
        format!(
            "{}: the record is damaged ({how}); {UNTOUCHED}: put a good copy from {BACKUPS}/ in its place, or move it away to begin a new record",
            path.display()
        ),
    )
}

/// A database of another program.
pub(super) fn foreign(path: &Path) -> RecordError {
    trouble(
        Trouble::Damaged,
        format!(
            "{}: is a database of another program; {UNTOUCHED}: move it away, or name another folder with --data-dir",
            path.display()
        ),
    )
}

/// A database that has seen more migrations than we know.
pub(super) fn newer(path: &Path, version: usize, known: usize) -> RecordError {
    trouble(
        Trouble::Newer,
        format!(
            "{}: was written by a newer Unknot (format {version}, this one knows up to {known}); {UNTOUCHED}: start the newer Unknot",
            path.display()
        ),
    )
}

/// An upgrade failed; the database stands where it stood.
pub(super) fn upgrade(path: &Path, error: &rusqlite_migration::Error) -> RecordError {
    if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
        in_words(path, err)
    } else {
        trouble(Trouble::Other, format!("{}: upgrade failed: {error}", path.display()))
    }
}
