//! Rays through the field: for each cell of the picture the depth, the owner and the material of what is seen.

use crate::camera::Camera;
use crate::field::{Field, Id, Mat, Shape};
use crate::math::{Frame, V3};
use crate::skeleton::ANKLE;

/// Side of a tile, cells. Tiles start at the picture's corner, whatever the pose: still parts stay still.
const TILE: usize = 12;
const HIT: f32 = 0.015;
const STEPS: usize = 90;

/// A field and the rules that dress it.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub field: Field,
    pub neckline: Shape,
    pub c7: Frame,
    pub feet: [Frame; 2],
}

impl Scene {
    /// Material at a surface point: the neckline and the sole are rules, not shapes.
    fn material(&self, id: Id, p: V3) -> Mat {
        let group = &self.field.groups[id.group as usize];
        let own = self.field.prim(id).mat;
        match own {
            Mat::Shirt if group.name == "trunk" && self.neckline.dist(p) < 0.0 => Mat::Skin,
            Mat::Skin if group.name == "neck" && self.neckline.dist(p) > 0.0 && self.c7.local(p).y < 2.0 => Mat::Shirt,
            Mat::Shoe if self.feet.iter().any(|f| (f.p - p).len() < 25.0 && f.local(p).y < 1.7 - ANKLE) => Mat::Sole,
            Mat::Skin
            | Mat::Shirt
            | Mat::Trousers
            | Mat::Hair
            | Mat::Shoe
            | Mat::Sole
            | Mat::Prop
            | Mat::PropDark
            | Mat::Wood
            | Mat::Metal
            | Mat::Mat
            | Mat::MatEdge => own,
        }
    }
}

/// What one cell shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cell {
    /// Toward the viewer, cm.
    pub depth: f32,
    pub mat: Mat,
    pub group: u8,
    pub ink: u8,
    pub sub: u8,
}

/// The picture as cells, row by row.
#[derive(Clone, Debug)]
pub(crate) struct Buffer {
    pub w: usize,
    pub h: usize,
    /// Pixels per cell.
    pub cell: f32,
    pub cells: Vec<Option<Cell>>,
}

impl Buffer {
    pub(crate) fn get(&self, x: i32, y: i32) -> Option<Cell> {
        let (ux, uy) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        if ux < self.w && uy < self.h { self.cells[uy * self.w + ux] } else { None }
    }
    /// Pixel of a cell's middle.
    pub(crate) fn middle(&self, x: usize, y: usize) -> [f32; 2] {
        [(x as f32 + 0.5) * self.cell, (y as f32 + 0.5) * self.cell]
    }
}

struct Ball {
    id: Id,
    u: f32,
    v: f32,
    front: f32,
    back: f32,
    r: f32,
}

/// Look at the scene.
pub(crate) fn look(scene: &Scene, cam: &Camera, cell: f32) -> Buffer {
    let w = (cam.size[0] / cell).ceil() as usize;
    let h = (cam.size[1] / cell).ceil() as usize;
    let mut buf = Buffer { w, h, cell, cells: vec![None; w * h] };
    let balls: Vec<Ball> = scene
        .field
        .all()
        .into_iter()
        .map(|id| {
            let prim = scene.field.prim(id);
            let soft = scene.field.groups[id.group as usize].joint.map_or(0.0, |j| j.k).max(prim.k);
            let (c, r) = prim.shape.bounds();
            let [u, v] = cam.px(c);
            let d = cam.depth(c);
            Ball { id, u, v, front: d + r + soft, back: d - r - soft, r: (r + soft * 0.5) * cam.scale }
        })
        .collect();
    let mut list = Vec::new();
    for ty in (0..h).step_by(TILE) {
        for tx in (0..w).step_by(TILE) {
            let half = TILE as f32 * cell / 2.0;
            let mid = [tx as f32 * cell + half, ty as f32 * cell + half];
            list.clear();
            let (mut front, mut back) = (f32::MIN, f32::MAX);
            for b in &balls {
                let dx = ((b.u - mid[0]).abs() - half).max(0.0);
                let dy = ((b.v - mid[1]).abs() - half).max(0.0);
                if dx * dx + dy * dy < b.r * b.r {
                    list.push(b.id);
                    front = front.max(b.front);
                    back = back.min(b.back);
                }
            }
            if !list.is_empty() {
                tile(scene, cam, &mut buf, &list, [tx, ty], [front, back]);
            }
        }
    }
    clean(&mut buf);
    buf
}

fn tile(scene: &Scene, cam: &Camera, buf: &mut Buffer, list: &[Id], at: [usize; 2], range: [f32; 2]) {
    let cell_cm = buf.cell / cam.scale;
    // One thick ray through the tile's middle finds how far all its rays may go together.
    let thick = TILE as f32 * cell_cm * 0.7072;
    let mid = [(at[0] + TILE / 2) as f32 * buf.cell, (at[1] + TILE / 2) as f32 * buf.cell];
    let mut start = range[0];
    loop {
        if start < range[1] {
            return;
        }
        let d = scene.field.near(list, cam.world(mid, start)).0 - thick;
        if d < 0.3 {
            break;
        }
        start -= d * 0.9;
    }
    for y in at[1]..(at[1] + TILE).min(buf.h) {
        for x in at[0]..(at[0] + TILE).min(buf.w) {
            let px = buf.middle(x, y);
            let mut t = start;
            for _ in 0..STEPS {
                let p = cam.world(px, t);
                let (d, id) = scene.field.near(list, p);
                if d < HIT {
                    let group = &scene.field.groups[id.group as usize];
                    let mat = scene.material(id, p);
                    buf.cells[y * buf.w + x] = Some(Cell { depth: t + d, mat, group: id.group, ink: group.ink, sub: scene.field.prim(id).sub });
                    break;
                }
                t -= d * 0.92;
                if t < range[1] {
                    break;
                }
            }
        }
    }
}

/// Fill one-cell holes and mend lone cells that differ from all around them: left alone they become specks of ink.
fn clean(buf: &mut Buffer) {
    let old = buf.cells.clone();
    let (w, h) = (buf.w, buf.h);
    for y in 1..h.saturating_sub(1) {
        for x in 1..w.saturating_sub(1) {
            let around = [(0, 1), (2, 1), (1, 0), (1, 2), (0, 0), (2, 0), (0, 2), (2, 2)].map(|(dx, dy)| old[(y + dy - 1) * w + x + dx - 1]);
            let here = old[y * w + x];
            let hits = around.iter().flatten().count();
            match here {
                None if hits >= 6 => buf.cells[y * w + x] = around.iter().flatten().copied().next(),
                Some(c) => {
                    if hits <= 2 {
                        buf.cells[y * w + x] = None;
                        continue;
                    }
                    let same = |o: &&Cell| o.mat == c.mat && o.ink == c.ink;
                    if around.iter().flatten().filter(same).count() <= 2 {
                        // Taken over by the neighbour that most of the others agree with.
                        let best = around.iter().flatten().max_by_key(|o| around.iter().flatten().filter(|p| p.mat == o.mat && p.ink == o.ink).count());
                        if let Some(b) = best {
                            buf.cells[y * w + x] = Some(*b);
                        }
                    }
                }
                None => {}
            }
        }
    }
}
