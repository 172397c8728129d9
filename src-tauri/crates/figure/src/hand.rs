//! A hand: palm, four fingers of three bones, a thumb; open, curled or closed by `grip`.

use crate::field::{Material, Prim};
use crate::math::{Frame, M3, V3, v};
use crate::pose::Side;
use crate::shape::Shape;
use crate::skeleton::Arm;

struct Finger {
    knuckle: V3,
    len: f32,
    r: f32,
    /// Sideways lean, degrees.
    fan: f32,
}

const FINGERS: [Finger; 4] = [
    Finger {
        knuckle: v(0.1, -8.7, 2.75),
        len: 7.2,
        r: 0.92,
        fan: 3.5,
    },
    Finger {
        knuckle: v(0.25, -9.1, 0.95),
        len: 7.9,
        r: 0.95,
        fan: 0.8,
    },
    Finger {
        knuckle: v(0.15, -8.8, -0.85),
        len: 7.3,
        r: 0.92,
        fan: -2.0,
    },
    Finger {
        knuckle: v(-0.1, -8.1, -2.55),
        len: 5.8,
        r: 0.84,
        fan: -5.5,
    },
];

/// Bends of the three joints, degrees, for a grip from 0 (flat) to 1 (fist).
fn bends(grip: f32) -> [f32; 3] {
    [2.0 + 78.0 * grip, 4.0 + 92.0 * grip, 3.0 + 58.0 * grip]
}

/// The hand is written for the left and placed in the mirror for the right.
pub(crate) fn prims(a: &Arm, side: Side) -> Vec<Prim> {
    let g = a.grip;
    // The hand's frame as a left hand's, and the way to the world.
    let own = Frame {
        p: v(0.0, 0.0, 0.0),
        r: M3::ID,
    };
    let world = |p: V3| match side {
        Side::L => a.hand.at(p),
        Side::R => a.hand.at(p.mirror()),
    };
    let palm_at = |p: V3| match side {
        Side::L => p,
        Side::R => p.mirror(),
    };
    let skin = |shape: Shape, k: f32, sub: u8| Prim {
        shape,
        k,
        mat: Material::Skin,
        sub,
    };
    let mut out = vec![
        skin(
            Shape::flat(
                &a.hand,
                palm_at(v(0.0, -1.6, 0.1)),
                2.7,
                palm_at(v(0.0, -7.0, 0.1)),
                3.75,
                0,
                0.44,
            ),
            1.4,
            0,
        ),
        // Ball of the thumb.
        skin(
            Shape::cone(world(v(-0.5, -2.2, 1.5)), 1.7, world(v(-1.0, -5.2, 3.0)), 1.45),
            1.2,
            0,
        ),
    ];
    for (i, f) in FINGERS.iter().enumerate() {
        // Little fingers curl a little more than the index, as they do at rest.
        let curl = (g * (0.88 + 0.12 * i as f32)).min(1.0);
        let b = bends(curl);
        let mut at = own.child(f.knuckle, M3::rx(-f.fan * (1.0 - g)));
        let lens = [f.len * 0.48, f.len * 0.29, f.len * 0.23];
        let mut r = f.r;
        for (j, (len, bend)) in lens.into_iter().zip(b).enumerate() {
            at = Frame {
                p: at.p,
                r: at.r * M3::rz(-bend),
            };
            let tip = at.at(v(0.0, -len, 0.0));
            let next = r * 0.93;
            let k = if j == 0 { 0.9 } else { 0.25 };
            out.push(skin(Shape::cone(world(at.p), r, world(tip), next), k, i as u8 + 1));
            r = next;
            at.p = tip;
        }
    }
    let mid = v(-1.4, -6.0, 4.5).lerp(v(-2.6, -5.9, 3.2), g);
    let tip = v(-1.8, -9.3, 5.2).lerp(v(-4.0, -7.9, 1.3), g);
    out.push(skin(
        Shape::cone(world(v(-0.9, -3.2, 2.6)), 1.4, world(mid), 1.12),
        0.9,
        5,
    ));
    out.push(skin(Shape::cone(world(mid), 1.12, world(tip), 0.86), 0.3, 5));
    out
}
