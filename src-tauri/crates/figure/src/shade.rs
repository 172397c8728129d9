//! One darker tone: where the body turns from the light or lies in the shadow of a nearer part.

use crate::camera::Camera;
use crate::march::{Buffer, Cell};

/// Toward the light in the picture's directions: from the upper left and the front.
const LIGHT: [f32; 3] = [-0.52, 0.60, 0.61];
/// Below this the surface is drawn in its shade.
const DARK: f32 = 0.17;
/// Softening, cm: without it the tone is blotchy.
const SOFT: f32 = 1.25;
/// Neighbouring cells of one part that are farther apart in depth than this and ten times their width, cm, do not soften each other.
const APART: f32 = 1.0;

fn one_surface(a: &Cell, b: &Cell, cm: f32) -> bool {
    a.ink == b.ink && (a.depth - b.depth).abs() < APART + 8.0 * cm
}

/// How lit each cell is; below nothing it is drawn in the darker tone.
pub(crate) fn shade(buf: &Buffer, cam: &Camera) -> Vec<f32> {
    let cm = buf.cell / cam.scale;
    let mut value: Vec<f32> = (0..buf.h as i32)
        .flat_map(|y| (0..buf.w as i32).map(move |x| (x, y)))
        .map(|(x, y)| light(buf, cm, x, y))
        .collect();
    let reach = ((SOFT / cm) as usize).max(1);
    for _ in 0..2 {
        soften(buf, &mut value, reach, cm, true);
        soften(buf, &mut value, reach, cm, false);
    }
    value.iter().map(|v| v - DARK).collect()
}

fn light(buf: &Buffer, cm: f32, x: i32, y: i32) -> f32 {
    let Some(c) = buf.get(x, y) else { return 1.0 };
    let slope = |dx: i32, dy: i32| {
        let near = |s: i32| {
            buf.get(x + dx * s, y + dy * s)
                .filter(|o| one_surface(o, &c, cm))
                .map(|o| (o.depth - c.depth) * s as f32)
        };
        match (near(1), near(-1)) {
            (Some(a), Some(b)) => (a + b) / 2.0,
            (Some(a), None) | (None, Some(a)) => a,
            (None, None) => 0.0,
        }
    };
    // Depth grows toward the viewer; rows grow downward.
    let (gx, gy) = (slope(1, 0) / cm, -slope(0, 1) / cm);
    let len = (gx * gx + gy * gy + 1.0).sqrt();
    let lit = (-gx * LIGHT[0] - gy * LIGHT[1] + LIGHT[2]) / len;
    if cast(buf, cm, x, y, c.depth) {
        lit.min(-0.25)
    } else {
        lit
    }
}

/// Whether a part before this point keeps the light away, looked up in the picture itself.
fn cast(buf: &Buffer, cm: f32, x: i32, y: i32, depth: f32) -> bool {
    (1..=6).any(|i| {
        let far = i as f32 * 0.9;
        let cells = far / cm;
        let at = buf.get(
            x + (LIGHT[0] * cells).round() as i32,
            y - (LIGHT[1] * cells).round() as i32,
        );
        let ray = depth + LIGHT[2] * far;
        at.is_some_and(|o| o.depth > ray + 0.7 && o.depth < ray + 9.0)
    })
}

/// Running mean along rows or columns that does not cross a jump in depth.
fn soften(buf: &Buffer, value: &mut [f32], reach: usize, cm: f32, rows: bool) {
    let (lines, len) = if rows { (buf.h, buf.w) } else { (buf.w, buf.h) };
    let mut sums = Vec::with_capacity(len + 1);
    for line in 0..lines {
        let at = |i: usize| if rows { line * buf.w + i } else { i * buf.w + line };
        let mut from = 0;
        while from < len {
            let Some(mut last) = buf.cells[at(from)] else {
                from += 1;
                continue;
            };
            sums.clear();
            sums.push(0.0);
            let mut to = from;
            let mut sum = 0.0;
            while to < len {
                match buf.cells[at(to)] {
                    Some(c) if one_surface(&c, &last, cm) => {
                        last = c;
                        sum += value[at(to)];
                        sums.push(sum);
                        to += 1;
                    }
                    Some(_) | None => break,
                }
            }
            let n = to - from;
            for i in 0..n {
                let (a, b) = (i.saturating_sub(reach), (i + reach + 1).min(n));
                value[at(from + i)] = (sums[b] - sums[a]) / (b - a) as f32;
            }
            from = to.max(from + 1);
        }
    }
}
