//! Masks over the cells of a picture, traced to paths.

use crate::edges::Edges;
use crate::fit;
use crate::march::Buffer;
use crate::outline::{self, Path, Pt, Shift};

/// How far a fitted curve may stray from the traced edge, pixels.
pub(crate) const TOLERANCE: f32 = 0.3;

/// A picture with its exact edges.
pub(crate) struct Tracer<'a> {
    pub buf: &'a Buffer,
    pub edges: &'a Edges,
}

impl Tracer<'_> {
    /// A mask as one filled path; islands below `specks` square pixels are left out, holes below `least` closed.
    pub(crate) fn fill(&self, specks: f32, least: f32, inside: &dyn Fn(i32, i32) -> bool, shift: Shift) -> Path {
        let mut out = Path::default();
        for l in self.loops(inside, shift) {
            // A speck left out would let the paper through, a small hole is only closed.
            let area = outline::area(&l);
            if area >= specks || -area >= least {
                fit::closed(&l, TOLERANCE, &mut out);
            }
        }
        out
    }

    /// The part of `mask` where `value` is below nothing; the edge lies where the value says.
    pub(crate) fn below(&self, least: f32, mask: &dyn Fn(i32, i32) -> bool, value: &[f32]) -> Path {
        let w = self.buf.w;
        let at = |x: i32, y: i32| value[y as usize * w + x as usize];
        let shift = |x: usize, y: usize, flat: bool| {
            let (x, y) = (x as i32, y as i32);
            let (px, py) = if flat { (x, y - 1) } else { (x - 1, y) };
            if !mask(x, y) || !mask(px, py) {
                return self.edges.shift(x as usize, y as usize, flat);
            }
            let (a, b) = (at(px, py), at(x, y));
            if (a < 0.0) == (b < 0.0) {
                0.0
            } else {
                (a / (a - b)).clamp(0.0, 1.0) - 0.5
            }
        };
        self.fill(least, least, &|x, y| mask(x, y) && at(x, y) < 0.0, &shift)
    }

    pub(crate) fn exact(&self) -> impl Fn(usize, usize, bool) -> f32 {
        |x, y, flat| self.edges.shift(x, y, flat)
    }

    pub(crate) fn loops(&self, inside: &dyn Fn(i32, i32) -> bool, shift: Shift) -> Vec<Vec<Pt>> {
        let mut all = outline::loops(self.buf.w, self.buf.h, inside, shift);
        for l in &mut all {
            outline::smooth(l, true, 4);
            for q in l.iter_mut() {
                *q = [q[0] * self.buf.cell, q[1] * self.buf.cell];
            }
        }
        all
    }
}
