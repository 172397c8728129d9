//! Signed distances: soft primitives, groups of them, and how groups grow into each other.

use crate::math::{Frame, M3, V3, smoothstep, v};
use crate::shape::Shape;

/// What a surface is made of; each has a colour and a darker one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Material {
    Skin,
    Shirt,
    Trousers,
    Hair,
    Shoe,
    Sole,
    Prop,
    PropDark,
    Wood,
    Metal,
    Mat,
    MatEdge,
}

impl Material {
    pub(crate) const ALL: [Self; 12] = [
        Self::MatEdge,
        Self::Mat,
        Self::Metal,
        Self::Wood,
        Self::Prop,
        Self::PropDark,
        Self::Skin,
        Self::Trousers,
        Self::Shirt,
        Self::Sole,
        Self::Shoe,
        Self::Hair,
    ];
    /// Tokens of the colour and of its shade.
    pub(crate) fn tokens(self) -> (&'static str, &'static str) {
        match self {
            Self::Skin => ("skin", "skin-shade"),
            Self::Shirt => ("shirt", "shirt-shade"),
            Self::Trousers => ("trousers", "trousers-shade"),
            Self::Hair => ("hair", "hair-shade"),
            Self::Shoe => ("shoe", "shoe-shade"),
            Self::Sole => ("shoe-shade", "shoe-shade"),
            Self::Prop => ("prop", "prop-shade"),
            Self::PropDark => ("prop-shade", "prop-shade"),
            Self::Wood => ("wood", "wood-shade"),
            Self::Metal => ("metal", "metal"),
            Self::Mat => ("mat", "mat"),
            Self::MatEdge => ("mat-edge", "mat-edge"),
        }
    }
    pub(crate) fn of_body(self) -> bool {
        match self {
            Self::Skin | Self::Shirt | Self::Trousers | Self::Hair | Self::Shoe | Self::Sole => true,
            Self::Prop | Self::PropDark | Self::Wood | Self::Metal | Self::Mat | Self::MatEdge => false,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Prim {
    pub shape: Shape,
    /// How softly it grows into its group, cm.
    pub k: f32,
    pub mat: Material,
    /// Fingers have numbers: ink separates them.
    pub sub: u8,
}

/// A half space that keeps what lies behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub at: V3,
    pub normal: V3,
    pub k: f32,
}

/// Where a group grows into the one before it, and how softly.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joint {
    pub at: V3,
    pub k: f32,
    pub near: f32,
    pub far: f32,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    pub name: &'static str,
    pub prims: Vec<Prim>,
    pub cuts: Vec<Cut>,
    /// None starts a new body that only touches the ones before.
    pub joint: Option<Joint>,
    /// Number of the ink group: lines are drawn where groups meet.
    pub ink: u8,
}

/// Everything that can be seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    pub groups: Vec<Group>,
    /// A sphere round each primitive, group by group, and one round each group.
    balls: Vec<Vec<(V3, f32)>>,
    rounds: Vec<(V3, f32)>,
}

/// No blend is wider than this, cm.
const WIDEST: f32 = 6.0;

/// Whether a point is farther than `limit` from everything in a ball.
#[inline]
fn beyond(p: V3, ball: &(V3, f32), limit: f32) -> bool {
    let d = p - ball.0;
    let reach = limit + ball.1;
    reach < 0.0 || d.dot(d) > reach * reach
}

#[inline]
pub(crate) fn smin(a: f32, b: f32, k: f32) -> f32 {
    if k <= 1e-4 {
        return a.min(b);
    }
    let h = (k - (a - b).abs()).max(0.0) / k;
    a.min(b) - h * h * k * 0.25
}

fn smax(a: f32, b: f32, k: f32) -> f32 {
    -smin(-a, -b, k)
}

/// A primitive by group and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Id {
    pub group: u8,
    pub prim: u8,
}

