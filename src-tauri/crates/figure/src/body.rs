//! The surface of the body: trunk, head and hair over the bones. Limbs are in `limbs`, hands in `hand`.

use crate::field::{Cut, Group, Joint, Material, Prim};
use crate::limbs;
use crate::math::{Frame, V3, v};
use crate::pose::Side;
use crate::shape::Shape;
use crate::skeleton::{Skeleton, side_at};

/// What the figure wears: office clothes at the desk, sportswear on the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clothes {
    Office,
    Sport,
}

/// Ink groups: where two meet, a line is drawn.
pub(crate) mod ink {
    pub(crate) const TRUNK: u8 = 0;
    pub(crate) const HEAD: u8 = 1;
    pub(crate) const HAIR: u8 = 2;
    pub(crate) const EAR: u8 = 3;
    pub(crate) const ARM: [u8; 2] = [4, 5];
    pub(crate) const LEG: [u8; 2] = [6, 7];
    pub(crate) const FOOT: [u8; 2] = [8, 9];
    pub(crate) const SLEEVE: [u8; 2] = [10, 11];
    pub(crate) const HIPS: u8 = 12;
    pub(crate) const PROP: u8 = 20;
}

pub(crate) fn prim(shape: Shape, k: f32, mat: Material) -> Prim {
    Prim { shape, k, mat, sub: 0 }
}

/// The neckline: skin inside this ellipsoid, shirt outside.
pub(crate) fn neckline(s: &Skeleton) -> Shape {
    Shape::ellipsoid(&s.c7, v(0.0, 2.6, 2.6), v(8.0, 7.6, 9.4))
}

fn trunk(s: &Skeleton) -> Group {
    let e = |f: &Frame, c: V3, r: V3, k: f32| prim(Shape::ellipsoid(f, c, r), k, Material::Shirt);
    let mut prims = vec![
        e(&s.pelvis, v(0.0, 3.0, -1.2), v(16.0, 13.0, 10.6), 5.0),
        e(&s.l2, v(0.0, 1.0, 1.6), v(15.0, 13.5, 10.0), 6.0),
        e(&s.t11, v(0.0, 1.0, 2.4), v(14.4, 13.0, 10.2), 6.0),
        e(&s.t8, v(0.0, 1.0, 3.4), v(14.6, 12.6, 10.4), 6.0),
        e(&s.t5, v(0.0, 0.5, 3.9), v(13.6, 11.0, 8.9), 6.0),
    ];
    for side in Side::BOTH {
        let gh = s.arm[side.index()].upper;
        let h = |p: V3| side_at(&gh, side, p);
        let t5 = |p: V3| side_at(&s.t5, side, p);
        let t8 = |p: V3| side_at(&s.t8, side, p);
        let c7 = |p: V3| side_at(&s.c7, side, p);
        let c = |a: V3, ra: f32, b: V3, rb: f32, k: f32| prim(Shape::cone(a, ra, b, rb), k, Material::Shirt);
        prims.extend([
            // Chest, pectoral fold, the fold behind the armpit, the slope of the trapezius, the plate of the shoulder blade.
            c(t5(v(5.0, -3.5, 6.6)), 5.6, t5(v(8.6, -1.0, 6.0)), 5.2, 4.0),
            c(t5(v(9.0, 0.5, 5.4)), 4.6, h(v(0.2, -6.0, 1.0)), 3.6, 4.5),
            c(t8(v(10.5, 3.0, -1.0)), 5.2, h(v(-0.2, -6.5, -1.6)), 3.4, 4.5),
            c(
                c7(v(2.6, 0.2, -0.2)),
                3.9,
                gh.p + (t5(v(0.0, 2.4, -0.6)) - s.t5.p) + (s.c7.p - gh.p) * 0.20,
                3.0,
                5.0,
            ),
            c(
                t5(v(5.5, -1.5, -1.6)),
                5.2,
                gh.p + (t5(v(0.0, -3.0, -2.0)) - s.t5.p) + (s.t5.p - gh.p) * 0.22,
                4.2,
                5.0,
            ),
        ]);
    }
    for m in [1.0, -1.0] {
        // The shirt hangs over the buttocks.
        prims.push(e(&s.pelvis, v(6.6 * m, -1.4, -4.0), v(9.0, 10.2, 9.0), 5.0));
        prims.push(e(&s.pelvis, v(6.8 * m, -2.0, 0.2), v(9.6, 11.5, 10.5), 4.0));
    }
    let hem = s.pelvis.at(v(0.0, -4.6, 0.0));
    Group {
        name: "trunk",
        prims,
        cuts: vec![Cut {
            at: hem,
            normal: -s.pelvis.r.c[1],
            k: 0.5,
        }],
        joint: None,
        ink: ink::TRUNK,
    }
}

fn neck(s: &Skeleton) -> Group {
    let c7 = &s.c7;
    let h = &s.head;
    Group {
        name: "neck",
        prims: vec![
            prim(
                Shape::cone(c7.at(v(0.0, -1.0, 0.6)), 5.1, h.at(v(0.0, 1.5, -0.6)), 4.7),
                2.0,
                Material::Skin,
            ),
            prim(
                Shape::cone(c7.at(v(0.0, -2.0, 3.0)), 4.2, h.at(v(0.0, -0.5, 2.6)), 4.4),
                2.0,
                Material::Skin,
            ),
        ],
        cuts: vec![],
        joint: Some(Joint {
            at: c7.at(v(0.0, 0.0, 1.0)),
            k: 4.5,
            near: 6.0,
            far: 12.0,
        }),
        ink: ink::TRUNK,
    }
}

