//! What a file is, by its first hundred bytes (SQLite's documented file format): read without opening it as a database, which might
//! change it or leave files beside it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// "Unkt", set by the first migration.
pub(super) const APPLICATION_ID: u32 = 0x556e_6b74;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const USER_VERSION: usize = 60;
const APPLICATION: usize = 68;

/// What lies at the database's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// No file, or one in which nothing has been written yet.
    Nothing,
    /// Our database, at least as far as its first page tells.
    Ours {
        /// How many migrations it has seen, without what may still lie in the log.
        version: usize,
    },
    /// A database of another program.
    Foreign,
    /// Something else.
    NoDatabase,
}

pub(super) fn look(path: &Path) -> io::Result<Found> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    };
    let mut head = Vec::with_capacity(100);
    file.by_ref().take(100).read_to_end(&mut head)?;
    if head.is_empty() {
        return Ok(Found::Nothing);
    }
    if head.len() < 100 || !head.starts_with(MAGIC) {
        return Ok(Found::NoDatabase);
    }
    Ok(match (number(&head, APPLICATION), number(&head, USER_VERSION)) {
        (APPLICATION_ID, version) => Found::Ours {
            version: version as usize,
        },
        // A first page without a table: switched to write-ahead logging, and either killed before the first migration, or everything
        // so far lies in the log.
        (0, 0) if file.metadata()?.len() <= page_size(&head) => match logged(path)? {
            true => Found::Ours { version: 0 },
            false => Found::Nothing,
        },
        _ => Found::Foreign,
    })
}

/// Whether the write-ahead log beside the database holds anything.
fn logged(path: &Path) -> io::Result<bool> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    match std::fs::metadata(log) {
        Ok(log) => Ok(log.len() > 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn number(head: &[u8], at: usize) -> u32 {
    head.get(at..at + 4)
        .and_then(|bytes| bytes.try_into().ok())
        .map_or(0, u32::from_be_bytes)
}

/// Bytes of a page; the header's 1 stands for 65536.
fn page_size(head: &[u8]) -> u64 {
    match head.get(16..18) {
        Some([0, 1]) => 65536,
        Some([high, low]) => u64::from(u16::from_be_bytes([*high, *low])),
        _ => 0,
    }
}
