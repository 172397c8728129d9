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

/// The rays of one picture: what a tile may meet, and where its rays begin.
#[derive(Debug)]
pub(crate) struct View<'a> {
    scene: &'a Scene,
    cam: &'a Camera,
    cell: f32,
    columns: usize,
    tiles: Vec<Tile>,
}

#[derive(Clone, Debug, Default)]
struct Tile {
    list: Vec<Id>,
    start: f32,
    back: f32,
}

impl View<'_> {
    /// How far all rays of a square of cells may go together, by one ray as thick as the square; none where all miss.
    fn thick(&self, list: &[Id], at: [usize; 2], side: usize, from: f32, back: f32) -> Option<f32> {
        let half = side as f32 / 2.0;
        let mid = [(at[0] as f32 + half) * self.cell, (at[1] as f32 + half) * self.cell];
        let thick = (side + 1) as f32 * self.cell / self.cam.scale * 0.7072;
        let mut start = from;
        loop {
            if start < back {
                return None;
            }
            let d = self.scene.field.near(list, self.cam.world(mid, start)).0 - thick;
            if d < 0.15 {
                return Some(start);
            }
            start -= d * 0.92;
        }
    }

    /// What is seen at a pixel by a ray that begins no nearer to the viewer than `from`.
    pub(crate) fn probe(&self, px: [f32; 2], from: f32) -> Option<Cell> {
        let side = TILE as f32 * self.cell;
        let column = ((px[0] / side).max(0.0) as usize).min(self.columns - 1);
        let tile = self
            .tiles
            .get((px[1] / side).max(0.0) as usize * self.columns + column)?;
        if tile.list.is_empty() {
            return None;
        }
        let field = &self.scene.field;
        let mut t = tile.start.min(from);
        for _ in 0..STEPS {
            let p = self.cam.world(px, t);
            let (d, id) = field.near(&tile.list, p);
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
            t -= d * 0.92;
            if t < tile.back {
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
    let balls: Vec<Ball> = scene
        .field
        .all()
        .into_iter()
        .map(|id| {
            let prim = scene.field.prim(id);
            let soft = scene.field.groups[id.group as usize]
                .joint
                .map_or(0.0, |j| j.k)
                .max(prim.k);
            let (a, b, r) = prim.shape.bone();
            let (d, e) = (cam.depth(a), cam.depth(b));
            Ball {
                id,
                ends: [cam.px(a), cam.px(b)],
                front: d.max(e) + r + soft,
                back: d.min(e) - r - soft,
                r: (r + soft * 0.5) * cam.scale + cell,
            }
        })
        .collect();
    let columns = w.div_ceil(TILE);
    let mut view = View {
        scene,
        cam,
        cell,
        columns,
        tiles: vec![Tile::default(); columns * h.div_ceil(TILE)],
    };
    let mut buf = Buffer {
        w,
        h,
        cell,
        cells: vec![None; w * h],
    };
    for i in 0..view.tiles.len() {
        let at = [i % columns * TILE, i / columns * TILE];
        view.tiles[i] = tile(&view, &balls, at);
        if view.tiles[i].list.is_empty() {
            continue;
        }
        for block in 0..(TILE / BLOCK) * (TILE / BLOCK) {
            let corner = [
                at[0] + block % (TILE / BLOCK) * BLOCK,
                at[1] + block / (TILE / BLOCK) * BLOCK,
            ];
            let t = &view.tiles[i];
            let Some(start) = view.thick(&t.list, corner, BLOCK, t.start, t.back) else {
                continue;
            };
            for y in corner[1]..(corner[1] + BLOCK).min(h) {
                for x in corner[0]..(corner[0] + BLOCK).min(w) {
                    buf.cells[y * w + x] = view.probe(buf.middle(x, y), start);
                }
            }
        }
    }
    clean(&mut buf);
    (view, buf)
}

/// Distance of a point from a line between two.
fn off(p: [f32; 2], ends: [[f32; 2]; 2]) -> f32 {
    let [a, b] = ends;
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let t = (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy).max(1e-6)).clamp(0.0, 1.0);
    (p[0] - a[0] - dx * t).hypot(p[1] - a[1] - dy * t)
}

/// What the rays of a tile may meet, and how far they may all go together: one thick ray through its middle finds out.
fn tile(view: &View, balls: &[Ball], at: [usize; 2]) -> Tile {
    let half = TILE as f32 * view.cell / 2.0;
    let mid = [at[0] as f32 * view.cell + half, at[1] as f32 * view.cell + half];
    let mut list = Vec::new();
    let (mut start, mut back) = (f32::MIN, f32::MAX);
    for b in balls {
        if off(mid, b.ends) < b.r + half * 1.4143 {
            list.push(b.id);
            start = start.max(b.front);
            back = back.min(b.back);
        }
    }
    if list.is_empty() {
        return Tile::default();
    }
    match view.thick(&list, at, TILE, start, back) {
        Some(start) => Tile { list, start, back },
        None => Tile::default(),
    }
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
