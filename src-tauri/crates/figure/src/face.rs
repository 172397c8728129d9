//! A calm face: eyes, lids, brows, nose and a slight smile, laid on the skin and drawn where it is seen.

use crate::camera::Camera;
use crate::field::{Field, Id};
use crate::fit;
use crate::march::Buffer;
use crate::math::{V3, v};
use crate::outline::{Path, Pt};
use crate::skeleton::Skeleton;

struct Face<'a> {
    s: &'a Skeleton,
    field: &'a Field,
    list: Vec<Id>,
    cam: &'a Camera,
    buf: &'a Buffer,
}

impl Face<'_> {
    /// The skin in front of a point of the face plane.
    fn skin(&self, x: f32, y: f32) -> V3 {
        let mut p = self.s.head.at(v(x, y, 15.0));
        for _ in 0..40 {
            let d = self.field.near(&self.list, p).0;
            if d < 0.03 {
                break;
            }
            p = p - self.s.head.r.c[2] * (d * 0.9);
        }
        p
    }

    fn seen(&self, p: V3) -> Option<Pt> {
        let px = self.cam.px(p);
        let at = [0, 1].map(|i| (px[i] / self.buf.cell).floor() as i32);
        let n = self.field.normal(&self.list, p);
        let hidden = self
            .buf
            .get(at[0], at[1])
            .is_none_or(|c| c.depth > self.cam.depth(p) + 0.7);
        (!hidden && n.dot(self.cam.eye.toward) > 0.12).then_some(px)
    }

    /// A line on the skin, as the runs of it that are seen.
    fn stroke(&self, pts: &[[f32; 2]], out: &mut Path) {
        let mut dense = Vec::new();
        for w in pts.windows(2) {
            for i in 0..4 {
                let t = i as f32 / 4.0;
                dense.push([w[0][0] + (w[1][0] - w[0][0]) * t, w[0][1] + (w[1][1] - w[0][1]) * t]);
            }
        }
        dense.extend(pts.last());
        self.runs(dense.iter().map(|q| self.seen(self.skin(q[0], q[1]))).collect(), out);
    }

    /// Draw what is seen of a line.
    fn runs(&self, points: Vec<Option<Pt>>, out: &mut Path) {
        let mut run: Vec<Pt> = Vec::new();
        for q in points.into_iter().chain([None]) {
            match q {
                Some(p) => run.push(p),
                None => {
                    if run.len() > 3 {
                        crate::outline::smooth(&mut run, false, 3);
                        fit::open(&run, 0.2, out);
                    }
                    run.clear();
                }
            }
        }
    }

    fn dot(&self, x: f32, y: f32, rx: f32, ry: f32, out: &mut Path) {
        let c = self.skin(x, y);
        let Some(m) = self.seen(c) else { return };
        let axis = |p: V3| {
            let q = self.cam.px(p);
            [q[0] - m[0], q[1] - m[1]]
        };
        // A disc that keeps part of its width when it is seen from the side, as eyes do.
        let n = self.field.normal(&self.list, c);
        let across = self.s.head.r.c[0].across(n).unit();
        let up = self.s.head.r.c[1].across(n).unit();
        let (a, b) = (axis(c + across * rx), axis(c + up * ry));
        let k = 0.5523;
        let at = |s: f32, t: f32| [m[0] + a[0] * s + b[0] * t, m[1] + a[1] * s + b[1] * t];
        out.push_move(at(1.0, 0.0));
        out.push_curve(at(1.0, k), at(k, 1.0), at(0.0, 1.0));
        out.push_curve(at(-k, 1.0), at(-1.0, k), at(-1.0, 0.0));
        out.push_curve(at(-1.0, -k), at(-k, -1.0), at(0.0, -1.0));
        out.push_curve(at(k, -1.0), at(1.0, -k), at(1.0, 0.0));
        out.close();
    }
}

/// Strands that give the hair its direction: parting, sweep, crown, sides; written round the skull.
const STRANDS: [&[V3]; 6] = [
    &[v(-3.2, 18.0, 6.2), v(-3.0, 19.0, 2.0), v(-2.0, 19.0, -2.5)],
    &[v(-1.8, 17.0, 9.0), v(1.6, 15.8, 10.0), v(4.6, 13.2, 8.6)],
    &[v(0.6, 17.5, -6.0), v(2.6, 14.0, -8.8), v(3.2, 9.6, -9.8)],
    &[v(-1.4, 17.0, -6.5), v(-3.6, 13.2, -8.4), v(-4.0, 8.4, -9.0)],
    &[v(6.8, 15.0, 1.0), v(7.8, 11.6, -2.4), v(7.4, 8.0, -5.4)],
    &[v(-6.8, 15.0, 1.0), v(-7.8, 11.6, -2.4), v(-7.4, 8.0, -5.4)],
];

/// Lines in the hair where it is seen.
pub(crate) fn strands(s: &Skeleton, field: &Field, cam: &Camera, buf: &Buffer) -> Path {
    let list: Vec<Id> = field
        .all()
        .into_iter()
        .filter(|id| field.groups[id.group as usize].name == "hair")
        .collect();
    let middle = s.head.at(v(0.0, 9.5, 0.0));
    let f = Face {
        s,
        field,
        list,
        cam,
        buf,
    };
    let mut out = Path::default();
    for strand in STRANDS {
        let mut run = Vec::new();
        for w in strand.windows(2) {
            for i in 0..8 {
                let dir = (s.head.at(w[0].lerp(w[1], i as f32 / 8.0)) - middle).unit();
                let mut p = middle + dir * 16.0;
                for _ in 0..30 {
                    let d = field.near(&f.list, p).0;
                    if d < 0.03 {
                        break;
                    }
                    p = p - dir * (d * 0.9);
                }
                run.push(f.seen(p));
            }
        }
        f.runs(run, &mut out);
    }
    out
}

/// Filled and drawn parts of the face.
pub(crate) fn face(s: &Skeleton, field: &Field, cam: &Camera, buf: &Buffer) -> (Path, Path) {
    let list: Vec<Id> = field
        .all()
        .into_iter()
        .filter(|id| field.groups[id.group as usize].name == "head")
        .collect();
    let f = Face {
        s,
        field,
        list,
        cam,
        buf,
    };
    let (mut fill, mut line) = (Path::default(), Path::default());
    for m in [1.0, -1.0] {
        let side = |pts: &[[f32; 2]]| pts.iter().map(|p| [p[0] * m, p[1]]).collect::<Vec<_>>();
        if s.lids < 0.5 {
            f.dot(3.0 * m, 6.9, 0.62, 0.86, &mut fill);
            f.stroke(
                &side(&[[1.9, 7.1], [2.5, 7.75], [3.2, 7.95], [3.9, 7.65], [4.45, 7.05]]),
                &mut line,
            );
        } else {
            f.stroke(
                &side(&[[1.9, 6.7], [2.5, 6.3], [3.2, 6.15], [3.9, 6.4], [4.45, 6.9]]),
                &mut line,
            );
        }
        f.stroke(&side(&[[1.7, 9.25], [2.6, 9.8], [3.6, 9.85], [4.8, 9.2]]), &mut line);
    }
    f.stroke(
        &[[-0.95, 3.75], [-0.45, 3.4], [0.0, 3.35], [0.45, 3.4], [0.95, 3.75]],
        &mut line,
    );
    f.stroke(
        &[
            [-2.15, 1.55],
            [-1.5, 1.0],
            [-0.7, 0.72],
            [0.0, 0.66],
            [0.7, 0.72],
            [1.5, 1.0],
            [2.15, 1.55],
        ],
        &mut line,
    );
    (fill, line)
}
