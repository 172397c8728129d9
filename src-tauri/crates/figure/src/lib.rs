//! Pose data to a drawing: skeleton, contacts, body, outline, clips.
//!
//! A movement is 1 KB of angles and contacts. From it comes a solved skeleton, over the skeleton a soft implicit body, from the body a small
//! depth and label picture, and from that flat two-tone vector art with ink lines. Everything is plain arithmetic on the calling thread:
//! the same data gives the same bytes.
//!
//! ```
//! use unknot_figure::{At, Figure, Theme, poses};
//! let text = poses::builtin("scap_squeeze").ok_or("no such movement")?;
//! let figure = Figure::parse("scap_squeeze", text).map_err(|p| p[0].to_string())?;
//! let first = figure.keys().next().map(str::to_owned).unwrap_or_default();
//! let svg = figure.still(At::Key(&first), [320.0, 240.0]).to_svg(Theme::Light);
//! assert!(svg.starts_with("<svg"));
//! # Ok::<(), String>(())
//! ```

mod arrows;
mod body;
mod camera;
mod clip;
mod contact;
mod drawing;
mod edges;
mod face;
mod field;
mod figure;
mod fit;
mod hand;
mod ink;
mod limbs;
mod limits;
mod lint;
mod march;
mod math;
mod muscles;
mod outline;
mod paint;
mod parse;
mod parse_pose;
mod pose;
pub mod poses;
mod props;
mod reach;
mod read;
mod shade;
mod shadow;
mod shape;
mod skeleton;
mod theme;
mod tracer;

pub use clip::{Clip, ClipError, PhaseSpan};
pub use drawing::{Drawing, Item, Layer, PngError, Role};
pub use figure::{At, Figure};
pub use lint::{Finding, lint};
pub use outline::Path;
pub use read::Problem;
pub use theme::Theme;

/// Names this engine: another name may draw another picture from the same data.
pub const ENGINE: &str = env!("UNKNOT_FIGURE_ENGINE");