impl Field {
    pub(crate) fn new(groups: Vec<Group>) -> Self {
        let balls: Vec<Vec<(V3, f32)>> = groups
            .iter()
            .map(|g| g.prims.iter().map(|p| p.shape.bounds()).collect())
            .collect();
        let rounds = balls
            .iter()
            .map(|b: &Vec<(V3, f32)>| {
                let middle = b.iter().fold(v(0.0, 0.0, 0.0), |s, x| s + x.0) * (1.0 / b.len().max(1) as f32);
                (middle, b.iter().map(|x| (x.0 - middle).len() + x.1).fold(0.0, f32::max))
            })
            .collect();
        Self { groups, balls, rounds }
    }

    pub(crate) fn prim(&self, id: Id) -> &Prim {
        &self.groups[id.group as usize].prims[id.prim as usize]
    }

    /// All primitives, as a list for `near`.
    pub(crate) fn all(&self) -> Vec<Id> {
        let mut out = Vec::new();
        for (g, group) in self.groups.iter().enumerate() {
            for p in 0..group.prims.len() {
                out.push(Id {
                    group: small(g),
                    prim: small(p),
                });
            }
        }
        out
    }

    /// Distance to the surface and the primitive that owns it, over the primitives of `list` (sorted by group).
    pub(crate) fn near(&self, list: &[Id], p: V3) -> (f32, Id) {
        let mut best = (f32::MAX, Id { group: 0, prim: 0 });
        let mut body = best;
        let mut i = 0;
        while i < list.len() {
            let g = list[i].group;
            let group = &self.groups[g as usize];
            // What is farther than the nearest so far and any blend cannot change the answer.
            let enough = best.0.min(body.0) + WIDEST;
            if beyond(p, &self.rounds[g as usize], enough) {
                while i < list.len() && list[i].group == g {
                    i += 1;
                }
                continue;
            }
            let mut d = f32::MAX;
            let mut owner = list[i];
            let mut first = f32::MAX;
            while i < list.len() && list[i].group == g {
                if beyond(
                    p,
                    &self.balls[g as usize][list[i].prim as usize],
                    enough.min(d + WIDEST),
                ) {
                    i += 1;
                    continue;
                }
                let prim = &group.prims[list[i].prim as usize];
                let di = prim.shape.dist(p);
                if di < first {
                    first = di;
                    owner = list[i];
                }
                d = if d == f32::MAX { di } else { smin(d, di, prim.k) };
                i += 1;
            }
            if d == f32::MAX {
                continue;
            }
            for cut in &group.cuts {
                d = smax(d, (p - cut.at).dot(cut.normal), cut.k);
            }
            match group.joint {
                Some(j) if body.0 < f32::MAX => {
                    let k = j.k * (1.0 - smoothstep(j.near, j.far, (p - j.at).len()));
                    let id = if d < body.0 { owner } else { body.1 };
                    body = (smin(body.0, d, k), id);
                }
                Some(_) | None => {
                    if body.0 < best.0 {
                        best = body;
                    }
                    body = (d, owner);
                }
            }
        }
        if body.0 < best.0 { body } else { best }
    }

    /// The direction away from the surface at `p`.
    pub(crate) fn normal(&self, list: &[Id], p: V3) -> V3 {
        let e = 0.15;
        let at = |d: V3| self.near(list, p + d).0;
        v(
            at(v(e, 0.0, 0.0)) - at(v(-e, 0.0, 0.0)),
            at(v(0.0, e, 0.0)) - at(v(0.0, -e, 0.0)),
            at(v(0.0, 0.0, e)) - at(v(0.0, 0.0, -e)),
        )
        .unit()
    }
}

/// Counts here stay far below 256; a body that outgrows it saturates instead of wrapping.
pub(crate) fn small(n: usize) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}

/// A frame at a point with the world's directions.
pub(crate) fn upright(p: V3) -> Frame {
    Frame { p, r: M3::ID }
}
