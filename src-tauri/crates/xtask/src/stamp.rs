//! What was done is remembered by a hash of what it was done from, so that a second run does it again only where something changed.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A hash of the names and contents of every file below `paths` (files or folders), leaving out folders called one of `except`.
pub(crate) fn hash(paths: &[PathBuf], except: &[&str]) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, except, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        file.hash(&mut hasher);
        fs::read(file)
            .with_context(|| format!("cannot read {}", file.display()))?
            .hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(path: &Path, except: &[&str], files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))? {
        let entry = entry?;
        if !except.iter().any(|name| entry.file_name() == *name) {
            collect(&entry.path(), except, files)?;
        }
    }
    Ok(())
}

/// Does the stamp say that this was done already?
pub(crate) fn is(stamp: &Path, hash: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|kept| kept == hash)
}

/// Remembers that it was done.
pub(crate) fn set(stamp: &Path, hash: &str) -> Result<()> {
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(stamp, hash).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_new_and_a_renamed_file_change_the_hash_and_what_is_left_out_does_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let now = || hash(&[folder.path().to_owned()], &["node_modules"]).expect("a hash");
        fs::write(at("a"), "one").expect("write");
        let first = now();
        fs::create_dir(at("node_modules")).expect("a folder");
        fs::write(at("node_modules/b"), "left out").expect("write");
        assert_eq!(now(), first);
        fs::write(at("a"), "two").expect("write");
        let changed = now();
        fs::write(at("b"), "").expect("write");
        let more = now();
        fs::rename(at("a"), at("c")).expect("rename");
        assert!(changed != first && more != changed && now() != more);
    }

    #[test]
    fn a_stamp_holds_for_its_hash_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let stamp = folder.path().join("deep/stamp");
        assert!(!is(&stamp, "1"));
        set(&stamp, "1").expect("a stamp");
        assert!(is(&stamp, "1") && !is(&stamp, "2"));
    }
}
