//! Turns the tray's pictures into bare coverage (one byte a pixel), so that the program carries no decoder for them.

use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What hosts ask for at one and two times the usual scale, and between.
const SIZES: [u32; 4] = [16, 22, 32, 44];
const STATES: [&str; 4] = ["counting", "due", "held", "paused"];

fn main() -> Result<(), Box<dyn Error>> {
    let icons = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../../icons/tray");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for state in STATES {
        for size in SIZES {
            // The set for dark panels differs from the other in its one colour only.
            let picture = icons.join(format!("tray-{state}-dark-{size}.png"));
            println!("cargo::rerun-if-changed={}", picture.display());
            let coverage = coverage(&picture, size).map_err(|error| format!("{}: {error}", picture.display()))?;
            fs::write(out.join(format!("{state}-{size}.coverage")), coverage)?;
        }
    }
    Ok(())
}

fn coverage(picture: &Path, size: u32) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut reader = png::Decoder::new(BufReader::new(File::open(picture)?)).read_info()?;
    let (width, height) = reader.info().size();
    if (width, height) != (size, size) {
        return Err(format!("is {width} x {height}, not {size} x {size}").into());
    }
    if reader.output_color_type() != (png::ColorType::Rgba, png::BitDepth::Eight) {
        return Err("is not a picture of 8 bits with alpha".into());
    }
    let mut pixels = vec![0; reader.output_buffer_size().ok_or("is too large")?];
    reader.next_frame(&mut pixels)?;
    Ok(pixels.chunks_exact(4).map(|rgba| rgba[3]).collect())
}
