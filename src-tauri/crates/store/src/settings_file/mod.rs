//! `settings.toml`: read as it is, changed one key at a time, everything else left as the person wrote it.

mod edit;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use unknot_core::record::{RecordError, Stamp};
use unknot_core::settings::{BadSetting, Problem, Settings, Value, parse};

use crate::database::words;
use crate::files::{Durability, replace};

/// Name of the file in the data folder.
pub const NAME: &str = "settings.toml";

/// More than any person writes; a file beyond it is something else that got this name.
const LARGEST: usize = 256 * 1024;

/// What a settings file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Every setting, with its default where the file has none or a wrong one.
    pub settings: Settings,
    /// What was wrong, in order of line.
    pub problems: Vec<Problem>,
}

/// What else came of a change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changed {
    /// The value is taken but not advised, for this reason.
    pub warning: Option<String>,
    /// The file was no TOML and could not be changed as it was: it now has this name, and what could be read of it is in a new file.
    pub set_aside: Option<PathBuf>,
}

/// A setting was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// No such setting, or no such value for it.
    #[error(transparent)]
    Bad(#[from] BadSetting),
    /// The file could not be read or written; it is as it was.
    #[error(transparent)]
    File(#[from] RecordError),
}

/// Reads the file at `path`. No file means that every setting has its default.
///
/// # Errors
/// When there is a file and it cannot be opened.
pub fn load(path: &Path) -> Result<Loaded, RecordError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(words::io(path, &error)),
    };
    Ok(understand(&bytes))
}

fn understand(bytes: &[u8]) -> Loaded {
    let whole_file = |line: usize, what: String| Problem {
        line,
        key: None,
        what,
        replaced: true,
    };
    if bytes.len() > LARGEST {
        let what = format!(
            "the file has {} KiB, settings never more than {}; it is not read, every setting has its default",
            bytes.len() / 1024,
            LARGEST / 1024
        );
        return Loaded {
            settings: Settings::default(),
            problems: vec![whole_file(1, what)],
        };
    }
    let text = String::from_utf8_lossy(bytes);
    let (settings, mut problems) = parse(&text);
    if let Err(error) = std::str::from_utf8(bytes) {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        problems.push(whole_file(
            line,
            "these letters are not UTF-8; save the file as UTF-8".to_owned(),
        ));
        problems.sort_by_key(|problem| problem.line);
    }
    Loaded { settings, problems }
}

/// Writes one setting, by its dotted key, into the file at `path`, and makes the file if there is none. Comments, order and everything
/// else stay. A file that is no TOML is set aside first, under a name with the day of `at`.
///
/// # Errors
/// When there is no such setting, the value is not one it can have, or the file cannot be written. Nothing is changed then.
pub fn set(path: &Path, key: &str, value: &Value, at: Stamp) -> Result<Changed, NotChanged> {
    // A link stays a link: what it points to is replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let io = |error: io::Error| words::io(&place, &error);
    let bytes = match fs::read(&place) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(io(error).into()),
    };
    let present = understand(&bytes).settings;
    let mut wanted = present.clone();
    let warning = wanted.set(key, value)?;

    let as_written = std::str::from_utf8(&bytes).ok().and_then(edit::document);
    let readable = as_written.is_some();
    let mut document = as_written.unwrap_or_else(|| edit::differing(&present));
    edit::put(&mut document, key, value);

    let set_aside = if readable {
        None
    } else {
        let aside = free_name(&place, at);
        // A copy, so that at no moment there is no settings file.
        fs::copy(&place, &aside).map_err(|error| words::io(&aside, &error))?;
        Some(aside)
    };
    replace(&place, document.to_string().as_bytes(), Durability::PowerCut).map_err(io)?;
    Ok(Changed { warning, set_aside })
}

/// `settings.toml.broken-2026-03-30`, with a number if there is one already.
fn free_name(path: &Path, at: Stamp) -> PathBuf {
    let day = at.local().format("%Y-%m-%d");
    let named = |ending: String| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let mut name = named(format!(".broken-{day}"));
    let mut count = 1;
    while name.exists() {
        count += 1;
        name = named(format!(".broken-{day}-{count}"));
    }
    name
}

#[cfg(test)]
mod tests;
