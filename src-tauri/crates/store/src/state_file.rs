//! The state of the running timer, in one small file that is overwritten every few seconds.
//!
//! Its bytes mean nothing here. Each write makes a new file and renames it over the old one, without waiting for the disk: a kill leaves
//! the last state written, never half of one; a power cut may lose the last minute, and then the reader finds an older file or an empty
//! one, which is no state.

use std::io;
use std::path::{Path, PathBuf};

use crate::files::{Durability, replace};

/// Name of the file in the data folder.
pub const NAME: &str = "timer.json";

/// The state file of a data folder.
#[derive(Debug, Clone)]
pub struct StateFile {
    path: PathBuf,
}

impl StateFile {
    /// The one in the data folder `dir`; nothing is opened yet.
    pub fn in_folder(dir: &Path) -> Self {
        Self { path: dir.join(NAME) }
    }

    /// Overwrites the state.
    ///
    /// # Errors
    /// When the folder cannot be written; the state before is still there then.
    pub fn write(&self, state: &[u8]) -> io::Result<()> {
        replace(&self.path, state, Durability::Kill)
    }

    /// The state last written; `None` if there is none yet, or a power cut left an empty file.
    ///
    /// # Errors
    /// When there is a file and it cannot be read.
    pub fn read(&self) -> io::Result<Option<Vec<u8>>> {
        match std::fs::read(&self.path) {
            Ok(state) if state.is_empty() => Ok(None),
            Ok(state) => Ok(Some(state)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_state_is_found_again_and_no_other_file_stays() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = StateFile::in_folder(dir.path());
        assert_eq!(file.read().expect("no state is no error"), None);
        file.write(b"{\"use\":12}").expect("a first state");
        file.write(b"{}").expect("a shorter one");
        assert_eq!(file.read().expect("a state"), Some(b"{}".to_vec()));
        assert_eq!(std::fs::read_dir(dir.path()).expect("the folder").count(), 1);
    }

    #[test]
    fn an_empty_file_is_no_state() {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join(NAME), b"").expect("what a power cut may leave");
        assert_eq!(StateFile::in_folder(dir.path()).read().expect("readable"), None);
    }

    #[test]
    fn a_state_that_cannot_be_written_leaves_the_one_before() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = StateFile::in_folder(dir.path());
        file.write(b"before").expect("a first state");
        // A folder in the way of the new file stands for any folder that takes no new file; even root cannot write there.
        std::fs::create_dir(dir.path().join("timer.json.new")).expect("an obstacle");
        file.write(b"after").expect_err("the obstacle");
        assert_eq!(file.read().expect("a state"), Some(b"before".to_vec()));
    }
}
