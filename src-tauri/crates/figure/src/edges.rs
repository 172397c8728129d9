//! Where exactly, between two cells, one thing ends and the next begins: without it long slanting edges look chewed.

use crate::march::{Buffer, Cell, View};

/// Rays spent on each border.
const HALVINGS: usize = 3;

/// For each border the place of the true edge, in cells from the border: down for the border above a cell, right for the one left of it.
#[derive(Clone, Debug)]
pub(crate) struct Edges {
    stride: usize,
    above: Vec<f32>,
    left: Vec<f32>,
}

fn alike(a: Option<Cell>, b: Option<Cell>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.mat == b.mat && a.ink == b.ink,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Find all edges between unlike cells.
pub(crate) fn edges(view: &View, buf: &Buffer) -> Edges {
    let stride = buf.w + 1;
    let n = stride * (buf.h + 1);
    let mut out = Edges {
        stride,
        above: vec![0.0; n],
        left: vec![0.0; n],
    };
    for y in 0..buf.h {
        for x in 0..buf.w {
            let here = buf.cells[y * buf.w + x];
            let (xi, yi) = (x as i32, y as i32);
            let m = buf.middle(x, y);
            if y > 0 {
                let there = buf.get(xi, yi - 1);
                if !alike(here, there) {
                    out.above[y * stride + x] = between(view, there, here, [m[0], m[1] - buf.cell], [0.0, buf.cell]);
                }
            }
            if x > 0 {
                let there = buf.get(xi - 1, yi);
                if !alike(here, there) {
                    out.left[y * stride + x] = between(view, there, here, [m[0] - buf.cell, m[1]], [buf.cell, 0.0]);
                }
            }
        }
    }
    out
}

/// Halve the way from `a` at `from` to `b` at `from + step`.
fn between(view: &View, a: Option<Cell>, b: Option<Cell>, from: [f32; 2], step: [f32; 2]) -> f32 {
    let (mut low, mut high) = (0.0_f32, 1.0_f32);
    // Begun just before the nearer of the two: nothing else lies between neighbours.
    let depths = || [a, b].into_iter().flatten().map(|c| c.depth);
    let (near, far) = (
        depths().fold(f32::MIN, f32::max) + 1.2,
        depths().fold(f32::MAX, f32::min) - 2.5,
    );
    for _ in 0..HALVINGS {
        let t = (low + high) / 2.0;
        let c = view.probe([from[0] + step[0] * t, from[1] + step[1] * t], near, far);
        if alike(c, a) {
            low = t;
        } else if alike(c, b) {
            high = t;
        } else {
            break;
        }
    }
    (low + high) / 2.0 - 0.5
}

impl Edges {
    /// Shift of the border above (`flat`) or left of cell `x`, `y`.
    pub(crate) fn shift(&self, x: usize, y: usize, flat: bool) -> f32 {
        let i = y * self.stride + x;
        if flat { self.above[i] } else { self.left[i] }
    }
}
