//! Cubic Béziers through dense points, by least squares, split where they stray (Schneider 1990).

use crate::outline::{Path, Pt};

fn sub(a: Pt, b: Pt) -> Pt {
    [a[0] - b[0], a[1] - b[1]]
}
fn add(a: Pt, b: Pt, s: f32) -> Pt {
    [a[0] + b[0] * s, a[1] + b[1] * s]
}
fn dot(a: Pt, b: Pt) -> f32 {
    a[0] * b[0] + a[1] * b[1]
}
fn unit(a: Pt) -> Pt {
    let l = a[0].hypot(a[1]);
    if l > 1e-6 { [a[0] / l, a[1] / l] } else { [1.0, 0.0] }
}

type Cubic = [Pt; 4];

fn at(c: &Cubic, t: f32) -> Pt {
    let s = 1.0 - t;
    let w = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    [0, 1].map(|i| w[0] * c[0][i] + w[1] * c[1][i] + w[2] * c[2][i] + w[3] * c[3][i])
}

fn solve(p: &[Pt], u: &[f32], t0: Pt, t1: Pt) -> Cubic {
    let (a, b) = (p[0], p[p.len() - 1]);
    let (mut c00, mut c01, mut c11, mut x0, mut x1) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (q, &t) in p.iter().zip(u) {
        let s = 1.0 - t;
        let (b0, b1, b2, b3) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
        let (a0, a1) = ([t0[0] * b1, t0[1] * b1], [t1[0] * b2, t1[1] * b2]);
        c00 += dot(a0, a0);
        c01 += dot(a0, a1);
        c11 += dot(a1, a1);
        let rest = [0, 1].map(|i| q[i] - a[i] * (b0 + b1) - b[i] * (b2 + b3));
        x0 += dot(a0, rest);
        x1 += dot(a1, rest);
    }
    let det = c00 * c11 - c01 * c01;
    let chord = sub(b, a);
    let len = chord[0].hypot(chord[1]);
    let (mut l, mut r) = if det.abs() > 1e-9 {
        ((x0 * c11 - x1 * c01) / det, (c00 * x1 - c01 * x0) / det)
    } else {
        (0.0, 0.0)
    };
    if l < len * 0.02 || r < len * 0.02 || l > len * 3.0 || r > len * 3.0 {
        l = len / 3.0;
        r = l;
    }
    [a, add(a, t0, l), add(b, t1, r), b]
}

fn params(p: &[Pt]) -> Vec<f32> {
    let mut u = vec![0.0; p.len()];
    for i in 1..p.len() {
        let d = sub(p[i], p[i - 1]);
        u[i] = u[i - 1] + d[0].hypot(d[1]);
    }
    let all = u[p.len() - 1].max(1e-6);
    for x in &mut u {
        *x /= all;
    }
    u
}

fn worst(p: &[Pt], u: &[f32], c: &Cubic) -> (f32, usize) {
    let mut out = (0.0, p.len() / 2);
    for i in 1..p.len() - 1 {
        let d = sub(at(c, u[i]), p[i]);
        let e = dot(d, d);
        if e > out.0 {
            out = (e, i);
        }
    }
    out
}

fn refine(p: &[Pt], u: &mut [f32], c: &Cubic) {
    let d1 = [0, 1, 2].map(|i| [3.0 * (c[i + 1][0] - c[i][0]), 3.0 * (c[i + 1][1] - c[i][1])]);
    let d2 = [0, 1].map(|i| [2.0 * (d1[i + 1][0] - d1[i][0]), 2.0 * (d1[i + 1][1] - d1[i][1])]);
    for (q, t) in p.iter().zip(u.iter_mut()) {
        let s = 1.0 - *t;
        let v1 = [0, 1].map(|i| s * s * d1[0][i] + 2.0 * s * *t * d1[1][i] + *t * *t * d1[2][i]);
        let v2 = [0, 1].map(|i| s * d2[0][i] + *t * d2[1][i]);
        let e = sub(at(c, *t), *q);
        let den = dot(v1, v1) + dot(e, v2);
        if den.abs() > 1e-6 {
            *t = (*t - dot(e, v1) / den).clamp(0.0, 1.0);
        }
    }
}

/// Direction of the line at `i`, over a few neighbours.
fn tangent(p: &[Pt], i: usize) -> Pt {
    let (a, b) = (i.saturating_sub(3), (i + 3).min(p.len() - 1));
    unit(sub(p[b], p[a]))
}

fn piece(p: &[Pt], t0: Pt, t1: Pt, tol: f32, depth: usize, out: &mut Path) {
    let (a, b) = (p[0], p[p.len() - 1]);
    if p.len() <= 3 || depth == 0 {
        let d = sub(b, a);
        let l = d[0].hypot(d[1]) / 3.0;
        out.push_curve(add(a, t0, l), add(b, t1, l), b);
        return;
    }
    let mut u = params(p);
    let mut c = solve(p, &u, t0, t1);
    let (mut e, mut i) = worst(p, &u, &c);
    for _ in 0..3 {
        if e <= tol * tol || e > tol * tol * 30.0 {
            break;
        }
        refine(p, &mut u, &c);
        c = solve(p, &u, t0, t1);
        (e, i) = worst(p, &u, &c);
    }
    if e <= tol * tol {
        out.push_curve(c[1], c[2], c[3]);
        return;
    }
    let i = i.clamp(1, p.len() - 2);
    let t = tangent(p, i);
    piece(&p[..=i], t0, [-t[0], -t[1]], tol, depth - 1, out);
    piece(&p[i..], t, t1, tol, depth - 1, out);
}

/// Indices at which a closed line turns too sharply to be one curve.
fn corners(p: &[Pt]) -> Vec<usize> {
    let n = p.len();
    let reach = 4.min(n / 4).max(1);
    let turn = |i: usize| {
        let a = unit(sub(p[i], p[(i + n - reach) % n]));
        let b = unit(sub(p[(i + reach) % n], p[i]));
        dot(a, b)
    };
    let turns: Vec<f32> = (0..n).map(turn).collect();
    (0..n)
        .filter(|&i| {
            turns[i] < 0.45 && (1..=reach).all(|k| turns[i] <= turns[(i + k) % n] && turns[i] < turns[(i + n - k) % n])
        })
        .collect()
}

/// Append an open line.
pub(crate) fn open(p: &[Pt], tol: f32, out: &mut Path) {
    if p.len() < 2 {
        return;
    }
    out.push_move(p[0]);
    run(p, tol, out);
}

fn run(p: &[Pt], tol: f32, out: &mut Path) {
    let n = p.len();
    let k = 3.min(n - 1);
    let (t0, t1) = (unit(sub(p[k], p[0])), unit(sub(p[n - 1 - k], p[n - 1])));
    piece(p, t0, t1, tol, 12, out);
}

/// Append a closed line.
pub(crate) fn closed(p: &[Pt], tol: f32, out: &mut Path) {
    let n = p.len();
    if n < 4 {
        return;
    }
    let mut at = corners(p);
    let smooth_start = at.is_empty();
    if smooth_start {
        at.push(0);
    }
    out.push_move(p[at[0]]);
    for (j, &a) in at.iter().enumerate() {
        let b = if j + 1 < at.len() { at[j + 1] } else { at[0] + n };
        let part: Vec<Pt> = (a..=b).map(|i| p[i % n]).collect();
        if smooth_start {
            let t = unit(sub(p[3 % n], p[n - 3.min(n - 1)]));
            piece(&part, t, [-t[0], -t[1]], tol, 12, out);
        } else {
            run(&part, tol, out);
        }
    }
    out.close();
}
