//! From a solved body to a drawing: march, trace, and put the layers in order.

use crate::body;
use crate::camera::{Camera, Foot};
use crate::drawing::{Drawing, Item, Layer, Role};
use crate::edges::{self, Edges};
use crate::face;
use crate::field::{Field, Material};
use crate::fit;
use crate::ink::{self, Chain, Line};
use crate::march::{self, Buffer, Scene};
use crate::math::{V3, v};
use crate::muscles::{self, Working};
use crate::outline::{self, Path, Pt, Shift};
use crate::pose::Side;
use crate::props::{Kind, Prop};
use crate::shade;
use crate::skeleton::Skeleton;

/// Pixels per cell of the buffers.
const CELL: f32 = 1.0;
/// How far a fitted curve may stray from the traced edge, pixels.
const TOLERANCE: f32 = 0.3;

/// What a picture shows beside the pose.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    pub clothes: body::Clothes,
    pub props: Vec<Prop>,
    pub muscles: Vec<Working>,
}

/// Body and props of a pose.
pub(crate) fn scene(s: &Skeleton, look: &Look) -> Scene {
    let mut groups = body::body(s, look.clothes);
    for p in &look.props {
        let first = groups.len();
        groups.extend(p.groups(s, first));
    }
    Scene {
        field: Field::new(groups),
        neckline: body::neckline(s),
        c7: s.c7,
        feet: [s.leg[0].foot, s.leg[1].foot],
    }
}

struct Tracer<'a> {
    buf: &'a Buffer,
    edges: &'a Edges,
}

