//! Vectors and rotations, in single precision and without any platform-dependent shortcut, so that a drawing is the same to the byte on every run.

use std::ops::{Add, Mul, Neg, Sub};

/// A point or direction. `x` is the figure's left, `y` up, `z` forward; lengths are centimetres on a 172 cm figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct V3 {
    /// To the figure's left.
    pub x: f32,
    /// Up.
    pub y: f32,
    /// Forward.
    pub z: f32,
}

/// Short for `V3 { x, y, z }`.
#[inline]
pub(crate) const fn v(x: f32, y: f32, z: f32) -> V3 {
    V3 { x, y, z }
}

impl V3 {
    #[inline]
    pub(crate) fn dot(self, o: Self) -> f32 {
        self.x * o.x + self.y * o.y + self.z * o.z
    }
    #[inline]
    pub(crate) fn cross(self, o: Self) -> Self {
        v(
            self.y * o.z - self.z * o.y,
            self.z * o.x - self.x * o.z,
            self.x * o.y - self.y * o.x,
        )
    }
    #[inline]
    pub(crate) fn len(self) -> f32 {
        self.dot(self).sqrt()
    }
    /// The direction, or `fallback` where the vector has no length worth naming.
    #[inline]
    pub(crate) fn unit_or(self, fallback: Self) -> Self {
        let l = self.len();
        if l > 1e-5 { self * (1.0 / l) } else { fallback }
    }
    #[inline]
    pub(crate) fn unit(self) -> Self {
        self.unit_or(v(0.0, 1.0, 0.0))
    }
    #[inline]
    pub(crate) fn lerp(self, o: Self, t: f32) -> Self {
        self + (o - self) * t
    }
    /// The part of `self` at right angles to the unit vector `n`.
    #[inline]
    pub(crate) fn across(self, n: Self) -> Self {
        self - n * self.dot(n)
    }
    /// As seen in the mirror between left and right.
    #[inline]
    pub(crate) fn mirror(self) -> Self {
        v(-self.x, self.y, self.z)
    }
}

impl Add for V3 {
    type Output = Self;
    #[inline]
    fn add(self, o: Self) -> Self {
        v(self.x + o.x, self.y + o.y, self.z + o.z)
    }
}
impl Sub for V3 {
    type Output = Self;
    #[inline]
    fn sub(self, o: Self) -> Self {
        v(self.x - o.x, self.y - o.y, self.z - o.z)
    }
}
impl Mul<f32> for V3 {
    type Output = Self;
    #[inline]
    fn mul(self, s: f32) -> Self {
        v(self.x * s, self.y * s, self.z * s)
    }
}
impl Neg for V3 {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        v(-self.x, -self.y, -self.z)
    }
}

/// A rotation, as its three columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct M3 {
    /// Where the local x, y and z axes point.
    pub c: [V3; 3],
}

impl M3 {
    pub(crate) const ID: Self = Self {
        c: [v(1.0, 0.0, 0.0), v(0.0, 1.0, 0.0), v(0.0, 0.0, 1.0)],
    };

