//! A finished picture: named layers of paths with colour roles, and its two outward forms.

use std::fmt::Write as _;

use tiny_skia::{Color, FillRule, LineCap, LineJoin, Paint, PathBuilder, Pixmap, Stroke, Transform};

use crate::outline::{Path, Seg};
use crate::theme::Theme;

/// What a path's colour stands for; the colours themselves belong to a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Filled with the token's colour.
    Fill(&'static str),
    /// Stroked with the token's colour.
    Line(&'static str),
}

impl Role {
    /// `kind.token`, as the page's style sheet spells it.
    pub fn name(self) -> String {
        match self {
            Self::Fill(t) => format!("fill.{t}"),
            Self::Line(t) => format!("line.{t}"),
        }
    }
}

/// One path with its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Colour role.
    pub role: Role,
    /// The shape.
    pub path: Path,
}

/// Paths that belong together, painted in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// What it is: shadow, fills, shade, muscles, seams, ink, face, arrows.
    pub name: &'static str,
    /// In paint order.
    pub items: Vec<Item>,
}

/// A picture of one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// View box, pixels.
    pub size: [f32; 2],
    /// Height at which the floor begins, pixels from above; the view box's height where no floor is seen.
    pub floor: f32,
    /// Width of the ink, pixels.
    pub ink: f32,
    /// In paint order.
    pub layers: Vec<Layer>,
}

/// The picture could not be made into pixels.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The asked width is none or too large.
    #[error("a picture {0} pixels wide cannot be made; ask for 16 to 4096")]
    Width(u32),
    /// The encoder refused.
    #[error("the picture could not be encoded: {0}")]
    Encode(String),
}

impl Drawing {
    /// Width of a stroked role, pixels.
    pub fn width(&self, token: &str) -> f32 {
        let share = match token {
            "ink" => 1.0,
            "face" => 0.82,
            "halo" => 3.4,
            _ => 0.62,
        };
        (self.ink * share * 100.0).round() / 100.0
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = &Item> {
        self.layers.iter().flat_map(|l| &l.items)
    }

    /// A standing-alone SVG in the colours of a theme, on the theme's panel and floor.
    pub fn to_svg(&self, theme: Theme) -> String {
        let [w, h] = self.size;
        let mut out = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}"><rect width="{w}" height="{h}" fill="{}"/>"#,
            theme.hex("panel")
        );
        if self.floor < h {
            let _ = write!(
                out,
                r#"<rect y="{}" width="{w}" height="{}" fill="{}"/>"#,
                self.floor,
                h - self.floor,
                theme.hex("floor")
            );
        }
        for layer in &self.layers {
            let _ = write!(out, r#"<g id="{}">"#, layer.name);
            for item in &layer.items {
                let d = item.path.data();
                let _ = match item.role {
                    Role::Fill(t) => write!(out, r#"<path fill="{}" d="{d}"/>"#, theme.hex(t)),
                    Role::Line(t) => write!(
                        out,
                        r#"<path fill="none" stroke="{}" stroke-width="{}" stroke-linecap="round" stroke-linejoin="round" d="{d}"/>"#,
                        theme.hex(t),
                        self.width(t)
                    ),
                };
            }
            out.push_str("</g>");
        }
        out.push_str("</svg>\n");
        out
    }

    /// The same picture as PNG bytes, `width` pixels wide.
    ///
    /// # Errors
    /// When the width is outside 16 to 4096 pixels or the encoder fails.
    pub fn to_png(&self, theme: Theme, width: u32) -> Result<Vec<u8>, PngError> {
        self.pixels(theme, width)?
            .encode_png()
            .map_err(|e| PngError::Encode(e.to_string()))
    }

    /// The picture as pixels, for a sheet of several.
    ///
    /// # Errors
    /// When the width is outside 16 to 4096 pixels.
    pub fn pixels(&self, theme: Theme, width: u32) -> Result<Pixmap, PngError> {
        let scale = width as f32 / self.size[0];
        let height = (self.size[1] * scale).round() as u32;
        let mut map = (16..=4096)
            .contains(&width)
            .then(|| Pixmap::new(width, height.clamp(1, 8192)))
            .flatten()
            .ok_or(PngError::Width(width))?;
        let color = |t: &str| {
            let [r, g, b] = theme.rgb(t);
            Color::from_rgba8(r, g, b, 255)
        };
        map.fill(color("panel"));
        if self.floor < self.size[1]
            && let Some(r) = tiny_skia::Rect::from_xywh(
                0.0,
                self.floor * scale,
                width as f32,
                (self.size[1] - self.floor) * scale,
            )
        {
            let mut paint = Paint::default();
            paint.set_color(color("floor"));
            map.fill_rect(r, &paint, Transform::identity(), None);
        }
        let view = Transform::from_scale(scale, scale);
        for item in self.items() {
            let Some(path) = skia(&item.path) else { continue };
            let mut paint = Paint {
                anti_alias: true,
                ..Paint::default()
            };
            match item.role {
                Role::Fill(t) => {
                    paint.set_color(color(t));
                    map.fill_path(&path, &paint, FillRule::EvenOdd, view, None);
                }
                Role::Line(t) => {
                    paint.set_color(color(t));
                    let stroke = Stroke {
                        width: self.width(t),
                        line_cap: LineCap::Round,
                        line_join: LineJoin::Round,
                        ..Stroke::default()
                    };
                    map.stroke_path(&path, &paint, &stroke, view, None);
                }
            }
        }
        Ok(map)
    }
}

fn skia(path: &Path) -> Option<tiny_skia::Path> {
    let f = |p: &[i32; 2]| (p[0] as f32 / 10.0, p[1] as f32 / 10.0);
    let mut b = PathBuilder::new();
    for seg in &path.segs {
        match seg {
            Seg::Move(p) => {
                let (x, y) = f(p);
                b.move_to(x, y);
            }
            Seg::Line(p) => {
                let (x, y) = f(p);
                b.line_to(x, y);
            }
            Seg::Curve([p, q, r]) => {
                let ((a, b1), (c, d), (e, g)) = (f(p), f(q), f(r));
                b.cubic_to(a, b1, c, d, e, g);
            }
            Seg::Close => b.close(),
        }
    }
    b.finish()
}
