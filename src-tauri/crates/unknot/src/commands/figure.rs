//! `unknot figure`: one picture, or (by the ending .clip) the whole motion. Also what the resident's children run, so that the
//! resident never holds a renderer.

use std::fs;
use std::path::Path;

use unknot_figure::{At, Drawing, Figure, Theme, poses};

use crate::args::{FigureArgs, ThemeArg};
use crate::failure::Failure;

/// The stage of the break card, in CSS pixels.
const STAGE: [f32; 2] = [520.0, 368.0];

pub(super) fn run(args: &FigureArgs) -> Result<(), Failure> {
    let figure = figure(&args.id)?;
    let ending = args.output.extension().and_then(|ending| ending.to_str());
    let theme = match args.theme {
        ThemeArg::Light => Theme::Light,
        ThemeArg::Dark => Theme::Dark,
    };
    let bytes = match ending {
        Some("svg") => still(&figure, args)?.to_svg(theme).into_bytes(),
        Some("png") => still(&figure, args)?
            .to_png(theme, args.width)
            .map_err(|error| Failure::NotDone(format!("{}: {error}", args.output.display())))?,
        Some("clip") => clip(&args.id)?,
        Some(_) | None => {
            return Err(Failure::BadInput(format!(
                "{}: pictures end in .svg or .png; name the file so",
                args.output.display()
            )));
        }
    };
    write_whole(&args.output, &bytes)
}

/// The moving picture on the break card's stage.
pub(super) fn clip(id: &str) -> Result<Vec<u8>, Failure> {
    figure(id)?
        .clip(STAGE)
        .to_gzip_json()
        .map_err(|error| Failure::NotDone(format!("{id}: {error}")))
}

fn figure(id: &str) -> Result<Figure, Failure> {
    let text = poses::builtin(id).ok_or_else(|| {
        Failure::BadInput(format!(
            "there is no picture of \"{id}\"; `unknot catalogue list` names the movements"
        ))
    })?;
    Figure::parse(id, text).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        Failure::BadInput(lines.join("\n"))
    })
}

fn still(figure: &Figure, args: &FigureArgs) -> Result<Drawing, Failure> {
    match args.at {
        Some(at) if at.is_finite() && at >= 0.0 => Ok(figure.still(At::Seconds(at), STAGE)),
        Some(at) => Err(Failure::BadInput(format!(
            "--at {at} is no moment of the motion; give seconds from 0 on"
        ))),
        None => {
            let shown = figure.keys().last().map(str::to_owned).unwrap_or_default();
            Ok(figure.still(At::Key(&shown), STAGE))
        }
    }
}

/// Whoever looks for the file finds all of it or none.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::NotDone(format!("{}: cannot be written ({error})", path.display()));
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    fs::write(&part, bytes).map_err(failed)?;
    fs::rename(&part, path).map_err(failed)
}
