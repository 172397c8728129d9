//! Sleeves, arms, hips, trousers and shoes.

use crate::body::{Clothes, ink, prim};
use crate::field::{Cut, Group, Joint, Material};
use crate::hand;
use crate::math::{V3, v};
use crate::pose::Side;
use crate::shape::Shape;
use crate::skeleton::{ANKLE, FOREARM, SHANK, Skeleton, THIGH, UPPER_ARM, side_at};

/// The sleeve grows out of the shirt and ends in an open hem.
pub(crate) fn sleeve(s: &Skeleton, side: Side, clothes: Clothes) -> Group {
    let a = &s.arm[side.index()];
    let h = |p: V3| side_at(&a.upper, side, p);
    let share = match clothes {
        Clothes::Office => 0.60,
        Clothes::Sport => 0.50,
    };
    let end = -UPPER_ARM * share;
    let down = -a.upper.r.c[1];
    Group {
        name: ["left sleeve", "right sleeve"][side.index()],
        prims: vec![
            prim(
                Shape::cone(h(v(-0.6, 0.4, 0.0)), 5.4, h(v(0.4, -6.0, 0.0)), 5.3),
                2.0,
                Material::Shirt,
            ),
            prim(
                Shape::cone(h(v(0.4, -6.0, 0.0)), 5.3, h(v(0.0, end - 3.0, 0.1)), 5.0),
                2.0,
                Material::Shirt,
            ),
        ],
        cuts: vec![Cut {
            at: h(v(0.0, end, 0.0)),
            normal: down,
            k: 0.4,
        }],
        joint: Some(Joint {
            at: a.upper.p,
            k: 4.6,
            near: 8.0,
            far: 15.0,
        }),
        ink: ink::SLEEVE[side.index()],
    }
}

/// The bare arm below the sleeve, down to the finger tips.
pub(crate) fn arm(s: &Skeleton, side: Side) -> Group {
    let a = &s.arm[side.index()];
    let h = |p: V3| side_at(&a.upper, side, p);
    let f = |p: V3| side_at(&a.fore, side, p);
    let w = |p: V3| side_at(&a.hand, side, p);
    let c = |a: V3, ra: f32, b: V3, rb: f32, k: f32| prim(Shape::cone(a, ra, b, rb), k, Material::Skin);
    let mut prims = vec![
        c(h(v(0.0, -10.0, 0.4)), 4.5, h(v(0.0, -UPPER_ARM, 0.0)), 3.6, 2.0),
        // Forearm: full below the elbow, slim and flat at the wrist.
        c(f(v(0.0, 0.0, 0.0)), 3.6, f(v(0.3, -7.0, 0.4)), 4.05, 2.5),
        c(f(v(0.3, -7.0, 0.4)), 4.05, f(v(0.0, -FOREARM + 2.5, 0.0)), 2.55, 2.5),
        c(f(v(0.0, -FOREARM + 3.0, 0.0)), 2.5, w(v(-0.1, -1.0, 0.0)), 2.4, 1.5),
    ];
    prims.extend(hand::prims(a, side));
    Group {
        name: ["left arm", "right arm"][side.index()],
        prims,
        cuts: vec![],
        joint: None,
        ink: ink::ARM[side.index()],
    }
}

/// Pelvis and buttocks in trousers; the legs grow out of it.
pub(crate) fn hips(s: &Skeleton) -> Group {
    let e = |c: V3, r: V3, k: f32| prim(Shape::ellipsoid(&s.pelvis, c, r), k, Material::Trousers);
    Group {
        name: "hips",
        prims: vec![
            e(v(0.0, 1.5, -1.2), v(14.2, 11.0, 9.2), 4.0),
            e(v(7.0, -2.4, -4.6), v(8.4, 9.2, 7.6), 4.0),
            e(v(-7.0, -2.4, -4.6), v(8.4, 9.2, 7.6), 4.0),
        ],
        cuts: vec![],
        joint: None,
        ink: ink::HIPS,
    }
}

pub(crate) fn trousers(s: &Skeleton, side: Side, clothes: Clothes) -> Group {
    let l = &s.leg[side.index()];
    let t = |p: V3| side_at(&l.thigh, side, p);
    let k = |p: V3| side_at(&l.shank, side, p);
    let c = |a: V3, ra: f32, b: V3, rb: f32, k: f32| prim(Shape::cone(a, ra, b, rb), k, Material::Trousers);
    let (knee, cuff, end) = match clothes {
        Clothes::Office => (6.0, 5.6, 0.93),
        Clothes::Sport => (5.4, 4.2, 0.82),
    };
    let end = -SHANK * end;
    let mut prims = vec![
        c(t(v(-0.8, -1.0, 0.0)), 7.8, t(v(0.0, -THIGH, 0.0)), knee, 3.0),
        c(t(v(0.2, -5.0, 1.4)), 7.4, t(v(0.0, -THIGH + 9.0, 0.9)), knee - 0.3, 3.0),
        c(k(v(0.0, 0.0, 0.2)), knee, k(v(0.0, -12.0, -0.6)), knee - 0.2, 3.0),
        c(
            k(v(0.0, -12.0, -0.6)),
            knee - 0.2,
            k(v(0.0, end - 4.0, -0.2)),
            cuff,
            3.0,
        ),
    ];
    if clothes == Clothes::Sport {
        prims.push(prim(
            Shape::ellipsoid(&l.shank, v(0.0, -12.0, -2.0), v(4.5, 10.5, 4.3)),
            3.0,
            Material::Trousers,
        ));
    }
    Group {
        name: ["left leg", "right leg"][side.index()],
        prims,
        cuts: vec![Cut {
            at: k(v(0.0, end, 0.0)),
            normal: -l.shank.r.c[1],
            k: 0.4,
        }],
        joint: Some(Joint {
            at: l.thigh.p,
            k: 5.0,
            near: 10.0,
            far: 19.0,
        }),
        ink: ink::LEG[side.index()],
    }
}

/// Ankle and shoe; the shoe is flat below.
pub(crate) fn foot(s: &Skeleton, side: Side) -> [Group; 2] {
    let l = &s.leg[side.index()];
    let k = |p: V3| side_at(&l.shank, side, p);
    let f = |p: V3| side_at(&l.foot, side, p);
    let c = |a: V3, ra: f32, b: V3, rb: f32, k: f32| prim(Shape::cone(a, ra, b, rb), k, Material::Shoe);
    let ankle = Group {
        name: ["left ankle", "right ankle"][side.index()],
        prims: vec![prim(
            Shape::cone(k(v(0.0, -SHANK * 0.72, -0.4)), 3.7, f(v(0.0, -1.5, -0.4)), 3.2),
            1.0,
            Material::Skin,
        )],
        cuts: vec![],
        joint: None,
        ink: ink::LEG[side.index()],
    };
    let shoe = Group {
        name: ["left foot", "right foot"][side.index()],
        prims: vec![
            prim(
                Shape::ellipsoid(&l.foot, v(0.0, -4.0, -2.2), v(3.7, 4.6, 4.9)),
                2.0,
                Material::Shoe,
            ),
            c(f(v(0.0, -2.3, 1.2)), 3.5, f(v(0.1, -4.6, 8.0)), 3.2, 2.5),
            c(f(v(0.3, -5.2, 7.5)), 3.6, f(v(0.0, -5.6, 14.2)), 2.9, 2.5),
        ],
        cuts: vec![Cut {
            at: f(v(0.0, -ANKLE, 0.0)),
            normal: -l.foot.r.c[1],
            k: 0.6,
        }],
        joint: None,
        ink: ink::FOOT[side.index()],
    };
    [ankle, shoe]
}
