//! What drawing costs against its budgets: `cargo run --release -p unknot-figure --example budget`.

use std::io::Write as _;
use std::time::Instant;

use unknot_figure::{At, Figure, Theme, poses};

fn gzip(bytes: &[u8]) -> Result<usize, std::io::Error> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gz.write_all(bytes)?;
    Ok(gz.finish()?.len())
}

#[expect(clippy::print_stdout, reason = "the figures are what this program is for")]
#[expect(
    clippy::disallowed_methods,
    reason = "a stopwatch for a measurement, not a time of day"
)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut rows: Vec<[f64; 5]> = Vec::new();
    println!(
        "{:<20} {:>8} {:>9} {:>8} {:>7} {:>8}",
        "movement", "320 ms", "card ms", "card kB", "clip s", "clip kB"
    );
    let only: Vec<String> = std::env::args().skip(1).collect();
    for id in poses::IDS
        .iter()
        .filter(|id| only.is_empty() || only.iter().any(|o| o == *id))
    {
        let text = poses::builtin(id).ok_or("a pose without its text")?;
        let figure = Figure::parse(id, text).map_err(|p| p[0].to_string())?;
        let key = figure.shown().last().map(str::to_owned).unwrap_or_default();
        let clock = Instant::now();
        let _ = figure.still(At::Key(&key), [320.0, 240.0]);
        let small = clock.elapsed().as_secs_f64() * 1000.0;
        let clock = Instant::now();
        let card = figure.still(At::Key(&key), [800.0, 600.0]);
        let large = clock.elapsed().as_secs_f64() * 1000.0;
        let svg = gzip(card.to_svg(Theme::Light).as_bytes())? as f64 / 1024.0;
        let clock = Instant::now();
        let clip = figure.clip([520.0, 368.0]);
        let gz = clip.to_gzip_json()?.len() as f64 / 1024.0;
        let bake = clock.elapsed().as_secs_f64();
        println!(
            "{id:<20} {small:>8.0} {large:>9.0} {svg:>8.1} {bake:>7.1} {gz:>8.0}  {} frames, {} paths",
            clip.frames.len(),
            clip.paths.len()
        );
        rows.push([small, large, svg, bake, gz]);
    }
    let column = |i: usize| {
        let mut c: Vec<f64> = rows.iter().map(|r| r[i]).collect();
        c.sort_by(f64::total_cmp);
        c
    };
    let median = |i: usize| column(i).get(rows.len() / 2).copied().unwrap_or_default();
    let worst = |i: usize| column(i).last().copied().unwrap_or_default();
    println!(
        "median 320 px frame {:.0} ms (budget 15), card {:.0} ms (150)",
        median(0),
        median(1)
    );
    println!(
        "card worst {:.1} kB (30), clip median {:.0} kB (150), worst {:.0} kB (300), all {:.1} MB (5)",
        worst(2),
        median(4),
        worst(4),
        column(4).iter().sum::<f64>() / 1024.0
    );
    Ok(())
}
