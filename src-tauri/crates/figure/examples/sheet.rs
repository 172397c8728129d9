//! Contact sheets of all movements, light and dark: `cargo run -p unknot-figure --example sheet -- FOLDER [ID ...]`.

use std::path::PathBuf;

use tiny_skia::{Color, Pixmap, PixmapPaint, Transform};
use unknot_figure::{At, Figure, Theme, lint, poses};

type Done = Result<(), Box<dyn std::error::Error>>;

fn main() -> Done {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().ok_or("name a folder for the sheets")?);
    let only: Vec<String> = args.collect();
    std::fs::create_dir_all(&folder)?;
    let mut figures = Vec::new();
    for id in poses::IDS
        .iter()
        .filter(|id| only.is_empty() || only.iter().any(|o| o == *id))
    {
        let text = poses::builtin(id).ok_or("a pose without its text")?;
        let figure = Figure::parse(id, text).map_err(|p| {
            format!(
                "{id}: {}",
                p.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
            )
        })?;
        figures.push(figure);
    }
    // A quick look while posing: one sheet only.
    if std::env::var_os("QUICK").is_some() {
        let found: Vec<String> = figures.iter().flat_map(lint).map(|f| f.to_string()).collect();
        std::fs::write(folder.join("lint.txt"), found.join("\n"))?;
        return sheet(&figures, Theme::Light, [400, 300], 4, &folder.join("sheet-light.png"));
    }
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        sheet(
            &figures,
            theme,
            [400, 300],
            4,
            &folder.join(format!("sheet-{name}.png")),
        )?;
    }
    sheet(&figures, Theme::Light, [320, 240], 4, &folder.join("small-light.png"))?;
    for f in &figures {
        strip(f, &folder.join(format!("strip-{}.png", f.id())))?;
        let key = f.shown().last().map(str::to_owned).unwrap_or_default();
        let d = f.still(At::Key(&key), [800.0, 600.0]);
        std::fs::write(folder.join(format!("{}.svg", f.id())), d.to_svg(Theme::Light))?;
        std::fs::write(folder.join(format!("{}.png", f.id())), d.to_png(Theme::Light, 800)?)?;
    }
    Ok(())
}

/// Key poses of all figures, side by side.
fn sheet(figures: &[Figure], theme: Theme, cell: [u32; 2], columns: usize, to: &std::path::Path) -> Done {
    let shots: Vec<(usize, String)> = figures
        .iter()
        .enumerate()
        .flat_map(|(i, f)| f.shown().map(move |k| (i, k.to_owned())).collect::<Vec<_>>())
        .collect();
    let rows = shots.len().div_ceil(columns).max(1);
    let gap = 6;
    let mut map = Pixmap::new((cell[0] + gap) * columns as u32, (cell[1] + gap) * rows as u32).ok_or("empty sheet")?;
    let [r, g, b] = theme.rgb("halo");
    map.fill(Color::from_rgba8(r, g, b, 255));
    for (n, (i, key)) in shots.iter().enumerate() {
        let d = figures[*i].still(At::Key(key), cell.map(|c| c as f32));
        place(
            &mut map,
            &d.pixels(theme, cell[0])?,
            n % columns,
            n / columns,
            [cell[0] + gap, cell[1] + gap],
        );
    }
    map.save_png(to)?;
    Ok(())
}

/// Eight moments of the first movement phase, and the time it takes.
fn strip(f: &Figure, to: &std::path::Path) -> Done {
    let cell = [260_u32, 184_u32];
    let mut map = Pixmap::new((cell[0] + 4) * 4, (cell[1] + 4) * 2).ok_or("empty strip")?;
    map.fill(Color::WHITE);
    let span = f.seconds() * 0.98;
    for n in 0..8 {
        let d = f.still(At::Seconds(span * n as f32 / 8.0), [520.0, 368.0]);
        place(
            &mut map,
            &d.pixels(Theme::Light, cell[0])?,
            n % 4,
            n / 4,
            [cell[0] + 4, cell[1] + 4],
        );
    }
    map.save_png(to)?;
    Ok(())
}

fn place(map: &mut Pixmap, shot: &Pixmap, column: usize, row: usize, step: [u32; 2]) {
    map.draw_pixmap(
        (column as u32 * step[0]) as i32,
        (row as u32 * step[1]) as i32,
        shot.as_ref(),
        &PixmapPaint::default(),
        Transform::identity(),
        None,
    );
}
