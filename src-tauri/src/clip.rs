//! The moving picture of a movement, as the bytes that lie in the clip file.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use tauri::State;
use tauri::ipc::Response;
use unknot_link::views::ClipPlace;
use unknot_link::{Call, Code, Fault};

use crate::call::{Link, aside};

/// No clip comes near it; a length read from a broken index must not fill the memory.
const LARGEST: u64 = 16 * 1024 * 1024;

/// `invoke("clip", {movement})`: one gzip member, as raw bytes.
#[tauri::command]
pub(crate) async fn clip(link: State<'_, Arc<Link>>, movement: String) -> Result<Response, Fault> {
    aside(&link, move |link| {
        let place = link.apart()?.ask(Call::Clip { movement })?;
        read(&place).map(Response::new)
    })
    .await
}

fn read(place: &ClipPlace) -> Result<Vec<u8>, Fault> {
    let fault = |why: String| Fault::new(Code::Storage, format!("{}: {why}", place.path));
    if place.length > LARGEST {
        return Err(fault(format!("a clip of {} bytes is not believed", place.length)));
    }
    let mut bytes = Vec::new();
    slice(Path::new(&place.path), place.offset, place.length, &mut bytes).map_err(|error| fault(error.to_string()))?;
    if bytes.len() as u64 != place.length {
        return Err(fault(format!(
            "ends {} bytes too early; remove it, it is made anew",
            place.length - bytes.len() as u64
        )));
    }
    Ok(bytes)
}

fn slice(path: &Path, offset: u64, length: u64, into: &mut Vec<u8>) -> std::io::Result<usize> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(offset))?;
    file.take(length).read_to_end(into)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &Path, offset: u64, length: u64) -> ClipPlace {
        ClipPlace {
            path: path.display().to_string(),
            offset,
            length,
        }
    }

    #[test]
    fn a_clip_is_exactly_its_slice_of_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("clips");
        std::fs::write(&path, b"onetwothree").expect("a file");
        assert_eq!(read(&place(&path, 3, 3)), Ok(b"two".to_vec()));
        assert_eq!(read(&place(&path, 0, 0)), Ok(Vec::new()));
    }

    #[test]
    fn a_clip_file_that_is_short_missing_or_absurd_is_named_in_the_fault() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("clips");
        std::fs::write(&path, b"one").expect("a file");
        let missing = folder.path().join("none");
        for (place, words) in [
            (place(&path, 2, 5), "4 bytes too early"),
            (place(&path, 99, 1), "1 bytes too early"),
            (place(&path, 0, u64::MAX), "not believed"),
            (place(&missing, 0, 1), "none"),
        ] {
            let fault = read(&place).expect_err(words);
            assert_eq!(fault.code, Code::Storage);
            assert!(
                fault.message.contains(words) && fault.message.starts_with(&place.path),
                "{fault}"
            );
        }
    }
}
