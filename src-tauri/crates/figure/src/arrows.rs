//! Arrows beside the body, with a halo that keeps them apart from it.

use crate::camera::Camera;
use crate::drawing::{Item, Role};
use crate::figure::Arrow;
use crate::outline::Path;

/// Shaft and head of each arrow, halo first.
pub(crate) fn items(arrows: &[Arrow], cam: &Camera) -> Vec<Item> {
    let (mut halo, mut shape) = (Path::default(), Path::default());
    for a in arrows {
        let (p, q) = (cam.px(a.from), cam.px(a.to));
        let (dx, dy) = (q[0] - p[0], q[1] - p[1]);
        let len = dx.hypot(dy).max(1.0);
        let middle = [(p[0] + q[0]) / 2.0 - dy * a.bend, (p[1] + q[1]) / 2.0 + dx * a.bend];
        // The head looks along the end of the bend.
        let (ex, ey) = (q[0] - middle[0], q[1] - middle[1]);
        let l = ex.hypot(ey).max(1.0);
        let (ux, uy) = (ex / l, ey / l);
        let head = (len * 0.34).clamp(7.0, 20.0);
        let w = head * 0.14;
        let neck = [q[0] - ux * head, q[1] - uy * head];
        let out = |b: [f32; 2], s: f32| [b[0] - uy * s, b[1] + ux * s];
        let side = [-dy / len, dx / len];
        for path in [&mut halo, &mut shape] {
            let shift = |b: [f32; 2], s: f32| [b[0] + side[0] * s, b[1] + side[1] * s];
            path.push_move(shift(p, w * 0.6));
            path.push_curve(shift(middle, w), shift(middle, w), out(neck, w));
            path.push_line(out(neck, head * 0.46));
            path.push_line(q);
            path.push_line(out(neck, -head * 0.46));
            path.push_line(out(neck, -w));
            path.push_curve(shift(middle, -w), shift(middle, -w), shift(p, -w * 0.6));
            path.close();
        }
    }
    if shape.is_empty() {
        return Vec::new();
    }
    vec![
        Item {
            role: Role::Line("halo"),
            path: halo,
        },
        Item {
            role: Role::Fill("arrow"),
            path: shape,
        },
    ]
}
