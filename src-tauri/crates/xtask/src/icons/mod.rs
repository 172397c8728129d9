//! `cargo xtask icons`: every picture in `icons/` from its SVG master, so that no picture is touched by hand.

mod draw;

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};
use icns::{IconFamily, IconType, PixelFormat};
use ico::{IconDir, IconDirEntry, IconImage, ResourceType};

use draw::Picture;

/// Which master an app icon of a size comes from: thin ropes and gaps vanish in few pixels, so there are three drawings.
fn master(size: u32) -> &'static str {
    match size {
        0..24 => "app-tiny.svg",
        24..64 => "app-small.svg",
        64.. => "app.svg",
    }
}

const APP_SIZES: [u32; 9] = [16, 22, 24, 32, 48, 64, 128, 256, 512];
/// The names that Tauri's bundler looks for.
const BUNDLE: [(&str, u32); 3] = [("32x32.png", 32), ("128x128.png", 128), ("128x128@2x.png", 256)];
const ICO_SIZES: [u32; 6] = [16, 24, 32, 48, 64, 256];
const ICNS: [(IconType, u32); 6] = [
    (IconType::RGBA32_16x16, 16),
    (IconType::RGBA32_32x32, 32),
    (IconType::RGBA32_64x64, 64),
    (IconType::RGBA32_128x128, 128),
    (IconType::RGBA32_256x256, 256),
    (IconType::RGBA32_512x512, 512),
];

const TRAY_STATES: [&str; 4] = ["counting", "due", "held", "paused"];
/// A tray picture's size and the grid it is drawn on: one drawing a grid, snapped to its whole pixels.
const TRAY_SIZES: [(u32, u32); 4] = [(16, 16), (22, 22), (32, 32), (44, 22)];
/// The panel a tray picture is for, and its one colour there.
const TRAY_PANELS: [(&str, &str); 2] = [("light", "#000000"), ("dark", "#ffffff")];

/// Draws every picture below `icons` anew.
pub(crate) fn run(icons: &Path) -> Result<()> {
    let mut count = 0;
    let mut write = |name: &str, bytes: &[u8]| -> Result<()> {
        count += 1;
        let file = icons.join(name);
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
    };
    for (name, size) in app_pictures() {
        write(&name, &app(icons, size)?.png()?)?;
    }
    for (name, grid, size, colour) in tray_pictures() {
        write(&name, &draw::tray(&icons.join(grid), size, colour)?.png()?)?;
    }
    windows(icons)?;
    macos(icons)?;
    println!("{} pictures in {}", count + 2, icons.display());
    Ok(())
}

fn app(icons: &Path, size: u32) -> Result<Picture> {
    draw::plain(&icons.join(master(size)), size)
}

/// The app icon's PNG files: name and size.
fn app_pictures() -> Vec<(String, u32)> {
    let sized = APP_SIZES.map(|size| (format!("app-{size}.png"), size));
    sized
        .into_iter()
        .chain(BUNDLE.map(|(name, size)| (name.to_owned(), size)))
        .collect()
}

/// The tray's PNG files: name, master, size, colour.
fn tray_pictures() -> Vec<(String, String, u32, &'static str)> {
    let mut all = Vec::new();
    for state in TRAY_STATES {
        for (panel, colour) in TRAY_PANELS {
            for (size, grid) in TRAY_SIZES {
                let name = format!("tray/tray-{state}-{panel}-{size}.png");
                all.push((name, format!("tray/tray-{state}-{grid}.svg"), size, colour));
            }
        }
    }
    all
}

fn windows(icons: &Path) -> Result<()> {
    let mut dir = IconDir::new(ResourceType::Icon);
    for size in ICO_SIZES {
        let image = IconImage::from_rgba_data(size, size, app(icons, size)?.rgba());
        dir.add_entry(IconDirEntry::encode(&image)?);
    }
    dir.write(File::create(icons.join("icon.ico"))?)
        .context("cannot write icon.ico")
}

fn macos(icons: &Path) -> Result<()> {
    let mut family = IconFamily::new();
    for (kind, size) in ICNS {
        let image = icns::Image::from_data(PixelFormat::RGBA, size, size, app(icons, size)?.rgba())?;
        family.add_icon_with_type(&image, kind)?;
    }
    family
        .write(File::create(icons.join("icon.icns"))?)
        .context("cannot write icon.icns")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../icons")
    }

    /// Another processor may round a pixel otherwise, so a shade of difference is let pass.
    fn assert_same(name: &str, drawn: &Picture) {
        let kept = Picture::read(&folder().join(name)).expect(name);
        assert_eq!(kept.size(), drawn.size(), "{name}");
        let worst = kept.rgba().iter().zip(drawn.rgba()).map(|(a, b)| a.abs_diff(b)).max();
        assert!(
            worst <= Some(3),
            "{name} is not what its master gives: run `cargo xtask icons`"
        );
    }

    #[test]
    fn every_picture_kept_is_what_its_master_gives() {
        for (name, size) in app_pictures() {
            assert_same(&name, &app(&folder(), size).expect("a master"));
        }
        for (name, grid, size, colour) in tray_pictures() {
            assert_same(
                &name,
                &draw::tray(&folder().join(grid), size, colour).expect("a master"),
            );
        }
    }

    #[test]
    fn the_trays_line_lies_on_whole_pixels_in_every_state() {
        for (name, grid, size, colour) in tray_pictures() {
            let picture = draw::tray(&folder().join(grid), size, colour).expect("a master");
            let column = picture.alpha_down(size / 4);
            let upward: Vec<u8> = column.into_iter().rev().skip_while(|alpha| *alpha == 0).collect();
            assert!(upward.len() < size as usize, "{name}: there is air under the line");
            assert!(
                upward.starts_with(&[255, 255]),
                "{name}: the line is thin or its lower edge is blurred: {upward:?}"
            );
        }
    }

    #[test]
    fn the_two_bundles_hold_every_size_they_should() {
        let ico = IconDir::read(File::open(folder().join("icon.ico")).expect("icon.ico")).expect("an ico");
        let widths: Vec<u32> = ico.entries().iter().map(IconDirEntry::width).collect();
        assert_eq!(widths, ICO_SIZES);
        let icns = IconFamily::read(File::open(folder().join("icon.icns")).expect("icon.icns")).expect("an icns");
        for (kind, size) in ICNS {
            assert_eq!(icns.get_icon_with_type(kind).expect("that size").width(), size);
        }
    }
}
