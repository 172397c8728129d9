//! Rays through the field: for each cell of the picture the depth, the owner and the material of what is seen.

use crate::camera::Camera;
use crate::field::{Field, Id, Material};
use crate::math::{Frame, V3};
use crate::shape::Shape;
use crate::skeleton::ANKLE;

/// Side of a tile, cells. Tiles start at the picture's corner, whatever the pose: still parts stay still.
const TILE: usize = 12;
/// Side of a block of rays that begin together; a whole number of them make a tile.
const BLOCK: usize = 4;
const HIT: f32 = 0.03;
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
    fn material(&self, id: Id, p: V3) -> Material {
        let group = &self.field.groups[id.group as usize];
        let own = self.field.prim(id).mat;
        match own {
            Material::Shirt if group.name == "trunk" && self.neckline.dist(p) < 0.0 => Material::Skin,
            Material::Skin if group.name == "neck" && self.neckline.dist(p) > 0.0 && self.c7.local(p).y < 2.0 => {
                Material::Shirt
            }
            Material::Shoe
                if self
                    .feet
                    .iter()
                    .any(|f| (f.p - p).len() < 25.0 && f.local(p).y < 1.7 - ANKLE) =>
            {
                Material::Sole
            }
            Material::Skin
            | Material::Shirt
            | Material::Trousers
            | Material::Hair
            | Material::Shoe
            | Material::Sole
            | Material::Prop
            | Material::PropDark
            | Material::Wood
            | Material::Metal
            | Material::Mat
            | Material::MatEdge => own,
        }
    }
}

/// What one cell shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cell {
    /// Toward the viewer, cm.
    pub depth: f32,
    pub mat: Material,
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
        if ux < self.w && uy < self.h {
            self.cells[uy * self.w + ux]
        } else {
            None
        }
    }
    /// Pixel of a cell's middle.
    pub(crate) fn middle(&self, x: usize, y: usize) -> [f32; 2] {
        [(x as f32 + 0.5) * self.cell, (y as f32 + 0.5) * self.cell]
    }
}

/// The rays of one picture: what those of a block may meet, and where they begin.
#[derive(Debug)]
pub(crate) struct View<'a> {
    scene: &'a Scene,
    cam: &'a Camera,
    cell: f32,
    columns: usize,
    blocks: Vec<Block>,
}

#[derive(Clone, Debug, Default)]
struct Block {
    list: Vec<Id>,
    start: f32,
    back: f32,
}

impl View<'_> {
    /// What the rays of a square of cells may meet, and how far they may all go together, by one ray as thick as the
    /// square; none where all of them miss.
    fn square<'b>(&self, of: &[&'b Ball], at: [usize; 2], side: usize, from: f32) -> Option<(Vec<&'b Ball>, Block)> {
        let half = side as f32 / 2.0;
        let mid = [(at[0] as f32 + half) * self.cell, (at[1] as f32 + half) * self.cell];
        let near: Vec<&Ball> = of
            .iter()
            .copied()
            .filter(|b| off(mid, b.ends) < b.r + half * self.cell * 1.4143)
            .collect();
        let list: Vec<Id> = near.iter().map(|b| b.id).collect();
        let front = near.iter().map(|b| b.front).fold(f32::MIN, f32::max);
        let back = near.iter().map(|b| b.back).fold(f32::MAX, f32::min);
        let thick = (side + 1) as f32 * self.cell / self.cam.scale * 0.7072;
        let mut start = front.min(from);
        while start >= back {
            let d = self.scene.field.near(&list, self.cam.world(mid, start)).0 - thick;
            if d < 0.15 {
                return Some((near, Block { list, start, back }));
            }
            start -= d * 0.92;
        }
        None
    }

    /// What is seen at a pixel by a ray from the depth `from` to the depth `to`.
    pub(crate) fn probe(&self, px: [f32; 2], from: f32, to: f32) -> Option<Cell> {
        let side = BLOCK as f32 * self.cell;
        let column = ((px[0] / side).max(0.0) as usize).min(self.columns - 1);
        let block = self
            .blocks
            .get((px[1] / side).max(0.0) as usize * self.columns + column)?;
        if block.list.is_empty() {
            return None;
        }
        let field = &self.scene.field;
        let mut t = block.start.min(from);
        let back = block.back.max(to);
        for _ in 0..STEPS {
            let p = self.cam.world(px, t);
            let (d, id) = field.near(&block.list, p);
            if d < HIT {
                let ink = field.groups[id.group as usize].ink;
                return Some(Cell {
                    depth: t - d,
                    mat: self.scene.material(id, p),
                    group: id.group,
                    ink,
                    sub: field.prim(id).sub,
                });
            }
            t -= d * 0.97;
            if t < back {
                return None;
            }
        }
        None
    }
}

