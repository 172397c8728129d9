//! What a figure is asked to do: one pose, and the way between two.

use crate::math::{M3, V3};

/// Left or right of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Side {
    /// The figure's left.
    L,
    /// The figure's right.
    R,
}

impl Side {
    pub(crate) const BOTH: [Self; 2] = [Self::L, Self::R];
    pub(crate) fn index(self) -> usize {
        match self {
            Self::L => 0,
            Self::R => 1,
        }
    }
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::L => "left",
            Self::R => "right",
        }
    }
}

/// In which frame a goal is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    World,
    Head,
    Chest,
    Pelvis,
    /// Along the other arm: origin at its elbow.
    OtherForearm,
    OtherUpperArm,
    Thigh,
}

/// How a hand meets its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    Palm,
    Back,
    Grip,
    /// The wrist itself is led to the point; nothing is touched.
    Free,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HandGoal {
    pub at: V3,
    pub palm: V3,
    pub fingers: V3,
    pub pole: V3,
    pub space: Space,
    pub touch: Touch,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FootGoal {
    pub at: V3,
    pub toes: V3,
    pub up: V3,
    pub pole: V3,
}

/// Angles of an arm in degrees, as section 2 of the pose language names them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct ArmAngles {
    pub plane: f32,
    pub elev: f32,
    pub rot: f32,
    pub elbow: f32,
    pub pron: f32,
    pub wrist: f32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct LegAngles {
    pub flex: f32,
    pub abd: f32,
    pub rot: f32,
    pub knee: f32,
    pub ankle: f32,
    /// The thigh is set against the world, not the pelvis.
    pub abs: bool,
}

/// Rotations of upper arm (in the chest), forearm and hand, each in its parent.
pub(crate) type Locals = [M3; 3];

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ArmDrive {
    Angles(ArmAngles),
    Goal(HandGoal),
    Locals(Locals),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum LegDrive {
    Angles(LegAngles),
    Goal(FootGoal),
    /// Thigh in the pelvis, shank and foot in their parents.
    Locals(Locals),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SidePose {
    /// Shoulder girdle: elevation, protraction in degrees.
    pub girdle: [f32; 2],
    pub arm: ArmDrive,
    pub grip: f32,
    pub leg: LegDrive,
}

/// One pose, complete: nothing is inherited any more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pose {
    pub root: V3,
    /// Lean of the whole body: flexion, side-bend, rotation.
    pub turn: [f32; 3],
    /// Lower or lift the body until its lowest point is at this height.
    pub ground: Option<f32>,
    pub lumbar: [f32; 3],
    pub thoracic: [f32; 3],
    pub neck: [f32; 3],
    pub head: [f32; 3],
    pub side: [SidePose; 2],
    /// Eyelids: 0 open, 1 closed.
    pub lids: f32,
}

impl Default for Pose {
    fn default() -> Self {
        let arm = ArmAngles {
            elev: 6.0,
            elbow: 8.0,
            pron: 20.0,
            ..ArmAngles::default()
        };
        let side = SidePose {
            girdle: [0.0, 0.0],
            arm: ArmDrive::Angles(arm),
            grip: 0.22,
            leg: LegDrive::Angles(LegAngles {
                abd: 3.0,
                rot: 7.0,
                ..LegAngles::default()
            }),
        };
        Self {
            root: V3 {
                x: 0.0,
                y: 91.0,
                z: 0.0,
            },
            turn: [0.0; 3],
            ground: None,
            lumbar: [0.0; 3],
            thoracic: [0.0; 3],
            neck: [0.0; 3],
            head: [0.0; 3],
            side: [side; 2],
            lids: 0.0,
        }
    }
}

fn mix(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}

fn mix_n<const N: usize>(a: [f32; N], b: [f32; N], t: f32) -> [f32; N] {
    std::array::from_fn(|i| mix(a[i], b[i], t))
}

fn mix_locals(a: &Locals, b: &Locals, t: f32) -> Locals {
    std::array::from_fn(|i| a[i].slerp(b[i], t))
}

fn mix_goal(a: &HandGoal, b: &HandGoal, t: f32) -> HandGoal {
    HandGoal {
        at: a.at.lerp(b.at, t),
        palm: a.palm.lerp(b.palm, t),
        fingers: a.fingers.lerp(b.fingers, t),
        pole: a.pole.lerp(b.pole, t),
        space: a.space,
        touch: a.touch,
    }
}

/// Goals mix as goals where both ends name one in the same frame; everything else mixes as joint rotations, which are solved beforehand.
fn mix_arm(a: &ArmDrive, b: &ArmDrive, la: &Locals, lb: &Locals, t: f32) -> ArmDrive {
    match (a, b) {
        (ArmDrive::Goal(p), ArmDrive::Goal(q)) if p.space == q.space && p.touch == q.touch => {
            ArmDrive::Goal(mix_goal(p, q, t))
        }
        (ArmDrive::Goal(_) | ArmDrive::Angles(_) | ArmDrive::Locals(_), _) => ArmDrive::Locals(mix_locals(la, lb, t)),
    }
}

fn mix_leg(a: &LegDrive, b: &LegDrive, la: &Locals, lb: &Locals, t: f32) -> LegDrive {
    match (a, b) {
        (LegDrive::Goal(p), LegDrive::Goal(q)) => LegDrive::Goal(FootGoal {
            at: p.at.lerp(q.at, t),
            toes: p.toes.lerp(q.toes, t),
            up: p.up.lerp(q.up, t),
            pole: p.pole.lerp(q.pole, t),
        }),
        (LegDrive::Angles(p), LegDrive::Angles(q)) if p.abs == q.abs => LegDrive::Angles(LegAngles {
            flex: mix(p.flex, q.flex, t),
            abd: mix(p.abd, q.abd, t),
            rot: mix(p.rot, q.rot, t),
            knee: mix(p.knee, q.knee, t),
            ankle: mix(p.ankle, q.ankle, t),
            abs: p.abs,
        }),
        (LegDrive::Goal(_) | LegDrive::Angles(_) | LegDrive::Locals(_), _) => LegDrive::Locals(mix_locals(la, lb, t)),
    }
}

/// A solved end of a way: the pose and the joint rotations that reached it.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    pub pose: Pose,
    /// By side.
    pub arms: [Locals; 2],
    pub legs: [Locals; 2],
}

/// The pose at share `t` of the way from `a` to `b`; at the ends exactly the ends.
pub(crate) fn between(a: &Ready, b: &Ready, t: f32) -> Pose {
    if t <= 0.0 {
        return a.pose;
    }
    if t >= 1.0 {
        return b.pose;
    }
    let (p, q) = (&a.pose, &b.pose);
    Pose {
        root: p.root.lerp(q.root, t),
        turn: mix_n(p.turn, q.turn, t),
        ground: match (p.ground, q.ground) {
            (Some(g), Some(h)) => Some(mix(g, h, t)),
            (Some(_), None) | (None, Some(_) | None) => None,
        },
        lumbar: mix_n(p.lumbar, q.lumbar, t),
        thoracic: mix_n(p.thoracic, q.thoracic, t),
        neck: mix_n(p.neck, q.neck, t),
        head: mix_n(p.head, q.head, t),
        side: std::array::from_fn(|i| SidePose {
            girdle: mix_n(p.side[i].girdle, q.side[i].girdle, t),
            arm: mix_arm(&p.side[i].arm, &q.side[i].arm, &a.arms[i], &b.arms[i], t),
            grip: mix(p.side[i].grip, q.side[i].grip, t),
            leg: mix_leg(&p.side[i].leg, &q.side[i].leg, &a.legs[i], &b.legs[i], t),
        }),
        lids: mix(p.lids, q.lids, t),
    }
}
