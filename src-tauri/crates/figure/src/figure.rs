//! A movement's figure: key poses, tempo, and the camera that holds all of it in one frame.

use crate::arrows;
use crate::camera::{self, Camera, Extent, Eye, Foot};
use crate::contact::{Part, Place};
use crate::drawing::{Drawing, Layer};
use crate::math::{V3, min_jerk, v};
use crate::paint::{self, Look};
use crate::parse;
use crate::pose::{self, Pose, Ready};
use crate::reach;
use crate::read::Problem;
use crate::shadow;
use crate::skeleton::Skeleton;

/// How much of the figure the picture holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Crop {
    Full,
    Upper,
    Head,
}

#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub name: String,
    pub ready: Ready,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Move { from: usize, to: usize },
    Hold(usize),
}

/// Whether a phase begins and ends at rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ease {
    Both,
    /// From rest into the next phase.
    Leave,
    /// Out of the phase before to rest.
    Arrive,
    /// Steady: a way on, as in walking.
    Flow,
}

impl Ease {
    pub(crate) const NAMES: [(&'static str, Self); 4] = [
        ("both", Self::Both),
        ("leave", Self::Leave),
        ("arrive", Self::Arrive),
        ("flow", Self::Flow),
    ];

    /// Share of the way at a share of the time.
    pub(crate) fn share(self, t: f32) -> f32 {
        match self {
            Self::Both => min_jerk(t),
            Self::Leave => 2.0 * min_jerk(t / 2.0),
            Self::Arrive => 2.0 * min_jerk(0.5 + t / 2.0) - 1.0,
            Self::Flow => t,
        }
    }

    /// The same phase played backwards.
    pub(crate) fn back(self) -> Self {
        match self {
            Self::Both => Self::Both,
            Self::Leave => Self::Arrive,
            Self::Arrive => Self::Leave,
            Self::Flow => Self::Flow,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Phase {
    pub step: Step,
    pub ease: Ease,
    /// Seconds.
    pub s: f32,
    pub word: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Contact {
    pub part: Part,
    pub on: Place,
    /// Largest gap or depth, cm.
    pub tol: f32,
    /// Key poses between which it holds; empty: always.
    pub keys: Vec<String>,
}

/// A plain arrow between two points, bent to one side by a share of its length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrow {
    pub from: V3,
    pub to: V3,
    pub bend: f32,
}

/// A movement that can be drawn.
#[derive(Clone, Debug)]
pub struct Figure {
    pub(crate) id: String,
    pub(crate) yaw: f32,
    pub(crate) pitch: f32,
    pub(crate) crop: Crop,
    /// Left, right, bottom, top of the picture in cm, instead of the crop's own.
    pub(crate) frame: Option<[f32; 4]>,
    pub(crate) look: Look,
    pub(crate) keys: Vec<Key>,
    pub(crate) tempo: Vec<Phase>,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) arrows: Vec<Arrow>,
    pub(crate) show: Vec<usize>,
    pub(crate) alt: String,
}

/// Which moment of a movement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum At<'a> {
    /// A key pose by name.
    Key(&'a str),
    /// Seconds after the loop's begin; longer times go round.
    Seconds(f32),
}

/// Share of the picture's shorter side left free round the figure.
const FREE: f32 = 0.055;

impl Figure {
    /// Read the `[figure]` table of a movement file. `id` names the movement in clips.
    ///
    /// # Errors
    /// Every problem found, each with its line, what is wrong and what would be right.
    pub fn parse(id: &str, text: &str) -> Result<Self, Vec<Problem>> {
        parse::figure(id, text)
    }

    /// The movement's name in files.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the picture shows, in words.
    pub fn alt(&self) -> &str {
        &self.alt
    }

    /// Names of the key poses, in the data's order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|k| k.name.as_str())
    }

    /// Names of the key poses that stand for the movement on paper.
    pub fn shown(&self) -> impl Iterator<Item = &str> {
        self.show.iter().map(|i| self.keys[*i].name.as_str())
    }

    /// Length of one loop, seconds.
    pub fn seconds(&self) -> f32 {
        self.tempo.iter().map(|p| p.s).sum()
    }

    /// A picture of one moment in a view box of `size` pixels, with arrows. An unknown key is the first one.
    pub fn still(&self, at: At<'_>, size: [f32; 2]) -> Drawing {
        let pose = match at {
            At::Key(name) => {
                self.keys
                    .iter()
                    .find(|k| k.name == name)
                    .unwrap_or(&self.keys[0])
                    .ready
                    .pose
            }
            At::Seconds(s) => self.pose_at(s),
        };
        let (cam, floor) = self.camera(size);
        let mut d = paint::paint(&reach::solve(&pose), &self.look, &cam, floor);
        let items = arrows::items(&self.arrows, &cam);
        if !items.is_empty() {
            d.layers.push(Layer { name: "arrows", items });
        }
        d
    }

    /// The pose at a time of the loop, phases eased with minimum jerk.
    pub(crate) fn pose_at(&self, seconds: f32) -> Pose {
        let mut left = if seconds.is_finite() {
            seconds.rem_euclid(self.seconds().max(1e-3))
        } else {
            0.0
        };
        for p in &self.tempo {
            if left <= p.s {
                return match p.step {
                    Step::Move { from, to } => self.pose_between(from, to, p.ease.share(left / p.s)),
                    Step::Hold(k) => self.keys[k].ready.pose,
                };
            }
            left -= p.s;
        }
        self.keys[0].ready.pose
    }

    /// The pose at a share of the way between two key poses.
    pub(crate) fn pose_between(&self, from: usize, to: usize, share: f32) -> Pose {
        pose::between(&self.keys[from].ready, &self.keys[to].ready, share)
    }

    /// Bodies at the key poses and halfway between those that follow each other: what the frame must hold.
    fn bodies(&self) -> Vec<Skeleton> {
        let mut out: Vec<Skeleton> = self.keys.iter().map(|k| reach::solve(&k.ready.pose)).collect();
        for p in &self.tempo {
            if let Step::Move { from, to } = p.step
                && from < to
            {
                out.extend([0.35, 0.65].map(|t| reach::solve(&self.pose_between(from, to, t))));
            }
        }
        out
    }

    pub(crate) fn extent(&self, eye: Eye, s: &Skeleton) -> Extent {
        let scene = paint::scene(s, &self.look);
        let mut e = Extent::NONE;
        for g in &scene.field.groups {
            let counts = match self.crop {
                Crop::Full => true,
                Crop::Upper => [
                    "hair",
                    "head",
                    "trunk",
                    "left sleeve",
                    "right sleeve",
                    "left arm",
                    "right arm",
                ]
                .contains(&g.name),
                Crop::Head => ["hair", "head", "neck", "left sleeve", "right sleeve"].contains(&g.name),
            };
            if counts {
                for p in &g.prims {
                    let r = |d: V3| p.shape.reach(d);
                    e = e.join(Extent {
                        left: -r(-eye.right),
                        right: r(eye.right),
                        bottom: -r(-eye.up),
                        top: r(eye.up),
                    });
                }
            }
        }
        match self.crop {
            Crop::Full => {}
            Crop::Upper => e.bottom = s.pelvis.at(v(0.0, -9.0, 0.0)).dot(eye.up),
            Crop::Head => e.bottom = s.t8.at(v(0.0, -4.0, 0.0)).dot(eye.up),
        }
        e
    }

    fn foot(&self) -> Foot {
        match self.crop {
            Crop::Full => Foot::Inside,
            Crop::Upper | Crop::Head => Foot::RunsOff,
        }
    }

    /// The one camera of all the movement's pictures of this size, and the height of the floor in them.
    pub(crate) fn camera(&self, size: [f32; 2]) -> (Camera, f32) {
        let eye = Eye::new(self.yaw, self.pitch);
        let bodies = self.bodies();
        let mut e = Extent::NONE;
        for s in &bodies {
            e = e.join(self.extent(eye, s));
        }
        if self.crop != Crop::Full {
            // The lower edge cuts the body where it is highest, so that no frame shows the end of it.
            e.bottom = bodies
                .iter()
                .map(|s| self.extent(eye, s).bottom)
                .fold(f32::MIN, f32::max);
        }
        if let Some([left, right, bottom, top]) = self.frame {
            e = Extent {
                left,
                right,
                bottom,
                top,
            };
        }
        let cam = camera::fit(eye, e, size, FREE, self.foot());
        let floor = shadow::floor(&cam, self.foot(), &bodies, &self.look.props);
        (cam, floor)
    }
}
