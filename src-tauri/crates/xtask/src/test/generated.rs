//! The TypeScript that is made from the link's types is committed; here it is held against what the tests just made.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// What is wrong with the committed files, one line a file; empty when they are what the types give.
pub(super) fn differences(committed: &Path, made: &Path) -> Result<Vec<String>> {
    let (committed, made) = (read(committed)?, read(made)?);
    let old = committed.iter().filter_map(|(name, text)| match made.get(name) {
        None => Some(format!("{name}: its type is gone; delete the file")),
        Some(now) if now != text => Some(format!("{name}: its type has changed")),
        Some(_) => None,
    });
    let new = made
        .keys()
        .filter(|name| !committed.contains_key(*name))
        .map(|name| format!("{name}: not committed"));
    Ok(old.chain(new).collect())
}

fn read(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(
                read(&path)?
                    .into_iter()
                    .map(|(below, text)| (format!("{name}/{below}"), text)),
            );
        } else {
            files.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_new_and_a_leftover_file_are_each_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let (committed, made) = (folder.path().join("committed"), folder.path().join("made"));
        for (at, name, text) in [
            (&committed, "Same.ts", "same"),
            (&made, "Same.ts", "same"),
            (&committed, "Changed.ts", "old"),
            (&made, "Changed.ts", "new"),
            (&committed, "Gone.ts", ""),
            (&made, "deep/New.ts", ""),
        ] {
            let file = at.join(name);
            fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
            fs::write(file, text).expect("write");
        }
        assert_eq!(
            differences(&committed, &made).expect("both can be read"),
            [
                "Changed.ts: its type has changed",
                "Gone.ts: its type is gone; delete the file",
                "deep/New.ts: not committed"
            ]
        );
    }
}
