//! The picture of a movement without a drawing of its own: another movement's figure, or an image beside the file.

use serde::Serialize;

use super::load::{Link, is_key};
use super::problem::Problems;
use super::reader::Reader;

/// Most bytes of an image file.
pub const MOST_PICTURE_BYTES: usize = 4 * 1024 * 1024;

/// Where the picture comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// The figure of the movement with this id.
    Figure(String),
    /// An image file in the same folder.
    File(String),
}

/// Reads `[picture]`.
pub(crate) fn picture(root: &Reader<'_>, problems: &Problems<'_>, links: &mut Vec<Link>) -> Option<Picture> {
    let table = root.table_if_there("picture")?;
    let figure = table.text_if_there("figure", 40, "the id of a movement whose figure is shown");
    let file = table.text_if_there("file", 80, "the name of a .png or .jpg file in the same folder");
    let picture = match (figure, file) {
        (Some(to), None) => {
            let line = problems.line(&table.place("figure"));
            let than_this = std::cmp::Ordering::Equal;
            links.push(Link {
                to: to.clone(),
                line,
                than_this,
            });
            Some(Picture::Figure(to))
        }
        (None, Some(file)) => {
            if let Err(wrong) = check_name(&file) {
                table.wrong("file", wrong);
            }
            Some(Picture::File(file))
        }
        (Some(_), Some(_)) => {
            table.wrong("file", "stands beside `figure`; give one of the two");
            None
        }
        (None, None) => {
            root.wrong(
                "picture",
                "is empty; give `figure` (the id of a movement) or `file` (an image)",
            );
            None
        }
    };
    table.close();
    picture
}

fn check_name(file: &str) -> Result<(), &'static str> {
    if file.contains(['/', '\\', ':']) || file.starts_with('.') {
        return Err("leads out of the folder; put the image beside the file and give only its name");
    }
    let Some((stem, end)) = file.rsplit_once('.') else {
        return Err("has no ending; it should be a .png or .jpg file");
    };
    if !matches!(end, "png" | "jpg" | "jpeg") {
        return Err("is of a kind that is not shown; it should be a .png or .jpg file");
    }
    if is_key(&stem.to_ascii_lowercase().replace('-', "_")) {
        Ok(())
    } else {
        Err("should have a name of letters, digits, - and _ only")
    }
}

/// Looks at the bytes of an image file, whatever its name says: only PNG and JPEG are shown, since other kinds can carry a script.
///
/// # Errors
/// What is wrong and what would be right.
pub fn check_picture(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() > MOST_PICTURE_BYTES {
        let mib = bytes.len().div_ceil(1024 * 1024);
        return Err(format!("the image has {mib} MiB; at most 4 MiB are read"));
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(b"\xff\xd8\xff") {
        return Ok(());
    }
    Err("this is not a PNG or JPEG image, whatever its name says; save it as one of the two".to_owned())
}
