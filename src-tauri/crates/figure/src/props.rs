//! Things that a movement needs: chair, desk, wall, mat, door frame, roller, dumbbells, band, towel, bench.

use crate::body::ink;
use crate::field::{Group, Material, Prim, small, upright};
use crate::math::{Frame, M3, V3, v};
use crate::pose::Side;
use crate::shape::Shape;
use crate::skeleton::{GRIP_BAR, PALM, Skeleton, side_at};

/// What a prop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Chair,
    Desk,
    Wall,
    Mat,
    Bench,
    Roller,
    Dumbbells,
    Band,
    Towel,
    DoorFrame,
}

impl Kind {
    pub(crate) const NAMES: [(&'static str, Self); 10] = [
        ("chair", Self::Chair),
        ("desk", Self::Desk),
        ("wall", Self::Wall),
        ("mat", Self::Mat),
        ("bench", Self::Bench),
        ("roller", Self::Roller),
        ("dumbbells", Self::Dumbbells),
        ("band", Self::Band),
        ("towel", Self::Towel),
        ("door_frame", Self::DoorFrame),
    ];
}

/// A prop in its place: `at` is the middle of its foot on the floor (a wall: a point of its face; a band: its far end), `turn` degrees about the vertical.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Prop {
    pub kind: Kind,
    pub at: V3,
    pub turn: f32,
    /// Height of the seat, the desk top or the middle of a roller, cm; the kind's own where none is given.
    pub height: Option<f32>,
    /// A wall that is looked at along its face: it is drawn as the end of a slab.
    pub edge: bool,
}

fn whole(shape: Shape, k: f32, mat: Material) -> Prim {
    Prim { shape, k, mat, sub: 0 }
}

impl Prop {
    fn frame(&self) -> Frame {
        Frame {
            p: self.at,
            r: M3::ry(self.turn),
        }
    }

    fn block(&self, c: V3, half: V3, round: f32, mat: Material) -> Prim {
        let f = self.frame();
        whole(
            Shape::Block {
                f: Frame { p: f.at(c), r: f.r },
                half,
                round,
            },
            0.0,
            mat,
        )
    }

    fn drum(&self, c: V3, turn: M3, r: f32, half: f32, mat: Material) -> Prim {
        let f = self.frame();
        whole(
            Shape::Drum {
                f: Frame {
                    p: f.at(c),
                    r: f.r * turn,
                },
                r,
                half,
                round: r.min(half) * 0.3,
            },
            0.0,
            mat,
        )
    }

    /// Height of the surface that carries: seat, desk top, mat, middle of a roller.
    pub(crate) fn top(&self) -> f32 {
        self.height.unwrap_or(match self.kind {
            Kind::Chair => 46.0,
            Kind::Desk => 73.0,
            Kind::Mat => 1.2,
            Kind::Bench => 44.0,
            Kind::Roller => 7.5,
            Kind::Towel => 4.0,
            Kind::Wall | Kind::Dumbbells | Kind::Band | Kind::DoorFrame => 0.0,
        })
    }

    fn chair(&self) -> Vec<Prim> {
        let seat = self.top();
        let f = self.frame();
        let mut out = vec![
            self.block(v(0.0, seat - 3.5, 1.0), v(23.0, 3.6, 22.5), 3.2, Material::Prop),
            self.drum(v(0.0, seat * 0.5, 0.0), M3::ID, 2.6, seat * 0.5 - 7.0, Material::Metal),
        ];
        // The backrest leans back a little and hangs on one bow.
        let back = Frame {
            p: f.at(v(0.0, seat + 28.0, -22.5)),
            r: f.r * M3::rx(-7.0),
        };
        out.push(whole(
            Shape::Block {
                f: back,
                half: v(20.0, 19.0, 2.4),
                round: 2.2,
            },
            0.0,
            Material::Prop,
        ));
        let bow = |a: V3, b: V3| whole(Shape::cone(f.at(a), 1.7, f.at(b), 1.7), 0.5, Material::Metal);
        out.push(bow(v(0.0, seat - 6.5, -14.0), v(0.0, seat + 2.0, -25.5)));
        out.push(bow(v(0.0, seat + 2.0, -25.5), v(0.0, seat + 22.0, -26.0)));
        for i in 0..5 {
            let (s, c) = (72.0 * i as f32 + 18.0).to_radians().sin_cos();
            out.push(whole(
                Shape::cone(f.at(v(0.0, 9.0, 0.0)), 2.4, f.at(v(s * 28.0, 5.6, c * 28.0)), 1.7),
                1.0,
                Material::Metal,
            ));
            out.push(whole(
                Shape::cone(
                    f.at(v(s * 28.0 - c * 1.4, 2.6, c * 28.0 + s * 1.4)),
                    2.6,
                    f.at(v(s * 28.0 + c * 1.4, 2.6, c * 28.0 - s * 1.4)),
                    2.6,
                ),
                0.0,
                Material::PropDark,
            ));
        }
        out
    }

    fn dumbbell(s: &Skeleton, side: Side) -> Vec<Prim> {
        let a = &s.arm[side.index()];
        let bar = |z: f32| side_at(&a.hand, side, v(-GRIP_BAR + 0.6, -PALM - 0.6, z));
        let mut out = vec![whole(Shape::cone(bar(-7.0), 1.4, bar(7.0), 1.4), 0.0, Material::Metal)];
        let r = M3::bone(bar(0.0) - bar(1.0), a.hand.r.c[1]);
        for z in [-9.5, 9.5] {
            out.push(whole(
                Shape::Drum {
                    f: Frame { p: bar(z), r },
                    r: 5.0,
                    half: 3.2,
                    round: 1.4,
                },
                0.0,
                Material::PropDark,
            ));
        }
        out
    }

