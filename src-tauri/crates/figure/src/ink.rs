//! Inner lines, as an inker would draw them: where a part lies before another, where clothes end, between fingers.

use crate::body::ink;
use crate::edges::Edges;
use crate::field::Material;
use crate::march::{Buffer, Cell};
use crate::outline::{self, Pt};

/// How a border between two cells is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Line {
    /// A seam of the cloth, in the colour's own shade.
    Seam(Material),
    /// A fine line: fingers, ears.
    Fine,
    Ink,
}

/// A line through the picture, in pixels.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub points: Vec<Pt>,
    /// Whether the ends meet another line; a free end tapers.
    pub tied: [bool; 2],
    pub closed: bool,
}

fn is_arm(i: u8) -> bool {
    ink::ARM.contains(&i)
}
fn is_sleeve(i: u8) -> bool {
    ink::SLEEVE.contains(&i)
}
fn is_leg(i: u8) -> bool {
    ink::LEG.contains(&i)
}

/// Depth jump, cm, beyond which a border between two grown-together parts is drawn.
fn border(a: &Cell, b: &Cell) -> f32 {
    let pair = |p: &dyn Fn(u8) -> bool, q: &dyn Fn(u8) -> bool| (p(a.ink) && q(b.ink)) || (p(b.ink) && q(a.ink));
    let trunk = |i: u8| i == ink::TRUNK;
    if pair(&is_sleeve, &trunk) || pair(&is_leg, &|i| i == ink::HIPS) {
        1.3
    } else if pair(&trunk, &|i| i == ink::HEAD) {
        0.9
    } else {
        0.0
    }
}

/// The line between two neighbours, if there is one. `slope` is the depth difference that the surface itself would give.
fn line(a: &Cell, b: &Cell, slope: f32) -> Option<Line> {
    let jump = (a.depth - b.depth).abs() - slope;
    if a.ink != b.ink {
        let ear = a.ink == ink::EAR || b.ink == ink::EAR;
        return if ear && a.mat == b.mat && a.depth.max(b.depth) - a.depth.min(b.depth) < 2.0 {
            Some(Line::Fine)
        } else if jump >= border(a, b) || border(a, b) == 0.0 {
            Some(Line::Ink)
        } else {
            None
        };
    }
    let fingers = is_arm(a.ink) && a.sub != b.sub && a.sub > 0 && b.sub > 0;
    let deep = if a.ink == ink::HEAD {
        1.0
    } else if fingers {
        0.25
    } else if is_arm(a.ink) {
        1.3
    } else {
        2.0
    };
    if jump > deep && a.ink < ink::PROP {
        return Some(if fingers { Line::Fine } else { Line::Ink });
    }
    if a.mat != b.mat {
        let worn = if a.mat == Material::Skin { b.mat } else { a.mat };
        return Some(if worn == Material::Hair {
            Line::Ink
        } else {
            Line::Seam(worn)
        });
    }
    None
}

/// The lines of the picture by kind, as flags on the borders between cells.
pub(crate) struct Borders {
    w: usize,
    h: usize,
    /// Border above the cell, border left of the cell.
    above: Vec<Option<Line>>,
    left: Vec<Option<Line>>,
    /// Lattice points on the outer silhouette.
    rim: Vec<bool>,
    /// Kinds that occur.
    kinds: Vec<Line>,
}

pub(crate) fn borders(buf: &Buffer) -> Borders {
    let (w, h) = (buf.w, buf.h);
    let stride = w + 1;
    let mut out = Borders {
        w,
        h,
        above: vec![None; stride * (h + 1)],
        left: vec![None; stride * (h + 1)],
        rim: vec![false; stride * (h + 1)],
        kinds: Vec::new(),
    };
    let step = |x: i32, y: i32, dx: i32, dy: i32| match (buf.get(x, y), buf.get(x + dx, y + dy)) {
        (Some(a), Some(b)) if a.ink == b.ink => (a.depth - b.depth).abs(),
        (Some(_) | None, Some(_) | None) => 0.0,
    };
    for y in 0..h as i32 {
        for x in 0..w as i32 {
            let here = buf.get(x, y);
            let i = y as usize * stride + x as usize;
            for (dx, dy) in [(0, -1), (-1, 0)] {
                let there = buf.get(x + dx, y + dy);
                match (here, there) {
                    (Some(a), Some(b)) => {
                        let slope = step(x, y, -dx, -dy).max(step(x + dx, y + dy, dx, dy)).min(1.5);
                        let l = line(&a, &b, slope);
                        if let Some(k) = l
                            && !out.kinds.contains(&k)
                        {
                            out.kinds.push(k);
                        }
                        if dy != 0 {
                            out.above[i] = l;
                        } else {
                            out.left[i] = l;
                        }
                    }
                    (Some(_), None) | (None, Some(_)) => {
                        out.rim[i] = true;
                        out.rim[if dy != 0 { i + 1 } else { i + stride }] = true;
                    }
                    (None, None) => {}
                }
            }
        }
    }
    out
}

