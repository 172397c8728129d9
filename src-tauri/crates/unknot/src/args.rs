//! The command line (CONTRACTS 1).

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Short breaks, a small plan, an honest look at the week. Without a command: start, or show the one that runs.
#[derive(Debug, Parser)]
#[command(name = "unknot", version, propagate_version = true)]
pub(crate) struct Args {
    /// Folder that holds everything Unknot writes
    #[arg(long, global = true, env = "UNKNOT_DATA_DIR", value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Start in the tray without a window
    #[arg(long)]
    pub(crate) hidden: bool,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Stage, next break, why it is silent
    Status {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Be quiet: 30m, 2h, today, until HH:MM
    Pause {
        /// 30m, 2h, today, or: until HH:MM
        #[arg(required = true, num_args = 1..=2, value_names = ["WHEN", "HH:MM"])]
        when: Vec<String>,
    },
    /// End the pause
    Resume,
    /// Start a break now
    Break {
        /// Which kind; the next one without it
        kind: Option<KindArg>,
    },
    /// Put the break off
    Snooze {
        /// For how long
        #[arg(default_value = "5m")]
        length: String,
    },
    /// Skip the break
    Skip,
    /// The weekly review
    Week {
        /// ISO week, 2026-W14; the present one without it
        week: Option<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// The movements
    Catalogue {
        #[command(subcommand)]
        what: CatalogueCommand,
    },
    /// One picture of a movement
    Figure(FigureArgs),
    /// Draw the clips of all movements into one file, for packages
    #[command(hide = true)]
    Bake {
        /// The file
        output: PathBuf,
    },
    /// The real engine over a scripted time; one JSON line for everything that happens
    Simulate {
        /// The scenario, a TOML file
        scenario: PathBuf,
    },
    /// Look over record, settings and environment; one line each
    Check,
    /// End the running Unknot
    Quit,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// All movements, a line each
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// One movement
    Show {
        /// Its id
        id: String,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Report every problem of movement files
    Check {
        /// The files
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct FigureArgs {
    /// Movement id
    pub(crate) id: String,
    /// Which moment of the motion, in seconds; the first key pose without it
    #[arg(long, value_name = "SECONDS")]
    pub(crate) at: Option<f32>,
    /// Colours
    #[arg(long, value_enum, default_value_t = ThemeArg::Light)]
    pub(crate) theme: ThemeArg,
    /// Width in pixels
    #[arg(long, value_name = "PX", default_value_t = 800, value_parser = clap::value_parser!(u32).range(16..=4096))]
    pub(crate) width: u32,
    /// FILE.svg or FILE.png
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindArg {
    Micro,
    Move,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ThemeArg {
    Light,
    Dark,
}
