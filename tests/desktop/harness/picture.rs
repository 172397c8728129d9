//! What stands on the screen, as pixels.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use super::desk::Desk;
use super::servers::run;

/// Two colours are the same to an eye if no channel differs by more.
const NEAR: u8 = 6;

pub(crate) struct Picture {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// The whole screen. It is kept in the build folder under this name, for people.
    pub(crate) fn of_screen(desk: &Desk, name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("desktop");
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(format!("{name}.png"));
        run(desk
            .command("import")
            .args(["-window", "root", "-depth", "8"])
            .arg(&file));
        let size = run(Command::new("identify").args(["-format", "%w"]).arg(&file));
        let raw = Command::new("convert")
            .arg(&file)
            .args(["-depth", "8", "rgb:-"])
            .output();
        let (pixels, rest) = raw.as_ref().expect("convert").stdout.as_chunks::<3>();
        assert!(rest.is_empty(), "whole pixels");
        Self {
            width: size.trim().parse().expect("a width"),
            pixels: pixels.to_vec(),
        }
    }

    /// A part of it, by its place and size.
    pub(crate) fn part(&self, left: usize, top: usize, width: usize, height: usize) -> Self {
        let rows = self.pixels.chunks(self.width).skip(top).take(height);
        let pixels = rows
            .flat_map(|row| row.iter().skip(left).take(width))
            .copied()
            .collect();
        Self { width, pixels }
    }

    /// How many colours there are.
    pub(crate) fn colours(&self) -> usize {
        self.pixels.iter().collect::<BTreeSet<_>>().len()
    }

    /// The share of this colour, in per mille.
    pub(crate) fn share(&self, colour: [u8; 3]) -> usize {
        let near = |pixel: &&[u8; 3]| {
            pixel
                .iter()
                .zip(colour)
                .all(|(channel, wanted)| channel.abs_diff(wanted) <= NEAR)
        };
        self.pixels.iter().filter(near).count() * 1000 / self.pixels.len().max(1)
    }
}