impl Tracer<'_> {
    /// A mask as one filled path; islands below `specks` square pixels are left out, holes below `least` closed.
    fn fill(&self, specks: f32, least: f32, inside: &dyn Fn(i32, i32) -> bool, shift: Shift) -> Path {
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
    fn below(&self, least: f32, mask: &dyn Fn(i32, i32) -> bool, value: &[f32]) -> Path {
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

    fn exact(&self) -> impl Fn(usize, usize, bool) -> f32 {
        |x, y, flat| self.edges.shift(x, y, flat)
    }

    fn loops(&self, inside: &dyn Fn(i32, i32) -> bool, shift: Shift) -> Vec<Vec<Pt>> {
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

fn push(items: &mut Vec<Item>, role: Role, path: Path) {
    if !path.is_empty() {
        items.push(Item { role, path });
    }
}

/// Fills of all materials. Each reaches two cells under those painted after it, so no gap can open between them.
fn fills(t: &Tracer) -> Vec<Item> {
    let mut items = Vec::new();
    let rank = |m: Material| Material::ALL.iter().position(|o| *o == m).unwrap_or(0);
    for (i, m) in Material::ALL.into_iter().enumerate() {
        let own = |x: i32, y: i32| t.buf.get(x, y).is_some_and(|c| c.mat == m);
        if !t.buf.cells.iter().flatten().any(|c| c.mat == m) {
            continue;
        }
        let under = |x: i32, y: i32| {
            own(x, y)
                || (t.buf.get(x, y).is_some_and(|c| rank(c.mat) > i)
                    && (-2..=2).any(|dy: i32| (-2..=2).any(|dx: i32| dx.abs() + dy.abs() <= 3 && own(x + dx, y + dy))))
        };
        push(
            &mut items,
            Role::Fill(m.tokens().0),
            t.fill(0.5, 3.0, &under, &t.exact()),
        );
    }
    items
}

fn shades(t: &Tracer, lit: &[f32], least: f32) -> Vec<Item> {
    let mut items = Vec::new();
    for m in Material::ALL {
        let (base, shade) = m.tokens();
        if base == shade {
            continue;
        }
        let own = |x: i32, y: i32| t.buf.get(x, y).is_some_and(|c| c.mat == m);
        push(
            &mut items,
            Role::Fill(shade),
            t.below(if m.of_body() { least } else { least * 6.0 }, &own, lit),
        );
    }
    items
}

/// A line whose free ends run out to a point, as a filled shape.
fn tapered(c: &Chain, width: f32, out: &mut Path) {
    let p = &c.points;
    let n = p.len();
    let total = outline::length(p);
    let run = (width * 5.0).min(total * 0.45);
    let mut along = 0.0;
    let (mut left, mut right) = (Vec::with_capacity(n), Vec::with_capacity(n));
    for i in 0..n {
        let (a, b) = (p[i.saturating_sub(2)], p[(i + 2).min(n - 1)]);
        let d = [b[0] - a[0], b[1] - a[1]];
        let l = d[0].hypot(d[1]).max(1e-6);
        if i > 0 {
            along += (p[i][0] - p[i - 1][0]).hypot(p[i][1] - p[i - 1][1]);
        }
        let grow = |tied: bool, from: f32| {
            if tied {
                1.0
            } else {
                (from / run).clamp(0.12, 1.0).sqrt()
            }
        };
        let w = width * 0.5 * grow(c.tied[0], along).min(grow(c.tied[1], total - along));
        let nrm = [-d[1] / l * w, d[0] / l * w];
        left.push([p[i][0] + nrm[0], p[i][1] + nrm[1]]);
        right.push([p[i][0] - nrm[0], p[i][1] - nrm[1]]);
    }
    right.reverse();
    out.push_move(left[0]);
    let mut half = Path::default();
    fit::open(&left, TOLERANCE, &mut half);
    out.segs.extend(half.segs.into_iter().skip(1));
    out.push_line(right[0]);
    let mut half = Path::default();
    fit::open(&right, TOLERANCE, &mut half);
    out.segs.extend(half.segs.into_iter().skip(1));
    out.close();
}

struct Lines {
    seams: Vec<Item>,
    ink: Vec<Item>,
}

fn lines(buf: &Buffer, edges: &Edges, scale: f32, width: f32) -> Lines {
    let borders = ink::borders(buf);
    let (mut strokes, mut tapers, mut fine) = (Path::default(), Path::default(), Path::default());
    for c in borders.chains(Line::Ink, edges, buf.cell, scale * 3.0) {
        if c.closed {
            fit::closed(&c.points, TOLERANCE, &mut strokes);
        } else if c.tied == [true, true] {
            fit::open(&c.points, TOLERANCE, &mut strokes);
        } else {
            tapered(&c, width, &mut tapers);
        }
    }
    for c in borders.chains(Line::Fine, edges, buf.cell, (scale * 1.6).max(4.0)) {
        fit::open(&c.points, TOLERANCE, &mut fine);
    }
    let mut seams = Vec::new();
    for m in Material::ALL {
        let mut path = Path::default();
        for c in borders.chains(Line::Seam(m), edges, buf.cell, scale * 2.0) {
            if c.closed {
                fit::closed(&c.points, TOLERANCE, &mut path);
            } else {
                fit::open(&c.points, TOLERANCE, &mut path);
            }
        }
        let token = if m == Material::Shirt { "ink" } else { m.tokens().1 };
        push(
            &mut seams,
            Role::Line(if token == "ink" { "face" } else { token }),
            path,
        );
    }
    let mut ink = Vec::new();
    push(&mut ink, Role::Line("face"), fine);
    push(&mut ink, Role::Fill("ink"), tapers);
    push(&mut ink, Role::Line("ink"), strokes);
    Lines { seams, ink }
}

/// Discs on the floor below what rests on it or nearly.
fn shadow(t: &Tracer, cam: &Camera, s: &Skeleton, props: &[Prop]) -> Path {
    let mut discs: Vec<(V3, f32)> = Vec::new();
    let mut add = |p: V3, r: f32, reach: f32| {
        let near = 1.0 - p.y / reach;
        if near > 0.0 {
            discs.push((v(p.x, 0.0, p.z), r * (0.55 + 0.45 * near.min(1.0))));
        }
    };
    for side in Side::BOTH {
        let (l, a) = (&s.leg[side.index()], &s.arm[side.index()]);
        for (z, r) in [(-4.0, 6.0), (2.0, 5.5), (8.0, 6.0), (14.0, 5.0)] {
            add(l.foot.at(v(0.0, -5.0, z)), r, 16.0);
        }
        for i in 0..4 {
            add(l.shank.p.lerp(l.foot.p, i as f32 / 4.0) + v(0.0, -5.0, 0.0), 8.0, 18.0);
            add(
                l.thigh.p.lerp(l.shank.p, i as f32 / 4.0) + v(0.0, -8.0, 0.0),
                11.0,
                22.0,
            );
            add(a.hand.at(v(0.0, -3.0 * i as f32, 0.0)), 5.5, 16.0);
        }
        for i in 0..10 {
            add(a.fore.p.lerp(a.hand.p, i as f32 / 10.0), 5.5, 16.0);
            add(a.upper.p.lerp(a.fore.p, i as f32 / 10.0), 6.5, 18.0);
        }
    }
    for f in [&s.pelvis, &s.l2, &s.t11, &s.t8, &s.t5] {
        add(f.p + v(0.0, -10.0, 0.0), 17.0, 24.0);
    }
    add(s.head.at(v(0.0, 8.0, 0.0)) + v(0.0, -9.0, 0.0), 11.0, 22.0);
    for p in props {
        discs.extend(p.shadows());
    }
    if cam.eye.toward.y < 0.03 || discs.is_empty() {
        return Path::default();
    }
    let boxes: Vec<([f32; 2], f32, f32)> = discs
        .iter()
        .map(|(p, r)| (cam.px(*p), r * cam.scale, r * cam.scale * cam.eye.toward.y.max(0.06)))
        .collect();
    let inside = |x: i32, y: i32| {
        if x < 0 || y < 0 || x >= t.buf.w as i32 || y >= t.buf.h as i32 {
            return false;
        }
        let p = t.buf.middle(x as usize, y as usize);
        boxes
            .iter()
            .any(|(c, rx, ry)| ((p[0] - c[0]) / rx).powi(2) + ((p[1] - c[1]) / ry).powi(2) < 1.0)
    };
    t.fill(12.0, 12.0, &inside, &|_, _, _| 0.0)
}

/// The silhouette once more, a little to the right and down: without it a figure at a wall floats.
fn cast_on_wall(t: &Tracer, cam: &Camera) -> Path {
    let (dx, dy) = (5.0 * cam.scale, 2.5 * cam.scale);
    let mut out = Path::default();
    for mut l in t.loops(&|x, y| t.buf.get(x, y).is_some(), &t.exact()) {
        if outline::area(&l).abs() > 20.0 {
            for p in &mut l {
                *p = [p[0] + dx, p[1] + dy];
            }
            fit::closed(&l, TOLERANCE * 2.0, &mut out);
        }
    }
    out
}

/// Where the floor begins in the picture: a little behind what stands or lies on it.
pub(crate) fn floor(cam: &Camera, foot: Foot, bodies: &[Skeleton], props: &[Prop]) -> f32 {
    if foot == Foot::RunsOff {
        return cam.size[1];
    }
    let mut far = f32::MAX;
    let mut rest = |p: V3| far = far.min(cam.px(v(p.x, 0.0, p.z))[1]);
    for s in bodies {
        let low = [
            s.pelvis.p,
            s.head.p,
            s.arm[0].hand.p,
            s.arm[1].hand.p,
            s.leg[0].foot.p,
            s.leg[1].foot.p,
        ];
        low.into_iter().filter(|p| p.y < 30.0).for_each(&mut rest);
    }
    for corner in props.iter().flat_map(Prop::corners) {
        rest(corner);
    }
    let y = far.min(cam.size[1] - 2.0) - 4.5 * cam.scale;
    (y.max(cam.size[1] * 0.12) * 10.0).round() / 10.0
}

/// Width of the ink at a scale of pixels per centimetre.
pub(crate) fn ink_width(scale: f32) -> f32 {
    ((0.50 * scale).clamp(0.9, 2.2) * 20.0).round() / 20.0
}

/// Paint one moment.
pub(crate) fn paint(s: &Skeleton, look: &Look, cam: &Camera, floor: f32) -> Drawing {
    let scene = scene(s, look);
    let (view, buf) = march::look(&scene, cam, CELL);
    let edges = edges::edges(&view, &buf);
    let t = Tracer {
        buf: &buf,
        edges: &edges,
    };
    let width = ink_width(cam.scale);
    let mut layers = Vec::new();
    let mut add = |name: &'static str, items: Vec<Item>| {
        if !items.is_empty() {
            layers.push(Layer { name, items });
        }
    };
    if look.props.iter().any(|p| p.kind == Kind::Wall && !p.edge) {
        let mut items = Vec::new();
        push(&mut items, Role::Fill("shadow"), cast_on_wall(&t, cam));
        add("cast", items);
    }
    if floor < cam.size[1] {
        let mut items = Vec::new();
        push(&mut items, Role::Fill("shadow"), shadow(&t, cam, s, &look.props));
        add("shadow", items);
    }
    add("fills", fills(&t));
    add(
        "shade",
        shades(&t, &shade::shade(&buf, cam), (cam.scale * cam.scale * 3.0).max(14.0)),
    );
    if !look.muscles.is_empty() {
        let levels = muscles::levels(&buf, cam, &scene, s, &look.muscles);
        let mut items = Vec::new();
        for (token, edge) in [("muscle-soft", muscles::SPREAD), ("muscle", muscles::CORE)] {
            let value: Vec<f32> = levels.iter().map(|d| d - edge).collect();
            push(
                &mut items,
                Role::Fill(token),
                t.below(10.0, &|x, y| buf.get(x, y).is_some_and(|c| c.mat.of_body()), &value),
            );
        }
        add("muscles", items);
    }
    let lines = lines(&buf, &edges, cam.scale, width);
    add("seams", lines.seams);
    let mut ink = lines.ink;
    let mut rim = Path::default();
    for l in t.loops(&|x, y| buf.get(x, y).is_some(), &t.exact()) {
        if outline::area(&l).abs() > 6.0 {
            fit::closed(&l, TOLERANCE, &mut rim);
        }
    }
    push(&mut ink, Role::Line("ink"), rim);
    add("ink", ink);
    let (fill, line) = face::face(s, &scene.field, cam, &buf);
    let mut items = Vec::new();
    push(
        &mut items,
        Role::Line("hair-shade"),
        face::strands(s, &scene.field, cam, &buf),
    );
    push(&mut items, Role::Fill("face"), fill);
    push(&mut items, Role::Line("face"), line);
    add("face", items);
    Drawing {
        size: cam.size,
        floor,
        ink: width,
        layers,
    }
}
