//! Starts the window's program and says when it has ended.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::{env, thread};

use unknot_app::outside::Windows;
use unknot_link::WindowEnv;

/// Variables that put a window on the asker's screen. All others are the resident's own.
pub(crate) const SCREEN: [&str; 6] = [
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_ACTIVATION_TOKEN",
    "DESKTOP_STARTUP_ID",
    "LANG",
];

const PROGRAM: &str = if cfg!(windows) {
    "unknot-window.exe"
} else {
    "unknot-window"
};

/// The launcher of `unknot-window`.
pub(crate) struct Launcher {
    /// Where the own program lay at the start: after an upgrade the system tells another path.
    own_folder: Option<PathBuf>,
    data_dir: PathBuf,
    ended: Arc<dyn Fn() + Send + Sync>,
}

impl Launcher {
    pub(crate) fn new(own_program: Option<&Path>, data_dir: &Path, ended: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            own_folder: own_program.and_then(Path::parent).map(Path::to_owned),
            data_dir: data_dir.to_owned(),
            ended: Arc::new(ended),
        }
    }

    fn find(&self) -> Result<PathBuf, String> {
        let library = Path::new("/usr/lib/unknot");
        let places = self
            .own_folder
            .iter()
            .map(PathBuf::as_path)
            .chain([library])
            .map(|folder| folder.join(PROGRAM));
        places.clone().find(|path| path.is_file()).ok_or_else(|| {
            let looked: Vec<String> = places.map(|path| path.display().to_string()).collect();
            format!("{} is not there; `cargo xtask run` builds it", looked.join(" or "))
        })
    }
}

impl Windows for Launcher {
    fn start(&mut self, asker: Option<&WindowEnv>, token: Option<&str>) -> Result<(), String> {
        let program = self.find()?;
        let mut command = Command::new(&program);
        command.env("UNKNOT_DATA_DIR", &self.data_dir).stdin(Stdio::null());
        for (name, value) in asker.iter().flat_map(|env| &env.vars) {
            if SCREEN.contains(&name.as_str()) {
                command.env(name, value);
            }
        }
        if let Some(token) = token {
            command
                .env("XDG_ACTIVATION_TOKEN", token)
                .env("DESKTOP_STARTUP_ID", token);
        }
        let has_screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| {
            asker.is_some_and(|env| env.vars.iter().any(|(set, _)| set == name)) || env::var_os(name).is_some()
        });
        if cfg!(target_os = "linux") && !has_screen {
            return Err("there is no display to show it on".to_owned());
        }
        let child = command
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        self.watch(child)
    }
}

impl Launcher {
    fn watch(&self, mut child: Child) -> Result<(), String> {
        let ended = Arc::clone(&self.ended);
        let watching = thread::Builder::new()
            .name("window".to_owned())
            .stack_size(64 * 1024)
            .spawn(move || {
                match child.wait() {
                    Ok(status) => tracing::info!("the window's program ended: {status}"),
                    Err(error) => tracing::warn!("the window's program cannot be watched: {error}"),
                }
                ended();
            });
        watching.map(drop).map_err(|error| error.to_string())
    }
}