    fn band(&self, s: &Skeleton) -> Vec<Prim> {
        let hold = |side: Side| side_at(&s.arm[side.index()].hand, side, v(-GRIP_BAR + 0.95, -PALM, 0.0));
        let (l, r) = (hold(Side::L), hold(Side::R));
        let ends = if self.at == v(0.0, 0.0, 0.0) {
            vec![(l, r)]
        } else {
            vec![(l, self.at), (r, self.at)]
        };
        let mut out = Vec::new();
        for (a, b) in ends {
            let n = 6;
            let sag = 2.0;
            let at = |i: usize| {
                let t = i as f32 / n as f32;
                a.lerp(b, t) - v(0.0, 4.0 * sag * t * (1.0 - t), 0.0)
            };
            out.extend((0..n).map(|i| whole(Shape::cone(at(i), 0.95, at(i + 1), 0.8), 0.1, Material::Wood)));
        }
        out
    }

    fn prims(&self, s: &Skeleton) -> Vec<Vec<Prim>> {
        match self.kind {
            Kind::Chair => vec![self.chair()],
            Kind::Desk => {
                let y = self.top();
                let leg = |x: f32| {
                    self.block(
                        v(x, (y - 3.0) / 2.0, -4.0),
                        v(2.2, (y - 3.0) / 2.0, 2.2),
                        0.8,
                        Material::Metal,
                    )
                };
                let foot = |x: f32| self.block(v(x, 1.5, 0.0), v(2.4, 1.5, 28.0), 0.8, Material::Metal);
                vec![
                    vec![self.block(v(0.0, y - 1.6, 0.0), v(52.0, 1.6, 32.0), 0.8, Material::Wood)],
                    vec![leg(-42.0), leg(42.0), foot(-42.0), foot(42.0)],
                ]
            }
            Kind::Wall if self.edge => vec![vec![self.block(
                v(0.0, 115.0, -5.0),
                v(26.0, 115.0, 5.0),
                0.5,
                Material::Prop,
            )]],
            Kind::Wall => vec![],
            Kind::Mat => vec![vec![self.block(
                v(0.0, self.top() / 2.0, 0.0),
                v(32.0, self.top() / 2.0, 98.0),
                0.4,
                Material::Mat,
            )]],
            Kind::Bench => {
                let y = self.top();
                let leg = |z: f32| {
                    self.block(
                        v(0.0, (y - 6.0) / 2.0, z),
                        v(12.0, (y - 6.0) / 2.0, 2.2),
                        0.8,
                        Material::Metal,
                    )
                };
                vec![
                    vec![self.block(v(0.0, y - 3.5, 0.0), v(15.0, 3.5, 62.0), 2.5, Material::Prop)],
                    vec![leg(-45.0), leg(45.0)],
                ]
            }
            Kind::Roller => vec![vec![self.drum(
                v(0.0, self.top(), 0.0),
                M3::rz(90.0),
                7.5,
                22.0,
                Material::Prop,
            )]],
            Kind::Towel => vec![vec![self.block(
                v(0.0, self.top() / 2.0, 0.0),
                v(11.0, self.top() / 2.0, 7.0),
                1.6,
                Material::Shoe,
            )]],
            Kind::Dumbbells => Side::BOTH.map(|x| Self::dumbbell(s, x)).to_vec(),
            Kind::Band => vec![self.band(s)],
            Kind::DoorFrame => {
                let post = |x: f32| self.block(v(x, 104.0, 0.0), v(5.0, 104.0, 6.0), 0.6, Material::Wood);
                vec![vec![
                    post(-52.0),
                    post(52.0),
                    self.block(v(0.0, 213.0, 0.0), v(57.0, 5.0, 6.0), 0.6, Material::Wood),
                ]]
            }
        }
    }

    /// The prop's groups, numbered on from `first`.
    pub(crate) fn groups(&self, s: &Skeleton, first: usize) -> Vec<Group> {
        self.prims(s)
            .into_iter()
            .enumerate()
            .map(|(i, prims)| Group {
                name: "prop",
                prims,
                cuts: vec![],
                joint: None,
                ink: ink::PROP.saturating_add(small(first + i)),
            })
            .collect()
    }

    /// Corners on the floor of what lies there.
    pub(crate) fn corners(&self) -> Vec<V3> {
        match self.kind {
            Kind::Mat => [(-32.0, -98.0), (32.0, -98.0), (-32.0, 98.0), (32.0, 98.0)]
                .map(|(x, z)| self.frame().at(v(x, 0.0, z)))
                .to_vec(),
            Kind::Chair
            | Kind::Desk
            | Kind::Wall
            | Kind::Bench
            | Kind::Roller
            | Kind::Dumbbells
            | Kind::Band
            | Kind::Towel
            | Kind::DoorFrame => vec![],
        }
    }

    /// Discs under the prop.
    pub(crate) fn shadows(&self) -> Vec<(V3, f32)> {
        match self.kind {
            Kind::Chair => vec![(upright(self.at).p, 31.0)],
            Kind::Desk => [-42.0, 42.0].map(|x| (self.frame().at(v(x, 0.0, 0.0)), 12.0)).to_vec(),
            Kind::Bench => [-45.0, 45.0].map(|z| (self.frame().at(v(0.0, 0.0, z)), 14.0)).to_vec(),
            Kind::Roller => vec![(self.at, 12.0)],
            Kind::Wall | Kind::Mat | Kind::Dumbbells | Kind::Band | Kind::Towel | Kind::DoorFrame => vec![],
        }
    }
}
