//! Soft primitives: their distance, their bounds and how far they reach.

use crate::math::{Frame, V3, v};

/// A primitive of the body or of a prop.
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
