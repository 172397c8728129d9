//! The clip file that is installed beside the programs: every built-in movement, baked. One line of JSON says what lies where; behind it
//! the clips, each a gzip member.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};
use unknot_figure::{ENGINE, poses};

use crate::failure::Failure;

/// Its name.
pub(crate) const NAME: &str = "movements.clips";
/// A first line longer than this is no index of ours.
const LONGEST_INDEX: u64 = 1 << 20;

/// What lies in a clip file, and where: offsets from the end of the first line.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Index {
    pub(crate) clips: BTreeMap<String, Place>,
}

/// One clip.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Place {
    /// Names engine and pose data it was drawn with.
    pub(crate) key: String,
    pub(crate) offset: u64,
    pub(crate) length: u64,
}

/// Names what a movement is drawn from: another name, another clip.
pub(crate) fn key(movement: &str) -> Option<String> {
    let hash = poses::builtin(movement)?
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    Some(format!("{ENGINE}-{hash:016x}"))
}

/// Reads the index of a clip file, and where the clips begin. Nothing where there is no such file or it is not ours.
pub(crate) fn index(path: &Path) -> Option<(Index, u64)> {
    let mut line = Vec::new();
    let mut file = BufReader::new(File::open(path).ok()?.take(LONGEST_INDEX));
    let begin = file.read_until(b'\n', &mut line).ok()?;
    let index = serde_json::from_slice(&line).ok()?;
    Some((index, u64::try_from(begin).ok()?))
}

/// The clips of an earlier baking that are still right.
pub(crate) fn reusable(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let Some((index, begin)) = index(path) else {
        return BTreeMap::new();
    };
    let bytes = fs::read(path).unwrap_or_default();
    let slice = |place: &Place| {
        let from = usize::try_from(begin + place.offset).ok()?;
        bytes
            .get(from..from + usize::try_from(place.length).ok()?)
            .map(<[u8]>::to_vec)
    };
    let right = |(id, place): (&String, &Place)| (key(id)? == place.key).then(|| Some((id.clone(), slice(place)?)))?;
    index.clips.iter().filter_map(right).collect()
}

/// The whole file.
pub(crate) fn file(clips: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Failure> {
    let mut index = Index::default();
    let mut body = Vec::new();
    for (id, clip) in clips {
        let offset = body.len() as u64;
        let key = key(id).unwrap_or_default();
        index.clips.insert(
            id.clone(),
            Place {
                key,
                offset,
                length: clip.len() as u64,
            },
        );
        body.extend_from_slice(clip);
    }
    let mut file = serde_json::to_vec(&index).map_err(|error| Failure::NotDone(error.to_string()))?;
    file.push(b'\n');
    file.extend_from_slice(&body);
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_baked_is_found_again_and_a_stale_clip_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(NAME);
        let baked = BTreeMap::from([
            ("scap_squeeze".to_owned(), b"first".to_vec()),
            ("shoulder_rolls".to_owned(), b"second".to_vec()),
        ]);
        let bytes = file(&baked).expect("a file");
        fs::write(&path, &bytes).expect("written");
        assert_eq!(reusable(&path), baked);

        let stale = String::from_utf8(bytes)
            .expect("text")
            .replacen(ENGINE, "0000000000000000", 1);
        fs::write(&path, stale).expect("written");
        assert_eq!(reusable(&path).len(), 1);
        assert!(index(&folder.path().join("none")).is_none());
        fs::write(&path, b"no index\nbut bytes").expect("written");
        assert!(index(&path).is_none());
    }
}