    /// Turn about x by degrees; positive leans up into forward.
    #[inline]
    pub(crate) fn rx(deg: f32) -> Self {
        let (s, c) = deg.to_radians().sin_cos();
        Self {
            c: [v(1.0, 0.0, 0.0), v(0.0, c, s), v(0.0, -s, c)],
        }
    }
    /// Turn about y by degrees; positive turns forward to the left.
    #[inline]
    pub(crate) fn ry(deg: f32) -> Self {
        let (s, c) = deg.to_radians().sin_cos();
        Self {
            c: [v(c, 0.0, -s), v(0.0, 1.0, 0.0), v(s, 0.0, c)],
        }
    }
    /// Turn about z by degrees; positive turns left up.
    #[inline]
    pub(crate) fn rz(deg: f32) -> Self {
        let (s, c) = deg.to_radians().sin_cos();
        Self {
            c: [v(c, s, 0.0), v(-s, c, 0.0), v(0.0, 0.0, 1.0)],
        }
    }
    /// Turn about the unit vector `n` by radians.
    #[inline]
    pub(crate) fn about(n: V3, rad: f32) -> Self {
        let (s, c) = rad.sin_cos();
        let col = |e: V3| e * c + n.cross(e) * s + n * (n.dot(e) * (1.0 - c));
        Self {
            c: [col(Self::ID.c[0]), col(Self::ID.c[1]), col(Self::ID.c[2])],
        }
    }
    /// Spine-like turn: flexion, side-bend to the left, rotation to the left, in degrees.
    #[inline]
    pub(crate) fn spine(a: [f32; 3]) -> Self {
        Self::ry(a[2]) * Self::rz(-a[1]) * Self::rx(a[0])
    }
    /// A frame whose -y is `bone` and whose z lies as near `front` as it can.
    #[inline]
    pub(crate) fn bone(bone: V3, front: V3) -> Self {
        let y = -bone.unit();
        let spare = if y.y.abs() > 0.9 {
            v(0.0, 0.0, 1.0)
        } else {
            v(0.0, 1.0, 0.0)
        };
        let z = front.across(y).unit_or(spare.across(y).unit());
        Self { c: [y.cross(z), y, z] }
    }
    #[inline]
    pub(crate) fn t(self) -> Self {
        let [a, b, c] = self.c;
        Self {
            c: [v(a.x, b.x, c.x), v(a.y, b.y, c.y), v(a.z, b.z, c.z)],
        }
    }
    #[inline]
    pub(crate) fn apply(self, p: V3) -> V3 {
        self.c[0] * p.x + self.c[1] * p.y + self.c[2] * p.z
    }
    /// The same turn on the other side of the mirror.
    #[inline]
    pub(crate) fn mirror(self) -> Self {
        let [a, b, c] = self.c;
        Self {
            c: [-a.mirror(), b.mirror(), c.mirror()],
        }
    }
    /// The shortest way from `self` to `o`, at share `t`.
    #[inline]
    pub(crate) fn slerp(self, o: Self, t: f32) -> Self {
        let d = self.t() * o;
        let cos = ((d.c[0].x + d.c[1].y + d.c[2].z - 1.0) / 2.0).clamp(-1.0, 1.0);
        let axis = v(d.c[1].z - d.c[2].y, d.c[2].x - d.c[0].z, d.c[0].y - d.c[1].x);
        if axis.len() < 1e-5 {
            self
        } else {
            self * Self::about(axis.unit(), cos.acos() * t)
        }
    }
}

impl Mul for M3 {
    type Output = Self;
    #[inline]
    fn mul(self, o: Self) -> Self {
        Self {
            c: [self.apply(o.c[0]), self.apply(o.c[1]), self.apply(o.c[2])],
        }
    }
}

/// A place with a direction: local coordinates to world coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    /// Origin in the world.
    pub p: V3,
    /// Direction of the local axes.
    pub r: M3,
}

impl Frame {
    #[inline]
    pub(crate) fn at(&self, local: V3) -> V3 {
        self.p + self.r.apply(local)
    }
    #[inline]
    pub(crate) fn child(&self, offset: V3, turn: M3) -> Self {
        Self {
            p: self.at(offset),
            r: self.r * turn,
        }
    }
    #[inline]
    pub(crate) fn mirror(&self) -> Self {
        Self {
            p: self.p.mirror(),
            r: self.r.mirror(),
        }
    }
    /// World to local.
    #[inline]
    pub(crate) fn local(&self, w: V3) -> V3 {
        let d = w - self.p;
        v(d.dot(self.r.c[0]), d.dot(self.r.c[1]), d.dot(self.r.c[2]))
    }
}

#[inline]
pub(crate) fn smoothstep(a: f32, b: f32, x: f32) -> f32 {
    let t = ((x - a) / (b - a)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Minimum-jerk share of a phase at share `t` of its time.
pub(crate) fn min_jerk(t: f32) -> f32 {
    let t = t.clamp(0.0, 1.0);
    t * t * t * (10.0 + t * (6.0 * t - 15.0))
}

pub(crate) fn angle_deg(a: V3, b: V3) -> f32 {
    a.unit().dot(b.unit()).clamp(-1.0, 1.0).acos().to_degrees()
}
