//! Replacing a small file so that a reader, or a kill at any moment, finds the old one or the new one and never half of either.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Whether a replacement must outlive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Waits for the disk.
    PowerCut,
    /// Is with the system: it outlives a kill of the program, a power cut may bring the old file back, or an empty one.
    Kill,
}

/// Puts `bytes` in the place of the file at `path`, with the permissions of the old one.
pub(crate) fn replace(path: &Path, bytes: &[u8], durability: Durability) -> io::Result<()> {
    let beside = beside(path);
    let written = File::create(&beside).and_then(|mut file| {
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
        }
        file.write_all(bytes)?;
        match durability {
            Durability::PowerCut => file.sync_all(),
            Durability::Kill => Ok(()),
        }
    });
    if let Err(error) = written.and_then(|()| fs::rename(&beside, path)) {
        // What remains would only be clutter; that it cannot be removed changes nothing about the error.
        fs::remove_file(&beside).ok();
        return Err(error);
    }
    match (durability, path.parent()) {
        (Durability::PowerCut, Some(folder)) if cfg!(unix) => File::open(folder)?.sync_all(),
        (Durability::PowerCut | Durability::Kill, _) => Ok(()),
    }
}

/// A name in the same folder, so that the rename stays on one disk.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}
