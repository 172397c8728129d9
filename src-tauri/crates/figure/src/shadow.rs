//! Shadows where the figure meets floor and wall, and where the floor begins.

use crate::camera::{Camera, Foot};
use crate::fit;
use crate::math::{V3, v};
use crate::outline::{self, Path};
use crate::pose::Side;
use crate::props::Prop;
use crate::skeleton::Skeleton;
use crate::tracer::{TOLERANCE, Tracer};

/// Discs on the floor below what rests on it or nearly.
pub(crate) fn on_floor(t: &Tracer, cam: &Camera, s: &Skeleton, props: &[Prop]) -> Path {
    let mut discs: Vec<(V3, f32)> = Vec::new();
    let mut add = |p: V3, r: f32, reach: f32| {
        let near = 1.0 - p.y / reach;
        if near > 0.0 {
            discs.push((v(p.x, 0.0, p.z), r * (0.55 + 0.45 * near.min(1.0))));
        }
    };
    for side in Side::BOTH {
        let (l, a) = (&s.leg[side.index()], &s.arm[side.index()]);
        for (z, r) in [(-4.0, 6.0), (2.0, 5.5), (8.0, 6.0), (14.0, 5.0)] {
            add(l.foot.at(v(0.0, -5.0, z)), r, 16.0);
        }
        for i in 0..4 {
            add(l.shank.p.lerp(l.foot.p, i as f32 / 4.0) + v(0.0, -5.0, 0.0), 8.0, 18.0);
            add(
                l.thigh.p.lerp(l.shank.p, i as f32 / 4.0) + v(0.0, -8.0, 0.0),
                11.0,
                22.0,
            );
            add(a.hand.at(v(0.0, -3.0 * i as f32, 0.0)), 5.5, 16.0);
        }
        for i in 0..10 {
            add(a.fore.p.lerp(a.hand.p, i as f32 / 10.0), 5.5, 16.0);
            add(a.upper.p.lerp(a.fore.p, i as f32 / 10.0), 6.5, 18.0);
        }
    }
    for f in [&s.pelvis, &s.l2, &s.t11, &s.t8, &s.t5] {
        add(f.p + v(0.0, -10.0, 0.0), 17.0, 24.0);
    }
    add(s.head.at(v(0.0, 8.0, 0.0)) + v(0.0, -9.0, 0.0), 11.0, 22.0);
    for p in props {
        discs.extend(p.shadows());
    }
    if cam.eye.toward.y < 0.03 || discs.is_empty() {
        return Path::default();
    }
    let boxes: Vec<([f32; 2], f32, f32)> = discs
        .iter()
        .map(|(p, r)| (cam.px(*p), r * cam.scale, r * cam.scale * cam.eye.toward.y.max(0.06)))
        .collect();
    let inside = |x: i32, y: i32| {
        if x < 0 || y < 0 || x >= t.buf.w as i32 || y >= t.buf.h as i32 {
            return false;
        }
        let p = t.buf.middle(x as usize, y as usize);
        boxes
            .iter()
            .any(|(c, rx, ry)| ((p[0] - c[0]) / rx).powi(2) + ((p[1] - c[1]) / ry).powi(2) < 1.0)
    };
    t.fill(12.0, 12.0, &inside, &|_, _, _| 0.0)
}

/// The silhouette once more, a little to the right and down: without it a figure at a wall floats.
pub(crate) fn on_wall(t: &Tracer, cam: &Camera) -> Path {
    let (dx, dy) = (5.0 * cam.scale, 2.5 * cam.scale);
    let mut out = Path::default();
    for mut l in t.loops(&|x, y| t.buf.get(x, y).is_some(), &t.exact()) {
        if outline::area(&l).abs() > 20.0 {
            for p in &mut l {
                *p = [p[0] + dx, p[1] + dy];
            }
            fit::closed(&l, TOLERANCE * 2.0, &mut out);
        }
    }
    out
}

/// Where the floor begins in the picture: a little behind what stands or lies on it.
pub(crate) fn floor(cam: &Camera, foot: Foot, bodies: &[Skeleton], props: &[Prop]) -> f32 {
    if foot == Foot::RunsOff {
        return cam.size[1];
    }
    let mut far = f32::MAX;
    let mut rest = |p: V3| far = far.min(cam.px(v(p.x, 0.0, p.z))[1]);
    for s in bodies {
        let low = [
            s.pelvis.p,
            s.head.p,
            s.arm[0].hand.p,
            s.arm[1].hand.p,
            s.leg[0].foot.p,
            s.leg[1].foot.p,
        ];
        low.into_iter().filter(|p| p.y < 30.0).for_each(&mut rest);
    }
    for corner in props.iter().flat_map(Prop::corners) {
        rest(corner);
    }
    let y = far.min(cam.size[1] - 2.0) - 4.5 * cam.scale;
    (y.max(cam.size[1] * 0.12) * 10.0).round() / 10.0
}
