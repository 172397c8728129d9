//! From cells to curves: edges of a mask followed, smoothed and fitted with cubic Béziers on a fixed lattice.

use std::fmt::Write as _;

/// A point in pixels of the view box.
pub(crate) type Pt = [f32; 2];

/// A piece of a path; coordinates are tenths of a pixel, so that equal shapes are equal to the byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Seg {
    Move([i32; 2]),
    Line([i32; 2]),
    Curve([[i32; 2]; 3]),
    Close,
}

/// A path of the drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path {
    pub(crate) segs: Vec<Seg>,
}

fn snap(p: Pt) -> [i32; 2] {
    [(p[0] * 10.0).round() as i32, (p[1] * 10.0).round() as i32]
}

fn tenth(out: &mut String, n: i32) {
    let (a, b) = (n.abs() / 10, n.abs() % 10);
    let start = out.as_bytes().last().copied().unwrap_or(b' ');
    if n < 0 {
        out.push('-');
    } else if start.is_ascii_digit() {
        out.push(' ');
    }
    // SVG numbers need neither a leading nor a trailing zero.
    let _ = match (a, b) {
        (a, 0) => write!(out, "{a}"),
        (0, b) => write!(out, ".{b}"),
        (a, b) => write!(out, "{a}.{b}"),
    };
}

impl Path {
    pub(crate) fn is_empty(&self) -> bool {
        self.segs.is_empty()
    }

    pub(crate) fn push_move(&mut self, p: Pt) {
        self.segs.push(Seg::Move(snap(p)));
    }
    pub(crate) fn push_line(&mut self, p: Pt) {
        self.segs.push(Seg::Line(snap(p)));
    }
    pub(crate) fn push_curve(&mut self, a: Pt, b: Pt, c: Pt) {
        self.segs.push(Seg::Curve([snap(a), snap(b), snap(c)]));
    }
    pub(crate) fn close(&mut self) {
        self.segs.push(Seg::Close);
    }

    /// The `d` attribute, relative and as short as SVG allows.
    pub fn data(&self) -> String {
        let mut out = String::new();
        let mut at = [0, 0];
        let mut start = at;
        let mut last = ' ';
        for seg in &self.segs {
            match seg {
                Seg::Move(p) => {
                    out.push('M');
                    tenth(&mut out, p[0]);
                    tenth(&mut out, p[1]);
                    at = *p;
                    start = at;
                    last = 'M';
                }
                Seg::Line(p) => {
                    if last != 'l' {
                        out.push('l');
                    }
                    tenth(&mut out, p[0] - at[0]);
                    tenth(&mut out, p[1] - at[1]);
                    at = *p;
                    last = 'l';
                }
                Seg::Curve(c) => {
                    if last != 'c' {
                        out.push('c');
                    }
                    for p in c {
                        tenth(&mut out, p[0] - at[0]);
                        tenth(&mut out, p[1] - at[1]);
                    }
                    at = c[2];
                    last = 'c';
                }
                Seg::Close => {
                    out.push('z');
                    at = start;
                    last = 'z';
                }
            }
        }
        out
    }
}

/// How far, in cells, an edge lies below the border above a cell (third argument true) or right of the border left of it.
pub(crate) type Shift<'a> = &'a dyn Fn(usize, usize, bool) -> f32;

/// The middle of the border that leads from lattice point `x`, `y` to the east, south, west or north, moved to its true edge.
pub(crate) fn border_point(x: usize, y: usize, dir: usize, shift: Shift) -> Pt {
    let (x, y) = match dir {
        2 => (x - 1, y),
        3 => (x, y - 1),
        _ => (x, y),
    };
    let s = shift(x, y, dir.is_multiple_of(2));
    if dir.is_multiple_of(2) {
        [x as f32 + 0.5, y as f32 + s]
    } else {
        [x as f32 + s, y as f32 + 0.5]
    }
}

/// Closed edges of the cells for which `inside` holds, as points between cells in cell units; the inside lies to the right.
pub(crate) fn loops(w: usize, h: usize, inside: &dyn Fn(i32, i32) -> bool, shift: Shift) -> Vec<Vec<Pt>> {
    let (wi, hi) = (w as i32, h as i32);
    let stride = w + 1;
    let mut out = vec![0_u8; stride * (h + 1)];
    let mut mark = |x: i32, y: i32, dir: u8| out[y as usize * stride + x as usize] |= 1 << dir;
    for y in 0..hi {
        for x in 0..wi {
            if !inside(x, y) {
                continue;
            }
            if !inside(x, y - 1) {
                mark(x, y, 0);
            }
            if !inside(x + 1, y) {
                mark(x + 1, y, 1);
            }
            if !inside(x, y + 1) {
                mark(x + 1, y + 1, 2);
            }
            if !inside(x - 1, y) {
                mark(x, y + 1, 3);
            }
        }
    }
    let mut found = Vec::new();
    for start in 0..out.len() {
        while out[start] != 0 {
            let mut points = Vec::new();
            let (mut at, mut dir) = (start, out[start].trailing_zeros() as usize);
            loop {
                out[at] &= !(1 << dir);
                points.push(border_point(at % stride, at / stride, dir, shift));
                at = match dir {
                    0 => at + 1,
                    1 => at + stride,
                    2 => at - 1,
                    _ => at - stride,
                };
                // Right turn first keeps cells that touch by a corner apart.
                match [1, 0, 3]
                    .into_iter()
                    .map(|t| (dir + t) % 4)
                    .find(|d| out[at] & (1 << d) != 0)
                {
                    Some(d) => dir = d,
                    None => break,
                }
            }
            found.push(points);
        }
    }
    found
}

/// Binomial smoothing; the ends of an open line stay.
pub(crate) fn smooth(p: &mut [Pt], closed: bool, passes: usize) {
    let n = p.len();
    if n < 3 {
        return;
    }
    let mut old = p.to_vec();
    for _ in 0..passes {
        for i in 0..n {
            if !closed && (i == 0 || i == n - 1) {
                continue;
            }
            let (a, b, c) = (old[(i + n - 1) % n], old[i], old[(i + 1) % n]);
            p[i] = [(a[0] + 2.0 * b[0] + c[0]) * 0.25, (a[1] + 2.0 * b[1] + c[1]) * 0.25];
        }
        old.copy_from_slice(p);
    }
}

/// Signed area of a closed line.
pub(crate) fn area(p: &[Pt]) -> f32 {
    let n = p.len();
    (0..n)
        .map(|i| p[i][0] * p[(i + 1) % n][1] - p[(i + 1) % n][0] * p[i][1])
        .sum::<f32>()
        * 0.5
}

pub(crate) fn length(p: &[Pt]) -> f32 {
    p.windows(2).map(|w| (w[1][0] - w[0][0]).hypot(w[1][1] - w[0][1])).sum()
}
