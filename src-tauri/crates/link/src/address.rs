//! Where the socket of a data folder lies.

use std::path::{Path, PathBuf};

use crate::{Code, Fault, os};

/// The place of the resident's socket for one data folder.
///
/// Never in the data folder itself: a socket's path may have 107 bytes at most, and a data folder can lie anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    file: String,
    folders: Vec<PathBuf>,
}

impl Address {
    /// The address that belongs to the data folder `dir`: `$XDG_RUNTIME_DIR/unknot/<16 hex digits>.sock`, or without that variable
    /// `unknot-<uid>/` in the system's temporary folder; a named pipe on Windows. Two spellings of one folder give one address.
    ///
    /// # Errors
    /// [`Code::NoResident`] where the folder does not exist, so that no resident can run on it, and [`Code::Internal`] for a path that
    /// is too long for a socket.
    pub fn for_data_dir(dir: &Path) -> Result<Self, Fault> {
        Self::within(os::folders(), dir)
    }

    pub(crate) fn within(folders: Vec<PathBuf>, dir: &Path) -> Result<Self, Fault> {
        let canonical = dir.canonicalize().map_err(|error| {
            Fault::new(
                Code::NoResident,
                format!("{}: the data folder cannot be opened ({error})", dir.display()),
            )
        })?;
        let file = format!("{:016x}.sock", fnv1a(canonical.as_os_str().as_encoded_bytes()));
        let folders: Vec<PathBuf> = folders
            .into_iter()
            .filter(|folder| folder.join(&file).as_os_str().len() <= os::LONGEST_PATH)
            .collect();
        if folders.is_empty() {
            return Err(Fault::new(
                Code::Internal,
                format!(
                    "the socket's path would be longer than {} bytes; set XDG_RUNTIME_DIR or TMPDIR to a shorter folder",
                    os::LONGEST_PATH
                ),
            ));
        }
        Ok(Self { file, folders })
    }

    /// Where a resident makes its socket.
    pub fn path(&self) -> PathBuf {
        self.folders
            .first()
            .map_or_else(|| PathBuf::from(&self.file), |folder| folder.join(&self.file))
    }

    /// Where a client looks, in this order.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.folders.iter().map(|folder| folder.join(&self.file))
    }
}

/// The 64-bit FNV-1a hash. Not the standard library's: that one may change between compilers, and both programs must agree on it.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
