//! Working muscles as sheets of triangles between bony landmarks; they move with the shoulder blades.

use crate::camera::Camera;
use crate::field::smin;
use crate::march::{Buffer, Scene};
use crate::math::{M3, V3, v};
use crate::pose::Side;
use crate::skeleton::{Skeleton, elevation, rhythm, side_at};

/// From the edge of a sheet to where its colour ends, cm.
pub(crate) const SPREAD: f32 = 2.9;
/// Within this distance the colour is full.
pub(crate) const CORE: f32 = 1.75;

/// A muscle or group of muscles that a picture can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Muscle {
    UpperTrap,
    MidTrap,
    LowTrap,
    Rhomboids,
    Levator,
    RearDelt,
    SideDelt,
    Infraspinatus,
    Lats,
    Erectors,
    Pecs,
    Abs,
    Serratus,
    NeckFront,
    NeckBack,
    Forearm,
    HipFront,
    Glutes,
}

impl Muscle {
    pub(crate) const NAMES: [(&'static str, Self); 18] = [
        ("upper_trap", Self::UpperTrap),
        ("mid_trap", Self::MidTrap),
        ("low_trap", Self::LowTrap),
        ("rhomboids", Self::Rhomboids),
        ("levator", Self::Levator),
        ("rear_delt", Self::RearDelt),
        ("side_delt", Self::SideDelt),
        ("infraspinatus", Self::Infraspinatus),
        ("lats", Self::Lats),
        ("erectors", Self::Erectors),
        ("pecs", Self::Pecs),
        ("abs", Self::Abs),
        ("serratus", Self::Serratus),
        ("neck_front", Self::NeckFront),
        ("neck_back", Self::NeckBack),
        ("forearm", Self::Forearm),
        ("hip_front", Self::HipFront),
        ("glutes", Self::Glutes),
    ];
}

/// A muscle and the sides on which it works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Working {
    pub muscle: Muscle,
    pub left: bool,
    pub right: bool,
}

/// Nothing near.
const FAR: f32 = 50.0;
/// How softly sheets flow into each other, cm.
const BLEND: f32 = 3.4;

struct Sheet {
    tris: Vec<[V3; 3]>,
    /// Out of the skin above the sheet.
    out: V3,
    groups: &'static [&'static str],
    /// How far below the sheet, cm, its skin may lie.
    deep: f32,
}

const TRUNK: &[&str] = &["trunk", "neck", "left sleeve", "right sleeve"];
const ARMS: &[&str] = &["left arm", "right arm"];
const HIPS: &[&str] = &["hips", "left leg", "right leg", "trunk"];

struct Marks {
    acromion: V3,
    root: V3,
    angle: V3,
    arm: Box<dyn Fn(V3) -> V3>,
}

/// Landmarks of one shoulder blade and arm.
fn marks(s: &Skeleton, side: Side) -> Marks {
    let i = side.index();
    let a = s.arm[i];
    let turn = rhythm(elevation(&s.t5, -a.upper.r.c[1])) * 0.9;
    let t5 = s.t5;
    let blade = move |p: V3| {
        let q = M3::rz(turn).apply(p);
        let q = match side {
            Side::L => q,
            Side::R => q.mirror(),
        };
        a.upper.p + t5.r.apply(q)
    };
    Marks {
        acromion: blade(v(-3.6, 1.6, -2.0)),
        root: blade(v(-9.4, -1.4, -5.0)),
        angle: blade(v(-9.0, -9.5, -5.5)),
        arm: Box::new(move |p| side_at(&a.upper, side, p)),
    }
}

