//! From a solved body to a drawing: march, trace, and put the layers in order.

use crate::body;
use crate::camera::Camera;
use crate::drawing::{Drawing, Item, Layer, Role};
use crate::edges::{self, Edges};
use crate::face;
use crate::field::{Field, Material};
use crate::fit;
use crate::ink::{self, Chain, Line};
use crate::march::{self, Buffer, Scene};
use crate::muscles::{self, Working};
use crate::outline::{self, Path};
use crate::props::{Kind, Prop};
use crate::shade;
use crate::shadow;
use crate::skeleton::Skeleton;
use crate::tracer::{TOLERANCE, Tracer};

/// Pixels per cell of the buffers.
const CELL: f32 = 1.0;

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
        push(&mut items, Role::Fill("shadow"), shadow::on_wall(&t, cam));
        add("cast", items);
    }
    if floor < cam.size[1] {
        let mut items = Vec::new();
        push(
            &mut items,
            Role::Fill("shadow"),
            shadow::on_floor(&t, cam, s, &look.props),
        );
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
