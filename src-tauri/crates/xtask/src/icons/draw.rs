//! One SVG master to one picture of so many pixels.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// A square picture.
pub(super) struct Picture(Pixmap);

impl Picture {
    /// As a PNG file's bytes.
    pub(super) fn png(&self) -> Result<Vec<u8>> {
        Ok(self.0.encode_png()?)
    }

    /// Straight (not premultiplied) RGBA, row by row: what the icon formats store.
    pub(super) fn rgba(&self) -> Vec<u8> {
        let straight = self.0.pixels().iter().map(|pixel| pixel.demultiply());
        straight
            .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()])
            .collect()
    }
}

#[cfg(test)]
impl Picture {
    pub(super) fn read(file: &Path) -> Result<Self> {
        Ok(Self(Pixmap::load_png(file)?))
    }

    pub(super) fn size(&self) -> (u32, u32) {
        (self.0.width(), self.0.height())
    }

    /// How opaque each pixel of column `x` is, from the top.
    pub(super) fn alpha_down(&self, x: u32) -> Vec<u8> {
        (0..self.0.height())
            .filter_map(|y| self.0.pixel(x, y))
            .map(|pixel| pixel.alpha())
            .collect()
    }
}

/// The master as it is.
pub(super) fn plain(master: &Path, size: u32) -> Result<Picture> {
    draw(&read(master)?, size).with_context(|| format!("cannot draw {}", master.display()))
}

/// The master in one colour: tray masters say `currentColor`.
pub(super) fn tray(master: &Path, size: u32, colour: &str) -> Result<Picture> {
    let svg = read(master)?.replace("currentColor", colour);
    draw(&svg, size).with_context(|| format!("cannot draw {}", master.display()))
}

fn read(master: &Path) -> Result<String> {
    fs::read_to_string(master).with_context(|| format!("cannot read {}", master.display()))
}

fn draw(svg: &str, size: u32) -> Result<Picture> {
    let tree = Tree::from_str(svg, &Options::default())?;
    let mut pixels = Pixmap::new(size, size).context("a picture needs at least one pixel")?;
    let scale = size as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(Picture(pixels))
}
