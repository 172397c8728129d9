//! Pictures, drawn by a child process (`unknot figure ...`) and kept in the data folder's cache; the resident passes on paths.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::{fs, thread};

use unknot_app::outside;
use unknot_link::views::ClipPlace;
use unknot_link::{Code, Fault};

use crate::clips;

/// Width of the picture in a notification, in pixels.
const STILL_WIDTH: &str = "256";

/// The cache and the program that fills it.
pub(crate) struct Pictures {
    program: Option<PathBuf>,
    cache: PathBuf,
    /// One child at a time: drawing takes a whole core.
    drawing: Mutex<()>,
}

impl Pictures {
    pub(crate) fn new(program: Option<PathBuf>, folder: &Path) -> Self {
        let cache = folder
            .join("cache")
            .join(format!("figures-{}", env!("CARGO_PKG_VERSION")));
        Self {
            program,
            cache,
            drawing: Mutex::new(()),
        }
    }

    /// Draws what the first breaks will show, one after the other, so that no card waits.
    pub(crate) fn prepare(self: std::sync::Arc<Self>, movements: Vec<String>) {
        let drawing = thread::Builder::new()
            .name("pictures".to_owned())
            .stack_size(64 * 1024)
            .spawn(move || {
                for movement in movements {
                    for kind in [Kind::Still, Kind::Clip] {
                        if kind == Kind::Clip && self.baked(&movement).is_some() {
                            continue;
                        }
                        if let Err(fault) = self.draw(&movement, kind) {
                            tracing::info!("no picture: {}", fault.message);
                        }
                    }
                }
            });
        if let Err(error) = drawing {
            tracing::warn!("pictures are drawn when needed: {error}");
        }
    }

    /// In the clip file beside the programs, if that was drawn by this engine from this data.
    fn baked(&self, movement: &str) -> Option<ClipPlace> {
        let beside = self.program.as_ref()?.with_file_name(clips::NAME);
        [beside, PathBuf::from("/usr/lib/unknot").join(clips::NAME)]
            .iter()
            .find_map(|path| {
                let (index, begin) = clips::index(path)?;
                let place = index
                    .clips
                    .get(movement)
                    .filter(|place| clips::key(movement).as_ref() == Some(&place.key))?;
                let path = path.to_string_lossy().into_owned();
                Some(ClipPlace {
                    path,
                    offset: begin + place.offset,
                    length: place.length,
                })
            })
    }

    fn draw(&self, movement: &str, kind: Kind) -> Result<PathBuf, Fault> {
        let known = !movement.is_empty()
            && movement
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !known {
            return Err(Fault::new(
                Code::Unknown,
                format!("\"{movement}\" is no movement's name"),
            ));
        }
        let path = self.cache.join(format!("{movement}{}", kind.ending()));
        if path.is_file() {
            return Ok(path);
        }
        // Another asker may have had it drawn meanwhile.
        let _turn = self.drawing.lock().unwrap_or_else(PoisonError::into_inner);
        if path.is_file() {
            return Ok(path);
        }
        let failed = |why: String| Fault::new(Code::Unknown, format!("{movement} has no picture: {why}"));
        let program = self
            .program
            .as_ref()
            .ok_or_else(|| failed("the program does not know where it lies".to_owned()))?;
        fs::create_dir_all(&self.cache).map_err(|error| failed(error.to_string()))?;
        let mut command = Command::new(program);
        command
            .args(["figure", movement, "-o"])
            .arg(&path)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        if kind == Kind::Still {
            command.args(["--width", STILL_WIDTH]);
        }
        let output = command.output().map_err(|error| failed(error.to_string()))?;
        if output.status.success() && path.is_file() {
            return Ok(path);
        }
        Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Still,
    Clip,
}

impl Kind {
    fn ending(self) -> &'static str {
        match self {
            Kind::Still => ".png",
            Kind::Clip => ".clip",
        }
    }
}

impl outside::Pictures for Pictures {
    fn still(&self, movement: &str) -> Option<PathBuf> {
        let path = self.cache.join(format!("{movement}{}", Kind::Still.ending()));
        path.is_file().then_some(path)
    }

    fn clip(&self, movement: &str) -> Result<ClipPlace, Fault> {
        if let Some(place) = self.baked(movement) {
            return Ok(place);
        }
        let path = self.draw(movement, Kind::Clip)?;
        let length = fs::metadata(&path)
            .map_err(|error| Fault::new(Code::Storage, error.to_string()))?
            .len();
        Ok(ClipPlace {
            path: path.to_string_lossy().into_owned(),
            offset: 0,
            length,
        })
    }
}