struct Ball {
    id: Id,
    /// Ends of the primitive's bone in the picture, pixels.
    ends: [[f32; 2]; 2],
    front: f32,
    back: f32,
    r: f32,
}

/// Look at the scene.
pub(crate) fn look<'a>(scene: &'a Scene, cam: &'a Camera, cell: f32) -> (View<'a>, Buffer) {
    let w = (cam.size[0] / cell).ceil() as usize;
    let h = (cam.size[1] / cell).ceil() as usize;
    let balls = balls(scene, cam, cell);
    let all: Vec<&Ball> = balls.iter().collect();
    let columns = w.div_ceil(BLOCK);
    let mut view = View {
        scene,
        cam,
        cell,
        columns,
        blocks: vec![Block::default(); columns * h.div_ceil(BLOCK)],
    };
    let mut buf = Buffer {
        w,
        h,
        cell,
        cells: vec![None; w * h],
    };
    for ty in (0..h).step_by(TILE) {
        for tx in (0..w).step_by(TILE) {
            let Some((near, tile)) = view.square(&all, [tx, ty], TILE, f32::MAX) else {
                continue;
            };
            for y in (ty..(ty + TILE).min(h)).step_by(BLOCK) {
                for x in (tx..(tx + TILE).min(w)).step_by(BLOCK) {
                    let Some((_, block)) = view.square(&near, [x, y], BLOCK, tile.start) else {
                        continue;
                    };
                    view.blocks[y / BLOCK * columns + x / BLOCK] = block;
                    fill(&view, &mut buf, [x, y]);
                }
            }
        }
    }
    clean(&mut buf);
    (view, buf)
}

fn fill(view: &View, buf: &mut Buffer, at: [usize; 2]) {
    for y in at[1]..(at[1] + BLOCK).min(buf.h) {
        for x in at[0]..(at[0] + BLOCK).min(buf.w) {
            buf.cells[y * buf.w + x] = view.probe(buf.middle(x, y), f32::MAX, f32::MIN);
        }
    }
}

/// Every primitive as a thick line in the picture.
fn balls(scene: &Scene, cam: &Camera, cell: f32) -> Vec<Ball> {
    let field = &scene.field;
    let ball = |id: Id| {
        let prim = field.prim(id);
        let soft = field.groups[id.group as usize].joint.map_or(0.0, |j| j.k).max(prim.k);
        let (a, b, r) = prim.shape.bone();
        let (d, e) = (cam.depth(a), cam.depth(b));
        Ball {
            id,
            ends: [cam.px(a), cam.px(b)],
            front: d.max(e) + r + soft,
            back: d.min(e) - r - soft,
            r: (r + soft) * cam.scale + cell,
        }
    };
    field.all().into_iter().map(ball).collect()
}

/// Distance of a point from a line between two.
fn off(p: [f32; 2], ends: [[f32; 2]; 2]) -> f32 {
    let [a, b] = ends;
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let t = (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy).max(1e-6)).clamp(0.0, 1.0);
    (p[0] - a[0] - dx * t).hypot(p[1] - a[1] - dy * t)
}

/// Fill one-cell holes and mend lone cells that differ from all around them: left alone they become specks of ink.
fn clean(buf: &mut Buffer) {
    let old = buf.cells.clone();
    let (w, h) = (buf.w, buf.h);
    for y in 1..h.saturating_sub(1) {
        for x in 1..w.saturating_sub(1) {
            let around = [(0, 1), (2, 1), (1, 0), (1, 2), (0, 0), (2, 0), (0, 2), (2, 2)]
                .map(|(dx, dy)| old[(y + dy - 1) * w + x + dx - 1]);
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
                        let best = around.iter().flatten().max_by_key(|o| {
                            around
                                .iter()
                                .flatten()
                                .filter(|p| p.mat == o.mat && p.ink == o.ink)
                                .count()
                        });
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