impl Borders {
    /// Lines of one kind, smoothed, in pixels; shorter than `least` pixels are dropped.
    pub(crate) fn chains(&self, kind: Line, edges: &Edges, cell: f32, least: f32) -> Vec<Chain> {
        let stride = self.w + 1;
        let n = stride * (self.h + 1);
        if !self.kinds.contains(&kind) {
            return Vec::new();
        }
        // Four bits a lattice point: a border leads east, south, west, north.
        let mut ways = vec![0_u8; n];
        for y in 0..self.h {
            for x in 0..self.w {
                let i = y * stride + x;
                if self.above[i] == Some(kind) {
                    ways[i] |= 1;
                    ways[i + 1] |= 4;
                }
                if self.left[i] == Some(kind) {
                    ways[i] |= 2;
                    ways[i + stride] |= 8;
                }
            }
        }
        let degree: Vec<u32> = ways.iter().map(|w| w.count_ones()).collect();
        let mut out = Vec::new();
        let node = |i: usize| degree[i] != 2;
        // Lines that begin at a node first, then the closed ones.
        for closed in [false, true] {
            for start in 0..n {
                while ways[start] != 0 && (closed || node(start)) {
                    let (points, end) = walk(&mut ways, start, stride, &degree, closed, edges);
                    if let Some(c) = finish(points, [start, end], closed, cell, least, &|i| {
                        degree[i] > 2 || self.rim[i] || self.meets_other(i, kind)
                    }) {
                        out.push(c);
                    }
                }
            }
        }
        out
    }

    fn meets_other(&self, i: usize, kind: Line) -> bool {
        let stride = self.w + 1;
        let at = |v: &Vec<Option<Line>>, j: Option<usize>| {
            j.and_then(|j| v.get(j).copied().flatten())
                .is_some_and(|l| l != kind && l == Line::Ink)
        };
        at(&self.above, Some(i))
            || at(&self.left, Some(i))
            || at(&self.above, i.checked_sub(1))
            || at(&self.left, i.checked_sub(stride))
    }
}

fn walk(ways: &mut [u8], start: usize, stride: usize, degree: &[u32], closed: bool, edges: &Edges) -> (Vec<Pt>, usize) {
    let mut points = vec![[(start % stride) as f32, (start / stride) as f32]];
    let mut at = start;
    loop {
        let dir = ways[at].trailing_zeros();
        let next = match dir {
            0 => at + 1,
            1 => at + stride,
            2 => at - 1,
            _ => at - stride,
        };
        ways[at] &= !(1 << dir);
        ways[next] &= !(1 << ((dir + 2) % 4));
        points.push(outline::border_point(
            at % stride,
            at / stride,
            dir as usize,
            &|x, y, flat| edges.shift(x, y, flat),
        ));
        at = next;
        if ways[at] == 0 || (degree[at] != 2 && !closed) || at == start {
            points.push([(at % stride) as f32, (at / stride) as f32]);
            return (points, at);
        }
    }
}

fn finish(
    mut p: Vec<Pt>,
    ends: [usize; 2],
    ring: bool,
    cell: f32,
    least: f32,
    tied: &dyn Fn(usize) -> bool,
) -> Option<Chain> {
    let closed = ring && ends[0] == ends[1] && p.len() > 4;
    if closed {
        p.pop();
        p.remove(0);
    }
    // The ends lie on the lattice; their neighbours know better where the edge is.
    let n = p.len();
    if !closed && n > 4 {
        p[0] = [p[0][0] * 0.3 + p[1][0] * 0.7, p[0][1] * 0.3 + p[1][1] * 0.7];
        p[n - 1] = [
            p[n - 1][0] * 0.3 + p[n - 2][0] * 0.7,
            p[n - 1][1] * 0.3 + p[n - 2][1] * 0.7,
        ];
    }
    outline::smooth(&mut p, closed, 5);
    for q in &mut p {
        *q = [q[0] * cell, q[1] * cell];
    }
    let tied = ends.map(tied);
    // A short line that hangs between two others is part of a drawing; one that hangs free is a speck.
    let need = if tied[0] && tied[1] { least * 0.62 } else { least };
    (outline::length(&p) >= need).then_some(Chain {
        points: p,
        tied,
        closed,
    })
}
