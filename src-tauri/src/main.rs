//! The window: a guest of the resident. It shows pages, carries their calls over the link and decides nothing.
//!
//! Started by the resident when something is to be shown, gone with its last window. Without a resident it says so and ends with
//! status 1; a crash of it costs no break.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]
#![deny(clippy::wildcard_enum_match_arm)]

mod call;
mod clip;
mod desktop;
mod events;
mod windows;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use tauri::Manager;
use unknot_link::{Call, Code, Fault, Surface};

use crate::call::Link;

fn main() -> ExitCode {
    let folder = match data_folder(std::env::args_os().skip(1), std::env::var_os("UNKNOT_DATA_DIR")) {
        Ok(folder) => folder,
        Err(usage) => return end(&usage, 2),
    };
    match run(folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => end(&fault.message, 1),
    }
}

/// Says what is wrong and gives the status to end with.
fn end(message: &str, status: u8) -> ExitCode {
    // With no stderr there is nobody to tell.
    let _unheard = writeln!(std::io::stderr(), "unknot-window: {message}");
    ExitCode::from(status)
}

/// The data folder, from `--data-dir DIR` or else the environment.
fn data_folder(mut args: impl Iterator<Item = OsString>, from_env: Option<OsString>) -> Result<PathBuf, String> {
    const USAGE: &str =
        "give it its data folder: UNKNOT_DATA_DIR or --data-dir DIR. It is started by `unknot`, not by hand";
    let given = match args.next() {
        Some(flag) if flag == "--data-dir" => args.next(),
        Some(other) => return Err(format!("{} is not understood; {USAGE}", other.to_string_lossy())),
        None => from_env,
    };
    match given.filter(|folder| !folder.is_empty()) {
        Some(folder) => Ok(folder.into()),
        None => Err(USAGE.to_owned()),
    }
}

fn run(folder: PathBuf) -> Result<(), Fault> {
    let (link, news) = Link::new(folder);
    let link = Arc::new(link);
    let surfaces: Vec<Surface> = link.connect()?.ask(Call::WhatToShow)?;
    if surfaces.is_empty() {
        // What was to be shown is over already.
        return Ok(());
    }
    desktop::enter()?;
    tauri::Builder::default()
        .manage(Arc::clone(&link))
        .invoke_handler(tauri::generate_handler![call::call, call::restart_resident, clip::clip])
        .setup(move |app| {
            for surface in surfaces {
                windows::show(app.handle(), surface, None)?;
            }
            let handle = app.handle().clone();
            std::thread::Builder::new()
                .name("news".to_owned())
                .spawn(move || events::follow(&handle, &link, &news))?;
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(|error| Fault::new(Code::Internal, format!("the window could not be made: {error}")))?
        .run(|app, event| {
            if let tauri::RunEvent::Exit = event {
                // Frees the place at the resident before the process is gone.
                app.state::<Arc<Link>>().close();
            }
        });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(args: &[&str], from_env: Option<&str>) -> Result<PathBuf, String> {
        data_folder(args.iter().map(OsString::from), from_env.map(OsString::from))
    }

    #[test]
    fn the_data_folder_is_the_argument_or_else_the_environment() {
        assert_eq!(folder(&["--data-dir", "/a"], Some("/b")), Ok("/a".into()));
        assert_eq!(folder(&[], Some("/b")), Ok("/b".into()));
    }

    #[test]
    fn without_a_folder_it_says_how_it_is_started() {
        for (args, from_env) in [
            (vec![], None),
            (vec![], Some("")),
            (vec!["--data-dir"], None),
            (vec!["--help"], None),
        ] {
            let usage = folder(&args, from_env).expect_err("no folder");
            assert!(usage.contains("UNKNOT_DATA_DIR"), "{usage}");
        }
    }
}
