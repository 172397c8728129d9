//! The data folder: where it is, and the lock that makes one resident its owner.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The folder that was asked for, or the platform's own for `unknot`.
pub(crate) fn resolve(asked: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let folder = asked
        .filter(|dir| !dir.as_os_str().is_empty())
        .or_else(platform_folder)
        .ok_or_else(|| {
            Failure::NotDone(
                "no home folder is known, so there is no data folder; name one with --data-dir DIR".to_owned(),
            )
        })?;
    std::path::absolute(&folder).map_err(|error| not_usable(&folder, &error))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn platform_folder() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_DATA_HOME")
        .filter(|dir| dir.is_absolute())
        .or_else(|| set("HOME").map(|home| home.join(".local/share")))
        .map(|data| data.join("unknot"))
}

#[cfg(target_os = "macos")]
fn platform_folder() -> Option<PathBuf> {
    env::var_os("HOME").map(|home| PathBuf::from(home).join("Library/Application Support/unknot"))
}

#[cfg(windows)]
fn platform_folder() -> Option<PathBuf> {
    env::var_os("APPDATA").map(|data| PathBuf::from(data).join("unknot"))
}

fn not_usable(folder: &Path, error: &std::io::Error) -> Failure {
    Failure::NotDone(format!(
        "{}: the data folder cannot be used ({error}); name another with --data-dir DIR",
        folder.display()
    ))
}

/// Makes the folder if it is not there; only its owner may look into it.
pub(crate) fn make(folder: &Path) -> Result<(), Failure> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(|error| not_usable(folder, &error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(|error| not_usable(folder, &error))?;
    }
    Ok(())
}

/// The exclusive lock of a data folder; held until dropped, also let go by a kill.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock; `None` if somebody has it.
    pub(crate) fn take(folder: &Path) -> Result<Option<Self>, Failure> {
        let path = folder.join("lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| not_usable(folder, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(not_usable(&path, &error)),
        }
    }
}