fn sheet(s: &Skeleton, m: Muscle, side: Side) -> Sheet {
    let k = marks(s, side);
    let c7 = |x: f32, y: f32| side_at(&s.c7, side, v(x, y, -4.0));
    let t5 = |x: f32, y: f32| side_at(&s.t5, side, v(x, y, -5.0));
    let t5f = |x: f32, y: f32| side_at(&s.t5, side, v(x, y, 12.0));
    let t8 = |x: f32, y: f32| side_at(&s.t8, side, v(x, y, -6.0));
    let t11 = |x: f32, y: f32| side_at(&s.t11, side, v(x, y, -6.0));
    let l2 = |x: f32, y: f32| side_at(&s.l2, side, v(x, y, -6.0));
    let l2f = |x: f32, y: f32| side_at(&s.l2, side, v(x, y, 10.0));
    let head = |x: f32, y: f32, z: f32| side_at(&s.head, side, v(x, y, z));
    let fore = |x: f32, y: f32| side_at(&s.arm[side.index()].fore, side, v(x, y, 0.0));
    let thigh = |x: f32, y: f32| side_at(&s.leg[side.index()].thigh, side, v(x, y, 8.0));
    let pelvis = |x: f32, y: f32, z: f32| side_at(&s.pelvis, side, v(x, y, z));
    let sideways = match side {
        Side::L => s.t5.r.c[0],
        Side::R => -s.t5.r.c[0],
    };
    let back = -s.t5.r.c[2];
    let front = s.t5.r.c[2];
    let arm = &k.arm;
    let (tris, out, groups): (Vec<[V3; 3]>, V3, _) = match m {
        Muscle::UpperTrap => (
            vec![[head(3.6, 0.5, -3.4), c7(1.8, 1.0), k.acromion]],
            (s.t5.r.c[1] * 0.45 + back * 0.9).unit(),
            TRUNK,
        ),
        Muscle::MidTrap => (
            vec![
                [c7(0.0, -4.0), t5(0.0, 0.0), k.root],
                [c7(0.0, -4.0), k.root, k.acromion],
            ],
            back,
            TRUNK,
        ),
        Muscle::LowTrap => (vec![[t5(0.0, 1.0), t11(0.0, 2.0), k.root]], back, TRUNK),
        Muscle::Rhomboids => (
            vec![
                [c7(0.4, -4.5), t5(0.4, -2.0), k.angle],
                [c7(0.4, -4.5), k.angle, k.root],
            ],
            back,
            TRUNK,
        ),
        Muscle::Levator => (
            vec![[head(3.4, 0.0, -3.0), c7(2.6, 2.0), k.root + (k.acromion - k.root) * 0.2]],
            (s.t5.r.c[1] * 0.5 + back * 0.8).unit(),
            TRUNK,
        ),
        Muscle::RearDelt => (
            vec![[k.acromion, k.acromion.lerp(k.root, 0.45), arm(v(1.4, -11.0, -3.0))]],
            back,
            TRUNK,
        ),
        Muscle::SideDelt => (
            vec![[arm(v(4.0, 0.5, 2.5)), arm(v(4.0, 0.5, -2.5)), arm(v(4.5, -11.0, 0.0))]],
            arm(v(1.0, 0.0, 0.0)) - arm(v(0.0, 0.0, 0.0)),
            TRUNK,
        ),
        Muscle::Infraspinatus => (vec![[k.root, k.angle, arm(v(0.0, -3.0, -3.0))]], back, TRUNK),
        Muscle::Lats => (
            vec![
                [t8(0.5, -3.0), l2(0.5, -5.0), arm(v(-2.5, -9.0, -2.0))],
                [l2(0.5, -5.0), l2(9.0, -3.0), arm(v(-2.5, -9.0, -2.0))],
            ],
            -s.t8.r.c[2],
            TRUNK,
        ),
        Muscle::Erectors => {
            let strip = [
                c7(1.6, -4.0),
                t5(1.8, 0.0),
                t8(1.9, 0.0),
                t11(2.1, 0.0),
                l2(2.4, 0.0),
                l2(2.4, -7.0),
            ];
            (
                strip.windows(2).map(|w| [w[0], w[1], w[0].lerp(w[1], 0.5)]).collect(),
                -s.t11.r.c[2],
                TRUNK,
            )
        }
        Muscle::Pecs => (
            vec![[t5f(2.2, 1.5), t5f(2.2, -8.5), arm(v(0.0, -6.0, 2.0))]],
            front,
            TRUNK,
        ),
        Muscle::Abs => (
            vec![[l2f(1.6, 12.0), l2f(1.6, -6.0), l2f(3.2, 4.0)]],
            s.l2.r.c[2],
            TRUNK,
        ),
        Muscle::Serratus => (vec![[t8(13.0, 1.0), t8(12.0, -6.0), t8(12.5, -3.0)]], sideways, TRUNK),
        Muscle::NeckFront => (
            vec![[
                head(0.8, -2.0, 4.0),
                head(2.6, -2.0, 3.0),
                side_at(&s.c7, side, v(0.6, -1.0, 6.0)),
            ]],
            s.c7.r.c[2],
            TRUNK,
        ),
        Muscle::NeckBack => (
            vec![[head(1.0, 1.5, -5.0), head(3.2, 1.0, -4.0), c7(0.8, 3.0)]],
            back,
            TRUNK,
        ),
        Muscle::Forearm => (
            vec![[fore(0.0, -4.0), fore(0.0, -16.0), fore(0.5, -9.0)]],
            s.arm[side.index()].hand.r.c[0],
            ARMS,
        ),
        Muscle::HipFront => (
            vec![
                [pelvis(8.0, 4.0, 8.0), pelvis(12.0, 2.0, 3.0), thigh(4.5, -10.0)],
                [pelvis(8.0, 4.0, 8.0), thigh(4.5, -10.0), thigh(0.0, -11.0)],
            ],
            (s.leg[side.index()].thigh.r.c[2] + sideways * 0.8).unit(),
            HIPS,
        ),
        Muscle::Glutes => (
            vec![[
                pelvis(3.0, 2.0, -10.0),
                pelvis(10.0, 2.0, -9.0),
                pelvis(7.0, -6.0, -11.0),
            ]],
            -s.pelvis.r.c[2],
            HIPS,
        ),
    };
    let deep = if m == Muscle::SideDelt { 4.0 } else { 60.0 };
    Sheet {
        tris,
        out,
        groups,
        deep,
    }
}

