//! An orthographic eye: directions of the picture, and the largest scale at which the wanted parts fit the view box.

use crate::math::{V3, v};

/// Directions of the picture in the world.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Eye {
    pub right: V3,
    pub up: V3,
    /// Toward the viewer.
    pub toward: V3,
}

impl Eye {
    /// `yaw` 0 looks at the front, 180 at the back, -90 at the figure's right side (facing right); `pitch` looks down.
    pub(crate) fn new(yaw: f32, pitch: f32) -> Self {
        let (sy, cy) = yaw.to_radians().sin_cos();
        let (sp, cp) = pitch.to_radians().sin_cos();
        let toward = v(sy * cp, sp, cy * cp);
        let right = v(cy, 0.0, -sy);
        Self {
            right,
            up: toward.cross(right),
            toward,
        }
    }
}

/// The eye with scale and place: where a point lands in the view box, in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Camera {
    pub eye: Eye,
    /// Pixels per centimetre.
    pub scale: f32,
    /// Pixel of the world's origin.
    pub origin: [f32; 2],
    /// View box, pixels.
    pub size: [f32; 2],
}

impl Camera {
    pub(crate) fn px(&self, p: V3) -> [f32; 2] {
        [
            self.origin[0] + p.dot(self.eye.right) * self.scale,
            self.origin[1] - p.dot(self.eye.up) * self.scale,
        ]
    }
    pub(crate) fn depth(&self, p: V3) -> f32 {
        p.dot(self.eye.toward)
    }
    /// The world point at a pixel and depth.
    pub(crate) fn world(&self, px: [f32; 2], depth: f32) -> V3 {
        let u = (px[0] - self.origin[0]) / self.scale;
        let w = (self.origin[1] - px[1]) / self.scale;
        self.eye.right * u + self.eye.up * w + self.eye.toward * depth
    }
}

/// Extent in the picture's plane, centimetres: left, right, bottom, top.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
    pub top: f32,
}

impl Extent {
    pub(crate) const NONE: Self = Self {
        left: f32::MAX,
        right: f32::MIN,
        bottom: f32::MAX,
        top: f32::MIN,
    };
    pub(crate) fn join(self, o: Self) -> Self {
        Self {
            left: self.left.min(o.left),
            right: self.right.max(o.right),
            bottom: self.bottom.min(o.bottom),
            top: self.top.max(o.top),
        }
    }
}

/// Where the picture's lower edge lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foot {
    /// The whole extent is inside, with a margin below.
    Inside,
    /// The body runs off the lower edge.
    RunsOff,
}

/// The camera that shows `e` as large as it fits; `keep` is the share of each side left free.
pub(crate) fn fit(eye: Eye, e: Extent, size: [f32; 2], keep: f32, foot: Foot) -> Camera {
    let free = size[0].min(size[1]) * keep;
    let low = match foot {
        Foot::Inside => free,
        Foot::RunsOff => 0.0,
    };
    let wide = (size[0] - 2.0 * free) / (e.right - e.left).max(1.0);
    let high = (size[1] - free - low) / (e.top - e.bottom).max(1.0);
    let scale = wide.min(high);
    let x = size[0] / 2.0 - (e.left + e.right) / 2.0 * scale;
    // A wide pose stands on the floor of the picture rather than float in its middle.
    let spare = size[1] - free - low - (e.top - e.bottom) * scale;
    let drop = match foot {
        Foot::Inside => spare * 0.35,
        Foot::RunsOff => 0.0,
    };
    let y = size[1] - low - drop + e.bottom * scale;
    Camera {
        eye,
        scale,
        origin: [x, y],
        size,
    }
}
