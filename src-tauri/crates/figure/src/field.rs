//! Signed distances: soft primitives, groups of them, and how groups grow into each other.

use crate::math::{Frame, M3, V3, smoothstep, v};

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
pub(crate) enum Shape {
    /// Two spheres and what lies between.
    Cone {
        a: V3,
        ba: V3,
        inv: f32,
        ra: f32,
        dr: f32,
    },
    /// The same, flattened along a local axis: `rows` turn and stretch into the space where it is round.
    Flat {
        o: V3,
        rows: [V3; 3],
        ba: V3,
        inv: f32,
        ra: f32,
        dr: f32,
        shrink: f32,
    },
    Ellipsoid {
        f: Frame,
        inv: V3,
    },
    Block {
        f: Frame,
        half: V3,
        round: f32,
    },
    /// Upright in its frame: radius, half height.
    Drum {
        f: Frame,
        r: f32,
        half: f32,
        round: f32,
    },
}

impl Shape {
    pub(crate) fn cone(a: V3, ra: f32, b: V3, rb: f32) -> Self {
        let ba = b - a;
        Self::Cone {
            a,
            ba,
            inv: 1.0 / ba.dot(ba).max(1e-6),
            ra,
            dr: rb - ra,
        }
    }

    /// A cone whose local `axis` (0, 1, 2) is pressed to `share` of its width.
    pub(crate) fn flat(f: &Frame, a: V3, ra: f32, b: V3, rb: f32, axis: usize, share: f32) -> Self {
        let mut rows = f.r.c;
        rows[axis] = rows[axis] * (1.0 / share);
        let d = b - a;
        let mut ba = [d.x, d.y, d.z];
        ba[axis] /= share;
        let ba = v(ba[0], ba[1], ba[2]);
        Self::Flat {
            o: f.at(a),
            rows,
            ba,
            inv: 1.0 / ba.dot(ba).max(1e-6),
            ra,
            dr: rb - ra,
            shrink: share.min(1.0),
        }
    }

    pub(crate) fn ellipsoid(f: &Frame, c: V3, r: V3) -> Self {
        Self::Ellipsoid {
            f: Frame { p: f.at(c), r: f.r },
            inv: v(1.0 / r.x, 1.0 / r.y, 1.0 / r.z),
        }
    }

    #[inline]
    pub(crate) fn dist(&self, p: V3) -> f32 {
        match self {
            Self::Cone { a, ba, inv, ra, dr } => {
                let pa = p - *a;
                let h = (pa.dot(*ba) * inv).clamp(0.0, 1.0);
                (pa - *ba * h).len() - (ra + dr * h)
            }
            Self::Flat {
                o,
                rows,
                ba,
                inv,
                ra,
                dr,
                shrink,
            } => {
                let d = p - *o;
                let q = v(d.dot(rows[0]), d.dot(rows[1]), d.dot(rows[2]));
                let h = (q.dot(*ba) * inv).clamp(0.0, 1.0);
                ((q - *ba * h).len() - (ra + dr * h)) * shrink
            }
            Self::Ellipsoid { f, inv } => {
                let q = f.local(p);
                let k = v(q.x * inv.x, q.y * inv.y, q.z * inv.z);
                let k0 = k.len();
                let k1 = v(k.x * inv.x, k.y * inv.y, k.z * inv.z).len();
                if k1 < 1e-6 {
                    -1.0 / inv.x.max(inv.y).max(inv.z)
                } else {
                    k0 * (k0 - 1.0) / k1
                }
            }
            Self::Block { f, half, round } => {
                let q = f.local(p);
                let d = v(
                    q.x.abs() - half.x + round,
                    q.y.abs() - half.y + round,
                    q.z.abs() - half.z + round,
                );
                v(d.x.max(0.0), d.y.max(0.0), d.z.max(0.0)).len() + d.x.max(d.y).max(d.z).min(0.0) - round
            }
            Self::Drum { f, r, half, round } => {
                let q = f.local(p);
                let a = q.x.hypot(q.z) - r + round;
                let b = q.y.abs() - half + round;
                a.max(0.0).hypot(b.max(0.0)) + a.max(b).min(0.0) - round
            }
        }
    }

    /// A line and a radius round it that hold the shape.
    pub(crate) fn bone(&self) -> (V3, V3, f32) {
        match self {
            Self::Cone { a, ba, ra, dr, .. } => (*a, *a + *ba, ra.max(ra + dr)),
            Self::Flat { .. } | Self::Ellipsoid { .. } | Self::Block { .. } | Self::Drum { .. } => {
                let (c, r) = self.bounds();
                (c, c, r)
            }
        }
    }

    /// A sphere that holds the shape.
    pub(crate) fn bounds(&self) -> (V3, f32) {
        match self {
            Self::Cone { a, ba, ra, dr, .. } => (*a + *ba * 0.5, ba.len() * 0.5 + ra.max(ra + dr)),
            Self::Flat { o, ba, ra, dr, .. } => (*o, ba.len() + ra.max(ra + dr)),
            Self::Ellipsoid { f, inv } => (f.p, 1.0 / inv.x.min(inv.y).min(inv.z)),
            Self::Block { f, half, .. } => (f.p, half.len()),
            Self::Drum { f, r, half, .. } => (f.p, r.hypot(*half)),
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

impl Shape {
    /// How far the shape reaches along the unit direction `d`.
    pub(crate) fn reach(&self, d: V3) -> f32 {
        let pole = |c: V3, axes: [V3; 3], r: [f32; 3]| {
            c.dot(d)
                + axes
                    .iter()
                    .zip(r)
                    .map(|(a, r)| (a.dot(d) * r).powi(2))
                    .sum::<f32>()
                    .sqrt()
        };
        match self {
            Self::Cone { a, ba, ra, dr, .. } => (a.dot(d) + ra).max((*a + *ba).dot(d) + ra + dr),
            Self::Flat {
                o, rows, ba, ra, dr, ..
            } => {
                let axes = rows.map(V3::unit);
                let r = rows.map(|r| 1.0 / r.len());
                let mut end = *o;
                for (i, x) in [ba.x, ba.y, ba.z].into_iter().enumerate() {
                    end = end + axes[i] * (x * r[i]);
                }
                pole(*o, axes, r.map(|s| s * ra)).max(pole(end, axes, r.map(|s| s * (ra + dr))))
            }
            Self::Ellipsoid { f, inv } => pole(f.p, f.r.c, [1.0 / inv.x, 1.0 / inv.y, 1.0 / inv.z]),
            Self::Block { f, half, .. } => {
                f.p.dot(d)
                    + f.r
                        .c
                        .iter()
                        .zip([half.x, half.y, half.z])
                        .map(|(a, h)| (a.dot(d) * h).abs())
                        .sum::<f32>()
            }
            Self::Drum { f, r, half, .. } => {
                let up = f.r.c[1].dot(d);
                f.p.dot(d) + up.abs() * half + (1.0 - up * up).max(0.0).sqrt() * r
            }
        }
    }
}