fn to_segment(p: V3, a: V3, b: V3) -> f32 {
    let ab = b - a;
    let t = ((p - a).dot(ab) / ab.dot(ab).max(1e-6)).clamp(0.0, 1.0);
    (p - a - ab * t).len()
}

/// Distance from `p` to a triangle, both seen along `n`.
fn to_triangle(p: V3, t: &[V3; 3], n: V3) -> f32 {
    let flat = t.map(|q| q.across(n));
    let p = p.across(n);
    let turn = |a: V3, b: V3| (b - a).cross(p - a).dot(n);
    let (x, y, z) = (turn(flat[0], flat[1]), turn(flat[1], flat[2]), turn(flat[2], flat[0]));
    let within = (x >= 0.0 && y >= 0.0 && z >= 0.0) || (x <= 0.0 && y <= 0.0 && z <= 0.0);
    let solid = (flat[1] - flat[0]).cross(flat[2] - flat[0]).len() > 1e-3;
    if within && solid {
        return 0.0;
    }
    to_segment(p, flat[0], flat[1])
        .min(to_segment(p, flat[1], flat[2]))
        .min(to_segment(p, flat[2], flat[0]))
}

/// Per cell the distance from the working muscles, cm; far where none can be seen.
pub(crate) fn levels(buf: &Buffer, cam: &Camera, scene: &Scene, s: &Skeleton, working: &[Working]) -> Vec<f32> {
    let mut out = vec![FAR; buf.cells.len()];
    let mut sheets = Vec::new();
    for w in working {
        for (side, on) in [(Side::L, w.left), (Side::R, w.right)] {
            if on {
                sheets.push(sheet(s, w.muscle, side));
            }
        }
    }
    let middle = s.t5.at(v(0.0, 0.0, 2.0));
    for y in 0..buf.h {
        for x in 0..buf.w {
            let Some(c) = buf.cells[y * buf.w + x] else { continue };
            let name = scene.field.groups[c.group as usize].name;
            let mut p = None;
            let mut d = FAR;
            for sh in sheets.iter().filter(|sh| sh.groups.contains(&name)) {
                let p = *p.get_or_insert_with(|| cam.world(buf.middle(x, y), c.depth));
                // Only the skin on the sheet's own side of the trunk.
                if sh.groups == TRUNK && (p - middle).dot(sh.out) < -1.0 {
                    continue;
                }
                if (p - sh.tris[0][0]).dot(sh.out) < -sh.deep {
                    continue;
                }
                for t in &sh.tris {
                    d = smin(d, to_triangle(p, t, sh.out), BLEND);
                }
            }
            out[y * buf.w + x] = d;
        }
    }
    out
}