/// The head joins the neck under the skull only, so that a tucked chin stays a chin.
fn head(s: &Skeleton) -> Group {
    let f = &s.head;
    let e = |c: V3, r: V3, k: f32| prim(Shape::ellipsoid(f, c, r), k, Material::Skin);
    let cone = |a: V3, ra: f32, b: V3, rb: f32, k: f32| prim(Shape::cone(f.at(a), ra, f.at(b), rb), k, Material::Skin);
    let mut prims = vec![
        e(v(0.0, 9.4, 0.6), v(7.3, 8.8, 9.0), 2.0),
        e(v(0.0, 5.2, 4.0), v(6.3, 8.0, 5.9), 3.0),
        // Cheekbones, jaw and chin, then nose and lips.
        cone(v(-4.2, 5.4, 6.2), 2.3, v(4.2, 5.4, 6.2), 2.3, 2.5),
        cone(v(-4.9, 0.9, 2.4), 1.9, v(-1.2, -2.4, 7.2), 1.7, 2.6),
        cone(v(4.9, 0.9, 2.4), 1.9, v(1.2, -2.4, 7.2), 1.7, 2.6),
        e(v(0.0, -1.9, 7.6), v(2.5, 1.9, 2.1), 2.2),
        cone(v(0.0, 7.4, 8.9), 0.7, v(0.0, 4.4, 10.9), 1.0, 1.1),
        cone(v(-0.8, 4.0, 9.9), 0.75, v(0.8, 4.0, 9.9), 0.75, 0.9),
        cone(v(-1.3, 1.6, 8.9), 0.85, v(1.3, 1.6, 8.9), 0.85, 1.0),
    ];
    prims[6].sub = 1;
    prims[7].sub = 1;
    Group {
        name: "head",
        prims,
        cuts: vec![],
        joint: Some(Joint {
            at: f.at(v(0.0, 1.0, -2.0)),
            k: 3.0,
            near: 4.0,
            far: 9.0,
        }),
        ink: ink::HEAD,
    }
}

fn ears(s: &Skeleton) -> Group {
    let prims = Side::BOTH
        .map(|side| {
            let f = Frame {
                p: side_at(&s.head, side, v(7.5, 5.6, -0.6)),
                r: s.head.r,
            };
            prim(
                Shape::ellipsoid(&f, v(0.0, 0.0, 0.0), v(1.05, 2.9, 1.9)),
                0.0,
                Material::Skin,
            )
        })
        .to_vec();
    Group {
        name: "ears",
        prims,
        cuts: vec![],
        joint: None,
        ink: ink::EAR,
    }
}

fn hair(s: &Skeleton) -> Group {
    let f = &s.head;
    let e = |c: V3, r: V3, k: f32| prim(Shape::ellipsoid(f, c, r), k, Material::Hair);
    // Kept: behind the hairline of forehead and temple, above the line from sideburn to nape.
    let line = |at: V3, dir: V3| {
        let n = v(0.0, -dir.z, dir.y).unit();
        Cut {
            at: f.at(at),
            normal: f.r.apply(n),
            k: 0.8,
        }
    };
    Group {
        name: "hair",
        prims: vec![
            e(v(0.0, 9.9, 0.0), v(7.9, 9.5, 9.9), 1.5),
            // Volume on top, swept to the figure's left, and a full back.
            e(v(1.2, 16.0, 2.6), v(6.4, 3.6, 6.4), 2.4),
            e(v(0.0, 8.0, -4.0), v(7.4, 7.8, 6.6), 2.0),
        ],
        cuts: vec![
            line(v(0.0, 15.2, 7.8), v(0.0, 9.8, 5.0)),
            line(v(0.0, 5.2, 2.6), v(0.0, 4.6, 9.6)),
        ],
        joint: None,
        ink: ink::HAIR,
    }
}

/// The lock that sweeps from the parting over the forehead.
fn fringe(s: &Skeleton) -> Group {
    let f = &s.head;
    let c = |a: V3, ra: f32, b: V3, rb: f32| prim(Shape::cone(f.at(a), ra, f.at(b), rb), 1.6, Material::Hair);
    Group {
        name: "hair",
        prims: vec![
            c(v(-3.2, 16.9, 5.4), 2.3, v(1.6, 16.0, 8.2), 2.4),
            c(v(1.6, 16.0, 8.2), 2.4, v(5.4, 13.0, 6.4), 1.8),
            c(v(5.4, 13.0, 6.4), 1.8, v(6.9, 11.0, 3.8), 1.0),
        ],
        cuts: vec![],
        joint: Some(Joint {
            at: f.at(v(1.0, 17.0, 4.0)),
            k: 2.4,
            near: 16.0,
            far: 24.0,
        }),
        ink: ink::HAIR,
    }
}

/// The dressed body of a pose.
pub(crate) fn body(s: &Skeleton, clothes: Clothes) -> Vec<Group> {
    let mut groups = vec![trunk(s)];
    groups.extend(Side::BOTH.map(|side| limbs::sleeve(s, side, clothes)));
    groups.extend([neck(s), head(s), ears(s), hair(s), fringe(s)]);
    groups.extend(Side::BOTH.map(|side| limbs::arm(s, side)));
    groups.push(limbs::hips(s));
    groups.extend(Side::BOTH.map(|side| limbs::trousers(s, side, clothes)));
    for side in Side::BOTH {
        groups.extend(limbs::foot(s, side));
    }
    groups
}
